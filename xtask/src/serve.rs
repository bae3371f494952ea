//! `cargo xtask serve`: the page and the edge on this machine.

use std::net::{Ipv4Addr, TcpStream};
use std::process::Child;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

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
    /// Unoptimised code: builds sooner, runs slower.
    #[arg(long)]
    quick: bool,
}

/// Builds both and runs them until interrupted.
///
/// # Errors
/// When something does not build or the server does not start.
pub(crate) fn run(args: &Args) -> Result<()> {
    if answers(args.port) {
        bail!("something else serves port {}; choose another with --port", args.port);
    }
    let effort = Effort::quick_if(args.quick);
    build_web(effort)?;
    build_edge(effort)?;
    let npm = npm::ensure()?;
    sh::step("starting wrangler");
    let mut server = sh::command(npm.join("wrangler"))
        .args(["dev", "--local", "--ip", "127.0.0.1", "--port", &args.port.to_string()])
        .arg("--show-interactive-dev-session=false")
        .env("WRANGLER_SEND_METRICS", "false")
        // Else it asks a Cloudflare host for a sample of request.cf, which nothing here uses.
        .env("CLOUDFLARE_CF_FETCH_ENABLED", "false")
        .spawn()
        .context("cannot start wrangler")?;
    if wait_for(&mut server, args.port)? {
        let url = format!("http://127.0.0.1:{}/", args.port);
        sh::step(format!("Cableseal is on {url} (Ctrl-C stops it)"));
        if args.open {
            open(&url);
        }
    }
    let status = server.wait().context("wrangler")?;
    if !status.success() {
        bail!("wrangler ended: {status}");
    }
    Ok(())
}

/// Waits until the port answers; false when the server ended before.
fn wait_for(server: &mut Child, port: u16) -> Result<bool> {
    while server.try_wait().context("wrangler")?.is_none() {
        if answers(port) {
            return Ok(true);
        }
        thread::sleep(Duration::from_millis(200));
    }
    Ok(false)
}

fn answers(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

fn open(url: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    if !sh::succeeds(opener, &[url]) {
        println!("there is no {opener} here: open {url} yourself");
    }
}
