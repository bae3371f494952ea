//! The arithmetic of a windowed list, without a browser.

use std::ops::Range;

use crate::number::{count, float};

/// Height of a row in pixels: `--row` in `tokens.css`.
pub const ROW_HEIGHT: f64 = 20.0;

/// Browsers stop at 17 to 33 million pixels. Above this, a pixel of the scroll bar stands for several rows.
const MOST_PIXELS: f64 = 8_000_000.0;

/// A list of `total` rows of which `visible` fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Rows in all.
    pub total: usize,
    /// Rows that fit whole; at least one.
    pub visible: usize,
}

impl Span {
    /// Height of the scrolled space in pixels.
    pub fn height(self) -> f64 {
        (float(self.total) * ROW_HEIGHT).min(MOST_PIXELS)
    }

    /// Whether a pixel of the scroll bar stands for more than its share of a row.
    pub fn is_scaled(self) -> bool {
        float(self.total) * ROW_HEIGHT > MOST_PIXELS
    }

    /// The last row that can stand on top.
    pub fn last_first(self) -> usize {
        self.total.saturating_sub(self.visible)
    }

    /// `first`, no further than the list goes.
    pub fn clamp(self, first: usize) -> usize {
        first.min(self.last_first())
    }

    /// Where to scroll, in pixels, so that `first` stands on top.
    pub fn top_of(self, first: usize) -> f64 {
        if self.is_scaled() {
            float(self.clamp(first)) / float(self.last_first().max(1)) * self.way()
        } else {
            float(self.clamp(first)) * ROW_HEIGHT
        }
    }

    /// The row on top when scrolled to `top` pixels.
    pub fn first_at(self, top: f64) -> usize {
        let first = if self.is_scaled() {
            (top / self.way()).clamp(0.0, 1.0) * float(self.last_first())
        } else {
            top / ROW_HEIGHT
        };
        self.clamp(count(first.round()))
    }

    /// The rows to draw: those that fit, and the one cut off at the bottom.
    pub fn range(self, first: usize) -> Range<usize> {
        let first = self.clamp(first);
        first..(first + self.visible + 1).min(self.total)
    }

    /// The row to put on top so that `row` is seen, moving as little as needed.
    pub fn reveal(self, first: usize, row: usize) -> usize {
        let first = self.clamp(first);
        if row < first {
            row
        } else if row >= first + self.visible {
            self.clamp(row + 1 - self.visible)
        } else {
            first
        }
    }

    fn way(self) -> f64 {
        (self.height() - float(self.visible) * ROW_HEIGHT).max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Span = Span { total: 100, visible: 10 };
    /// 200 MB in rows of 16 octets.
    const LONG: Span = Span { total: 12_500_000, visible: 30 };

    #[test]
    fn draws_what_fits_and_the_row_cut_off() {
        assert_eq!(SHORT.range(0), 0..11);
        assert_eq!(SHORT.range(95), 90..100);
        assert_eq!(Span { total: 3, visible: 10 }.range(0), 0..3);
    }

    #[test]
    fn a_short_list_scrolls_by_the_pixel() {
        assert!((SHORT.top_of(7) - 140.0).abs() < f64::EPSILON);
        assert_eq!(SHORT.first_at(140.0), 7);
        assert_eq!(SHORT.first_at(9e9), 90);
    }

    #[test]
    fn both_ends_of_200_megabytes_are_reached() {
        assert!(LONG.is_scaled());
        assert_eq!(LONG.first_at(LONG.top_of(0)), 0);
        assert_eq!(LONG.first_at(LONG.top_of(LONG.last_first())), LONG.last_first());
        assert_eq!(LONG.first_at(LONG.height()), 12_499_970);
    }

    #[test]
    fn reveals_with_the_least_movement() {
        assert_eq!(SHORT.reveal(20, 25), 20);
        assert_eq!(SHORT.reveal(20, 5), 5);
        assert_eq!(SHORT.reveal(20, 40), 31);
        assert_eq!(SHORT.reveal(20, 99), 90);
    }
}
