//! `cargo xtask bench`: ours, the peer's and the ratio, measured in one run.
//!
//! A family of rows is a file in `bench/` with a function that returns rows, and a line in [`FAMILIES`].

mod edge;
mod native;
mod page;
mod record;
mod row;

use anyhow::{Result, bail};

use crate::sh;
use row::Row;

/// Options of `cargo xtask bench`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Measure only this family; may be given more than once.
    #[arg(long, value_name = "FAMILY", value_parser = names())]
    only: Vec<String>,
    /// Write the table into docs/performance.md.
    #[arg(long)]
    record: bool,
}

/// Rows that are measured together.
struct Family {
    name: &'static str,
    measure: fn() -> Result<Vec<Row>>,
}

const FAMILIES: [Family; 3] = [
    Family { name: "native", measure: native::measure },
    Family { name: "page", measure: page::measure },
    Family { name: "edge", measure: edge::measure },
];

/// Measures and prints the table.
///
/// # Errors
/// When something cannot be measured, or a row misses its bar.
pub(crate) fn run(args: &Args) -> Result<()> {
    let mut rows = Vec::new();
    for family in
        FAMILIES.iter().filter(|f| args.only.is_empty() || args.only.iter().any(|name| name == f.name))
    {
        sh::step(format!("measuring: {}", family.name));
        rows.extend((family.measure)()?);
    }
    let table = row::table(&rows);
    println!("\n{table}");
    if args.record {
        record::write(&table)?;
    }
    let missed: Vec<_> = rows.iter().filter(|row| !row.meets_bar()).map(|row| row.name).collect();
    if missed.is_empty() { Ok(()) } else { bail!("below the bar: {}", missed.join(", ")) }
}

fn names() -> Vec<&'static str> {
    FAMILIES.iter().map(|family| family.name).collect()
}
