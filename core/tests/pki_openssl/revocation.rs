//! Revocation lists: what they say about a chain, and OpenSSL's answer with the same lists.

use std::fs;

use cableseal_core::crypto::RustCrypto;
use cableseal_core::pki::crl::status;
use cableseal_core::pki::{
    Certificate, CertificateList, CrlFault, CrlReason, PathRequest, RevocationStatus, VerifiedChain, chain,
    crl_tree,
};
use cableseal_core::time::Timestamp;

use crate::lab::{self, Spec, new_dir, openssl_verifies, pem};
use crate::pkis::{CVC_CA, CVC_CA_KEY, LEGACY, NEW, OTHER_KEY, ROOT, ROOT_EXT};

const FROM: &str = "20250101000000Z";
const TO: &str = "20260101000000Z";
const NOW: &str = "2025-06-01T00:00:00Z";

fn time(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).unwrap()
}

fn verified() -> VerifiedChain {
    let (leaf, intermediates, anchors) = (NEW.cvc.read(), [NEW.cvc_ca.read()], [NEW.root.read()]);
    let request =
        PathRequest { leaf: &leaf, intermediates: &intermediates, anchors: &anchors, at: Some(time(NOW)) };
    chain::validate(&request, &RustCrypto).unwrap()
}

fn ca_list(revoked: &[(&str, &str)]) -> Vec<u8> {
    lab::crl(&NEW.cvc_ca, FROM, TO, revoked, "")
}

fn root_list(revoked: &[(&str, &str)]) -> Vec<u8> {
    lab::crl(&NEW.root, FROM, TO, revoked, "")
}

fn ours(lists: &[&[u8]], at: &str) -> RevocationStatus {
    let lists: Vec<CertificateList> =
        lists.iter().map(|der| CertificateList::read(der, 0x50).unwrap()).collect();
    status(&verified(), &lists, time(at), &RustCrypto)
}

/// Whether OpenSSL finds the chain whole and nothing in it revoked.
fn openssls(lists: &[&[u8]], at: &str) -> bool {
    let file = new_dir("lists").join("crls.pem");
    fs::write(&file, lists.iter().map(|der| pem("X509 CRL", der)).collect::<String>()).unwrap();
    let more = ["-crl_check_all", "-CRLfile", file.to_str().unwrap()];
    openssl_verifies(&NEW.cvc, &[&NEW.cvc_ca], &[&NEW.root], Some(time(at).unix()), &more)
}

/// Neither good nor revoked; OpenSSL refuses.
#[track_caller]
fn open(lists: &[&[u8]], at: &str, expected: &RevocationStatus) {
    assert_eq!(ours(lists, at), *expected);
    assert!(!openssls(lists, at), "OpenSSL is content");
}

const LEAF: &str = "CN=TEST Code Verification Certificate, O=Acme Modems, C=US";
const ROOT_NAME: &str =
    "CN=TEST CableLabs Root Certification Authority, OU=TEST Root CA01, O=CableLabs, C=US";
const CA: &str = "CN=TEST CableLabs CVC Certification Authority, OU=TEST CVC CA01, O=CableLabs, C=US";

#[test]
fn a_chain_that_current_lists_cover_and_do_not_name_is_good() {
    let lists = [ca_list(&[("3001", "")]), root_list(&[])];
    let lists = lists.each_ref().map(Vec::as_slice);
    assert_eq!(ours(&lists, NOW), RevocationStatus::Good);
    assert!(openssls(&lists, NOW));
}

#[test]
fn a_revoked_leaf_is_told_with_its_entry_and_reason() {
    let ca = ca_list(&[("3001", ""), ("3000", ",keyCompromise"), ("3002", "")]);
    let root = root_list(&[]);
    let found = ours(&[&root, &ca], NOW);
    let RevocationStatus::Revoked { certificate, crl, place, at, reason } = found else {
        panic!("{found:?}")
    };
    assert_eq!((certificate, crl, reason), (0, 1, Some(CrlReason::KeyCompromise)));
    assert_eq!(at, time("2023-01-01"));
    // SEQUENCE { INTEGER 3000, UTCTime, extensions }.
    assert_eq!(ca[place.start - 0x50 + 2..][..4], [2, 2, 0x30, 0]);
    assert!(!openssls(&[&root, &ca], NOW));
}

