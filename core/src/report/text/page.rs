//! Lines of at most 100 columns: labels, hanging indents, colour.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::iter;

/// Columns that the text fits.
const WIDTH: usize = 100;

/// Whether the text has colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// None: for files and pipes.
    #[default]
    Plain,
    /// ANSI escape sequences: for a terminal.
    Ansi,
}

/// What a word looks like on a terminal. Never the only sign of a meaning.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Bold,
    Dim,
    Green,
    Red,
    Yellow,
}

impl Ink {
    const fn code(self) -> &'static str {
        match self {
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Green => "1;32",
            Self::Red => "1;31",
            Self::Yellow => "1;33",
        }
    }
}

/// A text that grows line by line.
pub(crate) struct Page {
    style: Style,
    text: String,
}

impl Page {
    pub(crate) fn new(style: Style) -> Self {
        Self { style, text: String::new() }
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }

    /// An empty line, then a heading.
    pub(crate) fn heading(&mut self, text: &str) {
        self.text.push('\n');
        let text = printable(text);
        self.wrapped(&self.inked(&text, Ink::Bold), text.chars().count(), "");
    }

    /// A coloured word, then a sentence with a hanging indent.
    pub(crate) fn item(&mut self, indent: usize, word: &str, ink: Ink, sentence: &str) {
        let lead = format!("{}{}  ", spaces(indent), self.inked(word, ink));
        self.wrapped(&lead, indent + word.chars().count() + 2, sentence);
    }

    /// A field of the verdict.
    pub(crate) fn field(&mut self, label: &str, value: &str) {
        self.labelled(2, 10, label, value);
    }

    /// A field of a check or a certificate.
    pub(crate) fn detail(&mut self, label: &str, value: &str) {
        self.labelled(8, 8, label, value);
    }

    /// A line with a hanging indent.
    pub(crate) fn line(&mut self, indent: usize, text: &str) {
        self.wrapped(&spaces(indent), indent, text);
    }

    /// Columns side by side, each as wide as its widest entry.
    pub(crate) fn table(&mut self, columns: &[Vec<(String, Option<Ink>)>]) {
        let widths: Vec<_> = columns
            .iter()
            .map(|entries| entries.iter().map(|(text, _)| text.chars().count()).max())
            .collect();
        let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
        for row in 0..rows {
            let mut line = String::new();
            for (entries, width) in columns.iter().zip(&widths) {
                let Some((text, ink)) = entries.get(row) else { continue };
                let gap = width.unwrap_or(0).saturating_sub(text.chars().count()) + 2;
                line += &ink.map_or_else(|| text.clone(), |ink| self.inked(text, ink));
                line += &spaces(gap);
            }
            self.push(&line);
        }
    }

    fn labelled(&mut self, indent: usize, width: usize, label: &str, value: &str) {
        let lead = format!("{}{}  ", spaces(indent), self.inked(&format!("{label:width$}"), Ink::Dim));
        self.wrapped(&lead, indent + width + 2, value);
    }

    fn inked(&self, text: &str, ink: Ink) -> String {
        match self.style {
            Style::Plain => text.to_string(),
            Style::Ansi => format!("\x1b[{}m{text}\x1b[0m", ink.code()),
        }
    }

    /// Writes `text` behind a lead of `hang` columns, which later lines leave empty.
    fn wrapped(&mut self, lead: &str, hang: usize, text: &str) {
        let text = printable(text);
        let mut line = lead.to_string();
        let mut column = hang;
        for word in text.split(' ').flat_map(|word| pieces(word, WIDTH - hang)) {
            let gap = usize::from(column > hang);
            let length = word.chars().count();
            if gap == 1 && column + gap + length > WIDTH {
                self.push(&line);
                line = spaces(hang);
                column = hang;
            } else if gap == 1 {
                line.push(' ');
                column += 1;
            }
            line.push_str(word);
            column += length;
        }
        self.push(&line);
    }

    fn push(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

/// The text with control and direction-changing characters escaped: `\u{1b}`.
pub fn printable(text: &str) -> Cow<'_, str> {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) { clean.extend(c.escape_unicode()) } else { clean.push(c) }
    }
    Cow::Owned(clean)
}

/// A word that is longer than a line, cut into lines: hex has no spaces.
fn pieces(word: &str, width: usize) -> impl Iterator<Item = &str> {
    let mut rest = Some(word);
    iter::from_fn(move || {
        let word = rest?;
        let cut = word.char_indices().nth(width).map_or(word.len(), |(at, _)| at);
        let (head, tail) = word.split_at(cut);
        rest = (!tail.is_empty()).then_some(tail);
        Some(head)
    })
}

fn spaces(count: usize) -> String {
    iter::repeat_n(' ', count).collect()
}
