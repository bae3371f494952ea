//! The worker: its size, its start, and what it costs a cached file.

use anyhow::{Context, Result};
use serde_json::Value;

use super::row::{Bar, Row};
use crate::build::{self, Effort};
use crate::{setup, sh, size};

/// Builds both parts and measures them in workerd through miniflare.
pub(super) fn measure() -> Result<Vec<Row>> {
    build::build_web(Effort::Ship)?;
    build::build_edge(Effort::Ship)?;
    setup::npm::ensure()?;
    let measured = sh::output(sh::command("node").arg("tests/edge/bench.mjs"))?;
    let measured: Value = serde_json::from_str(&measured).context("tests/edge/bench.mjs")?;
    let figure = |name: &str, whose: &str| {
        let figure = measured.pointer(&format!("/{name}/{whose}")).and_then(Value::as_f64);
        figure.with_context(|| format!("tests/edge/bench.mjs measured no {name} of {whose}"))
    };
    let start = figure("startMs", "ours")? - figure("startMs", "empty")?;
    Ok(vec![
        Row {
            name: "edge worker, compressed",
            unit: "kB",
            ours: kilobytes(size::worker()?.gzip),
            peer: None,
            bar: Bar::AtMost(kilobytes(size::WORKER_BAR)),
        },
        Row {
            name: "edge worker, start to first answer, above an empty worker",
            unit: "ms",
            ours: start,
            peer: None,
            bar: Bar::AtMost(100.0),
        },
        Row {
            name: "edge, requests of a cached file",
            unit: "1/s",
            ours: figure("requestsPerSecond", "ours")?,
            peer: Some(("empty worker", figure("requestsPerSecond", "empty")?)),
            bar: Bar::RatioAtLeast(0.5),
        },
    ])
}

#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}