#[test]
fn a_revoked_intermediate_is_told_even_when_the_leaf_is_not_covered() {
    let root = root_list(&[("2000", "")]);
    let found = ours(&[&root], NOW);
    let RevocationStatus::Revoked { certificate, crl, reason, .. } = found else { panic!("{found:?}") };
    assert_eq!((certificate, crl, reason), (1, 0, None));
    assert!(!openssls(&[&root], NOW));
}

#[test]
fn the_serial_number_alone_does_not_revoke_another_issuers_certificate() {
    let lists = [ca_list(&[("2000", "")]), root_list(&[("3000", "")])];
    let lists = lists.each_ref().map(Vec::as_slice);
    assert_eq!(ours(&lists, NOW), RevocationStatus::Good);
    assert!(openssls(&lists, NOW));
}

#[test]
fn without_lists_nothing_is_known() {
    open(&[], NOW, &RevocationStatus::NotCovered(format!("no CRL covers {LEAF}: none is given")));
}

#[test]
fn a_missing_list_is_named_by_the_certificate_it_should_cover() {
    let ca = ca_list(&[]);
    let why = format!("no CRL covers {CA}: the CRL of {CA} is of another issuer");
    open(&[&ca], NOW, &RevocationStatus::NotCovered(why));
}

#[test]
fn a_list_past_its_next_update_clears_nothing_but_still_revokes() {
    let root = root_list(&[]);
    let late = "2026-01-01T00:00:01Z";
    let stale = ca_list(&[]);
    let why = format!(
        "no CRL covers {LEAF}: the CRL of {CA} counts until 2026-01-01T00:00:00Z only; the CRL of {ROOT_NAME} is of \
         another issuer"
    );
    open(&[&stale, &root], late, &RevocationStatus::Unusable(why));
    let revoking = ca_list(&[("3000", "")]);
    assert!(matches!(
        ours(&[&revoking, &root], late),
        RevocationStatus::Revoked { certificate: 0, crl: 0, .. }
    ));
    assert!(!openssls(&[&revoking, &root], late));
}

#[test]
fn a_list_from_after_the_time_asked_about_says_nothing() {
    let list = ca_list(&[("3000", "")]);
    let why = format!("no CRL covers {LEAF}: the CRL of {CA} counts from 2025-01-01T00:00:00Z only");
    open(&[&list], "2024-12-31T23:59:59Z", &RevocationStatus::Unusable(why));
}

#[test]
fn a_list_signed_by_another_key_says_nothing() {
    let impostor = Spec::new(CVC_CA, OTHER_KEY, ROOT_EXT).issue();
    let list = lab::crl(&impostor, FROM, TO, &[("3000", "")], "");
    let why = format!("no CRL covers {LEAF}: the CRL of {CA} is not signed by its issuer");
    open(&[&list], NOW, &RevocationStatus::Unusable(why));
}

#[test]
fn a_list_that_covers_a_part_only_says_nothing() {
    for extension in [
        "issuingDistributionPoint=critical,@idp\n[idp]\nonlyCA=TRUE",
        "1.3.6.1.4.1.99999.1=critical,ASN1:NULL",
    ] {
        let list = lab::crl(&NEW.cvc_ca, FROM, TO, &[], extension);
        let root = root_list(&[]);
        let found = ours(&[&list, &root], NOW);
        let RevocationStatus::Unusable(why) = found else { panic!("{found:?}") };
        assert!(why.contains("has an extension not processed here"), "{why}");
        assert!(!openssls(&[&list, &root], NOW));
    }
}

#[test]
fn an_issuer_without_crl_sign_cannot_make_a_list() {
    let ca =
        Spec::new(CVC_CA, CVC_CA_KEY, "basicConstraints=CA:TRUE\nkeyUsage=keyCertSign").by(&NEW.root).issue();
    let list = CertificateList::read(&ca_list(&[]), 0).unwrap();
    assert_eq!(list.verify(&ca.read(), &RustCrypto), Err(CrlFault::IssuerMayNotSign));
    assert_eq!(list.verify(&NEW.root.read(), &RustCrypto), Err(CrlFault::OtherIssuer));
    assert_eq!(list.verify(&NEW.cvc_ca.read(), &RustCrypto), Ok(()));
}

