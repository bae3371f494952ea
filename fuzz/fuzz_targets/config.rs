//! Configuration files: reading, every way to show them, the MICs and their hints, the findings.

#![no_main]

use cableseal_core::config::cvc::cvc_tlvs;
use cableseal_core::config::lint::lint;
use cableseal_core::config::{View, check, json, text, tree};
use cableseal_core::crypto::{Digest, HashAlgorithm, Provider, RsaKey, SignatureError};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let view = View::read(bytes);
    assert_eq!(view.emit(), bytes, "reading loses octets");
    for problem in view.problems().chain(&lint(&view)) {
        assert!(problem.offset <= bytes.len(), "a problem behind the end of the file");
    }
    for offset in [0, bytes.len() / 2, bytes.len().saturating_sub(1)] {
        let inside = view.at(offset).is_some_and(|tlv| tlv.range().contains(&offset));
        assert_eq!(inside, offset < bytes.len(), "octet {offset} belongs to a TLV");
    }
    for joined in cvc_tlvs(&view).iter() {
        for (at, octet) in joined.bytes.iter().enumerate() {
            assert_eq!(bytes.get(joined.file_offset(at)), Some(octet));
        }
    }
    assert!(text::to_text(&view).starts_with("cableseal-config 1 "));
    assert!(json::to_json(&view).starts_with('{'));
    tree::tree(&view);
    // The search for what would make a MIC right tries a file in as many ways as it has settings.
    if bytes.len() <= SEARCHED {
        for secret in [None, Some(&b"DOCSIS"[..])] {
            check::check("fuzz.cm", bytes, secret, &Cheap);
        }
    }
});

const SEARCHED: usize = 1024;

/// Digests that cost nothing and can be guessed: the fuzzer sees behind a right MIC only if it can make one.
struct Cheap;

impl Provider for Cheap {
    fn digest(&self, algorithm: HashAlgorithm) -> Box<dyn Digest> {
        Box::new(Length { octets: 0, output_len: algorithm.output_len() })
    }

    fn hmac_md5(&self, key: &[u8], parts: &mut dyn Iterator<Item = &[u8]>) -> [u8; 16] {
        [parts.fold(key.len(), |sum, part| sum + part.len()) as u8; 16]
    }

    fn verify_rsa(&self, _: RsaKey<'_>, _: HashAlgorithm, _: &[u8], _: &[u8]) -> Result<(), SignatureError> {
        Err(SignatureError::Mismatch)
    }
}

/// Says the length of the message, over and over.
struct Length {
    octets: usize,
    output_len: usize,
}

impl Digest for Length {
    fn update(&mut self, octets: &[u8]) {
        self.octets += octets.len();
    }

    fn finish(self: Box<Self>) -> Vec<u8> {
        vec![self.octets as u8; self.output_len]
    }
}
