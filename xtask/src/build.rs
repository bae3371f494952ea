//! `cargo xtask build`: the page into `www/dist`, the worker into `edge-worker/build`.

mod edge;
mod precache;
mod samples;
mod wasm_opt;
mod web;

pub(crate) use edge::build_edge;
pub(crate) use web::build_web;

use anyhow::Result;
use clap::ValueEnum;

/// Options of `cargo xtask build`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// What to build; both when left out.
    part: Option<Part>,
    /// Unoptimised code: faster to build, too large to ship.
    #[arg(long)]
    quick: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Web,
    Edge,
}

/// How much work goes into small and fast code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// cargo's `dev` profile, no wasm-opt.
    Quick,
    /// cargo's `wasm` profile and wasm-opt: what is shipped and measured.
    Ship,
}

impl Effort {
    /// `Quick` when asked for.
    pub(crate) fn quick_if(quick: bool) -> Self {
        if quick { Self::Quick } else { Self::Ship }
    }

    /// The flags of wasm-pack and worker-build, which agree here.
    fn profile_flags(self) -> &'static [&'static str] {
        match self {
            Self::Quick => &["--dev"],
            Self::Ship => &["--profile", "wasm"],
        }
    }
}

/// Builds what is asked for.
///
/// # Errors
/// When a tool is missing and cannot be installed, or the code does not build.
pub(crate) fn run(args: &Args) -> Result<()> {
    let effort = Effort::quick_if(args.quick);
    if args.part != Some(Part::Edge) {
        build_web(effort)?;
    }
    if args.part != Some(Part::Web) {
        build_edge(effort)?;
    }
    Ok(())
}
