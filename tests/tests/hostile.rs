//! Inputs made to mislead: what looks right by name, by form or by what was left out.

use cableseal_core::api::{FileRole, Options, report};
use cableseal_core::crypto::RustCrypto;
use cableseal_core::download::{AccessControls, Controls, Judgement, Need};
use cableseal_core::pki::bundle::read_certificates;
use cableseal_core::report::{Finding, Outcome, VerdictOutcome};
use cableseal_core::time::Timestamp;
use cableseal_core::words::{Pki, Role};
use cableseal_tests::answer::{Files, judge_files, options};
use cableseal_tests::manifest::{Case, Manifest, read};

/// A case that is accepted, to be spoilt.
fn accepted(name: &str) -> Case {
    Manifest::load().cases.into_iter().find(|case| case.name == name).expect("it is there")
}

fn chain_alone() -> Case {
    accepted("accept-row-02-mfg-chain")
}

fn judge_with(files: &Files, options: &Options) -> Judgement {
    let now = Timestamp::from_rfc3339("2027-01-01").expect("it is there");
    report(&files.as_api(), options, Some(b"DOCSIS"), now, &RustCrypto).expect("it is there")
}

fn finding<'j>(judgement: &'j Judgement, id: &str) -> &'j Finding {
    judgement.report.checks.as_slice().iter().find(|finding| finding.check.id == id).expect("it is there")
}

fn is_not_checked(judgement: &Judgement, id: &str) -> bool {
    matches!(finding(judgement, id).outcome, Outcome::NotChecked(_))
}

fn decided(judgement: &Judgement) -> (VerdictOutcome, Option<&'static str>) {
    (judgement.report.verdict.outcome, judgement.report.verdict.decided_by)
}

fn find(octets: &[u8], wanted: &[u8]) -> usize {
    octets.windows(wanted.len()).position(|window| window == wanted).expect("it is there")
}

fn find_last(octets: &[u8], wanted: &[u8]) -> usize {
    octets.windows(wanted.len()).rposition(|window| window == wanted).expect("it is there")
}

#[test]
fn an_mta_file_with_a_cvc_chain_but_no_mic_enables_no_download() {
    let case = chain_alone();
    let mut files = Files::of(&case);
    let config = files.octets(FileRole::Config).to_vec();
    let start = find(&config, &[81, 254, 0x30]);
    let end = find_last(&config, &[6, 16]);
    let mta = [&[254, 1, 1], &config[start..end], &[254, 1, 255]].concat();
    files.replace(FileRole::Config, mta);
    assert_eq!(decided(&judge_files(&case, &files)), (VerdictOutcome::Reject, Some("config-cm-mic")));
}

#[test]
fn a_cvc_by_snmp_whose_root_was_not_given_leaves_the_verdict_incomplete() {
    let mut case = chain_alone();
    case.snmp_cvc = Some("snmp/legacy-mfg-cvc-newer.der".into());
    case.roots.retain(|root| root.to_string_lossy().contains("docsis31"));
    let judgement = judge_files(&case, &Files::of(&case));
    assert_eq!(decided(&judgement), (VerdictOutcome::Incomplete, Some("snmp-cvc-chain")));
}

#[test]
fn a_cvc_by_snmp_without_an_organization_is_not_that_of_a_co_signer_that_is_not_there() {
    let mut case = chain_alone();
    case.snmp_cvc = Some("snmp/docsis31-co-cvc-newer.p7b".into());
    case.facts.controls = Some("controls/without-co-signer.json".into());
    let mut files = Files::of(&case);
    let mut chain = files.octets(FileRole::SnmpCvc).to_vec();
    let name = find(&chain, b"TEST Cable Operator");
    let organization = find_last(&chain[..name], &[0x55, 4, 10]);
    chain[organization + 2] = 12;
    files.replace(FileRole::SnmpCvc, chain);
    let judgement = judge_files(&case, &files);
    assert_eq!(decided(&judgement), (VerdictOutcome::Reject, Some("snmp-cvc-organization")));
}

