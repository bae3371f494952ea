use alloc::vec;

use super::super::{
    Facts, FileEntry, FileKind, Finding, Findings, Kind, Outcome, Place, PolicyEntry, Report, SCHEMA, Tool,
    Verdict, catalogue,
};
use super::*;
use crate::words::{Docsis, Pki, Role};

fn report(findings: Vec<Finding>) -> Report {
    let mut checks = Findings::default();
    for finding in findings {
        checks.add(finding);
    }
    Report {
        schema: SCHEMA,
        tool: Tool::THIS,
        kind: Kind::Verdict,
        verdict: Verdict::from_findings(&checks, "A modem takes this image."),
        facts: Facts {
            at: Some(crate::time::Timestamp::from_unix(0)),
            docsis: Docsis::V31,
            equality: "default",
            controls_source: "factory_fresh",
            controls: vec![],
            secret_given: false,
        },
        files: vec![FileEntry {
            name: "boot.cm".into(),
            kind: FileKind::Config,
            length: 300,
            sha256: "ab".repeat(32),
        }],
        policy: Some(PolicyEntry {
            row: Some(5),
            present: vec![33, 82],
            ignored: vec![33],
            enabled: true,
            pki: Some(Pki::Docsis31),
            co_signature_required: true,
            demand: "Both signatures.".into(),
            image_signatures: Some("m".into()),
        }),
        checks,
        certificates: vec![],
        marks: vec![],
        controls_after: vec![],
        notes: vec!["A note.".into()],
    }
}

fn failing() -> Report {
    report(vec![
        Finding::new(&catalogue::CONFIG_STRUCTURE, None, Outcome::Pass),
        Finding::new(&catalogue::SIGNATURE_PRESENT, Some(Role::CoSigner), Outcome::Fail)
            .with_expected("m+c")
            .with_found("m")
            .with_place(Place { file: 0, offset: 500, length: 16 }),
        Finding::not_checked(&catalogue::CONFIG_CMTS_MIC, None, "No shared secret was given."),
    ])
}

#[test]
fn the_verdict_stands_first_with_demand_event_and_what_to_do() {
    let text = text(&failing(), Style::Plain, Detail::All);
    let head: Vec<_> = text.lines().take(6).collect();
    assert_eq!(
        head,
        [
            "REJECTED  The image carries no co-signer signature, and the configuration demands one.",
            "  Demand      Row 5 (TLV 33, 82; ignored 33): Both signatures. The image carries m.",
            "  What to do  Have the co-signer sign the image.",
            "  Event       E204.0 (69020400) Code File Co-Signer CVC Validation Failure",
            "  Decided by  signature-present (co-signer)",
            "  Modem       DOCSIS 3.1 at 1970-01-01T00:00:00Z, controls factory fresh, equality default, secret",
        ]
    );
}

#[test]
fn a_failed_check_shows_both_sides_the_place_and_the_clause() {
    let text = text(&failing(), Style::Plain, Detail::All);
    for line in [
        "  FAIL  The image carries no co-signer signature, and the configuration demands one.",
        "        expected  m+c",
        "        found     m",
        "        where     boot.cm, offset 0x1f4 (500), 16 octets",
        "        clause    SECv3.0 14.3.3",
        "  pass  Every TLV ends where the next begins, and the end-of-data marker stands last.",
        "  skip  CMTS MIC (TLV 7): not checked. No shared secret was given.",
    ] {
        assert!(text.lines().any(|l| l == line), "no line {line:?} in\n{text}");
    }
}

#[test]
fn without_passes_only_the_verdict_and_what_did_not_pass_are_left() {
    let text = text(&failing(), Style::Plain, Detail::Failures);
    assert!(text.contains("FAIL") && text.contains("Signatures (0 of 1 checks passed)"), "{text}");
    for word in ["pass  ", "skip  ", "Notes", "sha256"] {
        assert!(!text.contains(word), "{word} in\n{text}");
    }
}

#[test]
fn no_line_is_wider_than_100_columns() {
    let mut report = failing();
    report.notes.push("0123456789abcdef".repeat(40));
    report.notes.push("word ".repeat(100));
    for line in text(&report, Style::Plain, Detail::All).lines() {
        assert!(line.chars().count() <= 100, "{} columns: {line}", line.chars().count());
    }
}

#[test]
fn a_hostile_name_cannot_steer_the_terminal() {
    let mut report = failing();
    report.notes.push("\u{1b}[2Jgone\u{202e}\r\n".into());
    let text = text(&report, Style::Plain, Detail::All);
    assert!(text.contains(r"\u{1b}[2Jgone\u{202e}\u{d}\u{a}"), "{text}");
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn colours_come_with_ansi_alone_and_change_no_word() {
    let plain = text(&failing(), Style::Plain, Detail::All);
    let ansi = text(&failing(), Style::Ansi, Detail::All);
    assert!(ansi.starts_with("\u{1b}[1;31mREJECTED\u{1b}[0m  The image"), "{ansi}");
    let mut stripped = String::new();
    let mut parts = ansi.split('\u{1b}');
    stripped += parts.next().unwrap_or_default();
    for part in parts {
        stripped += part.split_once('m').map_or("", |(_, rest)| rest);
    }
    assert_eq!(stripped, plain);
}
