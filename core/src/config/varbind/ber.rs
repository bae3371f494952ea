//! BER elements as SNMP uses them (X.690 8.1, RFC 3417 8): definite lengths in any form.

use alloc::format;

use crate::bytes::{FormatError, Reader};
use crate::limits;

/// Tag octets of SNMP (RFC 3416 3).
pub(super) mod tag {
    pub(crate) use crate::bytes::der::tag::{INTEGER, NULL, OCTET_STRING, OID, SEQUENCE};

    pub(crate) const IP_ADDRESS: u8 = 0x40;
    pub(crate) const COUNTER32: u8 = 0x41;
    pub(crate) const GAUGE32: u8 = 0x42;
    pub(crate) const TIME_TICKS: u8 = 0x43;
    pub(crate) const OPAQUE: u8 = 0x44;
    pub(crate) const COUNTER64: u8 = 0x46;
}

/// One element.
pub(super) struct Element<'a> {
    pub(super) tag: u8,
    pub(super) offset: usize,
    pub(super) value_offset: usize,
    pub(super) value: &'a [u8],
}

/// Takes the next element.
pub(super) fn element<'a>(
    reader: &mut Reader<'a>,
    structure: &'static str,
) -> Result<Element<'a>, FormatError> {
    let offset = reader.offset();
    let tag = reader.u8(structure)?;
    let length = length(reader, structure)?;
    let value_offset = reader.offset();
    let value = reader.take(length, structure)?;
    Ok(Element { tag, offset, value_offset, value })
}

fn length(reader: &mut Reader<'_>, structure: &'static str) -> Result<usize, FormatError> {
    let offset = reader.offset();
    let first = reader.u8(structure)?;
    let count = usize::from(first & 0x7f);
    if first < 0x80 {
        return Ok(count);
    }
    if count == 0 || count > limits::DER_LENGTH_OCTETS {
        let expected = "a definite length of at most 4 octets (limit DER_LENGTH_OCTETS)";
        return Err(FormatError::new(offset, structure, expected, format!("{first:#04x}")));
    }
    let octets = reader.take(count, structure)?;
    Ok(octets.iter().fold(0, |sum, &octet| sum << 8 | usize::from(octet)))
}

/// The content of an INTEGER of up to 8 octets.
pub(super) fn signed(element: &Element<'_>) -> Result<i64, FormatError> {
    let (Some(&first), 1..=8) = (element.value.first(), element.value.len()) else {
        return Err(element.wrong_width("INTEGER", "1 to 8 octets"));
    };
    let sign = if first & 0x80 == 0 { 0 } else { -1 };
    Ok(element.value.iter().fold(sign, |sum, &octet| sum << 8 | i64::from(octet)))
}

/// The content of an unsigned type of `width` octets, and one more if that is zero.
pub(super) fn unsigned(
    element: &Element<'_>,
    structure: &'static str,
    width: usize,
) -> Result<u64, FormatError> {
    let octets = match element.value {
        [0, rest @ ..] if rest.len() == width => rest,
        octets => octets,
    };
    if octets.is_empty() || octets.len() > width {
        let expected =
            if width == 4 { "1 to 4 octets, or 0 and 4 octets" } else { "1 to 8 octets, or 0 and 8 octets" };
        return Err(element.wrong_width(structure, expected));
    }
    Ok(octets.iter().fold(0, |sum, &octet| sum << 8 | u64::from(octet)))
}
