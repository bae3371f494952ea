//! The fields of certificates, their places and their tree, against OpenSSL's reading of the same octets.

use std::collections::BTreeSet;
use std::fs;

use cableseal_core::bytes::FormatError;
use cableseal_core::pki::{Certificate, Form, Part, certificate_tree, read_certificates};
use cableseal_core::report::tree::Node;

use crate::lab::{Issued, Key, Kind, Spec, new_dir, pem, run};
use crate::pkis::{CVC, CVC_EXT, CVC_KEY, LEGACY, NEW, NO_IDS, ROOT, ROOT_KEY};

const OFFSET: usize = 0x100;

/// Offset, header and length of every element that `openssl asn1parse` sees.
fn elements(der: &[u8]) -> BTreeSet<(usize, usize, usize)> {
    let file = new_dir("asn1").join("it.der");
    fs::write(&file, der).unwrap();
    let output = run(&["asn1parse", "-inform", "DER", "-in", file.to_str().unwrap()]);
    let text = String::from_utf8(output.stdout).unwrap();
    let number = |text: &str| text.trim().parse::<usize>().unwrap();
    text.lines()
        .map(|line| {
            let (offset, rest) = line.split_once(":d=").unwrap();
            let (_, rest) = rest.split_once("hl=").unwrap();
            let (header, rest) = rest.split_once(" l=").unwrap();
            let (length, _) = rest.split_once(|c: char| c != ' ' && !c.is_ascii_digit()).unwrap();
            (number(offset), number(header), number(header) + number(length))
        })
        .collect()
}

fn samples() -> Vec<Issued> {
    let odd = Spec::new(
        "/C=DE/O=Zw\u{f6}lf, \"GmbH\"/OU=a+CN=b",
        CVC_KEY,
        "subjectAltName=DNS:a.example,URI:http://b/",
    )
    .serial("00F00000000000000000000000000000000000AB")
    .issue();
    let curve = Spec::new(CVC, Key("p256", Kind::P256), CVC_EXT).by(&NEW.root).issue();
    let v1 = Spec::new(ROOT, ROOT_KEY, "").issue();
    vec![
        NEW.root.clone(),
        NEW.cvc_ca.clone(),
        NEW.cvc.clone(),
        LEGACY.root.clone(),
        LEGACY.cvc.clone(),
        odd,
        curve,
        v1,
    ]
}

fn each<'n>(node: &'n Node, visit: &mut dyn FnMut(&'n Node)) {
    visit(node);
    for child in &node.children {
        each(child, visit);
    }
}

#[test]
fn every_node_of_the_tree_is_an_element_that_openssl_sees() {
    for sample in samples() {
        let seen = elements(&sample.der);
        let tree = certificate_tree(&sample.read_at(OFFSET));
        assert_eq!((tree.offset, tree.length), (OFFSET, sample.der.len()));
        let mut nodes = 0;
        each(&tree, &mut |node| {
            assert_eq!(node.problems, Vec::<String>::new());
            // The numbers of the key stand inside a BIT STRING, which asn1parse does not open.
            if !matches!(node.label.as_str(), "modulus" | "publicExponent") {
                nodes += 1;
                let element = (node.offset - OFFSET, node.header, node.length);
                assert!(seen.contains(&element), "{} at {element:?}", node.label);
            }
        });
        assert!(nodes > 20, "{nodes}");
    }
}

#[test]
fn every_part_is_an_element_that_openssl_sees() {
    const PARTS: [Part; 17] = [
        Part::Whole,
        Part::Version,
        Part::SerialNumber,
        Part::SignatureAlgorithm,
        Part::Issuer,
        Part::NotBefore,
        Part::NotAfter,
        Part::Subject,
        Part::SubjectOrganization,
        Part::PublicKey,
        Part::Extensions,
        Part::BasicConstraints,
        Part::KeyUsage,
        Part::ExtendedKeyUsage,
        Part::AuthorityKeyId,
        Part::SubjectKeyId,
        Part::Signature,
    ];
    for sample in samples() {
        let seen: BTreeSet<_> = elements(&sample.der).iter().map(|&(at, _, length)| (at, length)).collect();
        let certificate = sample.read_at(OFFSET);
        for part in PARTS {
            let span = certificate.span(part);
            assert!(seen.contains(&(span.start - OFFSET, span.len())), "{part:?}: {span:?}");
        }
    }
}

