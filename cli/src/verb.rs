//! One module a verb, and what several verbs share.

pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod inspect;
pub(crate) mod man;
pub(crate) mod pki;
pub(crate) mod verify;

use cableseal_core::report::Report;
use cableseal_core::report::text::{Detail, Style, text};
use clap::{Args, ValueHint};

use crate::error::Error;
use crate::exit::Exit;
use crate::input::Source;
use crate::output;

/// How a report comes out.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct ReportOutput {
    /// Print JSON (schemas in docs/schema)
    #[arg(long)]
    json: bool,
    /// Print only the verdict and the checks that did not pass
    #[arg(long, short, conflicts_with = "json")]
    quiet: bool,
}

impl ReportOutput {
    /// Prints a report; the exit status is its verdict.
    fn print(self, report: &Report) -> Result<Exit, Error> {
        self.print_page(|| report.to_json_pretty(), |style, detail| text(report, style, detail))?;
        Ok(report.verdict.outcome.into())
    }

    /// Prints what was asked for: JSON or text.
    fn print_page(
        self,
        json: impl Fn() -> String,
        text: impl Fn(Style, Detail) -> String,
    ) -> Result<(), Error> {
        let detail = if self.quiet { Detail::Failures } else { Detail::All };
        output::print(&if self.json { json() + "\n" } else { text(output::style(), detail) })
    }
}

/// The shared secret of a CMTS, from a file so that it shows up in no process list.
#[derive(Clone, Debug, Args)]
pub(crate) struct Secret {
    /// File with the shared secret of the CMTS, for the CMTS MIC
    ///
    /// Its octets count as they are: a line feed at the end is part of the secret. Write it without one, as by
    /// printf %s SECRET > FILE. When the MIC would hold without the line feed, the report says so.
    #[arg(long, value_name = "FILE", value_parser = Source::parser(), value_hint = ValueHint::FilePath)]
    secret_file: Option<Source>,
}

impl Secret {
    /// Octets of a secret: far more than any CMTS takes.
    const LIMIT: usize = 4096;

    fn source(&self) -> Option<&Source> {
        self.secret_file.as_ref()
    }

    fn read(&self) -> Result<Option<Vec<u8>>, Error> {
        self.secret_file.as_ref().map(|file| file.read("a shared secret", Self::LIMIT)).transpose()
    }
}
