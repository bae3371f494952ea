//! `cargo xtask test`: every test there is, in one run with one summary.

mod closing;
mod fuzz;
mod node;
mod portable;
mod rust;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::build::{self, Effort};
use crate::sh;

/// Options of `cargo xtask test`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Also what takes long: fuzzing, and sweeps over every case instead of a sample.
    #[arg(long)]
    long: bool,
    /// Seconds for each fuzz target with --long.
    #[arg(long, default_value_t = 600)]
    fuzz_seconds: u32,
    /// Run only this step; may be given more than once.
    #[arg(long, value_name = "STEP", value_parser = names())]
    only: Vec<String>,
}

/// One runner of tests.
struct Step {
    name: &'static str,
    /// Earlier steps without which this one would test something stale.
    needs: &'static [&'static str],
    /// Only with `--long` or when asked for by name.
    long: bool,
    /// Runs it and returns its closing line.
    run: fn(&Args) -> Result<String>,
}

const STEPS: [Step; 10] = [
    Step { name: "format", needs: &[], long: false, run: |_| rust::format() },
    Step { name: "lint", needs: &[], long: false, run: |_| rust::lint() },
    Step { name: "docs", needs: &[], long: false, run: |_| rust::docs() },
    Step { name: "unit", needs: &[], long: false, run: |args| rust::unit(args.long) },
    Step { name: "portable", needs: &[], long: false, run: |_| portable::run() },
    Step { name: "web", needs: &[], long: false, run: |_| build_web() },
    Step { name: "worker", needs: &[], long: false, run: |_| build_worker() },
    Step { name: "edge", needs: &["web", "worker"], long: false, run: |args| node::edge(args.long) },
    Step { name: "browser", needs: &["web", "worker"], long: false, run: |args| node::browser(args.long) },
    Step { name: "fuzz", needs: &[], long: true, run: |args| fuzz::run(args.fuzz_seconds) },
];

/// How a step ended.
struct Outcome {
    step: &'static str,
    time: Duration,
    closing: Result<String>,
}

/// Runs the steps, all of them even when one fails, and prints a summary.
///
/// # Errors
/// When a step failed.
pub(crate) fn run(args: &Args) -> Result<()> {
    let mut outcomes: Vec<Outcome> = Vec::new();
    for step in STEPS.iter().filter(|step| wanted(step, args)) {
        sh::step(format!("test: {}", step.name));
        let started = Instant::now();
        let closing = match failed_need(step, &outcomes) {
            Some(need) => Err(anyhow::anyhow!("not run, because {need} failed")),
            None => (step.run)(args),
        };
        if let Err(error) = &closing {
            eprintln!("xtask: {}: {error:#}", step.name);
        }
        outcomes.push(Outcome { step: step.name, time: started.elapsed(), closing });
    }
    summarize(&outcomes)
}

fn wanted(step: &Step, args: &Args) -> bool {
    if args.only.is_empty() {
        args.long || !step.long
    } else {
        args.only.iter().any(|name| name == step.name)
    }
}

fn failed_need(step: &Step, outcomes: &[Outcome]) -> Option<&'static str> {
    outcomes
        .iter()
        .find(|outcome| outcome.closing.is_err() && step.needs.contains(&outcome.step))
        .map(|outcome| outcome.step)
}

fn summarize(outcomes: &[Outcome]) -> Result<()> {
    println!("\n==> summary");
    for Outcome { step, time, closing } in outcomes {
        let seconds = time.as_secs();
        match closing {
            Ok(closing) => println!("{step:9} ok     {seconds:5} s  {closing}"),
            Err(error) => println!("{step:9} FAILED {seconds:5} s  {error:#}"),
        }
    }
    let failed = outcomes.iter().filter(|outcome| outcome.closing.is_err()).count();
    if failed > 0 {
        bail!("{failed} of {} steps failed", outcomes.len());
    }
    println!("all {} steps passed", outcomes.len());
    Ok(())
}

fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

fn build_web() -> Result<String> {
    build::build_web(Effort::Ship)?;
    Ok("www/dist is built".into())
}

fn build_worker() -> Result<String> {
    build::build_edge(Effort::Ship)?;
    Ok("edge-worker/build is built".into())
}
