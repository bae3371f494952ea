//! The room's plain state: files and facts in, a report out. No browser here.

use std::ops::Range;
use std::sync::Arc;

use cableseal_core::api::{self, Error, FileRole, Profile};
use cableseal_core::crypto::RustCrypto;
use cableseal_core::download::Controls;
use cableseal_core::report::{FileKind, Place, Report};
use cableseal_core::time::Timestamp;

use super::facts::{Facts, Source};
use super::file::{File, FileId, Reading};
use super::messages::{Arrival, Effect, Message};
use super::pairs::Pairs;
use crate::hashing::News;
use crate::secret::Secret;

/// The tab that shows fields and bytes: index into the names of the tabs.
pub const TREE: usize = 0;
/// The tab that shows bytes alone.
pub const BYTES: usize = 1;

/// Octets of a file that the tree and the bytes show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Which file.
    pub file: Option<FileId>,
    /// Which octets of it.
    pub octets: Range<u64>,
}

/// The room.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The files, in the order in which they came.
    pub files: Vec<File>,
    /// What is taken as given.
    pub facts: Facts,
    /// The shared secret.
    pub secret: Secret,
    /// Every configuration file with every image, when there are several of either.
    pub pairs: Pairs,
    /// The answer, once the files ask a question and are read.
    pub report: Option<Arc<Report>>,
    /// Why there is no answer although there are files.
    pub refusal: Option<String>,
    /// What is lit.
    pub selection: Selection,
    /// The chosen tab.
    pub tab: usize,
    /// Whether the reader was led to a verdict since files came in.
    announced: bool,
}

impl State {
    /// Takes in what happened at `now` and says what the browser must do about it.
    pub fn take(&mut self, message: Message, now: Timestamp) -> Vec<Effect> {
        let mut effects = Vec::new();
        match message {
            Message::Arrived(arrivals, tick) => effects = self.arrived(arrivals, tick),
            Message::Hashing(id, news, tick) => {
                if !self.heard(id, news, tick) {
                    return effects;
                }
            }
            Message::Cancel(id) => {
                if let Some(file) = self.file_mut(id) {
                    file.reading = Reading::Cancelled;
                }
                effects.push(Effect::Stop(id));
            }
            Message::Remove(id) => {
                self.remove(id);
                effects.extend([Effect::Stop(id), Effect::Forget(id)]);
            }
            Message::UseAs(id, role, tick) => {
                if let Some(file) = self.file_mut(id) {
                    file.role = role;
                    effects.extend(file.must_be_read(tick).then_some(Effect::Hash(id)));
                }
            }
            Message::Clear => {
                let files = std::mem::take(self).files;
                return files.iter().flat_map(|f| [Effect::Stop(f.id), Effect::Forget(f.id)]).collect();
            }
            Message::Facts(facts) => self.facts = facts,
            Message::Secret(secret) => self.secret = secret,
            Message::Pair(config, image) => self.pairs.chosen = Some((config, image)),
            Message::NextPair => return self.next_pair(now),
            Message::Tab(tab) => {
                self.tab = tab;
                return effects;
            }
            Message::File(id) => {
                self.selection = Selection { file: Some(id), octets: 0..0 };
                return effects;
            }
            Message::Octets(id, octets) => {
                self.selection = Selection { file: Some(id), octets };
                return effects;
            }
            Message::Place(place) => {
                return self.follow(place).then_some(Effect::ShowBytes).into_iter().collect();
            }
        }
        self.judge(now);
        effects.extend(self.announce());
        effects.extend(self.pairs.is_open().then_some(Effect::NextPair));
        effects
    }

    /// The file that is looked at.
    pub fn chosen(&self) -> Option<&File> {
        self.selection.file.and_then(|id| self.file(id))
    }

    /// The file with this number.
    pub fn file(&self, id: FileId) -> Option<&File> {
        self.files.iter().find(|file| file.id == id)
    }

    /// Whether a file is being hashed.
    pub fn is_busy(&self) -> bool {
        self.files.iter().any(File::is_running)
    }

    /// Whether a press on "factory-fresh" would help: there is a question, and the controls are not known.
    pub fn wants_controls(&self) -> bool {
        self.report.is_some() && self.facts.controls == Source::Unknown
    }

    /// Whether an image stands alone, so that only the user can say which signatures are required.
    pub fn wants_need(&self) -> bool {
        let has = |role| self.files.iter().any(|file| file.role == Some(role));
        has(FileRole::Image) && !has(FileRole::Config)
    }

