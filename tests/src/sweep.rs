//! Damage: one case asked many times, each time with one file changed.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use cableseal_core::api::{Content, FileRole, Options, report};
use cableseal_core::report::VerdictOutcome;

use crate::answer::{Files, options, paths};
use crate::manifest::Case;
use crate::remember::Remembering;

/// True when everything is to be tried and not a sample: `cargo xtask test --long` sets the variable.
pub fn long() -> bool {
    std::env::var_os("CABLESEAL_LONG").is_some_and(|value| value == "1")
}

/// A case ready to be asked with one of its files changed.
pub struct Asked {
    files: Files,
    options: Options,
    secret: Option<Vec<u8>>,
    provider: Remembering,
    /// Verifications that the undamaged case needs.
    needed: usize,
    intact: VerdictOutcome,
}

impl Asked {
    /// Reads the case's files and asks it once, undamaged.
    ///
    /// # Panics
    /// When a file is missing or the files make no question.
    pub fn of(case: &Case) -> Self {
        let secret = case.facts.secret.as_ref().map(|secret| secret.clone().into_bytes());
        let mut asked = Self {
            files: Files::of(case),
            options: options(case),
            secret,
            provider: Remembering::default(),
            needed: 0,
            intact: VerdictOutcome::Incomplete,
        };
        asked.intact = asked.ask(None);
        asked.needed = asked.provider.len();
        asked
    }

    /// The answer to the undamaged case.
    pub fn intact(&self) -> VerdictOutcome {
        self.intact
    }

    /// The case's files.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The answer with these octets in the place of the file at `index`.
    ///
    /// # Errors
    /// The message of a panic.
    pub fn with(&self, index: usize, octets: &[u8]) -> Result<VerdictOutcome, String> {
        let answer = unpanicked(|| self.ask(Some((index, octets))));
        self.provider.truncate(self.needed);
        answer
    }

    fn ask(&self, damage: Option<(usize, &[u8])>) -> VerdictOutcome {
        let mut files = self.files.as_api();
        if let Some((index, octets)) = damage {
            files[index].content = Content::Bytes(octets);
        }
        let now = self.options.at.expect("every case has a time");
        let secret = self.secret.as_deref();
        let judgement = report(&files, &self.options, secret, now, &self.provider).expect("a question");
        let outcome = judgement.report.verdict.outcome;
        assert_eq!(
            judgement.accepted.is_some(),
            outcome == VerdictOutcome::Accept,
            "a proof without an accept"
        );
        outcome
    }
}

/// A file of the vectors, and the case in which damage to it is looked for.
#[derive(Clone)]
pub struct Target {
    /// From the folder of the vectors.
    pub path: PathBuf,
    /// What it is for.
    pub role: FileRole,
    /// The case.
    pub case: Case,
    /// Which of the case's files it is.
    pub index: usize,
}

/// Every checked-in file that a case asks about, once: in the first accepted case that uses it, else in the first
/// that is incomplete, else in the first. A root is taken where its own PKI is in force.
pub fn targets(cases: &[Case]) -> Vec<Target> {
    let rank = |case: &Case| match case.expect.outcome.as_str() {
        "accept" => 0,
        "incomplete" => 1,
        _ => 2,
    };
    let mut best: BTreeMap<&Path, (usize, Target)> = BTreeMap::new();
    for case in cases {
        for (index, (role, path)) in paths(case).into_iter().enumerate() {
            let idle = role == FileRole::Root && path.starts_with("certs/legacy") != is_legacy(case);
            let rank = rank(case) + 3 * usize::from(idle);
            if best.get(path).is_none_or(|(known, _)| rank < *known) {
                let target = Target { path: path.to_owned(), role, case: case.clone(), index };
                best.insert(path, (rank, target));
            }
        }
    }
    best.into_values().map(|(_, target)| target).collect()
}

/// Whether the image of a case is signed under the legacy PKI, told from its name.
fn is_legacy(case: &Case) -> bool {
    case.image.to_string_lossy().contains("legacy")
}

/// Calls `f`.
///
/// # Errors
/// The message when it panics.
pub fn unpanicked<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(f)).map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic").to_owned()
    })
}

/// Does `work` on every item on two threads; the results come in the order of the items.
pub fn on_two_threads<I: Sync, T: Send>(items: &[I], work: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let worker = || {
        while let Some((index, item)) = items.iter().enumerate().nth(next.fetch_add(1, Ordering::Relaxed)) {
            let result = work(item);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((index, result));
        }
    };
    thread::scope(|scope| {
        scope.spawn(worker);
        worker();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
