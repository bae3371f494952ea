//! Long work: what, how much, how fast, how long to go, and Cancel.

use leptos::prelude::*;

use crate::heard::heard;
use crate::number::{duration, float64, octets, size};

/// Work shorter than this shows nothing.
const QUIET_MS: f64 = 500.0;

/// How far some work on octets has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// When it began, in milliseconds.
    pub began: f64,
    /// Now, in the same clock.
    pub now: f64,
    /// Octets done.
    pub done: u64,
    /// Octets in all.
    pub total: u64,
}

impl Pace {
    /// Before the first octet.
    pub fn new(total: u64, began: f64) -> Self {
        Self { began, now: began, done: 0, total }
    }

    /// Whether it has lasted long enough to be shown.
    pub fn is_shown(self) -> bool {
        self.now - self.began >= QUIET_MS && self.done < self.total
    }

    /// Octets a second so far.
    pub fn rate(self) -> f64 {
        float64(self.done) / ((self.now - self.began) / 1000.0).max(0.001)
    }

    /// `120 MB of 200 MB, 310 MB/s, 1 s to go`.
    pub fn words(self) -> String {
        let rate = self.rate();
        let left = float64(self.total - self.done.min(self.total)) / rate.max(1.0);
        let (done, total, rate) = (size(self.done), size(self.total), size(octets(rate)));
        format!("{done} of {total}, {rate}/s, {} to go", duration(left))
    }
}

/// A progress bar with its words and a way out.
#[component]
pub fn Progress(
    /// What is being done, to what.
    #[prop(into)]
    what: String,
    /// How far it has come.
    pace: Pace,
    /// Stops it.
    on_cancel: Callback<()>,
) -> impl IntoView {
    let label = what.clone();
    view! {
        <div class="progress">
            <span class="progress-what">{what}</span>
            <progress
                max=pace.total.to_string()
                prop:value=float64(pace.done)
                aria-label=label
                aria-valuetext=pace.words()
            ></progress>
            <span class="progress-words">{pace.words()}</span>
            <button type="button" on:click=heard(move |_| on_cancel.run(()))>"Cancel"</button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_much_how_fast_and_how_long() {
        let pace = Pace { began: 0.0, now: 1000.0, done: 50_000_000, total: 200_000_000 };
        assert_eq!(pace.words(), "50 MB of 200 MB, 50 MB/s, 3 s to go");
    }

    #[test]
    fn short_work_shows_nothing() {
        assert!(!Pace { began: 0.0, now: 499.0, done: 5, total: 9 }.is_shown());
        assert!(Pace { began: 0.0, now: 500.0, done: 5, total: 9 }.is_shown());
        assert!(!Pace { began: 0.0, now: 900.0, done: 9, total: 9 }.is_shown());
    }
}
