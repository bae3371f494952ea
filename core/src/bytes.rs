//! Readers that know where they are: plain octets here, DER in [`der`].

pub mod der;

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

/// What a parser says when bytes are not what the format allows: where, what it wanted, what it found.
///
/// The offset counts from the start of the file, not of the nested structure: parsers of inner structures start
/// their [`Reader`] with [`Reader::at`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// Octets from the start of the file to the first octet that is wrong.
    pub offset: usize,
    /// The structure being read, in the specification's words: `"SignerInfo"`, `"TLV 24.6"`.
    pub structure: Cow<'static, str>,
    /// What the format allows here.
    pub expected: Cow<'static, str>,
    /// What stands there instead.
    pub found: Cow<'static, str>,
}

impl FormatError {
    /// An error at `offset`.
    pub fn new(
        offset: usize,
        structure: impl Into<Cow<'static, str>>,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { offset, structure: structure.into(), expected: expected.into(), found: found.into() }
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { offset, structure, expected, found } = self;
        write!(f, "{structure} at offset {offset:#x}: expected {expected}, found {found}")
    }
}

impl core::error::Error for FormatError {}

/// Reads octets front to back and knows the file offset of the next one.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    offset: usize,
}

impl<'a> Reader<'a> {
    /// Reads `bytes` as a file of its own.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self::at(bytes, 0)
    }

    /// Reads `bytes`, which stand at `offset` of a file.
    pub fn at(bytes: &'a [u8], offset: usize) -> Self {
        Self { rest: bytes, offset }
    }

    /// File offset of the next octet.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// The octets not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// True when every octet is read.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next octet, left in place.
    pub fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// Takes one octet.
    ///
    /// # Errors
    /// When none is left.
    pub fn u8(&mut self, structure: &'static str) -> Result<u8, FormatError> {
        match self.rest.split_first() {
            Some((&octet, rest)) => {
                self.advance(rest, 1);
                Ok(octet)
            }
            None => Err(self.short(structure, 1)),
        }
    }

    /// Takes a big-endian 16-bit number.
    ///
    /// # Errors
    /// When fewer than two octets are left.
    pub fn u16(&mut self, structure: &'static str) -> Result<u16, FormatError> {
        match self.rest.split_first_chunk::<2>() {
            Some((&octets, rest)) => {
                self.advance(rest, 2);
                Ok(u16::from_be_bytes(octets))
            }
            None => Err(self.short(structure, 2)),
        }
    }

    /// Takes `count` octets.
    ///
    /// # Errors
    /// When fewer are left.
    pub fn take(&mut self, count: usize, structure: &'static str) -> Result<&'a [u8], FormatError> {
        match self.rest.split_at_checked(count) {
            Some((taken, rest)) => {
                self.advance(rest, count);
                Ok(taken)
            }
            None => Err(self.short(structure, count)),
        }
    }

    /// Demands that nothing is left.
    ///
    /// # Errors
    /// When octets follow.
    pub fn finish(&self, structure: &'static str) -> Result<(), FormatError> {
        if self.is_empty() {
            return Ok(());
        }
        Err(FormatError::new(
            self.offset,
            structure,
            "the end",
            alloc::format!("{} more octets", self.rest.len()),
        ))
    }

    fn advance(&mut self, rest: &'a [u8], by: usize) {
        self.rest = rest;
        self.offset += by;
    }

    fn short(&self, structure: &'static str, wanted: usize) -> FormatError {
        let left = self.rest.len();
        FormatError::new(
            self.offset,
            structure,
            alloc::format!("{wanted} octets"),
            if left == 0 { Cow::from("the end") } else { alloc::format!("{left}").into() },
        )
    }
}

/// Octets as lower-case hex, no separators.
pub fn hex(octets: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(octets.len() * 2);
    for octet in octets {
        for nibble in [octet >> 4, octet & 15] {
            text.push(DIGITS.get(usize::from(nibble)).copied().map_or('?', char::from));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_offsets_from_the_start_of_the_file() {
        let mut reader = Reader::at(&[1, 2, 3], 0x10);
        assert_eq!(reader.u8("a"), Ok(1));
        assert_eq!(reader.offset(), 0x11);
        assert_eq!(reader.u16("b"), Ok(0x0203));
        assert_eq!(reader.u8("c"), Err(FormatError::new(0x13, "c", "1 octets", "the end")));
    }

    #[test]
    fn a_short_read_takes_nothing() {
        let mut reader = Reader::new(&[1, 2]);
        assert_eq!(reader.take(3, "x"), Err(FormatError::new(0, "x", "3 octets", "2")));
        assert_eq!(reader.rest(), &[1, 2]);
    }

    #[test]
    fn hex_is_lower_case_without_separators() {
        assert_eq!(hex(&[0x00, 0xab, 0x9f]), "00ab9f");
    }
}
