//! Files that are nothing: no panic in any door that takes octets, and nothing lost on the way through a view.
//!
//! With `CABLESEAL_LONG=1` ten times as many.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use cableseal_core::api::{Content, File, FileRole, Options, report};
use cableseal_core::config::{View, check, json, text, tree};
use cableseal_core::crypto::RustCrypto;
use cableseal_core::inspect::inspect;
use cableseal_core::report::VerdictOutcome;
use cableseal_core::time::Timestamp;
use cableseal_tests::manifest::read;
use cableseal_tests::sweep::{long, on_two_threads, unpanicked};

/// Beginnings that lead a reader astray, each followed by garbage.
const HEADS: [&[u8]; 8] = [
    b"",
    &[0x30, 0x82, 0x10, 0x00, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02],
    &[0x30, 0x84, 0xff, 0xff, 0xff, 0xff],
    &[0x30, 0x80],
    &[0xfe, 0x01, 0x01],
    &[0x1c, 0xff, 0xff],
    b"-----BEGIN CERTIFICATE-----\n",
    b"{\"schema\":\"cableseal.controls/1\",",
];

#[test]
fn garbage_of_any_size_panics_nowhere_and_is_never_accepted() {
    let seeds: Vec<u64> = (1..=if long() { 20_000 } else { 2000 }).collect();
    let octets: usize = on_two_threads(&seeds, |&seed| {
        let garbage = garbage(seed);
        unpanicked(|| try_everywhere(&garbage)).unwrap_or_else(|e| panic!("seed {seed}: {e}"));
        garbage.len()
    })
    .into_iter()
    .sum();
    println!("{} files of garbage, {octets} octets", seeds.len());
}

fn try_everywhere(garbage: &[u8]) {
    let inspection = inspect("garbage", garbage);
    assert!(!serde_json::to_string(&inspection).unwrap().is_empty());
    let view = View::read(garbage);
    assert_eq!(view.emit(), garbage);
    let json: serde_json::Value = serde_json::from_str(&json::to_json(&view)).unwrap();
    assert_eq!(json["length"], garbage.len());
    assert!(!text::to_text(&view).is_empty());
    assert_eq!(tree::tree(&view).length, garbage.len());
    // The search for what would make a MIC right costs too much for the largest.
    if garbage.len() < 1 << 14 {
        check::check("garbage", garbage, Some(b"DOCSIS"), &RustCrypto);
    }
    for role in [FileRole::Image, FileRole::Config, FileRole::Root, FileRole::Crl, FileRole::SnmpCvc] {
        assert_ne!(verdict_with(role, garbage), VerdictOutcome::Accept, "{role:?}");
    }
}

/// The verdict on a good question with garbage for one of its files; a CRL is added.
fn verdict_with(role: FileRole, garbage: &[u8]) -> VerdictOutcome {
    let good = |role, path| (role, read(path));
    let mut files = vec![
        good(FileRole::Image, "images/kind-mfg-31.bin"),
        good(FileRole::Config, "configs/config-row-02.cm"),
        good(FileRole::Root, "certs/docsis31/root.pem"),
    ];
    files.retain(|(known, _)| *known != role);
    let good = files.iter().map(|(role, octets)| (*role, octets.as_slice()));
    let files: Vec<File<'_>> = good
        .chain([(role, garbage)])
        .map(|(role, octets)| File { name: "file", role: Some(role), content: Content::Bytes(octets) })
        .collect();
    let options = Options { factory_fresh: Some(true), ..Options::default() };
    let now = Timestamp::from_rfc3339("2027-01-01T00:00:00Z").unwrap();
    report(&files, &options, Some(b"DOCSIS"), now, &RustCrypto).unwrap().report.verdict.outcome
}

/// The same for the same seed: a misleading head, then up to 256 octets, now and then up to 128 KiB.
fn garbage(seed: u64) -> Vec<u8> {
    let mut next = xorshift(seed);
    let [head, size, kind] = [(); 3].map(|()| usize::try_from(next() >> 33).unwrap());
    let limit = match size % 64 {
        0 => 128 << 10,
        1..=8 => 4 << 10,
        _ => 256,
    };
    let mut garbage = HEADS[head % HEADS.len()].to_vec();
    let octets = (0..size / 64 % limit).map(|_| {
        let octet = (next() >> 56) as u8;
        match kind % 4 {
            // Small numbers look like short lengths, so that TLVs nest deep.
            0 => octet & 0x07,
            // Types that hold others.
            1 => [24, 25, 43, 202, 22, 23, 26, 1][usize::from(octet & 7)],
            _ => octet,
        }
    });
    garbage.extend(octets);
    garbage
}

fn xorshift(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    }
}
