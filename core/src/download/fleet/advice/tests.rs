use super::*;
use crate::report::{FileEntry, FileKind};

const BOTH: [Docsis; 2] = [Docsis::V30, Docsis::V31];

/// The advice when policy alone decides: configuration files by row, images by signatures.
fn by_policy(docsis: &[Docsis], rows: &[u8], images: &[&str]) -> Advice {
    let file = |name: String, kind| FileEntry { name, kind, length: 1, sha256: String::new() };
    let configs: Vec<_> = rows
        .iter()
        .map(|&row| FleetConfig { file: file(format!("row{row}.cm"), FileKind::Config), row: Some(row) })
        .collect();
    let images: Vec<_> = images
        .iter()
        .map(|letters| FleetImage {
            file: file(format!("{letters}.bin"), FileKind::CodeFile),
            signatures: Some((*letters).to_string()),
        })
        .collect();
    let mut cells = Vec::new();
    for (config, row) in rows.iter().enumerate() {
        for (image, FleetImage { signatures, .. }) in images.iter().enumerate() {
            for &docsis in docsis {
                let demand = CvcRow::rows().nth(usize::from(*row)).unwrap().demand(docsis);
                let accepted = demand.enabled && signatures.as_deref() == Some(demand.accepts());
                cells.push(Cell {
                    config,
                    image,
                    docsis,
                    outcome: if accepted { VerdictOutcome::Accept } else { VerdictOutcome::Reject },
                    decided_by: (!accepted).then_some("signature-pki"),
                    role: None,
                    headline: String::new(),
                    event: None,
                });
            }
        }
    }
    advise(docsis, &configs, &images, &cells)
}

fn suggested(images: &[&str]) -> Option<Vec<u8>> {
    by_policy(&BOTH, &[0], images).suggestion.map(|suggestion| suggestion.tlvs)
}

#[test]
fn a_file_with_33_and_82_serves_images_co_signed_under_either_pki() {
    let advice = by_policy(&BOTH, &[4, 5], &["M+Co", "m+c"]);
    assert_eq!((advice.answer, advice.configs), (Answer::Served, Vec::from([1])));
    assert_eq!(
        advice.reasons,
        [
            "M+Co.bin is taken by DOCSIS 3.0 modems alone: DOCSIS 3.1 modems reject it (signature-pki).",
            "m+c.bin is taken by DOCSIS 3.1 modems alone: DOCSIS 3.0 modems reject it (signature-pki).",
        ]
    );
}

#[test]
fn a_file_with_33_alone_serves_legacy_co_signed_images_on_all_modems() {
    let advice = by_policy(&BOTH, &[5, 4], &["M+Co"]);
    assert_eq!((advice.answer, advice.configs), (Answer::Served, Vec::from([1, 0])));
    assert_eq!(advice.reasons, [""; 0]);
}

#[test]
fn docsis_31_modems_of_both_pkis_are_never_served_by_one_file() {
    let every_row: Vec<u8> = (0..16).collect();
    let advice = by_policy(&[Docsis::V31], &every_row, &["M+Co", "m+c"]);
    assert_eq!(advice.answer, Answer::NotServed);
    assert_eq!(advice.suggestion, None);
    let tlvs: Vec<_> = advice.strategies.iter().map(|strategy| strategy.tlvs.as_slice()).collect();
    assert_eq!(tlvs, [&[33, 82][..], &[33]]);
}

#[test]
fn the_suggestion_is_the_row_with_the_fewest_tlvs() {
    for (images, tlvs) in [
        (&["M"][..], &[32][..]),
        (&["M+Co"], &[33]),
        (&["m"], &[81]),
        (&["m+c"], &[82]),
        (&["M", "m"], &[32, 81]),
        (&["M+Co", "m+c"], &[33, 82]),
        (&["M+Co", "m"], &[33, 81]),
        (&["M", "m+c"], &[32, 82]),
    ] {
        assert_eq!(suggested(images).as_deref(), Some(tlvs), "{images:?}");
    }
}

#[test]
fn images_with_and_without_co_signature_of_one_pki_do_not_go_together() {
    let advice = by_policy(&BOTH, &[4, 8, 12], &["M", "M+Co"]);
    assert_eq!((advice.answer, advice.suggestion), (Answer::NotServed, None));
    assert!(
        advice.reasons.iter().any(|reason| reason.contains("Co-sign all of them or none.")),
        "{:?}",
        advice.reasons
    );
    assert_eq!(advice.strategies, []);
}

#[test]
fn images_that_no_modem_takes_are_named() {
    for letters in ["none", "Co", "c", "M+c", "m+Co"] {
        let advice = by_policy(&BOTH, &(0..16).collect::<Vec<_>>(), &[letters]);
        assert_eq!((advice.answer, advice.suggestion), (Answer::NotServed, None), "{letters}");
        let named = format!("No configuration file makes a modem take {letters}.bin");
        assert!(
            advice.reasons.iter().any(|reason| reason.starts_with(&named)),
            "{letters}: {:?}",
            advice.reasons
        );
    }
}

#[test]
fn no_row_is_suggested_when_a_file_has_the_right_tlvs_already() {
    let file = |name: &str| FileEntry {
        name: name.into(),
        kind: FileKind::Config,
        length: 1,
        sha256: String::new(),
    };
    let configs = [FleetConfig { file: file("a.cm"), row: Some(4) }];
    let images = [FleetImage { file: file("a.bin"), signatures: Some("M+Co".into()) }];
    let rejected = |docsis| Cell {
        config: 0,
        image: 0,
        docsis,
        outcome: VerdictOutcome::Reject,
        decided_by: Some("cvc-chain"),
        role: Some(crate::words::Role::Manufacturer),
        headline: String::new(),
        event: None,
    };
    let advice = advise(&BOTH, &configs, &images, &BOTH.map(rejected));
    assert_eq!(advice.suggestion, None);
    assert_eq!(
        advice.reasons,
        ["a.cm does not serve a.bin: DOCSIS 3.0 and 3.1 modems reject it (cvc-chain, manufacturer)."]
    );
}