    fn file_mut(&mut self, id: FileId) -> Option<&mut File> {
        self.files.iter_mut().find(|file| file.id == id)
    }

    fn arrived(&mut self, arrivals: Vec<Arrival>, tick: f64) -> Vec<Effect> {
        let mut effects = Vec::new();
        for arrival in arrivals {
            let file = File::new(arrival, tick);
            if let Some(effect) = self.absorb(&file) {
                effects.extend([effect, Effect::Forget(file.id)]);
                continue;
            }
            if file.is_running() {
                effects.push(Effect::Hash(file.id));
            }
            self.files.push(file);
        }
        self.announced = false;
        if self.chosen().is_none() {
            self.look_at_first();
        }
        effects
    }

    /// Facts that come as a file fill the form, where they can be seen and changed. One that cannot be read stays a
    /// file: core says what is wrong with it.
    fn absorb(&mut self, file: &File) -> Option<Effect> {
        let text = std::str::from_utf8(file.octets()?).ok()?;
        match file.kind {
            FileKind::Controls => {
                self.facts.take_controls(&Controls::from_json(text).ok()?);
                Some(Effect::Roots(Vec::new()))
            }
            FileKind::Profile => {
                let profile = Profile::from_json(text).ok()?;
                self.facts = Facts::from_options(&profile.options);
                Some(Effect::Roots(profile.roots))
            }
            _ => None,
        }
    }

    /// Whether the news changes what can be judged.
    fn heard(&mut self, id: FileId, news: News, tick: f64) -> bool {
        let Some(file) = self.file_mut(id) else { return false };
        let was_ready = file.is_ready();
        file.hear(news, tick);
        file.is_ready() != was_ready
    }

    fn remove(&mut self, id: FileId) {
        self.files.retain(|file| file.id != id);
        if self.selection.file == Some(id) {
            self.look_at_first();
        }
    }

    fn look_at_first(&mut self) {
        self.selection = Selection { file: self.files.first().map(|file| file.id), octets: 0..0 };
    }

    /// Reports list files in their own order: names and hashes tell which is which.
    fn follow(&mut self, place: Place) -> bool {
        let entry = self.report.as_ref().and_then(|report| report.files.get(place.file));
        let found = entry.and_then(|entry| {
            let same = |file: &&File| file.name == entry.name && file.length == entry.length;
            self.files.iter().find(same).map(|file| file.id)
        });
        let Some(file) = found else { return false };
        let end = place.offset.saturating_add(place.length.max(1));
        self.selection = Selection { file: Some(file), octets: place.offset..end };
        if self.tab != TREE {
            self.tab = BYTES;
        }
        true
    }

    fn judge(&mut self, now: Timestamp) {
        self.pairs.renew(&self.files);
        let answer = self.ask(self.pairs.chosen, now);
        (self.report, self.refusal) = match answer {
            Ok(report) => (Some(Arc::new(report)), None),
            Err(Error::NothingToDo) => (None, None),
            Err(error) => (None, Some(error.to_string())),
        };
    }

    /// Asks core about the ready files; of configuration files and images only about the chosen ones.
    fn ask(&self, pair: Option<(FileId, FileId)>, now: Timestamp) -> Result<Report, Error> {
        let takes_part = |file: &&File| {
            file.is_ready()
                && match (file.role, pair) {
                    (Some(FileRole::Config), Some((config, _))) => file.id == config,
                    (Some(FileRole::Image), Some((_, image))) => file.id == image,
                    _ => true,
                }
        };
        let files: Vec<api::File<'_>> = self.files.iter().filter(takes_part).map(File::input).collect();
        let options = self.facts.options();
        api::report(&files, &options, self.secret.octets(), now, &RustCrypto)
            .map(|judgement| judgement.report)
    }

    fn next_pair(&mut self, now: Timestamp) -> Vec<Effect> {
        if let Some(pair) = self.pairs.next() {
            let verdict = self.ask(Some(pair), now).map(|report| report.verdict);
            self.pairs.answer(pair, verdict);
        }
        self.pairs.is_open().then_some(Effect::NextPair).into_iter().collect()
    }

    fn announce(&mut self) -> Option<Effect> {
        if self.announced || self.report.is_none() || self.is_busy() {
            return None;
        }
        self.announced = true;
        Some(Effect::ShowVerdict)
    }
}

#[cfg(test)]
mod tests;
