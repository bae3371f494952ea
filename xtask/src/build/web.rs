//! The page: Rust to wasm, the static shell beside it, and the list that makes it work offline.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{Effort, precache, samples, wasm_opt};
use crate::setup::{npm, targets, tools};
use crate::{paths, sh};

/// Builds `www/dist`.
///
/// # Errors
/// When a tool is missing and cannot be installed, or the code does not build.
pub(crate) fn build_web(effort: Effort) -> Result<()> {
    targets::ensure(targets::WASM)?;
    let bindgen = tools::WASM_BINDGEN.ensure()?;
    let wasm_pack = tools::WASM_PACK.ensure()?;
    let npm = npm::ensure()?;
    sh::step("building the page into www/dist");
    let dist = paths::dist();
    let _ = fs::remove_dir_all(&dist);
    copy_tree(&paths::root().join("www"), &dist, &dist)?;
    samples::copy(&dist)?;
    // wasm-pack takes wasm-bindgen from PATH and, in this mode, downloads nothing.
    sh::run(
        sh::command(wasm_pack.join("wasm-pack"))
            .args(["build", "web-ui", "--target", "web", "--mode", "no-install", "--no-opt"])
            .args(["--no-typescript", "--no-pack"])
            .args(effort.profile_flags())
            .arg("--out-dir")
            .arg(dist.join("pkg"))
            .env("PATH", sh::path_with(&[&bindgen, &npm])?),
    )?;
    // wasm-pack tells git to ignore its output; here it would hide the folder from other tools.
    let _ = fs::remove_file(dist.join("pkg/.gitignore"));
    if effort == Effort::Ship {
        wasm_opt::shrink(&dist.join("pkg/cableseal_web_bg.wasm"))?;
    }
    precache::write(&dist)
}

/// Copies the files under `from`, all but the folder `except`.
fn copy_tree(from: &Path, to: &Path, except: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot create {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            if path != except {
                copy_tree(&path, &target, except)?;
            }
        } else {
            fs::copy(&path, &target).with_context(|| format!("cannot copy {}", path.display()))?;
        }
    }
    Ok(())
}
