//! CVC TLVs: 32, 33 (legacy PKI), 81 and 82 (DOCSIS 3.1), each value joined from its pieces.
//!
//! What is inside the value is not read here.

use alloc::format;
use alloc::vec::Vec;
use core::ops::Range;

use super::{Problem, ProblemKind, View};

/// The TLV types that carry CVCs, in the order of their numbers.
pub const CVC_TLVS: [u8; 4] = [32, 33, 81, 82];

/// Octets of every piece but the last.
const PIECE: usize = 254;

/// The CVC TLVs of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CvcTlvs([Option<Joined>; 4]);

impl CvcTlvs {
    /// The value of one of [`CVC_TLVS`]; `None` when the file does not have it.
    pub fn tlv(&self, tlv: u8) -> Option<&Joined> {
        self.iter().find(|joined| joined.tlv == tlv)
    }

    /// Those that the file has, by number.
    pub fn iter(&self) -> impl Iterator<Item = &Joined> {
        self.0.iter().flatten()
    }
}

/// Joins the CVC TLVs of a file.
pub fn cvc_tlvs(view: &View<'_>) -> CvcTlvs {
    CvcTlvs(CVC_TLVS.map(|tlv| joined(view, tlv)))
}

/// Joins the values of all TLVs of one type in file order; `None` when there is none.
pub fn joined(view: &View<'_>, tlv: u8) -> Option<Joined> {
    let mut joined = Joined { tlv, bytes: Vec::new(), pieces: Vec::new(), problems: Vec::new() };
    for piece in view.all(tlv) {
        joined.pieces.push(Piece { offset: piece.offset, header: piece.header, length: piece.value.len() });
        joined.bytes.extend_from_slice(piece.value);
    }
    let (_, all_but_last) = joined.pieces.split_last()?;
    joined.problems = all_but_last.iter().filter(|piece| piece.length != PIECE).map(Piece::short).collect();
    Some(joined)
}

/// A value that stands in the file in pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The TLV type.
    pub tlv: u8,
    /// The value, its pieces joined.
    pub bytes: Vec<u8>,
    /// Where the pieces stand; at least one.
    pub pieces: Vec<Piece>,
    /// Pieces that are shorter than they should be.
    pub problems: Vec<Problem>,
}

/// One TLV of a joined value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// File offset of the type octet.
    pub offset: usize,
    /// Octets of type and length.
    pub header: usize,
    /// Octets of the value.
    pub length: usize,
}

impl Piece {
    fn end(&self) -> usize {
        self.offset + self.header + self.length
    }

    fn short(&self) -> Problem {
        let expected = format!("{PIECE} octets in every piece but the last");
        Problem::new(ProblemKind::ShortPiece, self.offset + 1, expected, format!("{}", self.length))
    }
}

impl Joined {
    /// The file offset of an octet of the joined value; behind its end, the octets that would follow.
    pub fn file_offset(&self, joined_offset: usize) -> usize {
        let mut left = joined_offset;
        let mut at = 0;
        for piece in &self.pieces {
            at = piece.offset + piece.header + left;
            if left < piece.length {
                return at;
            }
            left -= piece.length;
        }
        at
    }

    /// The octets of the file from the first piece to the last.
    pub fn place(&self) -> Range<usize> {
        let start = self.pieces.first().map_or(0, |piece| piece.offset);
        start..self.pieces.last().map_or(start, Piece::end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// TLV 81 in pieces of the given lengths, a TLV 3 behind the first, then the end.
    fn file(lengths: &[u8]) -> Vec<u8> {
        let mut file = Vec::new();
        for (index, &length) in lengths.iter().enumerate() {
            file.extend([81, length]);
            file.extend((0..length).map(|n| n ^ u8::try_from(index).unwrap()));
            if index == 0 {
                file.extend([3, 1, 1]);
            }
        }
        file.extend([255]);
        file
    }

    #[test]
    fn pieces_are_joined_in_file_order_and_offsets_lead_back() {
        let file = file(&[254, 254, 39]);
        let tlvs = cvc_tlvs(&View::read(&file));
        let chain = tlvs.tlv(81).unwrap();
        assert_eq!(chain.bytes.len(), 547);
        for (joined, &octet) in chain.bytes.iter().enumerate() {
            assert_eq!(file[chain.file_offset(joined)], octet, "{joined}");
        }
        assert_eq!(chain.place(), 0..file.len() - 1);
        assert_eq!((chain.file_offset(547), chain.problems.len()), (file.len() - 1, 0));
        assert!(tlvs.tlv(32).is_none() && tlvs.iter().count() == 1);
    }

    #[test]
    fn a_short_piece_before_the_last_is_a_problem_at_its_length() {
        let file = file(&[200, 254, 3]);
        let chain = joined(&View::read(&file), 81).unwrap();
        assert_eq!(chain.problems.len(), 1);
        assert_eq!((chain.problems[0].id(), chain.problems[0].offset), ("short-piece", 1));
    }
}
