//! Files of certificates in every form, made by OpenSSL.

use std::fs;

use cableseal_core::pki::{Certificate, Form, Part, read_certificate_set, read_certificates};

use crate::lab::{Issued, Spec, new_dir, pem, run};
use crate::pkis::{CVC, LEGACY, NEW, OTHER_KEY};

fn pkcs7(certificates: &[&Issued], form: &str) -> Vec<u8> {
    let mut args = vec!["crl2pkcs7", "-nocrl", "-outform", form];
    for certificate in certificates {
        args.extend(["-certfile", certificate.file.to_str().unwrap()]);
    }
    run(&args).stdout
}

fn read(bytes: &[u8], offset: usize) -> (Form, Vec<(Vec<u8>, usize)>) {
    let bundle = read_certificates(bytes, offset).unwrap_or_else(|error| panic!("{error}"));
    (bundle.form, bundle.certificates.iter().map(|c| (c.der().to_vec(), c.offset())).collect())
}

fn at(issued: &Issued, offset: usize) -> (Vec<u8>, usize) {
    (issued.der.clone(), offset)
}

#[test]
fn one_der_certificate() {
    assert_eq!(read(&NEW.cvc.der, 7), (Form::Der, vec![at(&NEW.cvc, 7)]));
}

#[test]
fn concatenated_der_keeps_its_order_and_offsets() {
    let both = [NEW.cvc.der.as_slice(), &NEW.cvc_ca.der].concat();
    let expected = vec![at(&NEW.cvc, 7), at(&NEW.cvc_ca, 7 + NEW.cvc.der.len())];
    assert_eq!(read(&both, 7), (Form::ConcatenatedDer, expected));
}

#[test]
fn degenerate_pkcs7_keeps_an_order_that_der_would_not() {
    // DER sorts a SET OF by length first: the CVC CA is longer than the CVC.
    assert!(NEW.cvc_ca.der.len() > NEW.cvc.der.len());
    for order in [[&NEW.cvc, &NEW.cvc_ca], [&NEW.cvc_ca, &NEW.cvc]] {
        let file = pkcs7(&order, "DER");
        let find = |c: &Issued| file.windows(c.der.len()).position(|w| w == c.der).unwrap();
        let expected = order.map(|c| at(c, 7 + find(c))).to_vec();
        assert_eq!(read(&file, 7), (Form::Pkcs7, expected));
    }
}

#[test]
fn pkcs7_of_another_version_or_content_is_refused_at_its_octets() {
    let file = pkcs7(&[&NEW.cvc, &NEW.cvc_ca], "DER");
    let data = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 7, 1];
    let content_type = 2 + file.windows(data.len()).position(|at| at == data).unwrap();
    let version = content_type - 7;
    assert_eq!(file[version - 2..=version], [2, 1, 1]);
    for (field, structure) in [
        (version..version + 1, "SignedData version"),
        (content_type..content_type + 9, "SignedData contentType"),
    ] {
        for bit in field.start * 8..field.end * 8 {
            let mut changed = file.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let error = read_certificates(&changed, 7).unwrap_err();
            assert_eq!((error.offset, error.structure.as_ref()), (7 + field.start, structure), "bit {bit}");
        }
    }
}

#[test]
fn pem_with_text_crlf_other_blocks_and_several_certificates() {
    let key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    let first = pem("CERTIFICATE", &NEW.cvc.der).replace('\n', "\r\n");
    let second = pem("X509 CERTIFICATE", &LEGACY.cvc.der);
    let text = format!("subject=x\n{first}\nnoise -----BEGIN\n{key}{second}tail");
    let expected = vec![at(&NEW.cvc, 10), at(&LEGACY.cvc, text.find("-----BEGIN X509").unwrap())];
    assert_eq!(read(text.as_bytes(), 0), (Form::Pem, expected));
}

#[test]
fn pem_as_openssl_writes_it_with_its_text() {
    let file = NEW.cvc.file.to_str().unwrap();
    let text = run(&["x509", "-in", file, "-text"]).stdout;
    let (form, certificates) = read(&text, 0);
    assert_eq!((form, certificates.len(), &certificates[0].0), (Form::Pem, 1, &NEW.cvc.der));
}

#[test]
fn pem_pkcs7_gives_its_certificates_at_its_begin_line() {
    let text = [b"\n\n".as_slice(), &pkcs7(&[&NEW.cvc, &NEW.cvc_ca], "PEM")].concat();
    assert_eq!(read(&text, 0), (Form::Pem, vec![at(&NEW.cvc, 2), at(&NEW.cvc_ca, 2)]));
}

