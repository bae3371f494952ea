//! The large code file: too large to check in, made on demand, the same octets every time.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::Error;
use super::codefile::NO_PARAMETERS;
use super::images;
use super::openssl::{Bench, Digest};
use super::pki::Pki;

/// Writes a code file whose image has `octets` octets, signed as `kind-mfg-31`.
pub(super) fn write(bench: &Bench, path: &Path, octets: u64) -> Result<(), Error> {
    let pki = Pki::make_some(bench, &["docsis31/root", "docsis31/cvc-ca", "docsis31/mfg-cvc"])?;
    let content = path.with_extension("content");
    create(&content, |file| write_content(file, octets))?;
    let digest_of = |digest: Digest| {
        let content = fs::canonicalize(&content).map_err(Error::io(&content))?;
        bench.openssl(&["dgst", digest.option(), "-binary", &content.to_string_lossy()], &[])
    };
    let prefix = images::large().prefix(bench, &pki, &[], digest_of)?;
    create(path, |file| {
        file.write_all(&prefix)?;
        io::copy(&mut File::open(&content)?, file).map(drop)
    })?;
    fs::remove_file(&content).map_err(Error::io(&content))
}

fn create(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> Result<(), Error> {
    let create = || {
        let mut file = BufWriter::new(File::create(path)?);
        write(&mut file)?;
        file.flush()
    };
    create().map_err(Error::io(path))
}

/// Empty download parameters, then numbers of 64 bits that repeat after 2^64.
fn write_content(file: &mut impl Write, octets: u64) -> io::Result<()> {
    file.write_all(NO_PARAMETERS)?;
    let mut state: u64 = 0x5445_5354;
    let mut left = usize::try_from(octets).unwrap_or(usize::MAX);
    while left > 0 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let word = state.to_be_bytes();
        let word = word.get(..left.min(8)).unwrap_or(&word);
        file.write_all(word)?;
        left -= word.len();
    }
    Ok(())
}
