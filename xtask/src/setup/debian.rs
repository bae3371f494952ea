//! Programs of the system: found on `PATH`, installed with apt when this runs as root, else asked for.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::sh;

/// A program and the Debian package that has it.
pub(crate) struct Program {
    names: &'static [&'static str],
    package: &'static str,
    purpose: &'static str,
}

/// The browser of the browser tests.
pub(crate) const CHROMIUM: Program = Program {
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    package: "chromium",
    purpose: "the browser tests",
};

/// The independent opinion on certificates and signatures.
pub(crate) const OPENSSL: Program =
    Program { names: &["openssl"], package: "openssl", purpose: "the comparisons with OpenSSL" };

impl Program {
    /// Where it is, after installing it if that is possible.
    ///
    /// # Errors
    /// When it is missing and cannot be installed; the error says what to install.
    pub(crate) fn ensure(&self) -> Result<PathBuf> {
        if let Some(found) = sh::which(self.names) {
            return Ok(found);
        }
        let Self { package, purpose, .. } = self;
        let by_hand = format!("{purpose} need {package}; install it: sudo apt-get install {package}");
        if !is_root() || sh::which(&["apt-get"]).is_none() {
            bail!(by_hand);
        }
        sh::step(format!("installing the Debian package {package} (once)"));
        let apt = |args: &[&str]| {
            sh::run(Command::new("apt-get").args(args).env("DEBIAN_FRONTEND", "noninteractive"))
        };
        apt(&["update", "-qq"])
            .and_then(|()| apt(&["install", "-y", "-qq", "--no-install-recommends", package]))
            .with_context(|| by_hand.clone())?;
        sh::which(self.names).context(by_hand)
    }
}

fn is_root() -> bool {
    sh::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
