//! `cableseal completions`.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use crate::args::Cli;
use crate::error::Error;
use crate::exit::Exit;
use crate::output;

/// Print a completion script for a shell
///
/// For example, for bash: cableseal completions bash > ~/.local/share/bash-completion/completions/cableseal
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self) -> Result<Exit, Error> {
        let mut script = Vec::new();
        generate(self.shell, &mut Cli::command(), "cableseal", &mut script);
        output::print(&String::from_utf8_lossy(&script))?;
        Ok(Exit::Yes)
    }
}
