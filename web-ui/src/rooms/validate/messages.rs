//! What can happen in the room, and what the room asks of the browser.

use std::ops::Range;
use std::sync::Arc;

use super::facts::Facts;
use super::profile::Profile;
use super::state::FileId;
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
    /// Its first octets: [`crate::engine::HEAD`] at most.
    pub head: Arc<[u8]>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// Files came in, at this time of the page's clock.
    Arrived(Vec<Arrival>, f64),
    /// A worker told something, at this time of the page's clock.
    Hashing(FileId, News, f64),
    /// The user stops the reading of a file.
    Cancel(FileId),
    /// The user removes a file.
    Remove(FileId),
    /// The user starts over.
    Clear,
    /// The user changed the facts.
    Facts(Facts),
    /// The user typed or wiped the secret.
    Secret(Secret),
    /// The user applies a profile.
    Apply(Profile),
    /// The user chose a tab.
    Tab(usize),
    /// The user chose a file.
    File(FileId),
    /// The user chose octets of a file.
    Octets(FileId, Range<u64>),
    /// The user follows a check to its octets; files are counted as the report counts them.
    Place(cableseal_core::report::Place),
}

/// Something that only the browser can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Hash a file in the workers; `true` for a code file.
    Hash(FileId, bool),
    /// Stop hashing a file.
    Stop(FileId),
    /// Forget a file.
    Forget(FileId),
    /// Lead the reader to the verdict.
    ShowVerdict,
}
