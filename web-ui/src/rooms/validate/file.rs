//! A file of the room: what it is, what it is for, how far it is read.

use std::sync::Arc;

use cableseal_core::api::{self, FileRole};
use cableseal_core::codefile::ImageDigest;
use cableseal_core::inspect::{self, Guess};
use cableseal_core::limits;
use cableseal_core::report::FileKind;

use super::messages::Arrival;
use crate::components::progress::Pace;
use crate::components::tree::Items;
use crate::hashing::News;

/// Numbers files as they come.
pub type FileId = u32;

/// Octets of a file that the page reads at once: all of every kind of file but code files, which are streamed.
pub const HEAD: u64 = limits::CRL as u64;

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
    /// For an unknown file: what it is not, and why.
    pub guesses: Vec<Guess>,
    /// What it is for.
    pub role: Option<FileRole>,
    /// Its fields.
    pub items: Arc<Items>,
    /// How far it is read.
    pub reading: Reading,
    head: Arc<[u8]>,
    sha256: Option<Vec<u8>>,
    image: Option<ImageDigest>,
}

/// How far a file is read.
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
    /// Tells what came in.
    pub fn new(arrival: Arrival, began: f64) -> Self {
        let Arrival { id, name, length, head } = arrival;
        let first = head.get(..limits::RECOGNIZE_HEAD).unwrap_or(&head);
        let is_whole = head.len() as u64 == length;
        let whole: &[u8] = if is_whole { &head } else { first };
        let recognition = inspect::recognize(whole);
        let kind = recognition.kind;
        // A code file is shown from its first octets until it is read; then its tree is made anew.
        let shown = if kind == FileKind::CodeFile { first } else { whole };
        let tree = inspect::inspect(&name, shown).tree;
        let reading = if kind == FileKind::CodeFile {
            Reading::Running(Pace::new(length, began))
        } else {
            Reading::Done
        };
        let role =
            if kind == FileKind::CodeFile { Some(FileRole::Image) } else { FileRole::of_content(whole) };
        Self {
            id,
            name,
            length,
            kind,
            guesses: recognition.guesses,
            role: role.filter(|_| is_whole || kind == FileKind::CodeFile),
            items: Arc::new(Items::new(&tree)),
            reading,
            head,
            sha256: None,
            image: None,
        }
    }

    /// Whether it can take part in a verdict.
    pub fn is_ready(&self) -> bool {
        self.reading == Reading::Done
    }

    /// Whether it is being read.
    pub fn is_running(&self) -> bool {
        matches!(self.reading, Reading::Running(_))
    }

    /// What core is told of it.
    pub fn input(&self) -> api::File<'_> {
        let content = match &self.image {
            Some(image) => api::Content::Image(image),
            None => api::Content::Bytes(&self.head),
        };
        api::File { name: &self.name, role: self.role, content }
    }

    /// Whether the workers must read it because the user takes it for an image and its head is not all of it; it is
    /// on its way from now on then.
    pub fn must_be_read(&mut self, now: f64) -> bool {
        let must = self.role == Some(FileRole::Image)
            && self.octets().is_none()
            && self.is_ready()
            && self.image.is_none();
        if must {
            self.reading = Reading::Running(Pace::new(self.length, now));
        }
        must
    }

    /// Its octets, when they are held as a whole.
    pub fn octets(&self) -> Option<&[u8]> {
        (self.head.len() as u64 == self.length).then_some(&*self.head)
    }

    /// Takes in what a worker tells.
    pub fn hear(&mut self, news: News, now: f64) {
        match news {
            _ if self.reading == Reading::Cancelled => return,
            News::Progress(done) => {
                if let Reading::Running(pace) = &mut self.reading {
                    // Two workers tell of the same file: the one ahead is shown, so that the bar never goes back.
                    pace.now = now;
                    pace.done = pace.done.max(done);
                }
            }
            News::CodeFile(image) => self.image = Some(image),
            News::WholeFile(sha256) => self.sha256 = Some(sha256),
            News::Failed(why) => self.reading = Reading::Failed(why),
        }
        if let (Some(image), Some(sha256), true) =
            (&mut self.image, &self.sha256, self.reading != Reading::Done)
        {
            image.sha256 = Some(sha256.clone());
            self.items = Arc::new(Items::new(&inspect::inspect_image(&self.name, image).tree));
            self.reading = Reading::Done;
        }
    }
}
