//! What can happen in the room, and what the room asks of the browser.

use std::ops::Range;
use std::sync::Arc;

use cableseal_core::api::{FileRole, ProfileRoot};
use cableseal_core::report::Place;

use super::facts::Facts;
use super::file::FileId;
use crate::hashing::News;
use crate::secret::Secret;

/// A file that came in, read as far as the page reads at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Its number, never used twice.
    pub id: FileId,
    /// Its name, without folders.
    pub name: String,
    /// Its octets in all.
    pub length: u64,
    /// Its first octets: [`super::file::HEAD`] at most.
    pub head: Arc<[u8]>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// Files came in, at this time of the page's clock in milliseconds.
    Arrived(Vec<Arrival>, f64),
    /// A worker told something, at this time of the page's clock in milliseconds.
    Hashing(FileId, News, f64),
    /// The user stops the reading of a file.
    Cancel(FileId),
    /// The user removes a file.
    Remove(FileId),
    /// The user says what a file is for, at this time of the page's clock in milliseconds.
    UseAs(FileId, Option<FileRole>, f64),
    /// The user starts over.
    Clear,
    /// The user changed the facts.
    Facts(Facts),
    /// The user typed or wiped the secret.
    Secret(Secret),
    /// The user chose a tab.
    Tab(usize),
    /// The user chose a file.
    File(FileId),
    /// The user chose which configuration file and image to judge.
    Pair(FileId, FileId),
    /// The browser has time to judge one more pair.
    NextPair,
    /// The user chose octets of a file.
    Octets(FileId, Range<u64>),
    /// The user follows a check to its octets.
    Place(Place),
}

/// Something that only the browser can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Hash a code file in the workers.
    Hash(FileId),
    /// Stop hashing a file.
    Stop(FileId),
    /// Forget a file.
    Forget(FileId),
    /// Take in the roots of a profile as files.
    Roots(Vec<ProfileRoot>),
    /// Lead the reader to the verdict.
    ShowVerdict,
    /// Lead the reader to the lit bytes.
    ShowBytes,
    /// Send [`Message::NextPair`] once the page has answered the user.
    NextPair,
}
