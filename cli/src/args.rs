//! The verbs, and what several of them share.

use std::time::{SystemTime, UNIX_EPOCH};

use cableseal_core::time::Timestamp;
use clap::{Parser, Subcommand};

use crate::error::Error;
use crate::exit::Exit;
use crate::verb;

const EXIT_STATUS: &str = "\
Exit status:
  0  yes, accepted
  1  no, rejected, or a file that cannot be read as what it is given for
  2  wrong usage, or a file that cannot be opened or written
  3  incomplete: something needed was not given, or is not known

A path of - is standard input. NO_COLOR=1 turns colours off.";

const EXAMPLES: &str = "\
Examples:
  cableseal inspect modem.bin
  cableseal verify modem.bin --config boot.cm --root root.pem --factory-fresh
  cableseal verify images/ --config configs/ --root roots.pem --factory-fresh
  cableseal config check boot.cm --secret-file secret.txt
  cableseal pki new test-pki --manufacturer \"Acme Modems\"";

/// Checks what a cable modem must trust: config file, software image, certificates.
///
/// Reads DOCSIS files, says whether a modem takes them, and why. Uploads nothing.
#[derive(Debug, Parser)]
#[command(name = "cableseal", version, max_term_width = 100, after_help = EXAMPLES)]
#[command(after_long_help = format!("{EXAMPLES}\n\n{EXIT_STATUS}"))]
pub(crate) struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Inspect(verb::inspect::Inspect),
    Verify(Box<verb::verify::Verify>),
    Config(verb::config::Config),
    Pki(verb::pki::Pki),
    Completions(verb::completions::Completions),
    Man(verb::man::Man),
}

impl Cli {
    /// Does what was asked.
    pub(crate) fn run(self) -> Result<Exit, Error> {
        match self.verb {
            Verb::Inspect(verb) => verb.run(),
            Verb::Verify(verb) => verb.run(),
            Verb::Config(verb) => verb.run(),
            Verb::Pki(verb) => verb.run(),
            Verb::Completions(verb) => verb.run(),
            Verb::Man(verb) => verb.run(),
        }
    }
}

/// Reads a time.
pub(crate) fn time(text: &str) -> Result<Timestamp, String> {
    Timestamp::from_rfc3339(text)
        .ok_or_else(|| "expected UTC as 2026-01-31T00:00:00Z, or a day as 2026-01-31".to_string())
}

/// The system's time.
pub(crate) fn now() -> Timestamp {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_unix(i64::try_from(since_1970.as_secs()).unwrap_or(i64::MAX))
}
