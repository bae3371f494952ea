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
use cableseal_core::config::{ContainerKind, Form, Tlv, Value, View};
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

#[test]
fn every_prefix_and_every_bit_flip_of_the_samples_is_read_and_written_again() {
    let Some(samples) = samples() else { return };
    for (name, file) in &samples {
        for end in 0..file.len() {
            assert_eq!(View::read(&file[..end]).emit(), file[..end], "{name} up to {end}");
        }
        let mut flipped = file.clone();
        for bit in 0..file.len() * 8 {
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(View::read(&flipped).emit(), flipped, "{name} bit {bit}");
            flipped[bit / 8] ^= 1 << (bit % 8);
        }
    }
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

/// The other tool's decoding stands beside each sample as `NAME.conf`: the same names and values in the same order.
#[test]
fn names_and_values_are_those_that_the_other_tool_decodes() {
    let Some(samples) = samples() else { return };
    for (name, file) in &samples {
        let text = fs::read_to_string(folder().join(format!("{name}.conf"))).unwrap();
        let mut theirs: Vec<String> = text.lines().filter_map(their_line).collect();
        let mut ours = Vec::new();
        View::read(file).tlvs().iter().for_each(|tlv| our_lines(tlv, &mut ours));
        for lines in [&mut ours, &mut theirs] {
            lines.retain(|line| !CHANGED_SINCE.iter().any(|changed| line.starts_with(changed)));
        }
        assert_eq!(ours, theirs, "{name}");
    }
}

/// Settings whose type that tool has changed since it made the samples.
const CHANGED_SINCE: [&str; 3] = [
    "FrameLossMeasurementTransmissionPeriodicity",
    "UpstreamAggregateServiceFlowReference",
    // What it found inside the one above.
    "GenericTLV TlvCode 1 TlvLength 1",
];

/// `Name value` of one line of theirs: without braces, comments and semicolon, the MICs out of their comments.
fn their_line(line: &str) -> Option<String> {
    let line = line.trim();
    let mic = line.strip_prefix("/* ").and_then(|line| line.strip_suffix("; */"));
    let line = mic.unwrap_or(line).split("/*").next().unwrap_or_default();
    let line = line.trim().trim_end_matches(';').replace(" 0x", " ");
    let spelled = line.replace(" String ", " OctetString ").replace(" IPAddress ", " IpAddress ");
    (!["Main", "{", "}", ""].contains(&line.as_str())).then_some(spelled)
}

/// The same of one TLV of ours and those inside it, in their spelling.
fn our_lines(tlv: &Tlv<'_>, lines: &mut Vec<String>) {
    if tlv.form == Form::Tlv {
        let value = match tlv.value() {
            Value::Nested => String::new(),
            Value::Nothing => " 00".into(),
            Value::Number(number, _) => format!(" {number}"),
            Value::Numbers(_) | Value::Ipv6List(_) | Value::Ipv6PrefixList(_) => {
                format!(" {}", tlv.value().to_string().replace(", ", ","))
            }
            Value::IpPort(address, port) => format!(" {address}/{port}"),
            Value::Oid(oid) => format!(" .{oid}"),
            Value::Varbind(binding) => {
                let name = binding.name().to_string();
                format!(" {} {}", name.replace("1.3.6.1.4.1.", "enterprises."), binding.value)
            }
            value => format!(" {value}"),
        };
        lines.push(format!("{}{value}", tlv.name()));
    }
    tlv.children.iter().for_each(|child| our_lines(child, lines));
}
