//! One measured thing, and the table of all.

use std::fmt::Write;

/// One measured thing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// What was measured.
    pub(super) name: &'static str,
    /// Unit of both figures.
    pub(super) unit: &'static str,
    /// Ours: the median of the run.
    pub(super) ours: f64,
    /// The peer's name and its median of the same, interleaved run.
    pub(super) peer: Option<(&'static str, f64)>,
    /// What is asked of us.
    pub(super) bar: Bar,
}

/// What is asked of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bar {
    /// No more than this many units.
    AtMost(f64),
    /// At least this share of the peer's figure.
    RatioAtLeast(f64),
}

impl Row {
    /// Ours over the peer's.
    pub(super) fn ratio(&self) -> Option<f64> {
        self.peer.map(|(_, peer)| self.ours / peer)
    }

    /// Whether the bar is met; a ratio without a peer is not.
    pub(super) fn meets_bar(&self) -> bool {
        match self.bar {
            Bar::AtMost(limit) => self.ours <= limit,
            Bar::RatioAtLeast(limit) => self.ratio().is_some_and(|ratio| ratio >= limit),
        }
    }
}

/// All rows as a Markdown table.
pub(super) fn table(rows: &[Row]) -> String {
    let mut table =
        String::from("| work | unit | ours | peer | ratio | bar | met |\n|---|---|--:|--:|--:|---|---|\n");
    for row in rows {
        let peer = row.peer.map_or("-".into(), |(name, value)| format!("{} ({name})", figure(value)));
        let ratio = row.ratio().map_or("-".into(), |ratio| format!("{ratio:.2}"));
        let bar = match row.bar {
            Bar::AtMost(limit) => format!("at most {}", figure(limit)),
            Bar::RatioAtLeast(limit) => format!("ratio at least {limit}"),
        };
        let met = if row.meets_bar() { "yes" } else { "NO" };
        let (name, unit, ours) = (row.name, row.unit, figure(row.ours));
        // Writing to a String cannot fail.
        let _ = writeln!(table, "| {name} | {unit} | {ours} | {peer} | {ratio} | {bar} | {met} |");
    }
    table
}

/// Three digits that mean something.
fn figure(value: f64) -> String {
    if value.abs() >= 100.0 { format!("{value:.0}") } else { format!("{value:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_whether_its_bar_is_met() {
        let row = Row {
            name: "requests of a file",
            unit: "1/s",
            ours: 450.0,
            peer: Some(("empty worker", 1000.0)),
            bar: Bar::RatioAtLeast(0.5),
        };
        assert!(!row.meets_bar());
        assert!(table(&[row]).ends_with(
            "| requests of a file | 1/s | 450 | 1000 (empty worker) | 0.45 | ratio at least 0.5 | NO |\n"
        ));
    }

    #[test]
    fn a_limit_is_met_at_the_limit() {
        let row = Row { name: "size", unit: "kB", ours: 350.0, peer: None, bar: Bar::AtMost(350.0) };
        assert!(row.meets_bar());
        assert!(table(&[row]).ends_with("| size | kB | 350 | - | - | at most 350 | yes |\n"));
    }
}
