//! A code file read in pieces: what has to be kept of it, whatever its length.

use alloc::boxed::Box;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::Envelope;
use super::parameters::HEADER;
use crate::bytes::FormatError;
use crate::bytes::der::element_len;
use crate::crypto::{Digest, HashAlgorithm, Provider};
use crate::limits;

/// What is kept of a code file: its prefix, the head of `SignedContent`, digests, length.
///
/// It is not a verified value: it says what the file holds, not that anything about it is right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageDigest {
    /// Octets of the file.
    pub length: u64,
    /// The PKCS#7 prefix; of a file without one, its first octets, at most [`limits::CODE_FILE_PREFIX`].
    pub prefix: Vec<u8>,
    /// The download parameters TLV, or what there is of it.
    pub parameters: Vec<u8>,
    /// Digests of `SignedContent`, one for each algorithm that a signature names.
    pub digests: Vec<(HashAlgorithm, Vec<u8>)>,
    /// SHA-256 of the whole file, if it was computed.
    pub sha256: Option<Vec<u8>>,
}

impl ImageDigest {
    /// Reads the prefix.
    ///
    /// # Errors
    /// As [`Envelope::read`].
    pub fn envelope(&self) -> Result<Envelope, FormatError> {
        prefix_len(&self.prefix)?;
        Envelope::read(&self.prefix)
    }

    /// The digest of `SignedContent` made with `algorithm`.
    pub fn content_digest(&self, algorithm: HashAlgorithm) -> Option<&[u8]> {
        self.digests.iter().find(|(known, _)| *known == algorithm).map(|(_, digest)| digest.as_slice())
    }

    /// Octets behind the prefix.
    pub fn content_len(&self) -> u64 {
        self.length.saturating_sub(self.prefix.len() as u64)
    }
}

/// Takes a code file in pieces of any size: the prefix is kept, `SignedContent` is hashed as it passes.
pub struct Stream<'p> {
    provider: &'p dyn Provider,
    state: State,
    known: ImageDigest,
    whole_file: Option<Box<dyn Digest>>,
}

enum State {
    /// The prefix is not complete yet.
    Prefix,
    /// Behind the prefix: each algorithm that a signature names is running.
    Content(Vec<(HashAlgorithm, Box<dyn Digest>)>),
    /// The head is not a prefix; it is kept all the same, to tell what else the file is.
    NoPrefix,
}

impl<'p> Stream<'p> {
    /// Starts; the SHA-256 of the whole file is computed too.
    pub fn new(provider: &'p dyn Provider) -> Self {
        let whole_file = Some(provider.digest(HashAlgorithm::Sha256));
        Self { whole_file, ..Self::without_file_digest(provider) }
    }

    /// Starts without the digest of the whole file, for callers that compute it elsewhere at the same time:
    /// it costs as much as the digest that the verdict needs.
    pub fn without_file_digest(provider: &'p dyn Provider) -> Self {
        Self { provider, state: State::Prefix, known: ImageDigest::default(), whole_file: None }
    }

    /// Takes the next octets of the file.
    pub fn update(&mut self, octets: &[u8]) {
        self.known.length += octets.len() as u64;
        if let Some(digest) = &mut self.whole_file {
            digest.update(octets);
        }
        match self.state {
            State::Prefix => self.take_prefix(octets),
            State::Content(_) => self.take_content(octets),
            State::NoPrefix => self.keep_head(octets),
        }
    }

    /// Ends the file.
    pub fn finish(mut self) -> ImageDigest {
        if let State::Content(running) = self.state {
            self.known.digests = running.into_iter().map(|(name, digest)| (name, digest.finish())).collect();
        }
        self.known.sha256 = self.whole_file.map(Digest::finish);
        self.known
    }

    fn take_prefix(&mut self, octets: &[u8]) {
        let before = self.known.prefix.len();
        self.keep_head(octets);
        let behind = match prefix_len(&self.known.prefix) {
            Ok(Some(len)) if len > limits::CODE_FILE_PREFIX => None,
            Ok(Some(len)) if len > self.known.prefix.len() => return,
            Ok(Some(len)) => Some(len),
            Ok(None) => return,
            Err(_) => None,
        };
        let Some(len) = behind else {
            self.state = State::NoPrefix;
            return;
        };
        self.known.prefix.truncate(len);
        self.state = State::Content(self.start_digests());
        self.take_content(octets.get(len - before..).unwrap_or_default());
    }

    fn keep_head(&mut self, octets: &[u8]) {
        let room = limits::CODE_FILE_PREFIX.saturating_sub(self.known.prefix.len());
        self.known.prefix.extend(octets.iter().take(room));
    }

    fn take_content(&mut self, octets: &[u8]) {
        keep_parameters(&mut self.known.parameters, octets);
        if let State::Content(running) = &mut self.state {
            for (_, digest) in running {
                digest.update(octets);
            }
        }
    }

    fn start_digests(&self) -> Vec<(HashAlgorithm, Box<dyn Digest>)> {
        let Ok(envelope) = Envelope::read(&self.known.prefix) else { return Vec::new() };
        let mut wanted: Vec<_> = envelope.signers.iter().filter_map(|s| s.digest_algorithm.hash).collect();
        wanted.sort_unstable();
        wanted.dedup();
        wanted.into_iter().map(|name| (name, self.provider.digest(name))).collect()
    }
}

/// Octets of the prefix, once its header says so.
fn prefix_len(head: &[u8]) -> Result<Option<usize>, FormatError> {
    const WHAT: &str = "code file ContentInfo";
    match head.first() {
        None => return Ok(None),
        Some(0x30) => {}
        Some(other) => {
            return Err(FormatError::new(0, WHAT, "tag 0x30", alloc::format!("tag {other:#04x}")));
        }
    }
    match element_len(head, 0, WHAT)? {
        Some(len) if len > limits::CODE_FILE_PREFIX => Err(FormatError::new(
            1,
            WHAT,
            alloc::format!("at most {} octets (limit CODE_FILE_PREFIX)", limits::CODE_FILE_PREFIX),
            alloc::format!("{len}"),
        )),
        known => Ok(known),
    }
}

/// Keeps octets until the download parameters TLV is whole; at most 64 KiB, which is all a 16-bit length can say.
fn keep_parameters(kept: &mut Vec<u8>, octets: &[u8]) {
    let mut octets = octets.iter();
    while let Some(want) = parameters_len(kept).checked_sub(kept.len()).filter(|&n| n > 0) {
        let before = kept.len();
        kept.extend(octets.by_ref().take(want));
        if kept.len() == before {
            return;
        }
    }
}

fn parameters_len(kept: &[u8]) -> usize {
    match kept {
        [0x1c, high, low, ..] => HEADER + usize::from(u16::from_be_bytes([*high, *low])),
        _ => HEADER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::RustCrypto;

    #[test]
    fn what_is_kept_of_a_file_without_a_prefix_does_not_depend_on_the_pieces() {
        let file = alloc::vec![0x1c; limits::CODE_FILE_PREFIX + 100];
        for length in [259, file.len()] {
            let file = &file[..length];
            for piece in [1, 7, 65_537] {
                let mut stream = Stream::new(&RustCrypto);
                file.chunks(piece).for_each(|piece| stream.update(piece));
                let kept = &file[..length.min(limits::CODE_FILE_PREFIX)];
                assert_eq!(stream.finish().prefix, kept, "in pieces of {piece}");
            }
        }
    }
}
