//! References between classifiers and service flows.

use alloc::format;
use alloc::vec::Vec;

use crate::config::{Problem, ProblemKind, Tlv, View};

/// Types whose sub-TLV 1 names them for others: classifiers, service flows, aggregate service flows.
const NAMED: [u8; 7] = [22, 23, 24, 25, 60, 70, 71];

/// Classifiers, and the types that their sub-TLV 3 may name.
const CLASSIFIERS: [(u8, [u8; 2]); 2] = [(22, [24, 70]), (23, [25, 71])];

const OWN_REFERENCE: u8 = 1;
const FLOW_REFERENCE: u8 = 3;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Problem>) {
    for code in NAMED {
        duplicates(view, code, problems);
    }
    for (classifier, flows) in CLASSIFIERS {
        dangling(view, classifier, flows, problems);
    }
}

fn duplicates(view: &View<'_>, code: u8, problems: &mut Vec<Problem>) {
    let mut seen: Vec<(u32, usize)> = Vec::new();
    for (reference, tlv) in references(view, code, OWN_REFERENCE) {
        if let Some((_, first)) = seen.iter().find(|(known, _)| *known == reference) {
            let expected = format!("a reference that no other TLV {code} has");
            let found = format!("{reference}, as at {first:#06x}");
            problems.push(Problem::new(ProblemKind::DuplicateReference, tlv.value_offset(), expected, found));
        } else {
            seen.push((reference, tlv.offset));
        }
    }
}

fn dangling(view: &View<'_>, classifier: u8, flows: [u8; 2], problems: &mut Vec<Problem>) {
    let known: Vec<u32> = flows
        .iter()
        .flat_map(|&flow| references(view, flow, OWN_REFERENCE))
        .map(|(reference, _)| reference)
        .collect();
    for (reference, tlv) in references(view, classifier, FLOW_REFERENCE) {
        if !known.contains(&reference) {
            let expected = format!("the reference of a TLV {} or {}", flows[0], flows[1]);
            let found = format!("{reference}");
            problems.push(Problem::new(ProblemKind::DanglingReference, tlv.value_offset(), expected, found));
        }
    }
}

/// The numbers of sub-TLV `inner` in all TLVs of type `outer`, each with its TLV.
fn references<'v, 'a>(view: &'v View<'a>, outer: u8, inner: u8) -> impl Iterator<Item = (u32, &'v Tlv<'a>)> {
    view.all(outer).filter_map(move |tlv| {
        let reference = tlv.child(inner)?;
        Some((reference.value().number()?, reference))
    })
}
