//! Parts of the system: found where they are, installed with apt when this runs as root, else asked for.

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

/// A library to compile against, and the Debian packages that have it.
pub(crate) struct Library {
    /// Its name for pkg-config.
    name: &'static str,
    packages: &'static [&'static str],
    purpose: &'static str,
}

/// The browser of the browser tests.
pub(crate) const CHROMIUM: Program = Program {
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    package: "chromium",
    purpose: "the browser tests",
};

/// The compiler of libFuzzer.
pub(crate) const CXX: Program = Program { names: &["c++"], package: "g++", purpose: "the fuzz targets" };

/// The independent opinion on certificates and signatures.
pub(crate) const OPENSSL: Program =
    Program { names: &["openssl"], package: "openssl", purpose: "the comparisons with OpenSSL" };

/// What the HTTP client inside worker-build is compiled against.
pub(crate) const LIBSSL: Library =
    Library { name: "openssl", packages: &["pkg-config", "libssl-dev"], purpose: "compiling worker-build" };

impl Program {
    /// Where it is, after installing it if that is possible.
    ///
    /// # Errors
    /// When it is missing and cannot be installed; the error says what to install.
    pub(crate) fn ensure(&self) -> Result<PathBuf> {
        if let Some(found) = sh::which(self.names) {
            return Ok(found);
        }
        install(&[self.package], self.purpose)?;
        sh::which(self.names).with_context(|| by_hand(&[self.package], self.purpose))
    }
}

impl Library {
    /// Installs it unless it is there; only Linux needs it.
    ///
    /// # Errors
    /// When it is missing and cannot be installed; the error says what to install.
    pub(crate) fn ensure(&self) -> Result<()> {
        let found =
            || sh::which(&["pkg-config"]).is_some() && sh::succeeds("pkg-config", &["--exists", self.name]);
        if !cfg!(target_os = "linux") || found() {
            return Ok(());
        }
        install(self.packages, self.purpose)
    }
}

fn install(packages: &[&str], purpose: &str) -> Result<()> {
    if sh::which(&["apt-get"]).is_none() || !is_root() {
        bail!(by_hand(packages, purpose));
    }
    sh::step(format!("installing for {purpose} (once): {}", packages.join(" ")));
    let apt = |args: &[&str]| {
        sh::run(Command::new("apt-get").args(args).args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    let install = || apt(&["install", "-y", "-qq", "--no-install-recommends"]);
    // The list of packages may be missing or old: fetch it only if need be.
    install()
        .or_else(|_| sh::run(Command::new("apt-get").args(["update", "-qq"])).and_then(|()| install()))
        .with_context(|| by_hand(packages, purpose))
}

fn by_hand(packages: &[&str], purpose: &str) -> String {
    let packages = packages.join(" ");
    format!("for {purpose}, install {packages} (on Debian: sudo apt-get install {packages})")
}

fn is_root() -> bool {
    sh::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
