//! The page in Chromium: how fast it verifies, how soon it answers, what it weighs.

use anyhow::{Context, Result};
use serde_json::Value;

use super::row::{Bar, Row};
use crate::build::{self, Effort};
use crate::{setup, sh, size};

/// Builds the page and the worker that serves it, and measures them.
pub(super) fn measure() -> Result<Vec<Row>> {
    build::build_web(Effort::Ship)?;
    build::build_edge(Effort::Ship)?;
    setup::npm::ensure()?;
    let measured = sh::output(sh::command("node").arg("tests/browser/bench.mjs"))?;
    let measured: Value = serde_json::from_str(&measured).context("tests/browser/bench.mjs")?;
    let figure = |name: &str| {
        let figure = measured.get(name).and_then(Value::as_f64);
        figure.with_context(|| format!("tests/browser/bench.mjs measured no {name}"))
    };
    Ok(vec![
        Row {
            name: "verify a code file of 200 MB, page",
            unit: "MB/s",
            ours: figure("pageMBs")?,
            peer: Some(("WebCrypto digest in the same page", figure("webCryptoMBs")?)),
            bar: Bar::RatioAtLeast(0.5),
        },
        Row {
            name: "memory of one wasm instance while verifying 200 MB",
            unit: "MiB",
            ours: figure("wasmMiB")?,
            peer: None,
            bar: Bar::AtMost(64.0),
        },
        Row {
            name: "verdict with a 4 kB config, from a cold load",
            unit: "ms",
            ours: figure("coldVerdictMs")?,
            peer: None,
            bar: Bar::AtMost(1000.0),
        },
        Row {
            name: "page, first load, compressed",
            unit: "kB",
            ours: kilobytes(size::page()?.brotli),
            peer: None,
            bar: Bar::AtMost(kilobytes(size::PAGE_BAR)),
        },
    ])
}

#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}
