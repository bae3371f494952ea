//! The download parameters TLV at the head of `SignedContent`.

use alloc::vec::Vec;
use core::ops::Range;

use crate::bytes::{FormatError, Reader};

/// Type of the download parameters (SECv3.0 Table 7-17).
const DOWNLOAD_PARAMETERS: u8 = 28;

/// Octets of type and length.
pub(super) const HEADER: usize = 3;

/// `28, 2-octet length, sub-TLVs`: empty (`1C 00 00`) in every code file seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DownloadParameters {
    /// Where the whole TLV stands; the image begins at its end.
    pub place: Range<usize>,
    /// Sub-TLVs in file order.
    pub sub_tlvs: Vec<SubTlv>,
    /// Why reading the sub-TLVs stopped, if it did; the image's start is certain all the same.
    pub sub_tlv_error: Option<FormatError>,
}

/// A sub-TLV: 1-octet type, 2-octet length, value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubTlv {
    /// Its type.
    pub tlv: u8,
    /// Its value.
    pub value: Vec<u8>,
    /// Where it stands, header included.
    pub place: Range<usize>,
}

impl DownloadParameters {
    /// Reads the TLV that begins at `offset` of the file; `head` holds at least its octets.
    ///
    /// # Errors
    /// When the type is not 28 or the length reaches past the end of the file.
    pub fn read(head: &[u8], offset: usize) -> Result<Self, FormatError> {
        const WHAT: &str = "download parameters";
        let mut reader = Reader::at(head, offset);
        let tlv = reader.u8(WHAT)?;
        if tlv != DOWNLOAD_PARAMETERS {
            return Err(FormatError::new(offset, WHAT, "type 0x1c", alloc::format!("{tlv:#04x}")));
        }
        let length = usize::from(reader.u16(WHAT)?);
        let inside = reader.offset();
        let value = reader.take(length, WHAT)?;
        let (sub_tlvs, sub_tlv_error) = read_sub_tlvs(value, inside);
        Ok(Self { place: offset..reader.offset(), sub_tlvs, sub_tlv_error })
    }

    /// The first sub-TLV. The specification names four types, but what a modem does with them, how often each may
    /// stand and in which order was never seen: every code file known has none.
    pub fn first_sub_tlv(&self) -> Option<&SubTlv> {
        self.sub_tlvs.first()
    }
}

impl SubTlv {
    /// The specification's name for the type.
    pub const fn name(&self) -> &'static str {
        match self.tlv {
            4 => "RSA-Public-Key",
            17 => "CA-Certificate",
            51 => "CVC-Root-CA-Certificate",
            52 => "CVC-CA-Certificate",
            _ => "unknown",
        }
    }
}

fn read_sub_tlvs(value: &[u8], offset: usize) -> (Vec<SubTlv>, Option<FormatError>) {
    let mut reader = Reader::at(value, offset);
    let mut all = Vec::new();
    while !reader.is_empty() {
        match read_sub_tlv(&mut reader) {
            Ok(sub) => all.push(sub),
            Err(error) => return (all, Some(error)),
        }
    }
    (all, None)
}

fn read_sub_tlv(reader: &mut Reader<'_>) -> Result<SubTlv, FormatError> {
    const WHAT: &str = "download parameters sub-TLV";
    let start = reader.offset();
    let tlv = reader.u8(WHAT)?;
    let length = usize::from(reader.u16(WHAT)?);
    let value = reader.take(length, WHAT)?.to_vec();
    Ok(SubTlv { tlv, value, place: start..reader.offset() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_tlv_is_three_octets() {
        let parameters = DownloadParameters::read(&[0x1c, 0, 0, 0xff], 100).unwrap();
        assert_eq!((parameters.place, parameters.sub_tlvs.len()), (100..103, 0));
    }

    #[test]
    fn sub_tlvs_have_two_length_octets() {
        let parameters = DownloadParameters::read(&[0x1c, 0, 9, 17, 0, 1, 0xaa, 99, 0, 2, 1, 2], 0).unwrap();
        let seen: Vec<_> = parameters.sub_tlvs.iter().map(|sub| (sub.tlv, sub.place.clone())).collect();
        assert_eq!(seen, [(17, 3..7), (99, 7..12)]);
        assert_eq!(parameters.first_sub_tlv().map(|sub| sub.tlv), Some(17));
    }

    #[test]
    fn a_lying_sub_tlv_length_does_not_hide_where_the_image_begins() {
        let parameters = DownloadParameters::read(&[0x1c, 0, 3, 17, 0, 9, 0xaa], 10).unwrap();
        assert_eq!(parameters.place, 10..16);
        assert_eq!(parameters.sub_tlv_error.map(|e| e.offset), Some(16));
    }

    #[test]
    fn another_type_is_an_error_at_its_octet() {
        let error = DownloadParameters::read(&[0x7f, 0x45], 50).unwrap_err();
        assert_eq!((error.offset, error.found.as_ref()), (50, "0x7f"));
    }
}
