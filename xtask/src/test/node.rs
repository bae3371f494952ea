//! Tests in JavaScript: the worker in workerd, the page in Chromium.

use std::fs;

use anyhow::{Context, Result, bail};

use super::closing::{self, NodeTotals};
use super::rust::LONG;
use crate::setup::{debian, npm};
use crate::{paths, sh};

/// Tells the browser tests which browser to start.
const CHROMIUM: &str = "CABLESEAL_CHROMIUM";

/// The worker in the real runtime.
pub(super) fn edge(long: bool) -> Result<String> {
    run("tests/edge", long, &[])
}

/// The page in a real browser.
pub(super) fn browser(long: bool) -> Result<String> {
    let chromium = debian::CHROMIUM.ensure()?;
    run("tests/browser", long, &[(CHROMIUM, &chromium.to_string_lossy())])
}

fn run(folder: &str, long: bool, variables: &[(&str, &str)]) -> Result<String> {
    npm::ensure()?;
    let mut command = sh::command("node");
    command.args(["--test", "--test-reporter=spec"]).args(test_files(folder)?);
    command.envs(variables.iter().copied());
    if long {
        command.env(LONG, "1");
    }
    let mut totals = NodeTotals::default();
    closing::run(&mut command, |line| totals.note(line))?;
    Ok(totals.line())
}

/// Node 20 takes a folder, later versions take patterns; all take files.
fn test_files(folder: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let path = paths::root().join(folder);
    for entry in fs::read_dir(&path).with_context(|| format!("cannot read {}", path.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") {
            files.push(format!("{folder}/{name}"));
        }
    }
    if files.is_empty() {
        bail!("{folder} has no *.test.mjs");
    }
    files.sort();
    Ok(files)
}
