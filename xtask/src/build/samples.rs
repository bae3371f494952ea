//! The ready samples of the page: files of `tests/vectors` that `www/samples/index.json` names.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::paths;

/// As much of `cableseal.samples/1` as copying needs.
#[derive(Deserialize)]
struct Index {
    samples: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    path: String,
}

/// Copies each sample's files into `dist/samples`.
///
/// # Errors
/// When the index cannot be read, or names a file that is not there.
pub(super) fn copy(dist: &Path) -> Result<()> {
    let samples = dist.join("samples");
    let index = samples.join("index.json");
    let text = fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let index: Index = serde_json::from_str(&text).with_context(|| format!("in {}", index.display()))?;
    for File { path } in index.samples.into_iter().flat_map(|sample| sample.files) {
        let (from, to) = (paths::root().join("tests/vectors").join(&path), samples.join(&path));
        let folder = to.parent().unwrap_or(&samples);
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        fs::copy(&from, &to).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    Ok(())
}