#[test]
fn a_legacy_cvc_wrapped_as_a_chain_is_judged_as_the_chain_that_snmp_sends() {
    let mut case = chain_alone();
    case.snmp_cvc = Some("snmp/legacy-mfg-cvc-newer.der".into());
    let mut files = Files::of(&case);
    let wrapped = degenerate(files.octets(FileRole::SnmpCvc));
    files.replace(FileRole::SnmpCvc, wrapped);
    let judgement = judge_files(&case, &files);
    assert_eq!(decided(&judgement), (VerdictOutcome::Reject, Some("snmp-cvc-chain")));
}

#[test]
fn a_chain_longer_than_its_snmp_object_is_refused_and_one_that_is_no_pkcs7_is_left_open() {
    let case = accepted("accept-snmp-cvc-newer");
    let mut files = Files::of(&case);
    let whole = files.octets(FileRole::SnmpCvc).to_vec();
    let certificates: Vec<_> =
        read_certificates(&whole, 0).unwrap().certificates.iter().map(|c| c.der().to_vec()).collect();
    files.replace(FileRole::SnmpCvc, certificates.concat());
    assert_eq!(decided(&judge_files(&case, &files)), (VerdictOutcome::Incomplete, Some("snmp-cvc-format")));
    let long = [&certificates[..1], &vec![certificates[1].clone(); 7]].concat().concat();
    files.replace(FileRole::SnmpCvc, degenerate(&long));
    assert_eq!(decided(&judge_files(&case, &files)), (VerdictOutcome::Reject, Some("snmp-cvc-format")));
}

/// PKCS#7 `SignedData` with one certificate and no signature.
fn degenerate(certificate: &[u8]) -> Vec<u8> {
    let tlv = |tag: u8, parts: &[&[u8]]| {
        let value = parts.concat();
        let [.., high, low] = value.len().to_be_bytes();
        [&[tag, 0x82, high, low], value.as_slice()].concat()
    };
    let signed_data = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];
    let head = [2, 1, 1, 0x31, 0, 0x30, 11, 0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1];
    let inside = [&head, tlv(0xa0, &[certificate]).as_slice(), &[0x31, 0]].concat();
    // Lengths below 256 in two octets would be no DER: a certificate is longer than that.
    tlv(0x30, &[&signed_data, &tlv(0xa0, &[&tlv(0x30, &[&inside])])])
}

#[test]
fn a_chain_by_snmp_to_a_docsis_30_modem_is_not_known_to_be_taken() {
    let mut case = accepted("accept-docsis-30-row-08");
    case.snmp_cvc = Some("snmp/docsis31-mfg-cvc-newer.p7b".into());
    let judgement = judge_files(&case, &Files::of(&case));
    assert_eq!(decided(&judgement), (VerdictOutcome::Incomplete, Some("snmp-cvc-chain")));
}

#[test]
fn without_a_configuration_file_nobody_can_say_that_snmp_is_refused() {
    let mut case = chain_alone();
    case.config = None;
    case.snmp_cvc = Some("snmp/docsis31-mfg-cvc.p7b".into());
    let judgement = judge_files(&case, &Files::of(&case));
    assert!(is_not_checked(&judgement, "snmp-cvc-enabled"));
}

#[test]
fn a_name_that_is_equal_as_text_but_not_in_octets_is_left_open() {
    let mut case = chain_alone();
    (case.config, case.need, case.facts.controls) = (None, Some("mfg".into()), None);
    let mut files = Files::of(&case);
    let mut image = files.octets(FileRole::Image).to_vec();
    let name = find(&image, b"TEST Modem Works");
    image[name - 2] = 0x1e;
    let units = image[name..name + 16].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    let as_text = String::from_utf16(&units.collect::<Vec<_>>()).unwrap();
    files.replace(FileRole::Image, image);
    let stored = Options {
        manufacturer: Some(as_text),
        need: Some(Need::Manufacturer),
        controls: None,
        ..options(&case)
    };
    assert!(is_not_checked(&judge_with(&files, &stored), "cvc-organization"));
}

#[test]
fn the_times_of_a_co_signer_that_the_modem_does_not_have_mean_nothing() {
    let case = accepted("accept-need-mfg-and-co");
    let mut options = options(&case);
    let mut controls: Controls = options.controls.clone().unwrap();
    let late = Timestamp::from_rfc3339("2049-01-01").unwrap();
    controls.set(Pki::Docsis31, Role::CoSigner, AccessControls::fresh("", late));
    options.controls = Some(controls);
    let judgement = judge_with(&Files::of(&case), &options);
    assert_eq!(judgement.report.verdict.outcome, VerdictOutcome::Incomplete);
}

