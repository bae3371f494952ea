//! The sample files of another tool's tests: all are read, nothing is lost, both MICs hold, every problem is one that
//! is expected and explained, and the values are those that the other tool decodes.
//!
//! The samples stand in `../shared/corpus/config` beside the checkout; without them these tests say so and pass.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cableseal_core::config::lint::lint;
use cableseal_core::config::mic::{MicOutcome, cm_mic, cmts_mic};
use cableseal_core::config::{ContainerKind, View, text};
use cableseal_core::crypto::RustCrypto;

const SECRET: &[u8] = b"DOCSIS";

/// Every sample: its name and its octets. `None` when the samples are not there.
fn samples() -> Option<Vec<(String, Vec<u8>)>> {
    let folder = folder();
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("SKIPPED: no samples at {}", folder.display());
        return None;
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "cm"));
    paths.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    Some(paths.iter().map(|path| (name(path), fs::read(path).unwrap())).collect())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/config")
}

#[test]
fn all_72_samples_are_read_and_written_again() {
    let Some(samples) = samples() else { return };
    assert_eq!(samples.len(), 72);
    for (name, file) in &samples {
        let view = View::read(file);
        assert!(view.is_whole(), "{name}");
        assert_eq!(&view.emit(), file, "{name}");
    }
}

#[test]
fn both_mics_of_all_71_modem_files_match() {
    let Some(samples) = samples() else { return };
    let mut modems = 0;
    for (name, file) in &samples {
        let view = View::read(file);
        if view.kind() == ContainerKind::Mta {
            assert_eq!(name, "PacketCable_TLV64");
            continue;
        }
        modems += 1;
        assert_eq!(cm_mic(&view, &RustCrypto).outcome, MicOutcome::Match, "{name}");
        assert_eq!(cmts_mic(&view, SECRET, &RustCrypto).outcome, MicOutcome::Match, "{name}");
    }
    assert_eq!(modems, 71);
}

#[derive(serde::Deserialize)]
struct Expected {
    id: String,
    offset: usize,
    reason: String,
}

#[test]
fn the_problems_are_those_expected_and_each_has_its_reason() {
    let Some(samples) = samples() else { return };
    let mut expected: BTreeMap<String, Vec<Expected>> =
        serde_json::from_str(include_str!("../expected/corpus.json")).unwrap();
    for (name, file) in &samples {
        let view = View::read(file);
        let lint = lint(&view);
        let mut found: Vec<(usize, &str)> =
            view.problems().chain(&lint).map(|problem| (problem.offset, problem.id())).collect();
        found.sort_unstable();
        let wanted = expected.remove(name).unwrap_or_default();
        assert!(wanted.iter().all(|expected| !expected.reason.is_empty()), "{name}");
        let mut wanted: Vec<(usize, &str)> =
            wanted.iter().map(|expected| (expected.offset, expected.id.as_str())).collect();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{name}");
    }
    assert!(expected.is_empty(), "expected problems of samples that are not there: {:?}", expected.keys());
}
