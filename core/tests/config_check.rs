//! The report on one configuration file, and what lint says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use cableseal_core::config::View;
use cableseal_core::config::check::check;
use cableseal_core::config::lint::lint;
use cableseal_core::config::mic::{MicCheck, cm_mic, cmts_mic};
use cableseal_core::crypto::RustCrypto;
use cableseal_core::report::{FileKind, Kind, Outcome, Report, VerdictOutcome};

const SECRET: &[u8] = b"DOCSIS";
const SETTINGS: [u8; 24] = [3, 1, 1, 18, 1, 4, 24, 7, 1, 2, 0, 1, 6, 1, 7, 25, 7, 1, 2, 0, 2, 6, 1, 7];

/// A file of `settings` with both MICs right.
fn file(settings: &[u8]) -> Vec<u8> {
    let mut file = [settings, &[6, 16], &[0; 16], &[7, 16], &[0; 16], &[255]].concat();
    file.resize(file.len().next_multiple_of(4), 0);
    fill(&mut file, |view| cm_mic(view, &RustCrypto));
    fill(&mut file, |view| cmts_mic(view, SECRET, &RustCrypto));
    file
}

/// Puts a MIC in its place; one that cannot be computed stays zeros.
fn fill(file: &mut Vec<u8>, check: impl Fn(&View<'_>) -> MicCheck) {
    let MicCheck { place: Some(place), computed: Some(mic), .. } = check(&View::read(file)) else { return };
    file.splice(place, mic);
}

fn report(file: &[u8], secret: Option<&[u8]>) -> Report {
    check("modem.cm", file, secret, &RustCrypto)
}

/// Ids and outcomes of all checks.
fn outcomes(report: &Report) -> Vec<(&'static str, &'static str)> {
    let word = |outcome: &Outcome| match outcome {
        Outcome::Pass => "pass",
        Outcome::Fail => "fail",
        Outcome::NotChecked(_) => "not checked",
    };
    report.checks.as_slice().iter().map(|f| (f.check.id, word(&f.outcome))).collect()
}

fn lints(file: &[u8]) -> Vec<(&'static str, usize)> {
    lint(&View::read(file)).iter().map(|problem| (problem.id(), problem.offset)).collect()
}

mod reports {
    use super::*;

    #[test]
    fn a_good_file_is_accepted() {
        let file = file(&SETTINGS);
        let report = report(&file, Some(SECRET));
        assert_eq!(
            outcomes(&report),
            [("config-structure", "pass"), ("config-cm-mic", "pass"), ("config-cmts-mic", "pass")]
        );
        assert_eq!((report.kind, report.verdict.outcome), (Kind::ConfigCheck, VerdictOutcome::Accept));
        assert_eq!(report.verdict.headline, "The configuration file is whole and both its MICs hold.");
        assert_eq!((report.files[0].kind, report.files[0].length), (FileKind::Config, 64));
        assert_eq!(report.files[0].sha256.len(), 64);
        assert!(report.facts.secret_given && report.notes.is_empty());
        assert_eq!(report.checks.as_slice()[1].place.unwrap().offset, 26);
    }

    #[test]
    fn without_the_secret_the_cmts_mic_stays_open_and_the_file_is_accepted() {
        let report = report(&file(&SETTINGS), None);
        assert_eq!(outcomes(&report)[2], ("config-cmts-mic", "not checked"));
        assert_eq!(report.verdict.outcome, VerdictOutcome::Accept);
        assert!(report.verdict.headline.contains("needs the shared secret"));
    }

    #[test]
    fn a_changed_file_is_rejected_for_its_cm_mic() {
        let mut file = file(&SETTINGS);
        file[5] = 5;
        let report = report(&file, None);
        assert_eq!(report.verdict.decided_by, Some("config-cm-mic"));
        let finding = &report.checks.as_slice()[1];
        assert_eq!((finding.place.unwrap().offset, finding.place.unwrap().length), (26, 16));
        assert_eq!(finding.expected.as_ref().unwrap().len(), 32);
    }

    #[test]
    fn a_wrong_secret_is_rejected_with_the_hint() {
        let report = report(&file(&SETTINGS), Some(b"DOCSIS\n"));
        assert_eq!(report.verdict.decided_by, Some("config-cmts-mic"));
        let found = report.checks.as_slice()[2].found.clone().unwrap();
        assert!(found.ends_with("The MIC is right with the shared secret without the line end behind it."));
    }

    #[test]
    fn a_file_that_breaks_off_is_rejected_at_its_offset() {
        let report = report(&file(&SETTINGS)[..20], None);
        assert_eq!(report.verdict.decided_by, Some("config-structure"));
        assert_eq!(report.checks.as_slice()[0].place.unwrap().offset, 16);
    }

    #[test]
    fn pads_that_only_one_reading_leaves_out_make_no_verdict() {
        let mut file = file(&SETTINGS);
        file.splice(3..3, [0, 0, 0, 0]);
        let report = report(&file, Some(SECRET));
        assert_eq!(outcomes(&report)[1], ("config-cm-mic", "not checked"));
        assert_eq!(report.verdict.outcome, VerdictOutcome::Incomplete);
    }

    #[test]
    fn an_extended_mic_alone_never_rejects() {
        // TLV 43.6 of type HMAC-MD5 that selects type 3, and a TLV 7 that is neither MIC.
        let extended = [43, 14, 8, 3, 255, 255, 255, 6, 7, 1, 1, 1, 2, 2, 0x10, 0];
        let file = file(&[&SETTINGS[..], &extended].concat());
        let report = report(&file, Some(SECRET));
        assert_eq!(
            outcomes(&report)[2..],
            [("config-cmts-mic", "not checked"), ("config-extended-cmts-mic", "fail")]
        );
        assert_eq!(report.verdict.outcome, VerdictOutcome::Incomplete);
    }

    #[test]
    fn an_mta_file_has_no_mics() {
        let report = report(&[254, 1, 1, 254, 1, 255], Some(SECRET));
        assert_eq!(outcomes(&report), [("config-structure", "pass")]);
        assert_eq!(report.files[0].kind, FileKind::MtaConfig);
        assert_eq!(report.verdict.outcome, VerdictOutcome::Accept);
    }

    #[test]
    fn notes_name_the_tlv_and_the_offset() {
        let file = file(&[&SETTINGS[..], &[28, 1, 9]].concat());
        let notes = report(&file, None).notes;
        assert_eq!(
            notes,
            [
                "TLV 28 MaxClassifiers, offset 0x0019: the value has the wrong number of octets: expected 2 octets, found 1 octet"
            ]
        );
    }
}

mod lint_rules {
    use super::*;

    #[test]
    fn a_good_file_has_nothing() {
        assert_eq!(lints(&file(&SETTINGS)), []);
    }

    #[test]
    fn mandatory_settings_are_missed_at_the_end_marker() {
        assert_eq!(lints(&[18, 1, 1, 255]), [("missing-setting", 3); 4]);
        let class = [3, 1, 1, 4, 3, 1, 1, 1, 6, 0, 7, 0, 255, 0, 0, 0];
        assert_eq!(lints(&class), [("withdrawn", 3)]);
        assert_eq!(lints(&[3, 1, 1, 24, 0, 6, 0, 7, 0, 255]), [("missing-setting", 9)]);
    }

    #[test]
    fn class_of_service_beside_service_flows() {
        let file = file(&[&SETTINGS[..], &[4, 3, 1, 1, 1]].concat());
        assert_eq!(lints(&file), [("mixed-class-of-service", 24), ("withdrawn", 24)]);
    }

    #[test]
    fn a_classifier_that_names_no_service_flow() {
        let to = |flow| file(&[&SETTINGS[..], &[22, 7, 1, 1, 1, 3, 2, 0, flow]].concat());
        assert_eq!(lints(&to(1)), []);
        assert_eq!(lints(&to(2)), [("dangling-reference", 31)], "2 is a downstream flow");
        // An aggregate service flow may be named too.
        let aggregate = [&SETTINGS[..], &[70, 4, 1, 2, 0, 9, 22, 4, 3, 2, 0, 9]].concat();
        assert_eq!(lints(&file(&aggregate)), []);
    }

    #[test]
    fn two_service_flows_of_one_reference() {
        let file = file(&[&SETTINGS[..], &[24, 4, 1, 2, 0, 1]].concat());
        assert_eq!(lints(&file), [("duplicate-reference", 28)]);
    }

    #[test]
    fn an_object_that_is_set_twice() {
        let binding = [11, 10, 0x30, 8, 6, 3, 0x2b, 6, 1, 2, 1, 5];
        let file = file(&[&SETTINGS[..], &binding, &binding].concat());
        assert_eq!(lints(&file), [("duplicate-object", 36)]);
    }

    #[test]
    fn types_that_do_not_belong_or_are_withdrawn() {
        let file = file(&[&SETTINGS[..], &[12, 4, 10, 0, 0, 1, 15, 1, 0]].concat());
        assert_eq!(lints(&file), [("not-for-files", 24), ("withdrawn", 30)]);
    }

    #[test]
    fn a_file_larger_than_every_modem_takes() {
        let settings = [&SETTINGS[..], &[&[9, 254][..], &[b'a'; 254]].concat().repeat(32)].concat();
        assert_eq!(lints(&file(&settings)), [("large-file", 8192)]);
    }

    #[test]
    fn short_pieces_of_a_cvc() {
        let pieces = [&[81, 3, 1, 2, 3][..], &[81, 1, 4]].concat();
        assert_eq!(lints(&file(&[&SETTINGS[..], &pieces].concat())), [("short-piece", 25)]);
    }

    #[test]
    fn an_extended_mic_that_shares_its_tlv() {
        let shared = [43, 13, 8, 3, 255, 255, 255, 6, 3, 1, 1, 1, 4, 1, 9];
        let shared = [&[43, 12][..], &shared[2..12], &[4, 0]].concat();
        assert_eq!(lints(&file(&[&SETTINGS[..], &shared].concat()))[0], ("extended-mic-not-alone", 36));
    }
}
