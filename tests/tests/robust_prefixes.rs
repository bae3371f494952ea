//! Every file of the vectors cut short: no panic, and nothing that was whole only a moment ago is accepted.
//!
//! With `CABLESEAL_LONG=1` every prefix of every file of every case; else each file once, in steps and around the
//! boundaries of its fields.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use cableseal_core::api::FileRole;
use cableseal_core::inspect::inspect;
use cableseal_core::report::VerdictOutcome;
use cableseal_core::report::tree::Node;
use cableseal_tests::manifest::{Manifest, read};
use cableseal_tests::sweep::{Asked, Target, long, on_two_threads, targets, unpanicked};

/// Octets between two prefixes that are tried.
const STEP: usize = 37;

/// Octets around the boundary of a field where every prefix is tried.
const AROUND: usize = 16;

#[test]
fn no_prefix_of_a_file_is_accepted_in_its_place() {
    let cases: Vec<_> = Manifest::load().cases.into_iter().filter(|case| !case.generated).collect();
    let mut all = targets(&cases);
    if long() {
        all = cases.iter().flat_map(Target::all_of).collect();
    }
    let swept = on_two_threads(&all, sweep);
    let tried: usize = swept.iter().map(|(tried, _)| tried).sum();
    let wrong: String = swept.into_iter().map(|(_, wrong)| wrong).collect();
    println!("{tried} prefixes of {} files", all.len());
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_prefix_of_a_file_can_be_inspected() {
    let cases: Vec<_> = Manifest::load().cases.into_iter().filter(|case| !case.generated).collect();
    let swept = on_two_threads(&targets(&cases), |target| {
        let octets = target.octets();
        let lengths = lengths(&octets);
        for &length in &lengths {
            let inspected = unpanicked(|| inspect("cut", &octets[..length]));
            let inspection =
                inspected.unwrap_or_else(|e| panic!("{} cut at {length}: {e}", target.path.display()));
            assert_inside(&inspection.tree, length, target);
        }
        lengths.len()
    });
    println!("{} prefixes", swept.into_iter().sum::<usize>());
}

/// How many prefixes were tried, and which went wrong.
fn sweep(target: &Target) -> (usize, String) {
    let asked = Asked::of(&target.case);
    let octets = target.octets();
    let lengths = lengths(&octets);
    let mut wrong = String::new();
    for &length in &lengths {
        let answer = asked.with(target.index, &octets[..length]);
        let fine = match answer {
            Ok(VerdictOutcome::Accept) => may_be_accepted(target, &octets, length, asked.intact()),
            Ok(_) => true,
            Err(_) => false,
        };
        if !fine {
            let path = target.path.display();
            writeln!(wrong, "{}: {path} cut at {length} of {}: {answer:?}", target.case.name, octets.len())
                .unwrap();
        }
    }
    (lengths.len(), wrong)
}

/// Whether a prefix may be accepted, and why.
fn may_be_accepted(target: &Target, octets: &[u8], length: usize, intact: VerdictOutcome) -> bool {
    let lost = &octets[length..];
    match target.role {
        // What stands behind the end marker is padding, which no modem reads and no MIC covers.
        FileRole::Config => {
            let end = octets[..length].iter().rev().find(|&&octet| octet != 0);
            lost.iter().all(|&octet| octet == 0) && end == Some(&255)
        }
        // A line's end at the end of a PEM file; or a root of the PKI that is not in force, which plays no part.
        FileRole::Root => intact == VerdictOutcome::Accept && (lost == b"\n" || !target.plays_a_part()),
        // The image as it was signed, before octets were put behind it.
        FileRole::Image => octets[..length] == read("images/kind-mfg-31.bin"),
        _ => false,
    }
}

/// The lengths to try, all of them shorter than the file.
fn lengths(octets: &[u8]) -> BTreeSet<usize> {
    if long() {
        return (0..octets.len()).collect();
    }
    let mut lengths: BTreeSet<usize> = (0..octets.len()).step_by(STEP).collect();
    let mut boundaries = BTreeSet::from([0, octets.len()]);
    add_boundaries(&inspect("whole", octets).tree, 2, &mut boundaries);
    for boundary in boundaries {
        lengths.extend(boundary.saturating_sub(AROUND)..(boundary + AROUND).min(octets.len()));
    }
    lengths
}

fn add_boundaries(node: &Node, depth: usize, boundaries: &mut BTreeSet<usize>) {
    boundaries.extend([node.offset, node.offset + node.length]);
    if depth > 0 {
        node.children.iter().for_each(|child| add_boundaries(child, depth - 1, boundaries));
    }
}

/// No field of a tree reaches past the end of the file.
fn assert_inside(node: &Node, length: usize, target: &Target) {
    let end = node.offset + node.length;
    assert!(end <= length, "{} cut at {length}: {} ends at {end}", target.path.display(), node.label);
    node.children.iter().for_each(|child| assert_inside(child, length, target));
}
