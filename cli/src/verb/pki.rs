//! `cableseal pki`.

mod folder;
mod issue;
mod new;
mod spec;

use clap::{Args, Subcommand};

use crate::error::Error;
use crate::exit::Exit;

/// Make certificates
#[derive(Debug, Args)]
pub(crate) struct Pki {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    New(new::New),
}

impl Pki {
    pub(crate) fn run(self) -> Result<Exit, Error> {
        match self.verb {
            Verb::New(verb) => verb.run(),
        }
    }
}