#[test]
fn parts_hold_what_they_are_called_after() {
    let certificate = NEW.cvc.read();
    let octets = |part| &NEW.cvc.der[certificate.span(part)];
    assert_eq!(octets(Part::Version), [0xa0, 3, 2, 1, 2]);
    assert_eq!(octets(Part::SerialNumber), [2, 2, 0x30, 0]);
    assert_eq!(octets(Part::NotBefore), b"\x17\x0d200101000000Z");
    assert_eq!(octets(Part::NotAfter), b"\x17\x0d300101000000Z");
    assert_eq!(octets(Part::Subject), certificate.subject().der());
    assert_eq!(octets(Part::Issuer), certificate.issuer().der());
    assert_eq!(octets(Part::SubjectOrganization), b"\x30\x12\x06\x03\x55\x04\x0a\x0c\x0bAcme Modems");
    // extKeyUsage, critical, SEQUENCE { codeSigning }.
    assert_eq!(
        octets(Part::ExtendedKeyUsage),
        b"\x30\x16\x06\x03\x55\x1d\x25\x01\x01\xff\x04\x0c\x30\x0a\x06\x08\x2b\x06\x01\x05\x05\x07\x03\x03"
    );
    // Absent parts fall back to the whole.
    assert_eq!(certificate.span(Part::KeyUsage), 0..NEW.cvc.der.len());
    assert_eq!(certificate.span(Part::UnknownCritical), 0..NEW.cvc.der.len());
}

#[test]
fn fields_are_those_that_openssl_prints() {
    for sample in samples() {
        let certificate = sample.read();
        assert_eq!(certificate.der(), sample.der);
        let file = sample.file.to_str().unwrap();
        let printed = |args: &[&str]| {
            let output = run(&[&["x509", "-in", file, "-noout"], args].concat());
            String::from_utf8(output.stdout).unwrap().trim().to_owned()
        };
        let serial = printed(&["-serial"]).to_lowercase();
        let ours = cableseal_core::bytes::hex(certificate.serial());
        assert_eq!(serial.trim_start_matches("serial="), ours.strip_prefix("00").unwrap_or(&ours));
        let dates = printed(&["-dates", "-dateopt", "iso_8601"]).replace(' ', "T");
        let validity = certificate.validity();
        assert_eq!(dates, format!("notBefore={}\nnotAfter={}", validity.not_before, validity.not_after));
        let names = printed(&["-subject", "-issuer", "-nameopt", "RFC2253,-esc_msb,utf8"]);
        let joined =
            |name: &cableseal_core::pki::Name| name.to_string().replace(", ", ",").replace("\\,", "\\, ");
        let expected =
            format!("subject={}\nissuer={}", joined(certificate.subject()), joined(certificate.issuer()));
        assert_eq!(names, expected.replace("\\,  ", "\\, "));
    }
}

#[test]
fn values_of_a_docsis_31_chain() {
    let (root, ca, cvc) = (NEW.root.read(), NEW.cvc_ca.read(), NEW.cvc.read());
    assert_eq!([&root, &ca, &cvc].map(Certificate::key_bits), [Some(4096), Some(3072), Some(2048)]);
    assert_eq!([&root, &ca, &cvc].map(Certificate::version), [3, 3, 3]);
    assert_eq!([&root, &ca, &cvc].map(Certificate::is_self_issued), [true, false, false]);
    assert_eq!([&root, &ca, &cvc].map(Certificate::allows_code_signing), [false, false, true]);
    assert_eq!(ca.basic_constraints().unwrap().path_len_constraint, Some(0));
    assert!(ca.key_usage().unwrap().key_cert_sign() && !ca.key_usage().unwrap().digital_signature());
    assert_eq!(cvc.authority_key_id(), ca.subject_key_id());
    assert_eq!(cvc.subject_key_id(), None);
    assert_eq!(cvc.subject().organization(), Some("Acme Modems"));
    assert_eq!(cvc.subject().common_name(), Some("TEST Code Verification Certificate"));
    assert_eq!(cvc.subject().country(), Some("US"));
    assert_eq!(ca.subject().organizational_units().collect::<Vec<_>>(), ["TEST CVC CA01"]);
}

