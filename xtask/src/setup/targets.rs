//! Rust targets and toolchain components, through rustup.

use std::path::Path;

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
        return in_sysroot(target);
    };
    ensure_with(&rustup, "target", target)
}

/// Installs a component of the toolchain, such as `clippy`, unless it is there.
///
/// # Errors
/// When rustup cannot fetch it.
pub(crate) fn ensure_component(component: &str) -> Result<()> {
    match sh::which(&["rustup"]) {
        Some(rustup) => ensure_with(&rustup, "component", component),
        None => Ok(()),
    }
}

fn ensure_with(rustup: &Path, kind: &str, name: &str) -> Result<()> {
    let installed = sh::output(sh::command(rustup).args([kind, "list", "--installed"]))?;
    // Components are listed with the host behind their name.
    if installed.lines().any(|line| line == name || line.starts_with(&format!("{name}-"))) {
        return Ok(());
    }
    sh::step(format!("installing the Rust {kind} {name} (once)"));
    // rustup sometimes aborts a download that works a moment later.
    let add = || sh::run(sh::command(rustup).args([kind, "add", name]));
    add().or_else(|_| add()).or_else(|_| add()).with_context(|| format!("by hand: rustup {kind} add {name}"))
}

/// A Rust from a distribution has its targets in the sysroot.
fn in_sysroot(target: &str) -> Result<()> {
    let sysroot = sh::output(sh::command("rustc").args(["--print", "sysroot"]))?;
    if !Path::new(sysroot.trim()).join("lib/rustlib").join(target).is_dir() {
        bail!(
            "this Rust has no standard library for {target}; install rustup (https://rustup.rs) to fetch it"
        );
    }
    Ok(())
}
