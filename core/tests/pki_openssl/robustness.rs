//! Damaged input: no panic, no chain that holds, no list that counts.

use cableseal_core::crypto::RustCrypto;
use cableseal_core::pki::{
    Certificate, CertificateList, PathRequest, certificate_tree, chain, crl_tree, read_certificates,
};

use crate::lab::{self, pem};
use crate::pkis::{LEGACY, NEW};

fn flips(octets: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    (0..octets.len() * 8).map(|bit| {
        let mut changed = octets.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        (bit, changed)
    })
}

#[test]
fn no_prefix_of_a_certificate_is_a_certificate() {
    for der in [&NEW.cvc.der, &LEGACY.cvc.der] {
        for length in 0..der.len() {
            let error = Certificate::from_der(&der[..length], 0).expect_err("a prefix is read");
            assert!(error.offset <= length, "{error}");
        }
    }
}

#[test]
fn no_flipped_bit_of_a_leaf_leaves_a_chain_that_holds() {
    let (intermediates, anchors) = ([NEW.cvc_ca.read()], [NEW.root.read()]);
    let mut read = 0;
    for (bit, der) in flips(&NEW.cvc.der) {
        let Ok(leaf) = Certificate::from_der(&der, 0) else { continue };
        read += 1;
        let request = PathRequest { leaf: &leaf, intermediates: &intermediates, anchors: &anchors, at: None };
        let error = chain::validate(&request, &RustCrypto).expect_err("a flipped bit went unnoticed");
        assert!(!error.to_string().is_empty(), "bit {bit}");
        assert_eq!(certificate_tree(&leaf).problems, Vec::<String>::new());
    }
    assert!(read > 4000, "only {read} flips are read: the test tests nothing");
}

#[test]
fn no_flipped_bit_of_an_intermediate_leaves_a_chain_that_holds() {
    let (leaf, anchors) = (NEW.cvc.read(), [NEW.root.read()]);
    for (bit, der) in flips(&NEW.cvc_ca.der).step_by(3) {
        let Ok(intermediate) = Certificate::from_der(&der, 0) else { continue };
        let intermediates = [intermediate];
        let request = PathRequest { leaf: &leaf, intermediates: &intermediates, anchors: &anchors, at: None };
        assert!(chain::validate(&request, &RustCrypto).is_err(), "bit {bit}");
    }
}

#[test]
fn no_flipped_bit_of_pem_panics() {
    let text = pem("CERTIFICATE", &LEGACY.cvc.der);
    for (_, damaged) in flips(text.as_bytes()) {
        if let Ok(bundle) = read_certificates(&damaged, 0) {
            assert_eq!(bundle.certificates.len(), 1);
        }
    }
    for length in 0..text.len() - 1 {
        assert!(read_certificates(&text.as_bytes()[..length], 0).is_err(), "{length}");
    }
}

#[test]
fn no_prefix_or_flipped_bit_of_a_list_counts() {
    let issuer = NEW.cvc_ca.read();
    let list = lab::crl(&NEW.cvc_ca, "20250101000000Z", "20260101000000Z", &[("3001", ",keyCompromise")], "");
    assert_eq!(CertificateList::read(&list, 0).unwrap().verify(&issuer, &RustCrypto), Ok(()));
    for length in 0..list.len() {
        assert!(CertificateList::read(&list[..length], 0).is_err());
    }
    for (bit, damaged) in flips(&list) {
        let Ok(crl) = CertificateList::read(&damaged, 0) else { continue };
        assert!(crl.verify(&issuer, &RustCrypto).is_err(), "bit {bit}");
        assert_eq!(crl_tree(&crl).problems, Vec::<String>::new());
    }
}
