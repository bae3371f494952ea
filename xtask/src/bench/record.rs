//! The table in `docs/performance.md`, between two markers.

use std::fs;
use std::thread;

use anyhow::{Context, Result};

use crate::{paths, sh};

const BEGIN: &str = "<!-- cargo xtask bench --record -->\n";
const END: &str = "<!-- end -->";

/// Replaces the recorded table.
pub(super) fn write(table: &str) -> Result<()> {
    let path = paths::root().join("docs/performance.md");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let recorded = format!("{}\n\n{table}", conditions()?);
    let text = replaced(&text, &recorded).with_context(|| format!("{} has no markers", path.display()))?;
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// When and on what.
fn conditions() -> Result<String> {
    let date = sh::output(sh::command("date").args(["-u", "+%Y-%m-%d"]))?;
    let rustc = sh::output(sh::command("rustc").arg("--version"))?;
    let node = sh::output(sh::command("node").arg("--version"))?;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu =
        cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map(|(_, name)| name);
    let cpu = cpu.unwrap_or("unknown processor");
    Ok(format!("{}, {cores} cores of {cpu}, {}, Node {}.", date.trim(), rustc.trim(), node.trim()))
}

fn replaced(text: &str, recorded: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}{recorded}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn only_what_stands_between_the_markers_is_replaced() {
        let text = "before\n<!-- cargo xtask bench --record -->\nold\n<!-- end -->\nafter\n";
        let new = "before\n<!-- cargo xtask bench --record -->\nnew\n<!-- end -->\nafter\n";
        assert_eq!(replaced(text, "new\n").as_deref(), Some(new));
        assert_eq!(replaced("no markers", "new\n"), None);
    }
}
