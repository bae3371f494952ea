//! Several configuration files or images: every one against every other, judged one at a time.

use cableseal_core::api::{Error, FileRole};
use cableseal_core::report::{Verdict, VerdictOutcome};

use super::file::{File, FileId};

/// A configuration file and an image, with the verdict once it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The configuration file.
    pub config: FileId,
    /// The image.
    pub image: FileId,
    /// The verdict, or why there is none; `None` while it is not judged.
    pub answer: Option<Result<(VerdictOutcome, String), String>>,
}

/// All pairs; empty when there is at most one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// The pairs, by configuration file, then by image.
    pub all: Vec<Pair>,
    /// The pair whose report is shown, when there is a choice.
    pub chosen: Option<(FileId, FileId)>,
}

impl Pairs {
    /// Pairs the ready files anew; every verdict is to be made again.
    pub fn renew(&mut self, files: &[File]) {
        let of = |role| {
            files.iter().filter(move |file| file.is_ready() && file.role == Some(role)).map(|file| file.id)
        };
        let images: Vec<FileId> = of(FileRole::Image).collect();
        let configs: Vec<FileId> = of(FileRole::Config).collect();
        let pair = |config| images.iter().map(move |&image| Pair { config, image, answer: None });
        self.all = configs.iter().copied().flat_map(pair).collect();
        let several = configs.len() > 1 || images.len() > 1;
        if !several {
            self.all.clear();
            self.chosen = None;
            return;
        }
        // What is missing is numbered 0, which no file is.
        let newest = (configs.last().copied().unwrap_or(0), images.last().copied().unwrap_or(0));
        let still = |&(config, image): &(FileId, FileId)| {
            (configs.contains(&config) || configs.is_empty())
                && (images.contains(&image) || images.is_empty())
        };
        self.chosen = self.chosen.filter(still).or(Some(newest));
    }

    /// Whether a pair is still to be judged.
    pub fn is_open(&self) -> bool {
        self.all.iter().any(|pair| pair.answer.is_none())
    }

    /// The next pair to judge.
    pub fn next(&self) -> Option<(FileId, FileId)> {
        self.all.iter().find(|pair| pair.answer.is_none()).map(|pair| (pair.config, pair.image))
    }

    /// Notes what came of a pair.
    pub fn answer(&mut self, (config, image): (FileId, FileId), verdict: Result<Verdict, Error>) {
        let answer = match verdict {
            Ok(verdict) => Ok((verdict.outcome, verdict.headline)),
            Err(error) => Err(error.to_string()),
        };
        if let Some(pair) = self.all.iter_mut().find(|pair| (pair.config, pair.image) == (config, image)) {
            pair.answer = Some(answer);
        }
    }
}
