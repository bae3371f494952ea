//! Damage: one case asked many times, each time with one file changed.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use cableseal_core::api::{Content, File, FileRole, Options, report};
use cableseal_core::codefile::ImageDigest;
use cableseal_core::report::VerdictOutcome;

use crate::answer::{Files, options, paths};
use crate::manifest::{Case, read};
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
        asked.intact = asked.ask(&asked.files.as_api());
        asked.needed = asked.provider.len();
        asked
    }

    /// The answer to the undamaged case.
    pub fn intact(&self) -> VerdictOutcome {
        self.intact
    }

    /// The answer with these octets in the place of the file at `index`.
    ///
    /// # Errors
    /// The message of a panic.
    ///
    /// # Panics
    /// When the case has no such file.
    pub fn with(&self, index: usize, octets: &[u8]) -> Result<VerdictOutcome, String> {
        let mut files = self.files.as_api();
        files.get_mut(index).expect("one of the case's files").content = Content::Bytes(octets);
        let answer = unpanicked(|| self.ask(&files));
        self.provider.truncate(self.needed);
        answer
    }

    /// The answer with an image that was streamed, for a case whose image is generated.
    ///
    /// # Errors
    /// The message of a panic.
    pub fn with_image(&self, image: &ImageDigest) -> Result<VerdictOutcome, String> {
        let mut files = self.files.as_api();
        files.push(File { name: "large.bin", role: Some(FileRole::Image), content: Content::Image(image) });
        unpanicked(|| self.ask(&files))
    }

    fn ask(&self, files: &[File<'_>]) -> VerdictOutcome {
        let now = self.options.at.expect("every case has a time");
        let secret = self.secret.as_deref();
        let judgement = report(files, &self.options, secret, now, &self.provider).expect("a question");
        let outcome = judgement.report.verdict.outcome;
        let proven = judgement.accepted.is_some();
        assert_eq!(proven, outcome == VerdictOutcome::Accept, "a verdict without its proof");
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

impl Target {
    /// Every file of a case.
    pub fn all_of(case: &Case) -> Vec<Self> {
        let target = |(index, (role, path)): (usize, (FileRole, &Path))| Self {
            path: path.to_owned(),
            role,
            case: case.clone(),
            index,
        };
        paths(case).into_iter().enumerate().map(target).collect()
    }

    /// The file.
    pub fn octets(&self) -> Vec<u8> {
        read(&self.path)
    }

    /// False for a root or a CRL of the PKI that the image is not signed under.
    pub fn plays_a_part(&self) -> bool {
        let legacy = |path: &Path| path.to_string_lossy().contains("legacy");
        let of_a_pki = matches!(self.role, FileRole::Root | FileRole::Crl);
        !of_a_pki || legacy(&self.path) == legacy(&self.case.image)
    }
}

/// Every checked-in file that a case asks about, once: in the first accepted case that uses it, else in the first
/// that is incomplete, else in the first. A root or a CRL is taken where its PKI is in force, if there is such a case.
pub fn targets(cases: &[Case]) -> Vec<Target> {
    let rank = |case: &Case| match case.expect.outcome.as_str() {
        "accept" => 0,
        "incomplete" => 1,
        _ => 2,
    };
    let mut best: BTreeMap<PathBuf, (usize, Target)> = BTreeMap::new();
    for target in cases.iter().flat_map(Target::all_of) {
        let rank = rank(&target.case) + 3 * usize::from(!target.plays_a_part());
        if best.get(&target.path).is_none_or(|(known, _)| rank < *known) {
            best.insert(target.path.clone(), (rank, target));
        }
    }
    best.into_values().map(|(_, target)| target).collect()
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