#[test]
fn a_list_with_a_damaged_issuer_name_does_not_pass_for_another_issuers() {
    let extension = "authorityKeyIdentifier=keyid";
    let mut list = lab::crl(&NEW.cvc_ca, FROM, TO, &[("3000", ",keyCompromise")], extension);
    let name = list.windows(9).position(|at| at == b"CableLabs").unwrap();
    list[name] ^= 1;
    let read = CertificateList::read(&list, 0).unwrap();
    assert_eq!(read.verify(&NEW.cvc_ca.read(), &RustCrypto), Err(CrlFault::OtherName));
    assert_eq!(read.verify(&NEW.root.read(), &RustCrypto), Err(CrlFault::OtherIssuer));
    let RevocationStatus::Unusable(why) = ours(&[&list, &root_list(&[])], NOW) else { panic!("it counts") };
    assert!(why.contains("names another issuer, but this issuer's key"), "{why}");
}

#[test]
fn a_list_is_read_from_pem_and_from_der_alike() {
    let der = ca_list(&[("3000", ",cessationOfOperation")]);
    let text = format!("a list\n{}", pem("X509 CRL", &der));
    let from_pem = CertificateList::read(text.as_bytes(), 0).unwrap();
    let from_der = CertificateList::read(&der, 0).unwrap();
    assert_eq!((from_pem.der(), from_pem.offset()), (der.as_slice(), 7));
    assert_eq!(from_pem.entries(), from_der.entries());
    let entry = from_pem.entry(&[0x30, 0]).unwrap();
    assert_eq!(from_pem.span(entry), 7..text.len() - 1);
    assert_eq!(from_der.issuer(), NEW.cvc_ca.read().subject());
    assert_eq!(
        (from_der.this_update(), from_der.next_update()),
        (time("2025-01-01"), Some(time("2026-01-01")))
    );
    assert_eq!(from_der.entry(&[0x30, 1]), None);
}

#[test]
fn the_tree_of_a_list_names_its_entries_with_offsets() {
    let der = lab::crl(
        &NEW.cvc_ca,
        FROM,
        TO,
        &[("3000", ",keyCompromise"), ("3001", "")],
        "authorityKeyIdentifier=keyid",
    );
    let tree = crl_tree(&CertificateList::read(&der, 0x50).unwrap());
    assert_eq!((tree.label.as_str(), tree.offset, tree.length), ("CertificateList", 0x50, der.len()));
    let tbs = &tree.children[0];
    let labels: Vec<&str> = tbs.children.iter().map(|node| node.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "version",
            "signature",
            "issuer",
            "thisUpdate",
            "nextUpdate",
            "revokedCertificates",
            "crlExtensions"
        ]
    );
    let entries = &tbs.children[5];
    let first = &entries.children[0];
    assert_eq!((entries.value.as_deref(), first.value.as_deref()), (Some("2 shown"), Some("3000")));
    assert_eq!(der[first.offset - 0x50], 0x30);
    let reason = &first.children[2];
    assert_eq!((reason.label.as_str(), reason.value.as_deref()), ("reasonCode", Some("keyCompromise")));
    let number = &tbs.children[6].children.iter().find(|node| node.label == "cRLNumber").unwrap();
    assert_eq!(number.value.as_deref(), Some("10"));
}

#[test]
fn a_legacy_chain_needs_a_list_of_the_root_only() {
    let (leaf, anchors) = (LEGACY.cvc.read(), [LEGACY.root.read()]);
    let request = PathRequest { leaf: &leaf, intermediates: &[], anchors: &anchors, at: None };
    let chain = chain::validate(&request, &RustCrypto).unwrap();
    let list = CertificateList::read(&lab::crl(&LEGACY.root, FROM, TO, &[], ""), 0).unwrap();
    assert_eq!(status(&chain, &[list], time(NOW), &RustCrypto), RevocationStatus::Good);
}

#[test]
fn what_is_no_list_says_where_and_why() {
    let error = CertificateList::read(&NEW.cvc.der, 0x50).unwrap_err();
    assert!(error.offset > 0x50, "{error}");
    let two = pem("X509 CRL", &ca_list(&[])).repeat(2);
    let error = CertificateList::read(two.as_bytes(), 0x50).unwrap_err();
    assert_eq!((error.offset, error.found.as_ref()), (0x50, "2"));
    let root: Certificate = Spec::new(ROOT, OTHER_KEY, ROOT_EXT).issue().read();
    assert!(CertificateList::read(root.der(), 0).is_err());
}
