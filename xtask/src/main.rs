//! `cargo xtask`: the workshop. One file per verb; what verbs share is in `setup`, `build` and `sh`.
//!
//! Everything that a fresh machine with Rust and Node lacks is installed by the verb that needs it.

mod bench;
mod build;
mod hash;
mod paths;
mod serve;
mod setup;
mod sh;
mod size;
mod test;
mod vectors;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves, tests and measures Cableseal.")]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Build the page and the edge, and run both locally.
    Serve(serve::Args),
    /// Run every test.
    Test(test::Args),
    /// Measure speed and size beside a peer's.
    Bench(bench::Args),
    /// Print what the page and the worker weigh, and the bars.
    Size(size::Args),
    /// Remake the test vectors with OpenSSL.
    Vectors(vectors::Args),
    /// Build the page or the edge and stop.
    Build(build::Args),
}

fn main() -> ExitCode {
    let done = match Cli::parse().verb {
        Verb::Serve(args) => serve::run(&args),
        Verb::Test(args) => test::run(&args),
        Verb::Bench(args) => bench::run(&args),
        Verb::Size(args) => size::run(&args),
        Verb::Vectors(args) => vectors::run(&args).map_err(Into::into),
        Verb::Build(args) => build::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
