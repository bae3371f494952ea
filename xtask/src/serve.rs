//! `cargo xtask serve`: the page and the edge on this machine.

use anyhow::Result;

use crate::build::{Effort, build_edge, build_web};
use crate::setup::npm;
use crate::sh;

/// Options of `cargo xtask serve`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Port on 127.0.0.1.
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// Open the page in the default browser.
    #[arg(long)]
    open: bool,
    /// Unoptimised code: starts sooner, runs slower.
    #[arg(long)]
    quick: bool,
}

/// Builds both and runs them until interrupted.
///
/// # Errors
/// When something does not build or the server does not start.
pub(crate) fn run(args: &Args) -> Result<()> {
    let effort = Effort::quick_if(args.quick);
    build_web(effort)?;
    build_edge(effort)?;
    let npm = npm::ensure()?;
    sh::step(format!("serving http://127.0.0.1:{}/ (Ctrl-C stops)", args.port));
    sh::run(
        sh::command(npm.join("wrangler"))
            .args(["dev", "--local", "--ip", "127.0.0.1", "--port", &args.port.to_string()])
            .args(["--show-interactive-dev-session=false"])
            .env("WRANGLER_SEND_METRICS", "false"),
    )
}
