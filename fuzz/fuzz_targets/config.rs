//! Any octets as a configuration file: nothing panics, nothing is lost.

#![no_main]

use cableseal_core::config::{View, check, json, lint, text, tree};
use cableseal_core::crypto::RustCrypto;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let view = View::read(bytes);
    assert_eq!(view.emit(), bytes);
    assert!(view.problems().chain(&lint::lint(&view)).all(|problem| problem.offset <= bytes.len()));
    text::to_text(&view);
    json::to_json(&view);
    tree::tree(&view);
    check::check("fuzz", bytes, Some(b"DOCSIS"), &RustCrypto);
});
