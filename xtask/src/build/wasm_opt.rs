//! binaryen's optimiser, with the features that rustc uses switched on by name.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::setup::npm;
use crate::{hash, paths, sh};

/// A stripped module does not say which features it uses: those of rustc, SIMD by `.cargo/config.toml`, and
/// exceptions, with which the worker notices a panic.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-exception-handling",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// Makes `module` smaller, in place. What was shrunk before is taken from `target/wasm-opt`.
///
/// # Errors
/// When wasm-opt is missing or refuses the module.
pub(crate) fn shrink(module: &Path) -> Result<()> {
    let before = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let cache = paths::target().join("wasm-opt");
    fs::create_dir_all(&cache).with_context(|| format!("cannot create {}", cache.display()))?;
    let shrunk = cache.join(format!("{}.wasm", hash::file_name(&before)));
    if !shrunk.is_file() {
        sh::step(format!("shrinking {} (about a minute)", module.display()));
        let unfinished = shrunk.with_extension("unfinished");
        sh::run(
            sh::command(npm::ensure()?.join("wasm-opt"))
                .args(["-Oz", "--strip-producers"])
                .args(FEATURES)
                .arg(module)
                .arg("-o")
                .arg(&unfinished),
        )?;
        fs::rename(&unfinished, &shrunk).with_context(|| format!("cannot create {}", shrunk.display()))?;
    }
    fs::copy(&shrunk, module).with_context(|| format!("cannot write {}", module.display()))?;
    Ok(())
}
