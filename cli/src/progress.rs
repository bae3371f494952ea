//! A progress bar on standard error, for work that takes more than half a second, if that is a terminal.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const PATIENCE: Duration = Duration::from_millis(500);

/// What the bar counts.
#[derive(Clone, Copy)]
pub(crate) enum Unit {
    Octets,
    Steps,
}

/// Work in progress.
pub(crate) struct Progress {
    bar: ProgressBar,
    begun: Instant,
    shown: bool,
}

impl Progress {
    /// Begins work; `total` is `None` when its end is not known.
    pub(crate) fn begin(what: &str, total: Option<u64>, unit: Unit) -> Self {
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        let template = match (unit, total) {
            (Unit::Octets, Some(_)) => "{msg} {wide_bar} {bytes} of {total_bytes}, {bytes_per_sec}",
            (Unit::Octets, None) => "{msg} {bytes}, {bytes_per_sec}",
            (Unit::Steps, _) => "{msg} {wide_bar} {pos} of {len}",
        };
        bar.set_style(
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        bar.set_message(what.to_string());
        Self { bar, begun: Instant::now(), shown: false }
    }

    /// Some of it is done.
    pub(crate) fn advance(&mut self, by: u64) {
        self.bar.inc(by);
        if !self.shown && self.begun.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.shown = true;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
