//! The profiles of both PKIs: certificates that follow them, and certificates that depart in one point each.

use cableseal_core::pki::{CertificateRole, Departure, Part, departures, pki_of_root};
use cableseal_core::report::Basis;
use cableseal_core::words::Pki;

use crate::lab::{Issued, Spec, rsa};
use crate::pkis::{
    CVC, CVC_CA, CVC_CA_EXT, CVC_CA_KEY, CVC_EXT, CVC_KEY, LEGACY, LEGACY_CVC, LEGACY_CVC_EXT,
    LEGACY_CVC_KEY, LEGACY_ROOT_KEY, NEW, OTHER_KEY, ROOT, ROOT_EXT, ROOT_KEY,
};

const FROM: &str = "20200101000000Z";

fn found(certificate: &Issued, pki: Pki, role: CertificateRole) -> Vec<Departure> {
    departures(&certificate.read_at(0x100), pki, role)
}

#[track_caller]
fn follows(certificate: &Issued, pki: Pki, role: CertificateRole) {
    assert_eq!(found(certificate, pki, role), []);
}

/// It departs in exactly these rules.
#[track_caller]
fn departs(certificate: &Issued, pki: Pki, role: CertificateRole, rules: &[&str]) {
    let ids: Vec<&str> = found(certificate, pki, role).iter().map(|departure| departure.rule.id).collect();
    assert_eq!(ids, rules);
}

#[test]
fn the_docsis_31_hierarchy_follows_its_profiles() {
    follows(&NEW.root, Pki::Docsis31, CertificateRole::Root);
    follows(&NEW.cvc_ca, Pki::Docsis31, CertificateRole::CvcCa);
    follows(&NEW.cvc, Pki::Docsis31, CertificateRole::Cvc);
}

#[test]
fn the_legacy_hierarchy_follows_its_profiles() {
    follows(&LEGACY.root, Pki::Legacy, CertificateRole::Root);
    follows(&LEGACY.cvc, Pki::Legacy, CertificateRole::Cvc);
}

fn cvc(extensions: &str) -> Spec<'_> {
    Spec::new(CVC, CVC_KEY, extensions).by(&NEW.cvc_ca).valid(FROM, "20300101000000Z")
}

#[test]
fn a_docsis_31_cvc_departs_in_one_point_each() {
    let with = |more: &str| format!("{CVC_EXT}\n{more}");
    let eku = |usage: &str| CVC_EXT.replace("critical,codeSigning", usage);
    let no_aki = CVC_EXT.replace("keyid:always", "none");
    let ski = CVC_EXT.replace("subjectKeyIdentifier=none", "subjectKeyIdentifier=hash");
    let spec = |subject| Spec { subject, ..cvc(CVC_EXT) };
    let cases: Vec<(Issued, &str)> = vec![
        (Spec { key: rsa("short", 1024), ..cvc(CVC_EXT) }.issue(), "d31-cvc-key"),
        (cvc(CVC_EXT).md("sha1").issue(), "d31-cvc-hash"),
        (cvc(CVC_EXT).valid(FROM, "20300601000000Z").issue(), "d31-cvc-lifetime"),
        (spec("/C=US/O=Acme/OU=DOCSIS/CN=Code Verification Certificate").issue(), "d31-cvc-name"),
        (spec("/O=Acme/C=US/CN=Code Verification Certificate").issue(), "d31-cvc-name"),
        (spec("/C=US/O=Acme/CN=Code Signing Certificate").issue(), "d31-cvc-name"),
        (spec("/C=US+O=Acme/CN=Code Verification Certificate").issue(), "d31-cvc-rdn"),
        (cvc(&eku("critical,codeSigning,serverAuth")).issue(), "d31-cvc-eku"),
        (cvc(&eku("critical,serverAuth")).issue(), "d31-cvc-eku"),
        (cvc(&eku("codeSigning")).issue(), "d31-cvc-eku-critical"),
        (cvc(&no_aki).issue(), "d31-cvc-aki"),
        (cvc(&with("keyUsage=digitalSignature")).issue(), "d31-cvc-no-key-usage"),
        (cvc(&with("basicConstraints=CA:FALSE")).issue(), "d31-cvc-extensions"),
        (cvc(&ski).issue(), "d31-cvc-extensions"),
    ];
    for (certificate, rule) in &cases {
        departs(certificate, Pki::Docsis31, CertificateRole::Cvc, &[rule]);
    }
}

