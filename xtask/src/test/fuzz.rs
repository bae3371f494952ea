//! Fuzzing: each target of `fuzz/` for a while, seeded from the test vectors.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::setup::{debian, tools};
use crate::{paths, sh};

/// Runs every target for `seconds`.
pub(super) fn run(seconds: u32) -> Result<String> {
    debian::CXX.ensure()?;
    let bin = tools::CARGO_FUZZ.ensure()?;
    let cargo_fuzz = || {
        let mut command = sh::command(bin.join("cargo-fuzz"));
        // Sanitizers are unstable flags; this lets the stable compiler take them.
        command.env("RUSTC_BOOTSTRAP", "1");
        command
    };
    let targets = sh::output(cargo_fuzz().args(["fuzz", "list"]))?;
    let targets: Vec<&str> = targets.lines().collect();
    if targets.is_empty() {
        bail!("fuzz has no target");
    }
    for target in &targets {
        sh::step(format!("fuzzing {target} for {seconds} s"));
        let corpus = format!("fuzz/corpus/{target}");
        let folder = paths::root().join(&corpus);
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        sh::run(cargo_fuzz().args(["fuzz", "run", target, &corpus, "tests/vectors", "--"]).args([
            &format!("-max_total_time={seconds}"),
            "-timeout=10",
            "-print_final_stats=1",
        ]))?;
    }
    Ok(format!("{} targets, {seconds} s each, no finding", targets.len()))
}
