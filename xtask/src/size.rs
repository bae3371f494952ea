//! `cargo xtask size`: what a user downloads and what the edge loads, against the bars.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::build::{self, Effort};
use crate::paths;

/// Bytes of the page, compressed, in all.
pub(crate) const PAGE_BAR: u64 = 350_000;

/// Bytes of the worker, compressed, in all.
pub(crate) const WORKER_BAR: u64 = 1_000_000;

/// Options of `cargo xtask size`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Measure what is built already.
    #[arg(long)]
    no_build: bool,
}

/// Sizes of one file or of several together, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sizes {
    /// As it is.
    pub(crate) raw: u64,
    /// gzip -9: what is counted for a worker.
    pub(crate) gzip: u64,
    /// brotli -11: what a browser downloads.
    pub(crate) brotli: u64,
}

/// Prints the sizes of both builds.
///
/// # Errors
/// When something does not build, or is above its bar.
pub(crate) fn run(args: &Args) -> Result<()> {
    if !args.no_build {
        build::build_web(Effort::Ship)?;
        build::build_edge(Effort::Ship)?;
    }
    let page = table("page", &paths::dist(), page_files(&paths::dist())?)?;
    let worker = table("worker", &paths::worker(), worker_files())?;
    let page_fits = verdict("page, first load, brotli", page.brotli, PAGE_BAR);
    let worker_fits = verdict("worker, gzip", worker.gzip, WORKER_BAR);
    if page_fits && worker_fits { Ok(()) } else { bail!("above the bar") }
}

/// What the first load of the page takes.
///
/// # Errors
/// When it is not built.
pub(crate) fn page() -> Result<Sizes> {
    sum(&page_files(&paths::dist())?)
}

/// The worker's files together.
///
/// # Errors
/// When it is not built.
pub(crate) fn worker() -> Result<Sizes> {
    sum(&worker_files())
}

fn sum(files: &[PathBuf]) -> Result<Sizes> {
    files.iter().try_fold(Sizes::default(), |sum, file| Ok(sum.plus(Sizes::of(file)?)))
}

fn worker_files() -> Vec<PathBuf> {
    vec![paths::worker().join("index.js"), paths::worker().join("index_bg.wasm")]
}

/// What the first load takes: everything but the samples, which are fetched when one is chosen.
fn page_files(dist: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if !path.is_dir() {
                files.push(path);
            } else if path != dist.join("samples") {
                folders.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn table(title: &str, folder: &Path, files: Vec<PathBuf>) -> Result<Sizes> {
    println!("\n{title:32} {:>10} {:>10} {:>10}", "raw", "gzip", "brotli");
    let mut sum = Sizes::default();
    for file in files {
        let sizes = Sizes::of(&file)?;
        sizes.print(&file.strip_prefix(folder).unwrap_or(&file).to_string_lossy());
        sum = sum.plus(sizes);
    }
    sum.print("in all");
    Ok(sum)
}

fn verdict(what: &str, bytes: u64, bar: u64) -> bool {
    let fits = bytes < bar;
    println!("{what}: {bytes} of {bar} bytes: {}", if fits { "ok" } else { "ABOVE THE BAR" });
    fits
}

impl Sizes {
    fn of(file: &Path) -> Result<Self> {
        let octets =
            fs::read(file).with_context(|| format!("cannot read {}; is it built?", file.display()))?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&octets)?;
        let mut brotli = Vec::new();
        brotli::BrotliCompress(
            &mut octets.as_slice(),
            &mut brotli,
            &brotli::enc::BrotliEncoderParams::default(),
        )?;
        Ok(Self { raw: octets.len() as u64, gzip: gzip.finish()?.len() as u64, brotli: brotli.len() as u64 })
    }

    fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }

    fn print(self, name: &str) {
        println!("{name:32} {:>10} {:>10} {:>10}", self.raw, self.gzip, self.brotli);
    }
}
