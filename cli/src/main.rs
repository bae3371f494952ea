//! `cableseal`: checks what a cable modem must trust. One file a verb; no file here holds a protocol rule.

mod args;
mod error;
mod exit;
mod image;
mod input;
mod output;
mod progress;
mod tree;
mod verb;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let exit = args::Cli::parse().run().unwrap_or_else(|error| {
        anstream::eprintln!("cableseal: {error}");
        error.exit()
    });
    exit.into()
}
