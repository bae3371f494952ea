//! Where octets stand in the hex view, without a browser.

use std::ops::Range;

use crate::number::{count, float, float64, index, octets};

/// Octets that are read from a file at once.
pub const BLOCK: u64 = 64 * 1024;

/// How a file is laid out in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Octets of the file.
    pub length: u64,
    /// Octets in a row: 16, or 8 where 16 do not fit.
    pub per_row: u64,
}

impl Layout {
    /// The layout for a box that holds `columns` monospaced letters.
    pub fn fitting(length: u64, columns: usize) -> Self {
        let wide = Self { length, per_row: 16 };
        // Offset, two gaps, three columns an octet for hex, one for text.
        if columns >= wide.offset_digits() + 4 + 16 * 4 { wide } else { Self { length, per_row: 8 } }
    }

    /// Rows in all.
    pub fn rows(self) -> usize {
        index(self.length.div_ceil(self.per_row))
    }

    /// The row of an offset.
    pub fn row_of(self, offset: u64) -> usize {
        index(offset / self.per_row)
    }

    /// The octets of a row.
    pub fn octets_of(self, row: usize) -> Range<u64> {
        let start = (row as u64).saturating_mul(self.per_row);
        start.min(self.length)..(start + self.per_row).min(self.length)
    }

    /// Digits of an offset column that holds every offset.
    pub fn offset_digits(self) -> usize {
        if self.length > 0xffff_ffff {
            10
        } else if self.length > 0xff_ffff {
            8
        } else {
            6
        }
    }

    /// The octet of `row` under a pointer at `x` of a column `width` wide, in which all octets are equally wide.
    pub fn octet_at(self, row: usize, x: f64, width: f64) -> Option<u64> {
        let place = (x / width.max(1.0)).clamp(0.0, 0.9999) * float64(self.per_row);
        let offset = self.octets_of(row).start + octets(place);
        (offset < self.length).then_some(offset)
    }

    /// Where a key leads from the octet at `offset`; `page` is in rows.
    pub fn key(self, offset: u64, page: usize, key: &str, ctrl: bool) -> Option<u64> {
        let last = self.length.checked_sub(1)?;
        let page = page as u64 * self.per_row;
        let to = match key {
            "ArrowRight" => offset + 1,
            "ArrowLeft" => offset.saturating_sub(1),
            "ArrowDown" if offset + self.per_row <= last => offset + self.per_row,
            "ArrowUp" if offset >= self.per_row => offset - self.per_row,
            "ArrowDown" | "ArrowUp" => offset,
            "PageDown" => offset + page,
            "PageUp" => offset.saturating_sub(page),
            "Home" if ctrl => 0,
            "End" if ctrl => last,
            "Home" => offset - offset % self.per_row,
            "End" => offset - offset % self.per_row + self.per_row - 1,
            _ => return None,
        };
        Some(to.min(last))
    }
}

/// A row split where the selection begins and ends: before, inside, behind.
pub type Parts = [String; 3];

/// The hex and text columns of a row; `None` for octets that are not read yet.
pub fn columns(octets: &[Option<u8>], start: u64, selection: &Range<u64>) -> (Parts, Parts) {
    let (mut hex, mut text) = (Parts::default(), Parts::default());
    for (i, octet) in octets.iter().enumerate() {
        let offset = start + i as u64;
        let part = usize::from(offset >= selection.start) + usize::from(offset >= selection.end);
        let (Some(hex), Some(text)) = (hex.get_mut(part), text.get_mut(part)) else { continue };
        if let Some(octet) = octet {
            hex.push_str(&cableseal_core::bytes::hex(&[*octet]));
            text.push(if octet.is_ascii_graphic() || *octet == b' ' { char::from(*octet) } else { '.' });
        } else {
            hex.push_str("··");
            text.push(' ');
        }
        hex.push(' ');
    }
    (hex, text)
}

/// The blocks that hold `octets`, as their first offsets.
pub fn blocks(octets: Range<u64>) -> impl Iterator<Item = u64> {
    let first = octets.start / BLOCK;
    (first..octets.end.div_ceil(BLOCK).max(first)).map(|block| block * BLOCK)
}

/// How many monospaced letters fit into `width` pixels.
pub fn letters(width: f64, letter: f64) -> usize {
    count((width / letter.max(1.0)).min(float(500)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: Layout = Layout { length: 100, per_row: 16 };

    #[test]
    fn a_narrow_box_gets_half_rows() {
        assert_eq!(Layout::fitting(100, 120).per_row, 16);
        assert_eq!(Layout::fitting(100, 50).per_row, 8);
    }

    #[test]
    fn the_last_row_is_short() {
        assert_eq!(FILE.rows(), 7);
        assert_eq!(FILE.octets_of(6), 96..100);
        assert_eq!(FILE.octets_of(9), 100..100);
    }

    #[test]
    fn a_pointer_finds_its_octet() {
        assert_eq!(FILE.octet_at(1, 0.0, 480.0), Some(16));
        assert_eq!(FILE.octet_at(1, 479.0, 480.0), Some(31));
        assert_eq!(FILE.octet_at(6, 300.0, 480.0), None);
    }

    #[test]
    fn keys_move_by_octet_row_and_page() {
        assert_eq!(FILE.key(20, 3, "ArrowRight", false), Some(21));
        assert_eq!(FILE.key(20, 3, "ArrowUp", false), Some(4));
        assert_eq!(FILE.key(4, 3, "ArrowUp", false), Some(4));
        assert_eq!(FILE.key(20, 3, "PageDown", false), Some(68));
        assert_eq!(FILE.key(20, 3, "Home", false), Some(16));
        assert_eq!(FILE.key(20, 3, "End", true), Some(99));
        assert_eq!(FILE.key(99, 3, "ArrowRight", false), Some(99));
        assert_eq!(FILE.key(20, 3, "x", false), None);
    }

    #[test]
    fn the_selection_splits_a_row_in_three() {
        let octets = [Some(0x41), Some(0x42), Some(0x00), None];
        let (hex, text) = columns(&octets, 16, &(17..19));
        assert_eq!(hex, ["41 ", "42 00 ", "·· "]);
        assert_eq!(text, ["A", "B.", " "]);
    }

    #[test]
    fn rows_across_a_border_need_two_blocks() {
        assert_eq!(blocks(BLOCK - 8..BLOCK + 8).collect::<Vec<_>>(), [0, BLOCK]);
        assert_eq!(blocks(0..10).collect::<Vec<_>>(), [0]);
    }
}
