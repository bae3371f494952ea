//! Certificates and revocation lists in every form: reading, trees, profiles, a chain of whatever was read.

#![no_main]

use cableseal_core::crypto::RustCrypto;
use cableseal_core::pki::{
    Bundle, CertificateList, CertificateRole, PathRequest, certificate_tree, chain, crl_tree, departures,
    pki_of_root, read_certificates,
};
use cableseal_core::words::Pki;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(Bundle { certificates, .. }) = read_certificates(bytes, 0) {
        for certificate in &certificates {
            assert!(certificate_tree(certificate).problems.is_empty());
            pki_of_root(certificate);
            for role in CertificateRole::ALL {
                departures(certificate, Pki::Legacy, role);
                departures(certificate, Pki::Docsis31, role);
            }
        }
        if let Some((leaf, rest)) = certificates.split_first() {
            let request = PathRequest { leaf, intermediates: rest, anchors: rest, at: None };
            if let Err(error) = chain::validate(&request, &RustCrypto) {
                assert!(!error.to_string().is_empty());
            }
        }
    }
    if let Ok(list) = CertificateList::read(bytes, 0) {
        crl_tree(&list);
    }
});
