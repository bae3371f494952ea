//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The workspace.
pub(crate) fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}

/// The page as it is served: built wasm, the static shell, samples.
pub(crate) fn dist() -> PathBuf {
    root().join("www/dist")
}

/// The built worker: `index.js` and `index_bg.wasm`.
pub(crate) fn worker() -> PathBuf {
    root().join("edge-worker/build")
}

/// Cargo's output.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Tools that are built once per user, not once per checkout.
///
/// # Errors
/// When neither `XDG_CACHE_HOME` nor `HOME` is set.
pub(crate) fn tool_cache() -> Result<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME").filter(|dir| !dir.is_empty()).map(PathBuf::from);
    let cache = match cache {
        Some(cache) => cache,
        None => PathBuf::from(env::var_os("HOME").context("set HOME or XDG_CACHE_HOME")?).join(".cache"),
    };
    Ok(cache.join("cableseal/tools"))
}
