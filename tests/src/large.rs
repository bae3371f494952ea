//! The large code file of the vectors, made on demand.

use std::fs;
use std::path::{Path, PathBuf};

use crate::xtask;

/// Octets of the image of `accept-image-large`.
pub const OCTETS: u64 = 200_000_000;

/// A code file whose image has `octets` octets, signed as `images/kind-mfg-31.bin`: the same octets every time.
///
/// It is made through `openssl` on first use and kept in cargo's target folder.
///
/// # Panics
/// When it cannot be made.
pub fn code_file(octets: u64) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/vectors");
    let path = folder.join(format!("large-{octets}.bin"));
    let whole = || fs::metadata(&path).is_ok_and(|file| file.len() > octets);
    if !whole() {
        fs::create_dir_all(&folder).expect("the target folder can be written");
        // Written beside and renamed, so that tests at the same time never read half of it.
        let fresh = path.with_extension(format!("{}.new", std::process::id()));
        xtask(&["vectors", "--large", &fresh.to_string_lossy(), &octets.to_string()]);
        fs::rename(&fresh, &path).expect("the file can be renamed");
    }
    path
}
