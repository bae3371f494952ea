//! Code files: reading in pieces, the tree, and the verdict, which must never accept content that nobody signed.

#![no_main]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use cableseal_core::api::{Content, File, FileRole, Options, report};
use cableseal_core::codefile::{ImageDigest, Stream};
use cableseal_core::crypto::{HashAlgorithm, Provider, RustCrypto};
use cableseal_core::download::Judgement;
use cableseal_core::inspect::inspect_image;
use cableseal_core::time::Timestamp;
use cableseal_tests::remember::Remembering;
use libfuzzer_sys::fuzz_target;

macro_rules! vector {
    ($path:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/", $path))
    };
}

const ROOTS: [&[u8]; 2] = [vector!("certs/legacy/root.pem"), vector!("certs/docsis31/root.pem")];

/// What each demands: M, M+Co, m, m+c.
const CONFIGS: [&[u8]; 4] = [
    vector!("configs/config-row-08.cm"),
    vector!("configs/config-row-12.cm"),
    vector!("configs/config-row-02.cm"),
    vector!("configs/config-row-03.cm"),
];

fuzz_target!(|bytes: &[u8]| {
    let image = read(bytes, bytes.len());
    assert_eq!(read(bytes, 1 + bytes.len() / 3), image, "the pieces make a difference");
    inspect_image("fuzz.bin", &image);
    let Judgement { report, accepted } = judge(bytes, fitting_config(&image));
    serde_json::to_string(&report).expect("a report is JSON");
    if let Some(file) = accepted {
        let content = bytes.get(file.image_offset() as usize..).expect("an image in the file");
        let digest = RustCrypto.hash(HashAlgorithm::Sha256, content);
        assert!(SIGNED.contains(&digest), "accepted, but no key ever signed this image");
    }
});

fn read(bytes: &[u8], piece: usize) -> ImageDigest {
    let mut stream = Stream::new(&RustCrypto);
    bytes.chunks(piece.max(1)).for_each(|piece| stream.update(piece));
    stream.finish()
}

/// The configuration that an image like this would be sent with, so that its signatures are looked at.
fn fitting_config(image: &ImageDigest) -> &'static [u8] {
    let signers = image.envelope().map(|envelope| envelope.signers).unwrap_or_default();
    let new = signers.first().is_some_and(|s| s.digest_algorithm.hash == Some(HashAlgorithm::Sha256));
    CONFIGS[usize::from(new) * 2 + usize::from(signers.len() > 1)]
}

fn judge(image: &[u8], config: &[u8]) -> Judgement {
    let file = |role, bytes| File { name: "fuzz", role: Some(role), content: Content::Bytes(bytes) };
    let [legacy, docsis31] = ROOTS.map(|root| file(FileRole::Root, root));
    let files = [file(FileRole::Image, image), file(FileRole::Config, config), legacy, docsis31];
    let options = Options { factory_fresh: Some(true), ..Options::default() };
    let now = Timestamp::from_rfc3339("2027-01-01T00:00:00Z").expect("a time");
    let judgement = report(&files, &options, None, now, &*INTACT).expect("a question");
    INTACT.truncate(REMEMBERED);
    judgement
}

/// RSA under a sanitizer is slow: what the first inputs, the intact vectors, need is verified once.
static INTACT: LazyLock<Remembering> = LazyLock::new(Remembering::default);

const REMEMBERED: usize = 64;

/// Digests of every image in the vectors: nothing else was ever signed.
static SIGNED: LazyLock<BTreeSet<Vec<u8>>> = LazyLock::new(|| {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    let folders = ["images", "openssl-made"].map(|name| fs::read_dir(vectors.join(name)).expect("a folder"));
    let files = folders.into_iter().flatten().map(|entry| entry.expect("an entry").path());
    let code_files = files.filter(|path| path.extension().is_some_and(|extension| extension == "bin"));
    code_files.filter_map(|path| signed_image(&fs::read(path).expect("a file"))).collect()
});

fn signed_image(file: &[u8]) -> Option<Vec<u8>> {
    let prefix = read(file, file.len()).envelope().ok()?.len;
    let length = file.get(prefix + 1..prefix + 3)?;
    let parameters = 3 + usize::from(u16::from_be_bytes([length[0], length[1]]));
    Some(RustCrypto.hash(HashAlgorithm::Sha256, file.get(prefix + parameters..)?))
}