#[test]
fn code_signing_needs_its_own_purpose_not_any_purpose() {
    for (usage, allowed) in [
        ("extendedKeyUsage=codeSigning", true),
        ("extendedKeyUsage=serverAuth,codeSigning", true),
        ("extendedKeyUsage=anyExtendedKeyUsage", false),
        ("extendedKeyUsage=serverAuth", false),
        ("keyUsage=digitalSignature", false),
    ] {
        assert_eq!(Spec::new(CVC, CVC_KEY, usage).issue().read().allows_code_signing(), allowed, "{usage}");
    }
}

#[test]
fn the_tree_says_values_in_words() {
    let ca = certificate_tree(&NEW.cvc_ca.read());
    let mut lines = Vec::new();
    each(&ca, &mut |node| lines.push(format!("{}: {}", node.label, node.value.as_deref().unwrap_or("-"))));
    for expected in [
        "version: 3",
        "serialNumber: 2000",
        "signature: sha256WithRSAEncryption",
        "notAfter: 2050-01-01T00:00:00Z",
        "O: CableLabs",
        "subjectPublicKeyInfo: RSA, 3072 bits",
        "publicExponent: 65537",
        "basicConstraints: critical: cA TRUE, pathLenConstraint 0",
        "keyUsage: critical: keyCertSign, cRLSign",
        "extnID: 2.5.29.19",
        "critical: true",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected} is not in {lines:#?}");
    }
    let ski = cableseal_core::bytes::hex(NEW.cvc_ca.read().subject_key_id().unwrap());
    assert!(lines.contains(&format!("subjectKeyIdentifier: {ski}")));
}

#[test]
fn extensions_that_decide_nothing_are_told_in_words_or_hex() {
    let sample = Spec::new(
        CVC,
        CVC_KEY,
        "subjectAltName=DNS:a.example,URI:http://b/,email:c@d,IP:1.2.3.4\ncertificatePolicies=1.2.3.4\n\
         crlDistributionPoints=URI:http://crl/\nauthorityInfoAccess=OCSP;URI:http://ocsp/\n\
         1.3.6.1.4.1.99999.1=critical,ASN1:INTEGER:5",
    );
    let mut lines = Vec::new();
    let tree = certificate_tree(&sample.issue().read());
    each(&tree, &mut |node| lines.push(format!("{}: {}", node.label, node.value.as_deref().unwrap_or("-"))));
    for expected in [
        "subjectAltName: DNS a.example, http://b/, email c@d, IP 01020304",
        "certificatePolicies: 1.2.3.4",
        "cRLDistributionPoints: http://crl/",
        "authorityInfoAccess: OCSP http://ocsp/",
        "1.3.6.1.4.1.99999.1: critical: 020105",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected} is not in {lines:#?}");
    }
}

#[test]
fn a_pem_certificate_stands_at_its_begin_line() {
    let text = format!("A root:\r\n{}", pem("CERTIFICATE", &NEW.root.der).replace('\n', "\r\n"));
    let bundle = read_certificates(text.as_bytes(), 0).unwrap();
    let [root] = bundle.certificates.as_slice() else { panic!("{bundle:?}") };
    assert_eq!((bundle.form, root.der()), (Form::Pem, NEW.root.der.as_slice()));
    let block = 9..text.len() - 2;
    assert_eq!((root.offset(), root.span(Part::Whole), root.span(Part::Issuer)), (9, block.clone(), block));
    let tree = certificate_tree(root);
    each(&tree, &mut |node| assert_eq!((node.offset, node.length, node.header), (9, text.len() - 11, 0)));
}

// What is not a certificate.

fn refused(der: &[u8]) -> FormatError {
    Certificate::from_der(der, OFFSET).expect_err("it is read")
}

fn replaced(from: &[u8], to: &[u8]) -> (Vec<u8>, usize) {
    let der = &NEW.cvc_ca.der;
    let at = der.windows(from.len()).position(|window| window == from).unwrap();
    ([&der[..at], to, &der[at + from.len()..]].concat(), OFFSET + at)
}

