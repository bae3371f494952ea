//! Code files, read in pieces: memory stays constant, and a verdict costs the time of one hash.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::thread;

use cableseal_core::codefile::{ImageDigest, Stream};
use cableseal_core::crypto::{HashAlgorithm, Provider, RustCrypto};

use crate::error::Error;
use crate::input::Source;
use crate::progress::{Progress, Unit};

/// Octets of a piece.
const PIECE: usize = 1 << 20;

/// Pieces that wait for the second thread at most.
const AHEAD: usize = 4;

/// Reads a code file.
pub(crate) fn digest(source: &Source) -> Result<ImageDigest, Error> {
    digest_after(Vec::new(), source.open()?, source)
}

/// Reads the rest of a code file whose `head` is already read.
pub(crate) fn digest_after(head: Vec<u8>, rest: impl Read, source: &Source) -> Result<ImageDigest, Error> {
    let mut file = io::Cursor::new(head).chain(rest);
    let first = Piece::read(&mut file, vec![0; PIECE]).map_err(Error::read(source.path()))?;
    if first.octets().len() < PIECE {
        let mut stream = Stream::new(&RustCrypto);
        stream.update(first.octets());
        return Ok(stream.finish());
    }
    stream_on_two_threads(first, &mut file, source).map_err(Error::read(source.path()))
}

/// This thread reads and hashes `SignedContent`; the second makes the SHA-256 of the whole file meanwhile.
fn stream_on_two_threads(first: Piece, file: &mut impl Read, source: &Source) -> io::Result<ImageDigest> {
    let mut progress = Progress::begin(&source.name(), source.len(), Unit::Octets);
    thread::scope(|scope| {
        let (to_hash, pieces) = sync_channel(AHEAD);
        let (hashed, free) = channel();
        let whole_file = scope.spawn(move || hash_whole_file(&pieces, &hashed));
        let mut stream = Stream::without_file_digest(&RustCrypto);
        let mut buffers = Buffers { made: 1, free };
        let mut piece = first;
        while !piece.octets().is_empty() {
            let shared = Arc::new(piece);
            // It cannot fail: the receiver lives until this sender is dropped.
            let _ = to_hash.send(Arc::clone(&shared));
            stream.update(shared.octets());
            progress.advance(shared.octets().len() as u64);
            drop(shared);
            piece = Piece::read(file, buffers.next())?;
        }
        drop(to_hash);
        let sha256 = whole_file.join().ok();
        Ok(ImageDigest { sha256, ..stream.finish() })
    })
}

/// The second thread: hashes each piece and gives its buffer back.
fn hash_whole_file(pieces: &Receiver<Arc<Piece>>, hashed: &Sender<Arc<Piece>>) -> Vec<u8> {
    let mut digest = RustCrypto.digest(HashAlgorithm::Sha256);
    for piece in pieces {
        digest.update(piece.octets());
        // Nobody waits for it after the last piece.
        let _ = hashed.send(piece);
    }
    digest.finish()
}

/// Octets of the file, with the buffer that holds them.
struct Piece {
    buffer: Vec<u8>,
    filled: usize,
}

impl Piece {
    /// Fills `buffer` unless the file ends before.
    fn read(file: &mut impl Read, mut buffer: Vec<u8>) -> io::Result<Self> {
        let mut filled = 0;
        while let Some(room) = buffer.get_mut(filled..).filter(|room| !room.is_empty()) {
            match file.read(room) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Self { buffer, filled })
    }

    fn octets(&self) -> &[u8] {
        self.buffer.get(..self.filled).unwrap_or_default()
    }
}

/// Buffers, a few made new and then used again: fresh memory for each piece would cost a tenth of the time.
struct Buffers {
    made: usize,
    free: Receiver<Arc<Piece>>,
}

impl Buffers {
    fn next(&mut self) -> Vec<u8> {
        if self.made <= AHEAD {
            self.made += 1;
            return vec![0; PIECE];
        }
        // The thread that hashed it held the last share; were it not so, a new buffer would do.
        let piece = self.free.recv().ok().and_then(Arc::into_inner);
        piece.map_or_else(|| vec![0; PIECE], |piece| piece.buffer)
    }
}
