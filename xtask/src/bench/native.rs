//! Native work: a large code file against OpenSSL's SHA-256 of the same file, and a configuration file.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result};

use super::row::{Bar, Row};
use crate::{paths, sh, vectors};

/// Octets of the image that is verified.
const IMAGE: u64 = 200_000_000;

/// Runs of each command, in turns; the first of each is not counted.
const RUNS: usize = 10;

/// Builds the command line and measures it.
pub(super) fn measure() -> Result<Vec<Row>> {
    Ok(vec![verify()?, config()?])
}

/// `cableseal verify`, as users run it, beside `openssl dgst -sha256`, each as a whole process.
fn verify() -> Result<Row> {
    sh::run(sh::cargo().args(["build", "--release", "--package", "cableseal"]))?;
    let image = large_image()?;
    let megabytes = megabytes(std::fs::metadata(&image)?.len());
    let home = paths::root().join("tests/vectors");
    let ours = || {
        let mut command = sh::command(paths::target().join("release/cableseal"));
        command.arg("verify").arg(&image).arg("--json");
        command.arg("--config").arg(home.join("configs/config-row-02.cm"));
        command.arg("--root").arg(home.join("certs/docsis31/root.pem"));
        command.arg("--controls").arg(home.join("controls/default.json"));
        command.args(["--at", "2027-01-01T00:00:00Z"]);
        command
    };
    let peer = || {
        let mut command = sh::command("openssl");
        command.args(["dgst", "-sha256"]).arg(&image);
        command
    };
    let mut seconds = [Vec::new(), Vec::new()];
    for run in 0..=RUNS {
        for (which, taken) in seconds.iter_mut().enumerate() {
            let mut command = if which == 0 { ours() } else { peer() };
            let begun = Instant::now();
            sh::output(&mut command)?;
            if run > 0 {
                taken.push(begun.elapsed().as_secs_f64());
            }
        }
    }
    let [ours, peer] = seconds.map(|taken| megabytes / median(taken));
    Ok(Row {
        name: "verify a code file of 200 MB, native",
        unit: "MB/s",
        ours,
        peer: Some(("openssl dgst -sha256", peer)),
        bar: Bar::RatioAtLeast(0.9),
    })
}

fn config() -> Result<Row> {
    let mut command = sh::cargo();
    command.args(["run", "--quiet", "--release", "--package", "cableseal-core", "--example", "config_speed"]);
    let said = sh::output(&mut command)?;
    let rate = said.split_whitespace().rev().nth(1).and_then(|word| word.parse::<f64>().ok());
    let rate = rate.with_context(|| format!("the example said: {said}"))?;
    Ok(Row {
        name: "read a 4 kB config and check both MICs, native",
        unit: "us",
        ours: 1e6 / rate,
        peer: None,
        bar: Bar::AtMost(50.0),
    })
}

fn large_image() -> Result<PathBuf> {
    let path = paths::target().join(format!("bench-image-{IMAGE}.bin"));
    if !path.exists() {
        vectors::make_large(&path, IMAGE)?;
    }
    Ok(path)
}

#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
fn megabytes(octets: u64) -> f64 {
    octets as f64 / 1e6
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied().unwrap_or(f64::NAN)
}
