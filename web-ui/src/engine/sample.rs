//! TEMPORARY answers, to be deleted when `core::api` lands.

use cableseal_core::report::catalogue::*;
use cableseal_core::report::tree::Node;
use cableseal_core::report::*;
use cableseal_core::time::Timestamp;
use cableseal_core::words::{Docsis, Pki, Role};

use super::{MatrixRow, Question};

pub fn recognize(head: &[u8], name: &str) -> FileKind {
    match (head, name) {
        (_, name) if name.ends_with(".json") => FileKind::Profile,
        ([0x30, ..], name) if name.contains("root") || name.ends_with(".der") => FileKind::Certificate,
        ([0x30, ..], _) => FileKind::CodeFile,
        ([0xff, ..] | [], _) => FileKind::Unknown,
        ([b'-', ..], _) => FileKind::Certificate,
        _ => FileKind::Config,
    }
}

pub fn inspect(name: &str, head: &[u8]) -> Node {
    let mut children = Vec::new();
    let mut at = 0;
    while let (Some(&kind), Some(&length)) = (head.get(at), head.get(at + 1)) {
        let length = usize::from(length).min(head.len() - at - 2);
        let value = head.get(at + 2..at + 2 + length).unwrap_or_default();
        let inner = (length > 3).then(|| {
            vec![
                Node::new(format!("{kind}.1 Part"), at + 2, 1, 0).with_value("7"),
                Node::new(format!("{kind}.2 Rest"), at + 3, length - 1, 0),
            ]
        });
        children.push(
            Node::new(format!("{kind} Field"), at, length + 2, 2)
                .with_value(cableseal_core::bytes::hex(value.get(..8).unwrap_or(value)))
                .with_children(inner.unwrap_or_default()),
        );
        at += 2 + length;
        if children.len() > 5000 {
            break;
        }
    }
    Node::new(name, 0, head.len(), 0).with_children(children)
}

fn time(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).unwrap_or(Timestamp::from_unix(0))
}

pub fn judge(question: &Question<'_>) -> Option<Report> {
    if !question.files.iter().any(|f| f.kind == FileKind::Config) {
        return None;
    }
    let mut checks = Findings::default();
    let m = Some(Role::Manufacturer);
    let c = Some(Role::CoSigner);
    for check in [&CONFIG_STRUCTURE, &CONFIG_CM_MIC, &SSD_ENABLED] {
        checks.add(Finding::new(check, None, Outcome::Pass).with_place(Place {
            file: 0,
            offset: 40,
            length: 18,
        }));
    }
    for check in [&CONFIG_CVC_FORMAT, &CONFIG_CVC_EKU, &CONFIG_CVC_CHAIN] {
        checks.add(Finding::new(check, m, Outcome::Pass));
        checks.add(Finding::new(check, c, Outcome::Pass));
    }
    checks.add(Finding::new(&CODE_FILE_STRUCTURE, None, Outcome::Pass));
    checks.add(Finding::new(&CODE_IMAGE, None, Outcome::Pass));
    checks.add(Finding::new(&CVC_CHAIN, m, Outcome::Pass));
    checks.add(Finding::new(&SIGNATURE_PRESENT, m, Outcome::Pass).with_place(Place {
        file: 0,
        offset: 12,
        length: 4,
    }));
    checks.add(
        Finding::new(&SIGNATURE_PRESENT, c, Outcome::Fail)
            .with_expected("a SignerInfo of the co-signer named by TLV 33")
            .with_found("one SignerInfo: the manufacturer's")
            .with_place(Place { file: 0, offset: 0x2f, length: 5 }),
    );
    checks.add(Finding::not_checked(&SIGNING_TIME_ACCESS_START, m, "A failed check stands before this one."));
    checks.add(
        Finding::new(&CERTIFICATE_ORDER, None, Outcome::Fail)
            .with_expected("manufacturer CVC first")
            .with_found("CVC CA first"),
    );
    let verdict = Verdict::from_findings(&checks, "This modem takes the image.");
    let certificate = |title: &str, role, from, to| CertificateEntry {
        title: title.into(),
        role,
        pki: Some(Pki::Legacy),
        subject: "CN=Code Verification Certificate,OU=DOCSIS,O=Example Modems,C=US".into(),
        issuer: "CN=DOCSIS Cable Modem Root Certificate Authority".into(),
        serial: "0a1b2c".into(),
        not_before: time(from),
        not_after: time(to),
        place: Place { file: 0, offset: 4, length: 20 },
    };
    Some(Report {
        schema: SCHEMA,
        tool: Tool::THIS,
        kind: Kind::Verdict,
        verdict,
        facts: Facts {
            at: Some(question.at),
            docsis: question.docsis,
            equality: if question.strict { "strict" } else { "default" },
            controls_source: "unknown",
            controls: vec![],
            secret_given: question.secret.is_some(),
        },
        files: question
            .files
            .iter()
            .map(|f| FileEntry {
                name: f.name.into(),
                kind: f.kind,
                length: f.length,
                sha256: f.sha256.into(),
            })
            .collect(),
        policy: Some(PolicyEntry {
            row: Some(12),
            present: vec![32, 33],
            ignored: vec![],
            enabled: true,
            pki: Some(Pki::Legacy),
            co_signature_required: true,
            demand: "Legacy PKI, manufacturer and co-signer signatures required.".into(),
            image_signatures: Some("M".into()),
        }),
        checks,
        certificates: vec![
            certificate("root", None, "2001-01-01", "2031-01-01"),
            certificate("CVC", m, "2016-08-22", "2026-08-22"),
            certificate("CVC", c, "2018-01-01", "2028-01-01"),
        ],
        marks: vec![
            Mark {
                label: "signingTime",
                role: m,
                at: time("2027-02-01"),
                certificate: Some(1),
                inside: false,
            },
            Mark {
                label: "codeAccessStart",
                role: m,
                at: time("2017-02-01"),
                certificate: Some(1),
                inside: true,
            },
            Mark { label: "now", role: None, at: question.at, certificate: None, inside: true },
        ],
        controls_after: vec![],
        notes: vec!["This is a sample report.".into()],
    })
}

pub fn matrix(docsis: Docsis) -> Vec<MatrixRow> {
    (0..16u8)
        .map(|row| {
            let chain = row & 3 != 0 && docsis != Docsis::V30;
            let enabled = if docsis == Docsis::V30 { row & 12 != 0 } else { row != 0 };
            let co = if chain { row & 1 != 0 } else { row & 4 != 0 };
            MatrixRow {
                row,
                enabled,
                pki: enabled.then_some(if chain { Pki::Docsis31 } else { Pki::Legacy }),
                ignored: [(8, 32), (4, 33)]
                    .into_iter()
                    .filter(|(bit, _)| chain && row & bit != 0)
                    .map(|(_, tlv)| tlv)
                    .collect(),
                signatures: match (enabled, chain, co) {
                    (false, ..) => "none",
                    (_, true, true) => "m+c",
                    (_, true, false) => "m",
                    (_, false, true) => "M+Co",
                    (_, false, false) => "M",
                },
                demand: "Demand of this row as a sentence.".into(),
            }
        })
        .collect()
}
