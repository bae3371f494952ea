//! The room's plain state: files and facts in, a report out. No browser here.

use std::ops::Range;
use std::sync::Arc;

use cableseal_core::report::{FileKind, Place, Report};
use cableseal_core::time::Timestamp;

use super::facts::{ControlsSource, Facts};
use super::messages::{Arrival, Effect, Message};
use super::profile::Profile;
use crate::components::progress::Pace;
use crate::components::tree::Items;
use crate::engine::{self, CodeFileDigest, Controls, Input, Question};
use crate::hashing::News;
use crate::secret::Secret;

/// Numbers files as they come.
pub type FileId = u32;

/// The tabs that other parts lead to, as indices into [`super::text::TABS`].
pub const TREE: usize = 0;
/// See [`TREE`].
pub const BYTES: usize = 1;

/// A file of the room.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its number.
    pub id: FileId,
    /// Its name, without folders.
    pub name: String,
    /// Its octets in all.
    pub length: u64,
    /// What it is.
    pub kind: FileKind,
    /// Its first octets.
    pub head: Arc<[u8]>,
    /// Its fields.
    pub items: Arc<Items>,
    /// How far the hashing has come.
    pub reading: Reading,
    sha256: Option<String>,
    digest: Option<CodeFileDigest>,
}

/// How far the hashing of a file has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// On its way.
    Running(Pace),
    /// All that is needed is known.
    Done,
    /// The user stopped it.
    Cancelled,
    /// The browser could not read it, and why.
    Failed(String),
}

impl File {
    fn new(arrival: Arrival, began: f64) -> Self {
        let Arrival { id, name, length, head } = arrival;
        let kind = engine::recognize(&head, &name);
        let items = Arc::new(Items::new(&engine::inspect(&name, &head)));
        let reading = Reading::Running(Pace::new(length, began));
        Self { id, name, length, kind, head, items, reading, sha256: None, digest: None }
    }

    /// Whether every octet is held, not only the first ones.
    pub fn is_whole(&self) -> bool {
        self.head.len() as u64 == self.length
    }

    fn is_ready(&self) -> bool {
        self.reading == Reading::Done
    }

    fn hear(&mut self, news: News, now: f64) {
        match (news, &mut self.reading) {
            (_, Reading::Cancelled) => return,
            (News::Progress(done), Reading::Running(pace)) => {
                // Two workers tell of the same file; the slower one counts.
                pace.now = now;
                pace.done = if done < pace.done { done } else { pace.done.max(done) };
            }
            (News::Progress(_), _) => {}
            (News::CodeFile(digest), _) => self.digest = Some(digest),
            (News::WholeFile(sha256), _) => self.sha256 = Some(sha256),
            (News::Failed(why), _) => self.reading = Reading::Failed(why),
        }
        let known = self.sha256.is_some() && (self.kind != FileKind::CodeFile || self.digest.is_some());
        if known {
            self.reading = Reading::Done;
        }
    }

