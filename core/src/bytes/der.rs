//! DER elements with their file offsets.
//!
//! The reader is strict about tags and lengths and indifferent to what DER demands beyond them: the order of a
//! `SET OF` is as the file has it, because real code files are not sorted.

use alloc::format;

use super::{FormatError, Reader};
use crate::limits;

/// Tag octets used by the structures this crate reads.
pub mod tag {
    /// BOOLEAN.
    pub const BOOLEAN: u8 = 0x01;
    /// INTEGER.
    pub const INTEGER: u8 = 0x02;
    /// BIT STRING.
    pub const BIT_STRING: u8 = 0x03;
    /// OCTET STRING.
    pub const OCTET_STRING: u8 = 0x04;
    /// NULL.
    pub const NULL: u8 = 0x05;
    /// OBJECT IDENTIFIER.
    pub const OID: u8 = 0x06;
    /// `UTCTime`.
    pub const UTC_TIME: u8 = 0x17;
    /// `GeneralizedTime`.
    pub const GENERALIZED_TIME: u8 = 0x18;
    /// SEQUENCE and SEQUENCE OF.
    pub const SEQUENCE: u8 = 0x30;
    /// SET and SET OF.
    pub const SET: u8 = 0x31;

    /// Context-specific, constructed: `[number]` of a structure.
    pub const fn context(number: u8) -> u8 {
        0xa0 | number
    }

    /// Context-specific, primitive: `[number] IMPLICIT` of a simple type.
    pub const fn context_primitive(number: u8) -> u8 {
        0x80 | number
    }
}

/// One DER element: tag, length, value, and where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element<'a> {
    /// The tag octet; tag numbers above 30 are not read.
    pub tag: u8,
    /// File offset of the tag octet.
    pub offset: usize,
    /// Tag, length and value, as in the file.
    pub raw: &'a [u8],
    /// The value alone.
    pub value: &'a [u8],
}

impl<'a> Element<'a> {
    /// File offset of the first octet of the value.
    pub fn value_offset(&self) -> usize {
        self.offset + (self.raw.len() - self.value.len())
    }

    /// File offset just behind the element.
    pub fn end(&self) -> usize {
        self.offset + self.raw.len()
    }

    /// True for SEQUENCE, SET and explicit tags.
    pub fn is_constructed(&self) -> bool {
        self.tag & 0x20 != 0
    }

    /// Reads what is inside.
    pub fn inside(&self) -> DerReader<'a> {
        DerReader::at(self.value, self.value_offset())
    }
}

/// Reads DER elements front to back.
#[derive(Clone, Debug)]
pub struct DerReader<'a>(Reader<'a>);