#[test]
fn signed_data_with_signatures_gives_its_certificates_too() {
    let dir = new_dir("sign");
    fs::write(dir.join("content"), "x").unwrap();
    let key = crate::lab::key_file(OTHER_KEY);
    let own = Spec::new(CVC, OTHER_KEY, "").issue();
    let args = ["smime", "-sign", "-binary", "-outform", "DER", "-in"];
    let content = dir.join("content");
    let rest =
        [content.to_str().unwrap(), "-signer", own.file.to_str().unwrap(), "-inkey", key.to_str().unwrap()];
    let signed = run(&[args.as_slice(), &rest].concat()).stdout;
    let (form, certificates) = read(&signed, 0);
    assert_eq!((form, certificates.len(), &certificates[0].0), (Form::Pkcs7, 1, &own.der));
}

#[test]
fn a_certificate_set_is_read_in_file_order() {
    let contents = [NEW.root.der.as_slice(), &NEW.cvc.der, &NEW.cvc_ca.der].concat();
    let set = read_certificate_set(&contents, 60).unwrap();
    let offsets: Vec<usize> = set.iter().map(Certificate::offset).collect();
    assert_eq!(offsets, [60, 60 + NEW.root.der.len(), 60 + NEW.root.der.len() + NEW.cvc.der.len()]);
    assert_eq!(set[1].span(Part::Whole), offsets[1]..offsets[2]);
    assert!(read_certificate_set(&[], 60).unwrap().is_empty());
}

#[test]
fn what_is_no_file_of_certificates_says_where_and_why() {
    let cut = &pem("CERTIFICATE", &NEW.cvc.der)[..200];
    let bad_base64 = "x\n-----BEGIN CERTIFICATE-----\n???\n-----END CERTIFICATE-----";
    let bad_der = format!("x\n{}", pem("CERTIFICATE", &NEW.cvc.der[..100]));
    let key_only = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    let cases: [(&[u8], usize, &str); 9] = [
        (b"", 0, "the end"),
        (b"hello", 0, "tag 0x68"),
        (&[0x30, 0x03, 0x06, 0x01, 0x2a], 2, "1.2"),
        (&[0x30, 0x00], 2, "the end"),
        (&pkcs7(&[], "DER"), 0, "none"),
        (key_only.as_bytes(), 0, "none"),
        (cut.as_bytes(), 200, "the end"),
        (bad_base64.as_bytes(), 2, "something else"),
        (bad_der.as_bytes(), 2, "96 at octet 0x4 of the decoded DER"),
    ];
    for (bytes, offset, found) in cases {
        let error = read_certificates(bytes, 0x40).expect_err(found);
        assert_eq!((error.offset, error.found.as_ref()), (0x40 + offset, found), "{error}");
    }
}

#[test]
fn text_that_starts_like_der_is_still_text() {
    let text = format!("0 s:CN=x\n{}", pem("CERTIFICATE", &NEW.cvc.der));
    assert_eq!(read(text.as_bytes(), 0), (Form::Pem, vec![at(&NEW.cvc, 9)]));
}

#[test]
fn der_that_holds_a_begin_line_is_still_der() {
    let der = Spec::new(CVC, OTHER_KEY, "nsComment=-----BEGIN CERTIFICATE-----").issue();
    assert_eq!(read(&der.der, 0), (Form::Der, vec![at(&der, 0)]));
}

#[test]
fn octets_that_are_no_text_inside_a_block_are_refused() {
    let text = pem("CERTIFICATE", &NEW.cvc.der);
    let (head, tail) = text.split_at(text.find('\n').unwrap() + 1);
    let damaged = [head.as_bytes(), b"\xff\n", tail.as_bytes()].concat();
    let error = read_certificates(&damaged, 0x40).unwrap_err();
    assert_eq!((error.offset, error.expected.as_ref()), (0x40, "base64 between its lines"));
}

#[test]
fn octets_behind_pkcs7_are_refused() {
    let file = pkcs7(&[&NEW.cvc], "DER");
    let error = read_certificates(&[file.as_slice(), &[0]].concat(), 0).unwrap_err();
    assert_eq!((error.offset, error.structure.as_ref()), (file.len(), "PKCS#7"));
}

#[test]
fn a_block_that_another_block_interrupts_is_refused_at_the_interruption() {
    let text = "-----BEGIN CERTIFICATE-----\nAAAA\n-----BEGIN CERTIFICATE-----\n";
    let error = read_certificates(text.as_bytes(), 0).unwrap_err();
    assert_eq!((error.offset, error.expected.as_ref()), (33, "-----END CERTIFICATE-----"));
}

#[test]
fn more_certificates_than_the_limit_are_refused_where_it_is_passed() {
    let der = &LEGACY.cvc.der;
    assert_eq!(read_certificates(&der.repeat(64), 0).unwrap().certificates.len(), 64);
    let error = read_certificates(&der.repeat(65), 0).unwrap_err();
    assert_eq!(
        (error.offset, error.expected.as_ref()),
        (64 * der.len(), "at most 64 certificates (limit CERTIFICATES)")
    );
}
