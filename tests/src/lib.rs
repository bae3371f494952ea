//! What the tests that cross packages share: the vectors and what OpenSSL says about them.

pub mod answer;
pub mod large;
pub mod manifest;
pub mod matrix;
pub mod openssl;
pub mod remember;
pub mod sweep;

use std::path::{Path, PathBuf};

/// The folder of the vectors.
pub fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// Runs `cargo xtask` with these arguments; panics with what it said when it fails.
///
/// # Panics
/// When cargo cannot be started or the task fails.
pub fn xtask(arguments: &[&str]) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = std::process::Command::new(cargo)
        .args(["run", "--quiet", "--package", "xtask", "--"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo starts");
    assert!(
        output.status.success(),
        "xtask {}: {}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
}
