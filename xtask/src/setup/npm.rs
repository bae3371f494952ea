//! The pinned JavaScript tools of `package.json`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::{paths, sh};

/// Oldest Node that the pinned tools run on.
const NODE: u32 = 20;

/// Where the tools' commands are, after installing what `package-lock.json` names.
///
/// # Errors
/// When Node is missing or too old, or the packages cannot be fetched.
pub(crate) fn ensure() -> Result<PathBuf> {
    check_node()?;
    let modules = paths::root().join("node_modules");
    let lock = fs::read(paths::root().join("package-lock.json")).context("package-lock.json")?;
    // npm writes what it installed, but not from which lock file: keep a copy to compare with.
    let installed = modules.join(".cableseal-lock.json");
    if fs::read(&installed).ok().as_ref() != Some(&lock) {
        sh::step(
            "installing the npm packages of package-lock.json into node_modules (once; about 20 seconds)",
        );
        sh::run(sh::command("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
            .context("npm must reach its registry; by hand: npm ci")?;
        fs::write(&installed, &lock).with_context(|| format!("cannot write {}", installed.display()))?;
    }
    Ok(modules.join(".bin"))
}

fn check_node() -> Result<()> {
    let advice = format!("install Node {NODE} or newer, with npm (https://nodejs.org)");
    if sh::which(&["npm"]).is_none() {
        bail!("there is no npm: {advice}");
    }
    let version = sh::output(sh::command("node").arg("--version")).with_context(|| advice.clone())?;
    if major(&version).is_none_or(|major| major < NODE) {
        bail!("this is Node {}: {advice}", version.trim());
    }
    Ok(())
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("20"), None);
    }
}
