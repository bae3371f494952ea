//! BER elements as SNMP uses them (X.690 8.1, RFC 3417 8): definite lengths in any form.

use alloc::format;
use alloc::vec::Vec;

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

/// An element with the shortest length.
pub(super) fn write(tag: u8, value: &[u8]) -> Vec<u8> {
    let mut octets = Vec::from([tag]);
    let length = value.len().to_be_bytes();
    match u8::try_from(value.len()) {
        Ok(short) if short < 0x80 => octets.push(short),
        _ => {
            let length = trim(&length, |first, _| first == 0);
            octets.push(0x80 | u8::try_from(length.len()).unwrap_or_default());
            octets.extend(length);
        }
    }
    octets.extend(value);
    octets
}

/// The shortest content of an INTEGER.
pub(super) fn write_signed(number: i64) -> Vec<u8> {
    let sign = |octet: u8| octet & 0x80;
    trim(&number.to_be_bytes(), |first, next| matches!(first, 0 | 0xff) && sign(first) == sign(next)).to_vec()
}

/// The shortest content of an unsigned type: a zero in front where the number would look negative.
pub(super) fn write_unsigned(number: u64) -> Vec<u8> {
    let octets = [&[0][..], &number.to_be_bytes()].concat();
    trim(&octets, |first, next| first == 0 && next & 0x80 == 0).to_vec()
}

/// Drops octets from the front while `needless` says so of an octet and the one behind it; keeps the last.
fn trim(mut octets: &[u8], needless: impl Fn(u8, u8) -> bool) -> &[u8] {
    while let [first, rest @ ..] = octets
        && let [next, ..] = rest
        && needless(*first, *next)
    {
        octets = rest;
    }
    octets
}

/// The content of an OBJECT IDENTIFIER.
pub(super) fn write_arcs(mut arcs: impl Iterator<Item = u64>) -> Vec<u8> {
    let root = arcs.next().unwrap_or_default();
    let second = arcs.next().unwrap_or_default();
    let first = root.saturating_mul(40).saturating_add(second);
    let mut octets = Vec::new();
    for arc in core::iter::once(first).chain(arcs) {
        let groups = (1..10).take_while(|group| arc >> (7 * group) != 0).count();
        for group in (0..=groups).rev() {
            let bits = u8::try_from(arc >> (7 * group) & 0x7f).unwrap_or_default();
            octets.push(if group == 0 { bits } else { 0x80 | bits });
        }
    }
    octets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_their_shortest_form() {
        for (number, octets) in
            [(0, &[0][..]), (127, &[127]), (128, &[0, 128]), (-1, &[255]), (-129, &[255, 127])]
        {
            assert_eq!(write_signed(number), octets, "{number}");
        }
        assert_eq!(write_signed(i64::MIN), i64::MIN.to_be_bytes());
        for (number, octets) in [(0, &[0][..]), (128, &[0, 128]), (0xffff_ffff, &[0, 255, 255, 255, 255])] {
            assert_eq!(write_unsigned(number), octets, "{number}");
        }
        assert_eq!(write_unsigned(u64::MAX).len(), 9);
    }

    #[test]
    fn lengths_and_arcs_are_written_in_their_shortest_form() {
        assert_eq!(write(4, &[7; 127])[..2], [4, 127]);
        assert_eq!(write(4, &[7; 128])[..3], [4, 0x81, 128]);
        assert_eq!(write(4, &[7; 256])[..4], [4, 0x82, 1, 0]);
        assert_eq!(write_arcs([1, 3, 6, 1, 4, 1, 4491].into_iter()), [0x2b, 6, 1, 4, 1, 0xa3, 0x0b]);
        assert_eq!(write_arcs([2, 999, u64::MAX].into_iter()).len(), 12);
    }
}