#[test]
fn a_bare_version_1_certificate_is_far_from_a_cvc() {
    let bare = Spec::new("/CN=cvc", CVC_KEY, "").valid(FROM, "20210101000000Z").issue();
    let rules = ["d31-cvc-version", "d31-cvc-name", "d31-cvc-eku", "d31-cvc-eku-critical", "d31-cvc-aki"];
    departs(&bare, Pki::Docsis31, CertificateRole::Cvc, &rules);
}

#[test]
fn a_departure_tells_place_expected_and_found() {
    let certificate = cvc("extendedKeyUsage=critical,serverAuth\nsubjectKeyIdentifier=none").issue();
    let [departure] = &found(&certificate, Pki::Docsis31, CertificateRole::Cvc)[..] else { panic!() };
    assert_eq!(departure.place, certificate.read_at(0x100).span(Part::ExtendedKeyUsage));
    assert_eq!((departure.expected.as_str(), departure.found.as_str()), ("codeSigning alone", "serverAuth"));
    assert_eq!(departure.rule.basis, Basis::Artifact);

    let long = cvc(CVC_EXT).valid(FROM, "20300103000000Z").issue();
    let [departure] = &found(&long, Pki::Docsis31, CertificateRole::Cvc)[..] else { panic!() };
    assert_eq!(departure.place, long.read_at(0x100).span(Part::NotAfter));
    assert_eq!(departure.found, "2020-01-01T00:00:00Z to 2030-01-03T00:00:00Z");
    assert_eq!(departure.rule.basis, Basis::Unverified);
}

#[test]
fn docsis_31_cas_depart_in_one_point_each() {
    let ca = |extensions| Spec::new(CVC_CA, CVC_CA_KEY, extensions).by(&NEW.root);
    let change = |from: &str, to: &str| CVC_CA_EXT.replace(from, to);
    let cases: Vec<(Issued, &str)> = vec![
        (ca(&change("critical,CA:TRUE,pathlen:0", "critical,CA:TRUE")).issue(), "d31-cvc-ca-ca"),
        (ca(&change("critical,CA:TRUE,pathlen:0", "CA:TRUE,pathlen:0")).issue(), "d31-cvc-ca-ca-critical"),
        (
            ca(&change("critical,keyCertSign", "critical,digitalSignature,keyCertSign")).issue(),
            "d31-cvc-ca-usage",
        ),
        (ca(&change("critical,keyCertSign", "keyCertSign")).issue(), "d31-cvc-ca-usage-critical"),
        (ca(&change("subjectKeyIdentifier=hash", "subjectKeyIdentifier=none")).issue(), "d31-cvc-ca-ski"),
        (Spec { key: OTHER_KEY, ..ca(CVC_CA_EXT) }.issue(), "d31-cvc-ca-key"),
    ];
    for (certificate, rule) in &cases {
        departs(certificate, Pki::Docsis31, CertificateRole::CvcCa, &[rule]);
    }
    departs(
        &NEW.root,
        Pki::Docsis31,
        CertificateRole::CvcCa,
        &["d31-cvc-ca-key", "d31-cvc-ca-lifetime", "d31-cvc-ca-name", "d31-cvc-ca-ca", "d31-cvc-ca-aki"],
    );
}

