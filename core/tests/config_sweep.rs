//! Whatever octets a file has: nothing panics, nothing is lost, every problem lies inside the file.

use cableseal_core::config::{View, check, json, lint, text, tree};
use cableseal_core::crypto::RustCrypto;

/// Service flows, an SNMP object, an OID, text, addresses.
const MODEM: &[u8] = &[
    1, 4, 0x07, 0x54, 0xd4, 0xc0, 3, 1, 1, 24, 12, 1, 2, 0, 1, 4, 3, b'u', b'p', 0, 6, 1, 7, 25, 4, 1, 2, 0,
    2, 11, 17, 0x30, 15, 6, 10, 0x2b, 6, 1, 2, 1, 2, 2, 1, 7, 5, 2, 1, 2, 54, 7, 2, 5, 6, 3, 0x2b, 6, 1, 21,
    4, 10, 0, 0, 1, 6, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 7, 16, 1, 2, 3, 4, 5, 6, 7,
    8, 9, 10, 11, 12, 13, 14, 15, 16, 255, 0, 0, 0,
];

/// Vendor settings, an extended CMTS MIC, lengths of two octets, pieces of a CVC, pads.
const VENDOR: &[u8] = &[
    43, 8, 8, 3, 0, 0, 12, 4, 1, 5, 43, 35, 8, 3, 255, 255, 255, 6, 28, 1, 1, 1, 2, 5, 0xff, 0xff, 0xff,
    0xff, 0xff, 3, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 103, 0, 9, 1, 0, 6, 1, 4, 0, 0, 0, 9,
    0, 0, 81, 3, 1, 2, 3, 81, 1, 4, 64, 6, 1, 4, 224, 0, 0, 1, 7, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    13, 14, 15, 16, 255,
];

/// A long SNMP object and the hash.
const MTA: &[u8] = &[
    254, 1, 1, 64, 0, 12, 0x30, 10, 6, 5, 0x2b, 6, 1, 2, 1, 4, 1, b'x', 11, 40, 0x30, 38, 6, 14, 0x2b, 6, 1,
    4, 1, 0xa3, 0x0b, 2, 2, 1, 1, 2, 7, 0, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    254, 1, 255,
];

fn survives(file: &[u8]) {
    let view = View::read(file);
    assert_eq!(view.emit(), file);
    assert!(view.problems().all(|problem| problem.offset <= file.len()));
    assert!(text::to_text(&view).ends_with('\n'));
    assert!(json::to_json(&view).starts_with("{\"schema\":\"cableseal.config/1\""));
    assert_eq!(tree::tree(&view).length, file.len());
    assert!(lint::lint(&view).iter().all(|problem| problem.offset <= file.len()));
    for offset in 0..file.len() {
        assert!(view.at(offset).is_some_and(|tlv| tlv.range().contains(&offset)), "offset {offset}");
    }
}

#[test]
fn every_prefix() {
    for file in [MODEM, VENDOR, MTA] {
        for end in 0..=file.len() {
            let prefix = file.get(..end).unwrap_or_default();
            survives(prefix);
            check::check("prefix", prefix, Some(b"DOCSIS"), &RustCrypto);
        }
    }
}

#[test]
fn every_single_bit_flip() {
    for file in [MODEM, VENDOR, MTA] {
        for bit in 0..file.len() * 8 {
            let mut flipped = file.to_vec();
            flipped.get_mut(bit / 8).into_iter().for_each(|octet| *octet ^= 1 << (bit % 8));
            survives(&flipped);
            if bit % 8 == 7 {
                check::check("flip", &flipped, Some(b"DOCSIS"), &RustCrypto);
            }
        }
    }
}

#[test]
fn every_type_and_length_alone() {
    for code in 0..=255 {
        for length in 0..=20 {
            let value = (0..length).map(|octet| octet ^ code);
            survives(&[code, length].into_iter().chain(value).chain([255]).collect::<Vec<u8>>());
        }
    }
}