#[test]
fn octets_behind_a_certificate_are_refused_where_they_start() {
    let error = refused(&[NEW.cvc.der.as_slice(), &[0]].concat());
    assert_eq!((error.offset, error.structure.as_ref()), (OFFSET + NEW.cvc.der.len(), "Certificate"));
}

#[test]
fn a_version_beyond_3_is_refused() {
    let (der, at) = replaced(&[0xa0, 3, 2, 1, 2], &[0xa0, 3, 2, 1, 3]);
    let error = refused(&der);
    assert_eq!((error.offset, error.expected.as_ref(), error.found.as_ref()), (at + 4, "0, 1 or 2", "03"));
}

#[test]
fn extensions_outside_version_3_are_refused() {
    for (octet, version) in [(0, 1), (1, 2)] {
        let (der, _) = replaced(&[0xa0, 3, 2, 1, 2], &[0xa0, 3, 2, 1, octet]);
        let error = refused(&der);
        let start = NEW.cvc_ca.read_at(OFFSET).span(Part::Extensions).start;
        assert_eq!(
            (error.offset, error.found.as_ref()),
            (start, format!("extensions in version {version}").as_str())
        );
    }
}

#[test]
fn an_extension_that_stands_twice_is_refused() {
    let (ski, aki) = ([0x55, 0x1d, 0x0e, 0x04], [0x55, 0x1d, 0x23, 0x04]);
    let (der, at) = replaced(&aki, &ski);
    let error = refused(&der);
    assert_eq!((error.offset, error.found.as_ref()), (at - 4, "subjectKeyIdentifier again"));
}

#[test]
fn a_malformed_known_extension_is_an_error_not_an_absence() {
    // cA 01 instead of ff.
    let (der, at) = replaced(&[0x30, 6, 1, 1, 0xff, 2, 1, 0], &[0x30, 6, 1, 1, 0x01, 2, 1, 0]);
    let error = refused(&der);
    assert_eq!(error.structure, "BasicConstraints");
    assert!((at..at + 8).contains(&error.offset), "{error}");
}

#[test]
fn two_different_signature_algorithms_are_refused() {
    let span = NEW.cvc_ca.read_at(OFFSET).span(Part::SignatureAlgorithm);
    let mut der = NEW.cvc_ca.der.clone();
    der[span.start - OFFSET + 12] = 0x05;
    let error = refused(&der);
    assert_eq!((error.offset, error.structure.as_ref()), (span.start, "signatureAlgorithm"));
}

#[test]
fn a_time_without_seconds_or_zone_is_refused() {
    let (der, at) = replaced(b"\x17\x0d150101000000Z", b"\x17\x0d1501010000+01");
    let error = refused(&der);
    assert_eq!((error.offset, error.structure.as_ref()), (at, "notBefore"));
    assert_eq!(error.found, "tag 0x17, \"1501010000+01\"");
}

#[test]
fn a_negative_modulus_is_refused() {
    let (der, at) = replaced(&[0x02, 0x82, 0x01, 0x81, 0x00], &[0x02, 0x82, 0x01, 0x81, 0x80]);
    let error = refused(&der);
    assert_eq!((error.offset, error.expected.as_ref()), (at + 4, "a positive INTEGER"));
}

#[test]
fn a_certificate_above_the_limit_is_refused_with_the_limit_s_name() {
    let long = format!("nsComment={}\n{NO_IDS}", "x".repeat(66_000));
    let der = Spec::new(CVC, CVC_KEY, &long).issue().der;
    let error = refused(&der);
    assert_eq!((error.offset, error.expected.as_ref()), (OFFSET, "at most 65536 octets (limit CERTIFICATE)"));
}

#[test]
fn more_extensions_than_the_limit_are_refused_where_it_is_passed() {
    let many = |count: usize| {
        let lines: Vec<String> = (1..=count).map(|n| format!("1.3.6.1.4.1.99999.{n}=ASN1:NULL")).collect();
        Spec::new(CVC, CVC_KEY, &format!("{NO_IDS}\n{}", lines.join("\n"))).issue().der
    };
    assert_eq!(Certificate::from_der(&many(64), 0).unwrap().extensions().len(), 64);
    let error = refused(&many(65));
    assert_eq!(error.expected, "at most 64 extensions (limit EXTENSIONS)");
}
