//! What a file says that is well formed and still likely wrong: no rule of the format, each a warning.

mod references;
mod snmp;

use alloc::format;
use alloc::vec::Vec;

use super::cvc::cvc_tlvs;
use super::mic::{CM_MIC, CMTS_MIC};
use super::{ContainerKind, Form, Problem, ProblemKind, Tlv, View};

const NETWORK_ACCESS: u8 = 3;
const CLASS_OF_SERVICE: u8 = 4;
const US_SERVICE_FLOW: u8 = 24;
const DS_SERVICE_FLOW: u8 = 25;
const VENDOR_SPECIFIC: u8 = 43;

/// Octets that every modem takes (MULPI D.1).
const COMMON_SIZE: usize = 8192;

/// Types that the specifications have withdrawn, and what to know of it.
const WITHDRAWN: &[(u8, &str)] = &[
    (4, "a type that MULPI 4.0 still has"),
    (15, "a type that is not deprecated"),
    (26, "a type that MULPI 4.0 still has"),
];

/// Everything questionable, in file order. A problem that a missing setting makes stands where the setting could be
/// added: at the end marker.
pub fn lint(view: &View<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    size(view, &mut problems);
    snmp::check(view, &mut problems);
    if view.kind() == ContainerKind::CableModem {
        mandatory(view, &mut problems);
        class_of_service(view, &mut problems);
        extended_mic(view, &mut problems);
        references::check(view, &mut problems);
        problems.extend(cvc_tlvs(view).iter().flat_map(|joined| joined.problems.clone()));
    }
    for tlv in view.settings() {
        placement(tlv, &mut problems);
    }
    problems.sort_by_key(|problem| problem.offset);
    problems
}

fn size(view: &View<'_>, problems: &mut Vec<Problem>) {
    let size = view.bytes().len();
    if size > COMMON_SIZE {
        let expected = format!("at most {COMMON_SIZE} octets");
        problems.push(Problem::new(ProblemKind::LargeFile, COMMON_SIZE, expected, format!("{size}")));
    }
}

fn mandatory(view: &View<'_>, problems: &mut Vec<Problem>) {
    let has = |code| view.all(code).next().is_some();
    let at =
        view.tlvs().iter().find(|tlv| tlv.form == Form::End).map_or(view.bytes().len(), |end| end.offset);
    let mut wants = |there: bool, setting: &'static str| {
        if !there {
            problems.push(Problem::new(ProblemKind::MissingSetting, at, setting, "none"));
        }
    };
    wants(has(NETWORK_ACCESS), "TLV 3 NetworkAccess");
    wants(has(CM_MIC), "TLV 6 CmMic");
    wants(has(CMTS_MIC), "TLV 7 CmtsMic");
    let flows = (has(US_SERVICE_FLOW), has(DS_SERVICE_FLOW));
    match (has(CLASS_OF_SERVICE), flows) {
        (true, (false, false)) => {}
        (false, (false, false)) => {
            wants(false, "TLV 24 and 25, the service flows (or TLV 4 before DOCSIS 3.0)");
        }
        (_, (us, ds)) => {
            wants(us, "TLV 24 UsServiceFlow beside TLV 25");
            wants(ds, "TLV 25 DsServiceFlow beside TLV 24");
        }
    }
}

fn class_of_service(view: &View<'_>, problems: &mut Vec<Problem>) {
    let flow = view.settings().find(|tlv| matches!(tlv.code(), Some(US_SERVICE_FLOW | DS_SERVICE_FLOW)));
    if let (Some(class), Some(flow)) = (view.all(CLASS_OF_SERVICE).next(), flow) {
        let found = format!("both, TLV {} at {:#06x}", flow.path, flow.offset);
        let expected = "TLV 4, or TLV 24 and 25";
        problems.push(Problem::new(ProblemKind::MixedClassOfService, class.offset, expected, found));
    }
}

/// TLV 43.6 may share its TLV 43 with the vendor id only.
fn extended_mic(view: &View<'_>, problems: &mut Vec<Problem>) {
    let with_mic =
        view.all(VENDOR_SPECIFIC).filter(|tlv| tlv.child(6).is_some_and(|mic| mic.definition.is_some()));
    for tlv in with_mic {
        if let Some(other) = tlv.children.iter().find(|child| !matches!(child.code(), Some(6 | 8))) {
            let expected = "TLV 43.6 alone with 43.8 in its TLV 43";
            let found = format!("{} {}", other.path, other.name());
            problems.push(Problem::new(ProblemKind::ExtendedMicNotAlone, other.offset, expected, found));
        }
    }
}

fn placement(tlv: &Tlv<'_>, problems: &mut Vec<Problem>) {
    let found = || format!("{} {}", tlv.path, tlv.name());
    if tlv.definition.is_some_and(|definition| definition.in_configuration_file() == Some(false)) {
        let expected = "a setting for configuration files";
        problems.push(Problem::new(ProblemKind::NotForFiles, tlv.offset, expected, found()));
    }
    if let Some((_, expected)) = WITHDRAWN.iter().find(|(code, _)| tlv.code() == Some(*code)) {
        problems.push(Problem::new(ProblemKind::Withdrawn, tlv.offset, *expected, found()));
    }
}
