//! `cableseal config`.

use cableseal_core::config::{self, View};
use cableseal_core::crypto::RustCrypto;
use cableseal_core::limits;
use clap::{Args, Subcommand, ValueHint};

use crate::error::Error;
use crate::exit::Exit;
use crate::input::{self, Source};
use crate::output;
use crate::verb::{ReportOutput, Secret};

/// Read and check configuration files
#[derive(Debug, Args)]
pub(crate) struct Config {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Decode(Decode),
    Check(Check),
}

impl Config {
    pub(crate) fn run(self) -> Result<Exit, Error> {
        match self.verb {
            Verb::Decode(verb) => verb.run(),
            Verb::Check(verb) => verb.run(),
        }
    }
}

/// Print a configuration file as text
///
/// Every TLV is shown, even those that are broken: reading goes on behind an error where the format allows.
/// Exit status 1 says that the file is not built of whole TLVs.
#[derive(Debug, Args)]
pub(crate) struct Decode {
    /// The configuration file; - is standard input
    #[arg(value_name = "FILE", value_parser = Source::parser(), value_hint = ValueHint::FilePath)]
    file: Source,
    /// Print JSON (docs/schema/config-1.json)
    #[arg(long)]
    json: bool,
}

impl Decode {
    fn run(self) -> Result<Exit, Error> {
        let bytes = self.file.read("a configuration file", limits::CONFIG_FILE)?;
        let view = View::read(&bytes);
        if self.json {
            output::print(&format!("{}\n", config::json::to_json_pretty(&view)))?;
        } else {
            output::print(&config::text::to_text(&view))?;
        }
        Ok(if view.is_whole() { Exit::Yes } else { Exit::No })
    }
}

/// Check that a configuration file is whole and its MICs hold
///
/// Without the shared secret the CM MIC is checked, but not the CMTS MIC.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The configuration file; - is standard input
    #[arg(value_name = "FILE", value_parser = Source::parser(), value_hint = ValueHint::FilePath)]
    file: Source,
    #[command(flatten)]
    secret: Secret,
    #[command(flatten)]
    output: ReportOutput,
}

impl Check {
    fn run(self) -> Result<Exit, Error> {
        input::stdin_at_most_once([Some(&self.file), self.secret.source()].into_iter().flatten())?;
        let bytes = self.file.read("a configuration file", limits::CONFIG_FILE)?;
        let secret = self.secret.read()?;
        self.output.print(&config::check::check(&self.file.name(), &bytes, secret.as_deref(), &RustCrypto))
    }
}
