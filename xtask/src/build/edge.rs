//! The worker: Rust to wasm, its JavaScript bundled by esbuild.

use anyhow::Result;

use super::{Effort, wasm_opt};
use crate::setup::{npm, targets, tools};
use crate::{paths, sh};

/// Builds `edge-worker/build`.
///
/// # Errors
/// When a tool is missing and cannot be installed, or the code does not build.
pub(crate) fn build_edge(effort: Effort) -> Result<()> {
    targets::ensure(targets::WASM)?;
    let bindgen = tools::WASM_BINDGEN.ensure()?;
    let worker_build = tools::WORKER_BUILD.ensure()?;
    let npm = npm::ensure()?;
    sh::step("building the worker into edge-worker/build");
    // Without these variables worker-build would download its own copies.
    sh::run(
        sh::command(worker_build.join("worker-build"))
            .arg("--no-opt")
            .args(effort.profile_flags())
            .current_dir(paths::root().join("edge-worker"))
            .env("WASM_BINDGEN_BIN", bindgen.join("wasm-bindgen"))
            .env("ESBUILD_BIN", npm.join("esbuild"))
            .env("WASM_OPT_BIN", npm.join("wasm-opt")),
    )?;
    if effort == Effort::Ship {
        wasm_opt::shrink(&paths::worker().join("index_bg.wasm"))?;
    }
    Ok(())
}
