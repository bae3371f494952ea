//! `cableseal man`.

use std::fs;
use std::path::PathBuf;

use clap::{Args, CommandFactory, ValueHint};

use crate::args::Cli;
use crate::error::Error;
use crate::exit::Exit;

/// Write a man page for every verb
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// Folder for the pages; made if it is not there
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    out: PathBuf,
}

impl Man {
    pub(crate) fn run(self) -> Result<Exit, Error> {
        let failed = Error::write(&self.out);
        fs::create_dir_all(&self.out)
            .and_then(|()| clap_mangen::generate_to(Cli::command().disable_help_subcommand(true), &self.out))
            .map_err(failed)?;
        Ok(Exit::Yes)
    }
}
