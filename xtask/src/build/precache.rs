//! The list of the page's files with their content hashes, which the service worker caches as a whole.
//!
//! It is a script, not JSON: browsers compare a service worker's imported scripts when they look for a new
//! version, so a changed file changes this one, and with it the service worker.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::hash;

/// Name of the list.
const FILE: &str = "precache.js";

/// The script that reads it; browsers keep it themselves.
const SERVICE_WORKER: &str = "sw.js";

/// Writes the list of everything in `dist`.
///
/// # Errors
/// When a file cannot be read or the list cannot be written.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let mut files = BTreeMap::new();
    collect(dist, dist, &mut files)?;
    let list = dist.join(FILE);
    fs::write(&list, script(&files)?).with_context(|| format!("cannot write {}", list.display()))
}

/// A script that sets `self.PRECACHE` to an object: path in the page's folder to Subresource Integrity value.
fn script(files: &BTreeMap<String, String>) -> Result<String> {
    Ok(format!("self.PRECACHE = {};\n", serde_json::to_string_pretty(files)?))
}

fn collect(dist: &Path, folder: &Path, files: &mut BTreeMap<String, String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(dist, &path, files)?;
            continue;
        }
        let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if ![FILE, SERVICE_WORKER].contains(&name.as_str()) {
            let octets = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.insert(name, hash::integrity(&octets));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    #[test]
    fn every_file_is_listed_with_its_hash_but_not_the_service_worker_or_the_list() {
        let dist = paths::target().join("precache-test");
        let _ = fs::remove_dir_all(&dist);
        fs::create_dir_all(dist.join("pkg")).unwrap();
        for (name, text) in [("index.html", ""), ("pkg/a.js", "a"), (SERVICE_WORKER, "b"), (FILE, "old")] {
            fs::write(dist.join(name), text).unwrap();
        }
        write(&dist).unwrap();
        assert_eq!(
            fs::read_to_string(dist.join(FILE)).unwrap(),
            "self.PRECACHE = {\n  \
             \"index.html\": \"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\",\n  \
             \"pkg/a.js\": \"sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=\"\n};\n"
        );
    }
}
