//! A file's fields in aligned columns: offset, length, name, value.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use cableseal_core::report::text::{self, printable};
use cableseal_core::report::tree::Node;

/// Columns before the name: offset, length and the gaps.
const MARGIN: usize = 19;

/// Names longer than this push their value to the right.
const NAME: usize = 44;

/// How a tree is drawn.
#[derive(Clone, Copy)]
pub(crate) struct Layout {
    pub(crate) style: text::Style,
    /// Columns to cut long values at; `None` keeps them whole.
    pub(crate) columns: Option<usize>,
}

/// Draws a tree, a line for each field and each problem.
pub(crate) fn draw(root: &Node, layout: Layout) -> String {
    let mut drawing = Drawing { text: String::new(), layout, name: name_width(root, 0).min(NAME) };
    drawing.row("  offset    length  field", Style::new().dimmed());
    drawing.node(root, 0);
    drawing.text
}

/// The octets as a hex dump.
pub(crate) fn hex_dump(octets: &[u8]) -> String {
    let mut text = String::new();
    for (row, line) in octets.chunks(16).enumerate() {
        let mut hex = String::new();
        let mut shown = String::new();
        for &octet in line {
            let character = char::from(octet);
            // Writing to a string does not fail.
            let _ = write!(hex, "{octet:02x} ");
            shown.push(if character.is_ascii_graphic() || character == ' ' { character } else { '.' });
        }
        let _ = writeln!(text, "{:08x}  {hex:48} {shown}", row * 16);
    }
    text
}

fn name_width(node: &Node, depth: usize) -> usize {
    let own = depth * 2 + node.label.chars().count();
    node.children.iter().map(|child| name_width(child, depth + 1)).fold(own, usize::max)
}

struct Drawing {
    text: String,
    layout: Layout,
    name: usize,
}

impl Drawing {
    fn node(&mut self, node: &Node, depth: usize) {
        let indent = depth * 2;
        let label = printable(&node.label);
        let width = self.name.saturating_sub(indent);
        let mut line = format!("{:08x} {:>9}  {:indent$}{label}", node.offset, node.length, "");
        if let Some(value) = &node.value {
            let padding = width.saturating_sub(label.chars().count());
            line = format!("{line}{:padding$}  {}", "", printable(value));
        }
        self.row(&line, Style::new());
        for problem in &node.problems {
            let line = format!("{:MARGIN$}  {:indent$}! {}", "", "", printable(problem));
            self.row(&line, AnsiColor::Yellow.on_default());
        }
        for child in &node.children {
            self.node(child, depth + 1);
        }
    }

    fn row(&mut self, line: &str, style: Style) {
        let cut = match self.layout.columns {
            Some(columns) if line.chars().count() > columns => {
                let head: String = line.chars().take(columns - 1).collect();
                format!("{head}…")
            }
            _ => line.trim_end().to_string(),
        };
        let _ = match self.layout.style {
            text::Style::Plain => writeln!(self.text, "{cut}"),
            text::Style::Ansi => writeln!(self.text, "{style}{cut}{style:#}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Node {
        let child = Node::new("TLV 3", 0, 3, 2).with_value("on\u{1b}[2J").with_problem("odd");
        Node::new("Config", 0, 16, 0).with_children(vec![child])
    }

    #[test]
    fn a_tree_has_a_line_for_each_field_and_problem() {
        let text = draw(&tree(), Layout { style: text::Style::Plain, columns: None });
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "  offset    length  field",
                "00000000        16  Config",
                "00000000         3    TLV 3  on\\u{1b}[2J",
                "                       ! odd",
            ]
        );
    }

    #[test]
    fn a_long_value_is_cut_at_the_width_of_the_terminal() {
        let node = Node::new("key", 0, 300, 4).with_value("ab".repeat(300));
        let text = draw(&node, Layout { style: text::Style::Plain, columns: Some(80) });
        let line = text.lines().last().unwrap();
        assert_eq!(line.chars().count(), 80);
        assert!(line.ends_with("ab…") || line.ends_with("ba…"), "{line}");
    }

    #[test]
    fn a_hex_dump_has_16_octets_a_line() {
        let text = hex_dump(b"0123456789abcdef\x00");
        let expected = "00000000  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef\n\
                        00000010  00                                               .\n";
        assert_eq!(text, expected);
    }
}