impl<'a> DerReader<'a> {
    /// Reads `bytes` as a file of its own.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(Reader::new(bytes))
    }

    /// Reads `bytes`, which stand at `offset` of a file.
    pub fn at(bytes: &'a [u8], offset: usize) -> Self {
        Self(Reader::at(bytes, offset))
    }

    /// File offset of the next element.
    pub fn offset(&self) -> usize {
        self.0.offset()
    }

    /// The octets not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.0.rest()
    }

    /// True when every element is read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The tag octet of the next element.
    pub fn peek_tag(&self) -> Option<u8> {
        self.0.peek()
    }

    /// Takes the next element, whatever its tag.
    ///
    /// # Errors
    /// When the tag number is above 30, the length is not DER (indefinite, padded, above
    /// [`limits::DER_LENGTH_OCTETS`] octets), or the value reaches past the end.
    pub fn any(&mut self, structure: &'static str) -> Result<Element<'a>, FormatError> {
        let start = self.0.clone();
        let offset = start.offset();
        let mut reader = start.clone();
        let tag = reader.u8(structure)?;
        if tag & 0x1f == 0x1f {
            return Err(FormatError::new(
                offset,
                structure,
                "a tag number up to 30",
                format!("tag {tag:#04x}"),
            ));
        }
        let length = read_length(&mut reader, structure)?;
        let value = reader.take(length, structure)?;
        let raw = start.rest().get(..reader.offset() - offset).unwrap_or_default();
        self.0 = reader;
        Ok(Element { tag, offset, raw, value })
    }

    /// Takes the next element, which must have `tag`.
    ///
    /// # Errors
    /// As [`any`](Self::any), and when the tag differs.
    pub fn element(&mut self, tag: u8, structure: &'static str) -> Result<Element<'a>, FormatError> {
        match self.peek_tag() {
            Some(found) if found == tag => self.any(structure),
            Some(found) => Err(FormatError::new(
                self.offset(),
                structure,
                format!("tag {tag:#04x}"),
                format!("tag {found:#04x}"),
            )),
            None => Err(FormatError::new(self.offset(), structure, format!("tag {tag:#04x}"), "the end")),
        }
    }

    /// Takes the next element if it has `tag`.
    ///
    /// # Errors
    /// As [`any`](Self::any).
    pub fn optional(&mut self, tag: u8, structure: &'static str) -> Result<Option<Element<'a>>, FormatError> {
        if self.peek_tag() == Some(tag) { self.any(structure).map(Some) } else { Ok(None) }
    }

    /// Demands that no element is left.
    ///
    /// # Errors
    /// When octets follow.
    pub fn finish(&self, structure: &'static str) -> Result<(), FormatError> {
        self.0.finish(structure)
    }
}

/// Octets of the whole element that begins with `head`, as far as `head` tells: `None` when it is too short.
///
/// # Errors
/// When the tag or the length is not DER.
pub fn element_len(
    head: &[u8],
    offset: usize,
    structure: &'static str,
) -> Result<Option<usize>, FormatError> {
    let mut reader = Reader::at(head, offset);
    let Ok(_tag) = reader.u8(structure) else { return Ok(None) };
    let octets = match reader.peek() {
        None => return Ok(None),
        Some(first) if first > 0x80 => usize::from(first & 0x7f),
        Some(_) => 0,
    };
    if octets <= limits::DER_LENGTH_OCTETS && reader.rest().len() <= octets {
        return Ok(None);
    }
    let length = read_length(&mut reader, structure)?;
    Ok((reader.offset() - offset).checked_add(length))
}

fn read_length(reader: &mut Reader<'_>, structure: &'static str) -> Result<usize, FormatError> {
    let offset = reader.offset();
    let not_der = |expected: &'static str, found: u8| {
        FormatError::new(offset, structure, expected, format!("{found:#04x}"))
    };
    let first = reader.u8(structure)?;
    if first < 0x80 {
        return Ok(usize::from(first));
    }
    let count = usize::from(first & 0x7f);
    if count == 0 {
        return Err(not_der("a definite length", first));
    }
    if count > limits::DER_LENGTH_OCTETS {
        return Err(not_der("a length of at most 4 octets (limit DER_LENGTH_OCTETS)", first));
    }
    let octets = reader.take(count, structure)?;
    let length = octets.iter().fold(0_usize, |sum, &octet| sum << 8 | usize::from(octet));
    if length < 0x80 || octets.first() == Some(&0) {
        return Err(not_der("the shortest form of the length", first));
    }
    Ok(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_knows_its_offsets() {
        let bytes = [0x30, 0x03, 0x02, 0x01, 0x05];
        let outer = DerReader::at(&bytes, 100).element(tag::SEQUENCE, "S").unwrap();
        let inner = outer.inside().element(tag::INTEGER, "I").unwrap();
        assert_eq!((outer.offset, outer.value_offset(), outer.end()), (100, 102, 105));
        assert_eq!((inner.offset, inner.raw, inner.value), (102, &bytes[2..], &bytes[4..]));
    }

    #[test]
    fn lengths_that_are_not_der_are_refused_at_the_length_octet() {
        for (bytes, expected) in [
            (&[0x30, 0x80, 0, 0][..], "a definite length"),
            (&[0x30, 0x81, 0x01, 0][..], "the shortest form of the length"),
            (&[0x30, 0x82, 0x00, 0x80][..], "the shortest form of the length"),
            (&[0x30, 0x85, 1, 1, 1, 1, 1][..], "a length of at most 4 octets (limit DER_LENGTH_OCTETS)"),
        ] {
            let error = DerReader::new(bytes).any("x").unwrap_err();
            assert_eq!((error.offset, error.expected.as_ref()), (1, expected));
        }
    }

    #[test]
    fn the_length_of_an_element_is_known_as_soon_as_its_header_is() {
        assert_eq!(element_len(&[], 0, "x"), Ok(None));
        assert_eq!(element_len(&[0x30], 0, "x"), Ok(None));
        assert_eq!(element_len(&[0x30, 0x82, 0x11], 0, "x"), Ok(None));
        assert_eq!(element_len(&[0x30, 0x82, 0x11, 0xa1], 0, "x"), Ok(Some(4517)));
        assert_eq!(element_len(&[0x30, 0x05], 0, "x"), Ok(Some(7)));
        assert!(element_len(&[0x30, 0x89, 0x11], 0, "x").is_err());
    }
}