#[test]
fn device_certificates_follow_their_profiles() {
    let ca = Spec::new(
        "/C=US/O=CableLabs/OU=TEST Device CA01/CN=TEST CableLabs Device Certification Authority",
        CVC_CA_KEY,
        CVC_CA_EXT,
    )
    .by(&NEW.root)
    .issue();
    follows(&ca, Pki::Docsis31, CertificateRole::DeviceCa);
    let usage = "keyUsage=critical,digitalSignature,keyEncipherment\nauthorityKeyIdentifier=keyid:always";
    let device = |subject| Spec::new(subject, OTHER_KEY, usage).by(&ca).valid(FROM, "20400101000000Z");
    follows(
        &device("/C=US/O=Acme/OU=Louisville/CN=00:10:00:00:00:0A").issue(),
        Pki::Docsis31,
        CertificateRole::Device,
    );
    let lower = device("/C=US/O=Acme/OU=Louisville/CN=00:10:00:00:00:0a").issue();
    departs(&lower, Pki::Docsis31, CertificateRole::Device, &["d31-device-name"]);
}

#[test]
fn legacy_device_certificates_follow_their_profiles() {
    let subject = "/C=TW/O=Acme/OU=DOCSIS/CN=Acme Cable Modem Root Certificate Authority";
    let ca = Spec::new(subject, LEGACY_ROOT_KEY, ROOT_EXT).md("sha1").issue();
    follows(&ca, Pki::Legacy, CertificateRole::DeviceCa);
    let device = Spec::new("/C=TW/O=Acme/OU=Hsinchu/CN=00:10:00:00:00:01", LEGACY_CVC_KEY, "")
        .md("sha1")
        .by(&ca)
        .issue();
    follows(&device, Pki::Legacy, CertificateRole::Device);
}

#[test]
fn legacy_cvcs_depart_in_one_point_each() {
    let cvc = |extensions| {
        Spec::new(LEGACY_CVC, LEGACY_CVC_KEY, extensions)
            .md("sha1")
            .by(&LEGACY.root)
            .valid(FROM, "20300101000000Z")
    };
    let with = format!("{LEGACY_CVC_EXT}\nkeyUsage=digitalSignature");
    let cases: Vec<(Issued, &str)> = vec![
        (cvc(LEGACY_CVC_EXT).md("sha256").issue(), "legacy-cvc-hash"),
        (cvc(&LEGACY_CVC_EXT.replace("critical,", "")).issue(), "legacy-cvc-eku-critical"),
        (cvc(&LEGACY_CVC_EXT.replace("codeSigning", "serverAuth")).issue(), "legacy-cvc-eku"),
        (cvc(&with).issue(), "legacy-cvc-no-key-usage"),
        (Spec { subject: CVC, ..cvc(LEGACY_CVC_EXT) }.issue(), "legacy-cvc-name"),
    ];
    for (certificate, rule) in &cases {
        departs(certificate, Pki::Legacy, CertificateRole::Cvc, &[rule]);
    }
}

#[test]
fn the_legacy_pki_has_no_cvc_ca() {
    departs(&NEW.cvc_ca, Pki::Legacy, CertificateRole::CvcCa, &["legacy-cvc-ca-none"]);
}

#[test]
fn a_root_tells_its_pki_by_its_name_and_else_by_its_hash() {
    let root = |subject, md| Spec::new(subject, ROOT_KEY, ROOT_EXT).md(md).issue().read();
    let pki = |subject, md| pki_of_root(&root(subject, md)).map(|(pki, _)| pki);
    assert_eq!(
        pki_of_root(&NEW.root.read()),
        Some((Pki::Docsis31, "the name is that of the CableLabs root"))
    );
    assert_eq!(
        pki_of_root(&LEGACY.root.read()),
        Some((Pki::Legacy, "the organization is that of a legacy root"))
    );
    // The name outweighs the hash.
    assert_eq!(pki("/C=BE/O=tComLabs - Euro-DOCSIS/OU=Cable Modems/CN=x", "sha256"), Some(Pki::Legacy));
    assert_eq!(pki(ROOT, "sha1"), Some(Pki::Docsis31));
    assert_eq!(pki("/CN=Lab root", "sha1"), Some(Pki::Legacy));
    assert_eq!(pki("/CN=Lab root", "sha256"), Some(Pki::Docsis31));
    assert_eq!(pki("/CN=Lab root", "sha512"), None);
    assert_eq!(pki_of_root(&NEW.cvc.read()), None);
}