#[test]
fn a_cvc_that_signs_nothing_leaves_the_verdict_incomplete() {
    let case = chain_alone();
    let mut files = Files::of(&case);
    let mut image = files.octets(FileRole::Image).to_vec();
    let pem = read(std::path::Path::new("certs/docsis31/co-cvc.pem"));
    let idle = read_certificates(&pem, 0).unwrap().certificates[0].der().to_vec();
    let head = [0x30, 11, 0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1, 0xa0, 0x82];
    let certificates = find(&image, &head) + 13;
    let length_of = |image: &[u8], at: usize| usize::from(u16::from_be_bytes([image[at + 2], image[at + 3]]));
    let end = certificates + 4 + length_of(&image, certificates);
    for header in [0, 15, 19, certificates] {
        let length = u16::try_from(length_of(&image, header) + idle.len()).unwrap();
        image[header + 2..header + 4].copy_from_slice(&length.to_be_bytes());
    }
    image.splice(end..end, idle);
    files.replace(FileRole::Image, image);
    let judgement = judge_files(&case, &files);
    assert_eq!(decided(&judgement), (VerdictOutcome::Incomplete, Some("code-file-fields")));
    assert_eq!(finding(&judgement, "code-file-fields").place.unwrap().offset, end as u64);
}

#[test]
fn a_signature_algorithm_that_names_its_digest_leaves_the_verdict_incomplete() {
    let case = chain_alone();
    let mut files = Files::of(&case);
    let mut image = files.octets(FileRole::Image).to_vec();
    let algorithm = find_last(&image, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1]);
    image[algorithm + 8] = 11;
    files.replace(FileRole::Image, image);
    let judgement = judge_files(&case, &files);
    assert_eq!(decided(&judgement), (VerdictOutcome::Incomplete, Some("code-file-fields")));
}

#[test]
fn the_place_of_a_certificate_in_pieces_reaches_its_last_octet() {
    let case = chain_alone();
    let files = Files::of(&case);
    let judgement = judge_files(&case, &files);
    let place = judgement.report.certificates[0].place;
    let config = files.octets(FileRole::Config);
    let chain = cableseal_core::config::cvc::joined(&cableseal_core::config::View::read(config), 81).unwrap();
    let cvc = read_certificates(&chain.bytes, 0).unwrap().certificates[0].clone();
    let last = cvc.offset() + cvc.der().len() - 1;
    assert_eq!(place.offset, chain.file_offset(cvc.offset()) as u64);
    assert_eq!(place.offset + place.length, chain.file_offset(last) as u64 + 1);
}

#[test]
fn factory_fresh_said_by_the_caller_outweighs_the_controls_of_a_profile() {
    let fresh = Options { factory_fresh: Some(true), ..Options::default() };
    let profile = Options { controls: Some(Controls::default()), ..Options::default() };
    assert_eq!(fresh.or(&profile).controls, None);
}

#[test]
fn a_second_signature_by_the_manufacturer_is_a_co_signature_that_nobody_asked_for() {
    let case = chain_alone();
    let mut files = Files::of(&case);
    let mut image = files.octets(FileRole::Image).to_vec();
    let signer = find_last(&image, &[0x31, 0x82]);
    // The last SET is not the signed attributes: those have the tag A0.
    let length = u16::from_be_bytes([image[signer + 2], image[signer + 3]]);
    let again = image[signer + 4..signer + 4 + usize::from(length)].to_vec();
    for header in [0, 15, 19, signer] {
        let longer = u16::from_be_bytes([image[header + 2], image[header + 3]]) + length;
        image[header + 2..header + 4].copy_from_slice(&longer.to_be_bytes());
    }
    image.splice(signer + 4..signer + 4, again);
    files.replace(FileRole::Image, image);
    let judgement = judge_files(&case, &files);
    assert_eq!(decided(&judgement), (VerdictOutcome::Reject, Some("signature-unexpected")));
}

#[test]
fn a_chain_in_the_less_known_form_is_taken_with_a_note() {
    let case = accepted("accept-config-mfg-chain-concatenated");
    let judgement = judge_files(&case, &Files::of(&case));
    assert!(judgement.report.notes.iter().any(|note| note.contains("concatenated DER")));
}
