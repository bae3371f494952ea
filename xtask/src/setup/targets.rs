//! Rust targets and toolchain components, through rustup.

use anyhow::{Context, Result, bail};

use crate::sh;

/// wasm for the page and the worker.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Installs `target` unless it is there.
///
/// # Errors
/// When rustup is missing or cannot fetch the target.
pub(crate) fn ensure(target: &str) -> Result<()> {
    let Some(rustup) = sh::which(&["rustup"]) else {
        return without_rustup(target);
    };
    let installed = sh::output(sh::command(&rustup).args(["target", "list", "--installed"]))?;
    if installed.lines().any(|line| line == target) {
        return Ok(());
    }
    sh::step(format!("installing the Rust target {target} (once)"));
    // rustup sometimes aborts a download that works a moment later.
    let mut last = Ok(());
    for _ in 0..3 {
        last = sh::run(sh::command(&rustup).args(["target", "add", target]));
        if last.is_ok() {
            return Ok(());
        }
    }
    last.with_context(|| format!("install it by hand: rustup target add {target}"))
}

/// A Rust from a distribution has its targets in the sysroot.
fn without_rustup(target: &str) -> Result<()> {
    let sysroot = sh::output(sh::command("rustc").args(["--print", "sysroot"]))?;
    let library = std::path::Path::new(sysroot.trim()).join("lib/rustlib").join(target);
    if !library.is_dir() {
        bail!(
            "this Rust has no standard library for {target}, and there is no rustup to fetch it: install rustup"
        );
    }
    Ok(())
}
