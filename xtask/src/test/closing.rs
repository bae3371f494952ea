//! Closing lines: what a runner says at its end, found while its output passes.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::sh;

/// Runs a test runner, lets its output through, and makes one closing line of what `note` keeps.
///
/// # Errors
/// When the runner cannot start or does not succeed.
pub(super) fn run(command: &mut Command, mut note: impl FnMut(&str)) -> Result<()> {
    let line = sh::line(command);
    let cannot = || format!("cannot run `{line}`");
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(cannot)?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.with_context(cannot)?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            note(&line);
        }
    }
    let status = child.wait().with_context(cannot)?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Sums of the lines with which the test programs of cargo close.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CargoTotals {
    programs: u32,
    passed: u32,
    failed: u32,
    ignored: u32,
}

impl CargoTotals {
    /// Adds a line if it is such a line.
    pub(super) fn note(&mut self, line: &str) {
        let Some(counts) = line.strip_prefix("test result: ") else { return };
        self.programs += 1;
        for count in counts.split([';', '.']) {
            let mut words = count.split_whitespace();
            let (Some(number), Some(what)) = (words.next().and_then(|n| n.parse::<u32>().ok()), words.next())
            else {
                continue;
            };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }

    /// The sums in one line.
    pub(super) fn line(&self) -> String {
        let Self { programs, passed, failed, ignored } = self;
        format!("{passed} passed, {failed} failed, {ignored} ignored in {programs} test programs")
    }
}

/// The counts with which node's `spec` reporter closes.
#[derive(Debug, Default)]
pub(super) struct NodeTotals(Vec<String>);

impl NodeTotals {
    /// Keeps a line if it is such a line.
    pub(super) fn note(&mut self, line: &str) {
        if let Some(count) = line.strip_prefix("ℹ ") {
            let wanted = ["tests ", "pass ", "fail ", "skipped "];
            if wanted.iter().any(|name| count.starts_with(name)) {
                self.0.push(count.to_owned());
            }
        }
    }

    /// The counts in one line.
    pub(super) fn line(&self) -> String {
        self.0.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_of_all_test_programs_are_added() {
        let mut totals = CargoTotals::default();
        totals.note(
            "test result: ok. 7 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.16s",
        );
        totals.note("test a_test ... ok");
        totals.note("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.50s");
        assert_eq!(totals.line(), "10 passed, 2 failed, 1 ignored in 2 test programs");
    }

    #[test]
    fn the_counts_of_node_are_kept() {
        let mut totals = NodeTotals::default();
        for line in ["✔ a test (1 ms)", "ℹ tests 27", "ℹ suites 0", "ℹ pass 27", "ℹ fail 0", "ℹ skipped 0"]
        {
            totals.note(line);
        }
        assert_eq!(totals.line(), "tests 27, pass 27, fail 0, skipped 0");
    }
}
