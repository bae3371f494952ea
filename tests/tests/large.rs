//! The code file that is too large to check in: in pieces of any size, in constant memory, cut anywhere.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use cableseal_core::codefile::{ImageDigest, Stream};
use cableseal_core::crypto::{HashAlgorithm, RustCrypto};
use cableseal_core::report::VerdictOutcome;
use cableseal_tests::large::{OCTETS, code_file};
use cableseal_tests::manifest::{Case, Manifest};
use cableseal_tests::sweep::{Asked, long};
use peak_alloc::PeakAlloc;
use sha2::{Digest, Sha256};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// One test at a time: what one holds would count for another.
static ALONE: Mutex<()> = Mutex::new(());

const MIB: u64 = 1 << 20;

/// Octets of the image where 200 MB are not needed to make the point.
const SMALLER: u64 = 20_000_000;

#[test]
fn two_hundred_megabytes_are_accepted_in_constant_memory() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let (case, path) = (case(), code_file(OCTETS));
    let pieces = if long() { &[1, 7, 4096, 65_537, 1 << 20][..] } else { &[65_537] };
    let digests: Vec<ImageDigest> = pieces.iter().map(|&piece| in_constant_memory(&path, piece)).collect();
    let image = &digests[0];
    assert!(image.length > OCTETS);
    assert!(digests.iter().all(|other| other == image), "the pieces make a difference");
    assert_eq!(Prefixes::open(&path, image).cut_at(image.length), *image, "another SHA-256 says so, too");
    assert_eq!(case.expect.outcome, "accept");
    assert_eq!(Asked::of(&case).with_image(image), Ok(VerdictOutcome::Accept));
    println!("{} octets in pieces of {pieces:?}", image.length);
}

#[test]
fn pieces_of_any_size_give_the_same_digest() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let path = code_file(SMALLER);
    let expected = in_constant_memory(&path, 1 << 20);
    assert_eq!(Asked::of(&case()).with_image(&expected), Ok(VerdictOutcome::Accept));
    for piece in [1, 7, 4096, 65_537] {
        assert_eq!(in_constant_memory(&path, piece), expected, "pieces of {piece}");
    }
}

#[test]
fn a_large_file_cut_anywhere_is_rejected() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let path = code_file(if long() { OCTETS } else { SMALLER });
    let whole = in_constant_memory(&path, 1 << 20);
    let asked = Asked::of(&case());
    let mut tried = 0;
    let mut expect_reject = |image: &ImageDigest| {
        assert_eq!(asked.with_image(image), Ok(VerdictOutcome::Reject), "cut at {}", image.length);
        tried += 1;
    };
    let mut head = vec![0; 64 << 10];
    File::open(&path).unwrap().read_exact(&mut head).unwrap();
    for length in (0..=head.len()).step_by(if long() { 1 } else { 37 }) {
        expect_reject(&in_one_piece(&head[..length]));
    }
    let mut prefixes = Prefixes::open(&path, &whole);
    let near_the_end = (whole.length - 4096..whole.length - 1).step_by(if long() { 1 } else { 37 });
    let mib = (1..=whole.length / MIB).map(|n| n * MIB);
    for length in mib.chain(near_the_end) {
        expect_reject(&prefixes.cut_at(length));
    }
    expect_reject(&prefixes.cut_at(whole.length - 1));
    assert_eq!(prefixes.cut_at(whole.length), whole, "the cutting itself is right");
    println!("{tried} prefixes of {} octets", whole.length);
}

fn case() -> Case {
    Manifest::load().cases.into_iter().find(|case| case.generated).expect("a generated case")
}

/// Streams a file; fails when that takes 1 MiB of heap beyond the piece.
fn in_constant_memory(path: &Path, piece: usize) -> ImageDigest {
    let mut file = File::open(path).unwrap();
    let mut buffer = vec![0; piece.max(64 << 10)];
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    let mut stream = Stream::new(&RustCrypto);
    loop {
        let read = file.read(&mut buffer).unwrap();
        if read == 0 {
            break;
        }
        buffer[..read].chunks(piece).for_each(|piece| stream.update(piece));
    }
    let image = stream.finish();
    let held = HEAP.peak_usage() - before;
    assert!(held < 1 << 20, "{held} octets of heap at peak");
    println!("{} octets in pieces of {piece}: {held} octets of heap at peak", image.length);
    image
}

fn in_one_piece(file: &[u8]) -> ImageDigest {
    let mut stream = Stream::new(&RustCrypto);
    stream.update(file);
    stream.finish()
}

/// What streaming a prefix of a file gives, without reading the file again for each: only digests and length differ.
struct Prefixes<'w> {
    file: File,
    whole: &'w ImageDigest,
    at: u64,
    content: Sha256,
    all: Sha256,
}

impl<'w> Prefixes<'w> {
    fn open(path: &Path, whole: &'w ImageDigest) -> Self {
        let mut file = File::open(path).unwrap();
        let at = whole.prefix.len() as u64;
        file.seek(std::io::SeekFrom::Start(at)).unwrap();
        Self { file, whole, at, content: Sha256::new(), all: Sha256::new_with_prefix(&whole.prefix) }
    }

    /// Lengths must not fall.
    fn cut_at(&mut self, length: u64) -> ImageDigest {
        let mut piece = vec![0; 1 << 16];
        while self.at < length {
            let wanted = usize::try_from(length - self.at).unwrap().min(piece.len());
            self.file.read_exact(&mut piece[..wanted]).unwrap();
            self.content.update(&piece[..wanted]);
            self.all.update(&piece[..wanted]);
            self.at += wanted as u64;
        }
        assert_eq!(self.at, length);
        ImageDigest {
            length,
            digests: vec![(HashAlgorithm::Sha256, self.content.clone().finalize().to_vec())],
            sha256: Some(self.all.clone().finalize().to_vec()),
            ..self.whole.clone()
        }
    }
}
