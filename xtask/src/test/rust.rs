//! What cargo itself can say: format, lints, documentation, tests on this machine.

use anyhow::Result;

use super::closing::{self, CargoTotals};
use crate::setup::{debian, targets};
use crate::sh;

/// Asks the long tests for every case; without it they take a sample that they choose themselves.
pub(super) const LONG: &str = "CABLESEAL_LONG";

/// `cargo fmt --check`.
pub(super) fn format() -> Result<String> {
    targets::ensure_component("rustfmt")?;
    sh::run(sh::cargo().args(["fmt", "--all", "--check"]))?;
    Ok("every file is formatted".into())
}

/// Clippy without a warning: everything on this machine, and what runs as wasm for wasm.
pub(super) fn lint() -> Result<String> {
    targets::ensure_component("clippy")?;
    targets::ensure(targets::WASM)?;
    let deny = ["--", "-D", "warnings"];
    sh::run(sh::cargo().args(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    let wasm = ["-p", "cableseal-web", "-p", "cableseal-edge", "--target", targets::WASM];
    sh::run(sh::cargo().arg("clippy").args(wasm).args(deny))?;
    Ok("clippy has no warning".into())
}

/// Documentation without a dead link.
pub(super) fn docs() -> Result<String> {
    let deny = ("RUSTDOCFLAGS", "-D warnings");
    sh::run(sh::cargo().args(["doc", "--quiet", "--workspace", "--no-deps"]).env(deny.0, deny.1))?;
    Ok("rustdoc has no warning".into())
}

/// `cargo test` of the whole workspace.
pub(super) fn unit(long: bool) -> Result<String> {
    debian::OPENSSL.ensure()?;
    let mut command = sh::cargo();
    command.args(["test", "--workspace", "--no-fail-fast"]);
    if long {
        command.env(LONG, "1");
    }
    let mut totals = CargoTotals::default();
    closing::run(&mut command, |line| totals.note(line))?;
    Ok(totals.line())
}
