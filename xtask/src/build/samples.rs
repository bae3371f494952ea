//! The page's ready samples: the test vectors that `www/samples/index.json` names, copied beside it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::paths;

/// Copies every file of every sample from `tests/vectors` to `dist/samples`.
///
/// # Errors
/// When the index cannot be read, or names a file that is not there.
pub(crate) fn copy(dist: &Path) -> Result<()> {
    let samples = dist.join("samples");
    let index = samples.join("index.json");
    let text = fs::read(&index).with_context(|| format!("cannot read {}", index.display()))?;
    for path in files(&serde_json::from_slice(&text)?) {
        let (from, to) = (paths::root().join("tests/vectors").join(&path), samples.join(&path));
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&from, &to).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    Ok(())
}

fn files(index: &Value) -> Vec<String> {
    let list = |value: &Value, name: &str| value[name].as_array().cloned().unwrap_or_default();
    let files = list(index, "samples").into_iter().flat_map(|sample| list(&sample, "files"));
    files.filter_map(|file| file["path"].as_str().map(String::from)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_every_sample_is_a_vector() {
        let index = fs::read(paths::root().join("www/samples/index.json")).unwrap();
        let files = files(&serde_json::from_slice(&index).unwrap());
        assert!(files.len() > 10);
        for path in files {
            assert!(paths::root().join("tests/vectors").join(&path).is_file(), "{path}");
        }
    }
}
