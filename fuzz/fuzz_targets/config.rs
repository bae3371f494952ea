//! Configuration files: reading, every way to show them, the MICs and their hints, the findings.

#![no_main]

use cableseal_core::config::cvc::cvc_tlvs;
use cableseal_core::config::lint::lint;
use cableseal_core::config::{View, check, json, text, tree};
use cableseal_core::crypto::RustCrypto;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let view = View::read(bytes);
    assert_eq!(view.emit(), bytes, "reading loses octets");
    for problem in view.problems() {
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
    lint(&view);
    for secret in [None, Some(&b"DOCSIS"[..])] {
        check::check("fuzz.cm", bytes, secret, &RustCrypto);
    }
});
