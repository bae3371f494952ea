//! core must build where there is no operating system, and pull in no clock, random numbers or I/O.

use anyhow::{Result, bail};

use crate::setup::targets;
use crate::sh;

/// A microcontroller, wasm as browsers have it, and wasm without even a standard library to fall back on.
const TARGETS: [&str; 3] = ["thumbv7em-none-eabihf", targets::WASM, "wasm32v1-none"];

/// Crates that reach for the outside world.
const FORBIDDEN: [&str; 11] = [
    "chrono",
    "fastrand",
    "getrandom",
    "instant",
    "js-sys",
    "libc",
    "rand",
    "tokio",
    "wasm-bindgen",
    "web-sys",
    "web-time",
];

/// Features that do so, in crates that are fine without them.
const FORBIDDEN_FEATURES: [&str; 5] = ["getrandom", "local-offset", "os_rng", "std", "sys_rng"];

/// Builds core for each target and looks at what it was built from.
pub(super) fn run() -> Result<String> {
    for target in TARGETS {
        targets::ensure(target)?;
        sh::run(sh::cargo().args(["build", "--quiet", "-p", "cableseal-core", "--target", target]))?;
        let tree = ["tree", "-p", "cableseal-core", "-e", "normal,no-proc-macro", "--prefix", "none"];
        let tree = sh::output(sh::cargo().args(tree).args(["--format", "{p} [{f}]", "--target", target]))?;
        let found: Vec<&str> = tree.lines().filter(|line| is_forbidden(line)).collect();
        if !found.is_empty() {
            bail!("core for {target} must not be built from: {}", found.join("; "));
        }
    }
    Ok(format!("core builds without std for {}", TARGETS.join(", ")))
}

/// Whether a line such as `serde v1.0.229 [alloc,derive]` names what must not be there.
fn is_forbidden(line: &str) -> bool {
    let name = line.split(' ').next().unwrap_or_default();
    let features = line.rsplit_once('[').map_or("", |(_, features)| features);
    let features = features.split(']').next().unwrap_or_default();
    FORBIDDEN.contains(&name) || features.split(',').any(|feature| FORBIDDEN_FEATURES.contains(&feature))
}

#[cfg(test)]
mod tests {
    use super::is_forbidden;

    #[test]
    fn a_crate_is_forbidden_by_its_name_or_by_a_feature() {
        assert!(is_forbidden("getrandom v0.4.3 []"));
        assert!(is_forbidden("time v0.3.55 [alloc,std] (*)"));
        assert!(!is_forbidden("serde v1.0.229 [alloc,derive] (*)"));
        assert!(!is_forbidden("cableseal-core v0.1.0 (/src/std/core) []"));
    }
}