    fn input(&self) -> Input<'_> {
        Input {
            name: &self.name,
            length: self.length,
            kind: self.kind,
            head: &self.head,
            sha256: self.sha256.as_deref().unwrap_or_default(),
            digest: self.digest.as_ref(),
        }
    }
}

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
    /// The answer, once the files ask a question and are read.
    pub report: Option<Arc<Report>>,
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
        match message {
            Message::Arrived(arrivals, tick) => return self.arrived(arrivals, tick),
            Message::Hashing(id, news, tick) => {
                if !self.heard(id, news, tick) {
                    return Vec::new();
                }
            }
            Message::Cancel(id) => {
                if let Some(file) = self.files.iter_mut().find(|file| file.id == id) {
                    file.reading = Reading::Cancelled;
                }
                return vec![Effect::Stop(id)];
            }
            Message::Remove(id) => {
                self.remove(id);
                self.judge(now);
                return vec![Effect::Stop(id), Effect::Forget(id)];
            }
            Message::Clear => {
                let files = std::mem::take(self).files;
                return files.iter().flat_map(|f| [Effect::Stop(f.id), Effect::Forget(f.id)]).collect();
            }
            Message::Facts(facts) => self.facts = facts,
            Message::Secret(secret) => self.secret = secret,
            Message::Apply(profile) => self.facts = Facts { at: self.facts.at.clone(), ..profile.facts },
            Message::Tab(tab) => {
                self.tab = tab;
                return Vec::new();
            }
            Message::File(id) => {
                self.selection = Selection { file: Some(id), octets: 0..0 };
                return Vec::new();
            }
            Message::Octets(id, octets) => {
                self.selection = Selection { file: Some(id), octets };
                return Vec::new();
            }
            Message::Place(place) => {
                self.follow(place);
                return Vec::new();
            }
        }
        self.judge(now);
        self.announce()
    }

    /// The file that is looked at.
    pub fn chosen(&self) -> Option<&File> {
        self.selection.file.and_then(|id| self.files.iter().find(|file| file.id == id))
    }

    /// Whether a file is being hashed.
    pub fn is_busy(&self) -> bool {
        self.files.iter().any(|file| matches!(file.reading, Reading::Running(_)))
    }

    /// Whether a press on "factory-fresh" would help: the answer is open and the controls are not known.
    pub fn wants_controls(&self) -> bool {
        self.report.is_some() && self.facts.controls == ControlsSource::Unknown
    }

    fn arrived(&mut self, arrivals: Vec<Arrival>, tick: f64) -> Vec<Effect> {
        let mut effects = Vec::new();
        for arrival in arrivals {
            if let Some(profile) = Profile::from_json(&arrival.head) {
                self.facts = Facts { at: self.facts.at.clone(), ..profile.facts };
                effects.push(Effect::Forget(arrival.id));
                continue;
            }
            let file = File::new(arrival, tick);
            effects.push(Effect::Hash(file.id, file.kind == FileKind::CodeFile));
            self.files.push(file);
        }
        self.announced = false;
        if self.chosen().is_none() {
            self.selection = Selection { file: self.files.first().map(|file| file.id), octets: 0..0 };
        }
        effects
    }

    /// Whether the news changes what can be judged.
    fn heard(&mut self, id: FileId, news: News, tick: f64) -> bool {
        let Some(file) = self.files.iter_mut().find(|file| file.id == id) else { return false };
        let was_ready = file.is_ready();
        file.hear(news, tick);
        file.is_ready() != was_ready
    }

    fn remove(&mut self, id: FileId) {
        self.files.retain(|file| file.id != id);
        if self.selection.file == Some(id) {
            self.selection = Selection { file: self.files.first().map(|file| file.id), octets: 0..0 };
        }
    }

    fn follow(&mut self, place: Place) {
        let ready = self.ready().map(|file| file.id).nth(place.file);
        let Some(file) = ready else { return };
        self.selection =
            Selection { file: Some(file), octets: place.offset..place.offset + place.length.max(1) };
        if self.tab != TREE {
            self.tab = BYTES;
        }
    }

    fn ready(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.is_ready())
    }

    fn judge(&mut self, now: Timestamp) {
        let files: Vec<Input<'_>> = self.ready().map(File::input).collect();
        let given = self.facts.controls();
        let report = engine::judge(&Question {
            files: &files,
            docsis: self.facts.docsis,
            at: self.facts.time(now),
            strict: self.facts.strict,
            manufacturer: &self.facts.manufacturer,
            operator: &self.facts.operator,
            controls: match self.facts.controls {
                ControlsSource::Unknown => Controls::Unknown,
                ControlsSource::FactoryFresh => Controls::FactoryFresh,
                ControlsSource::Given => Controls::Given(&given),
            },
            secret: self.secret.octets(),
        });
        self.report = report.map(Arc::new);
    }

    fn announce(&mut self) -> Vec<Effect> {
        if self.announced || self.report.is_none() || self.is_busy() {
            return Vec::new();
        }
        self.announced = true;
        vec![Effect::ShowVerdict]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

    fn arrival(id: FileId, name: &str, head: &[u8]) -> Arrival {
        Arrival { id, name: name.into(), length: head.len() as u64, head: head.into() }
    }

    fn with_config() -> (State, Vec<Effect>) {
        let mut state = State::default();
        state.take(Message::Arrived(vec![arrival(1, "cm.cfg", &[3, 1, 1, 255])], 0.0), NOW);
        let effects = state.take(Message::Hashing(1, News::WholeFile("aa".into()), 5.0), NOW);
        (state, effects)
    }

    #[test]
    fn a_config_alone_already_leads_to_a_report_and_to_the_verdict() {
        let (state, effects) = with_config();
        assert_eq!(effects, [Effect::ShowVerdict]);
        assert_eq!(state.report.unwrap().files[0].sha256, "aa");
    }

    #[test]
    fn the_reader_is_led_to_the_verdict_once_per_drop() {
        let (mut state, _) = with_config();
        let facts = Facts { strict: true, ..Facts::default() };
        assert_eq!(state.take(Message::Facts(facts), NOW), []);
        assert_eq!(state.report.unwrap().facts.equality, "strict");
    }

    #[test]
    fn files_are_hashed_as_they_come() {
        let mut state = State::default();
        let files = vec![arrival(1, "cm.cfg", &[3, 1, 1, 255]), arrival(2, "fw.bin", &[0x30, 0x82, 1, 0])];
        let effects = state.take(Message::Arrived(files, 0.0), NOW);
        assert_eq!(effects, [Effect::Hash(1, false), Effect::Hash(2, true)]);
        assert!(state.is_busy());
    }

    #[test]
    fn a_cancelled_file_is_not_judged_whatever_still_arrives() {
        let mut state = State::default();
        state.take(Message::Arrived(vec![arrival(1, "cm.cfg", &[3, 1, 1, 255])], 0.0), NOW);
        assert_eq!(state.take(Message::Cancel(1), NOW), [Effect::Stop(1)]);
        state.take(Message::Hashing(1, News::WholeFile("aa".into()), 5.0), NOW);
        assert!(state.report.is_none());
        assert_eq!(state.files[0].reading, Reading::Cancelled);
    }

    #[test]
    fn removing_a_file_takes_its_report_along() {
        let (mut state, _) = with_config();
        assert_eq!(state.take(Message::Remove(1), NOW), [Effect::Stop(1), Effect::Forget(1)]);
        assert!(state.report.is_none());
        assert_eq!(state.selection.file, None);
    }

    #[test]
    fn starting_over_wipes_the_secret() {
        let (mut state, _) = with_config();
        state.take(Message::Secret(Secret::from_input("DOCSIS")), NOW);
        state.take(Message::Clear, NOW);
        assert_eq!(state.secret, Secret::NONE);
        assert!(state.files.is_empty());
    }

    #[test]
    fn a_check_leads_to_its_bytes() {
        let (mut state, _) = with_config();
        state.tab = 4;
        state.take(Message::Place(Place { file: 0, offset: 2, length: 0 }), NOW);
        assert_eq!(state.selection, Selection { file: Some(1), octets: 2..3 });
        assert_eq!(state.tab, BYTES);
    }

    #[test]
    fn a_check_stays_in_the_tree_when_the_tree_is_open() {
        let (mut state, _) = with_config();
        state.take(Message::Place(Place { file: 0, offset: 2, length: 1 }), NOW);
        assert_eq!(state.tab, TREE);
    }
}
