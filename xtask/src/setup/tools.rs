//! Build tools written in Rust: compiled once into the user's cache, each version beside the others.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::debian::{self, Library};
use crate::{paths, sh};

/// A tool from crates.io.
pub(crate) struct Tool {
    package: &'static str,
    version: Version,
    minutes: u8,
    /// What it is compiled against.
    library: Option<&'static Library>,
}

/// Which version of a tool.
enum Version {
    /// This one.
    Pinned(&'static str),
    /// The one that `Cargo.lock` has of this package: `wasm-bindgen` and its command must be equal.
    OfLocked(&'static str),
}

/// Makes the JavaScript beside a wasm module.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    version: Version::OfLocked("wasm-bindgen"),
    minutes: 3,
    library: None,
};

/// Builds the page's wasm.
pub(crate) const WASM_PACK: Tool =
    Tool { package: "wasm-pack", version: Version::Pinned("0.15.1"), minutes: 3, library: None };

/// Builds the worker's wasm.
pub(crate) const WORKER_BUILD: Tool = Tool {
    package: "worker-build",
    version: Version::Pinned("0.8.7"),
    minutes: 5,
    library: Some(&debian::LIBSSL),
};

/// Feeds made-up input to the readers.
pub(crate) const CARGO_FUZZ: Tool =
    Tool { package: "cargo-fuzz", version: Version::Pinned("0.13.2"), minutes: 2, library: None };

impl Tool {
    /// The folder of the tool's programs, after installing it if it is not there.
    ///
    /// # Errors
    /// When it cannot be compiled.
    pub(crate) fn ensure(&self) -> Result<PathBuf> {
        let version = self.version.text()?;
        let cache = paths::tool_cache()?;
        let name = format!("{}-{version}", self.package);
        let home = cache.join(&name);
        if !home.join("bin").is_dir() {
            self.install(&version, &home)
                .with_context(|| format!("install it by hand: {}", self.by_hand(&version, &home)))?;
        }
        Ok(home.join("bin"))
    }

    fn install(&self, version: &str, home: &Path) -> Result<()> {
        let Self { package, minutes, .. } = self;
        sh::step(format!(
            "installing {package} {version} into {} (once; about {minutes} minutes)",
            home.display()
        ));
        if let Some(library) = self.library {
            library.ensure()?;
        }
        // An install that was interrupted must not look whole: build beside, then rename.
        let unfinished = home.with_extension("unfinished");
        let _ = fs::remove_dir_all(&unfinished);
        // Not --locked: wasm-bindgen-cli 0.2.130 locks a dependency that is no longer to be had.
        sh::run(
            sh::cargo()
                .args(["install", "--quiet", "--no-track", package, "--version", version, "--root"])
                .arg(&unfinished)
                // They run for seconds: compiling them fast is worth more than code that is.
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        )?;
        fs::rename(&unfinished, home).with_context(|| format!("cannot create {}", home.display()))
    }

    fn by_hand(&self, version: &str, home: &Path) -> String {
        format!("cargo install {} --version {version} --root {}", self.package, home.display())
    }
}

impl Version {
    fn text(&self) -> Result<String> {
        match self {
            Self::Pinned(version) => Ok((*version).to_owned()),
            Self::OfLocked(package) => {
                let lock = fs::read_to_string(paths::root().join("Cargo.lock")).context("Cargo.lock")?;
                locked_version(&lock, package)
                    .map(str::to_owned)
                    .with_context(|| format!("Cargo.lock has no package {package}"))
            }
        }
    }
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let version = lock.lines().skip_while(|line| *line != name).nth(1)?;
    version.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn a_locked_version_is_that_of_the_package_of_exactly_that_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
