//! Finished code files with octets changed, cut off or added.

use super::super::codefile::CodeFile;
use super::super::der::{Span, walk};
use super::{Recipe, mfg_co31, mfg_legacy, mfg31};

/// Child numbers from the outermost SEQUENCE.
pub(in crate::vectors) mod path {
    /// `[0]` around `SignedData`.
    pub(in crate::vectors) const EXPLICIT: &[usize] = &[1];
    /// `[0]` with content inside `contentInfo`.
    pub(in crate::vectors) const EMBEDDED: &[usize] = &[1, 0, 2, 1];
    /// `certificates`.
    pub(in crate::vectors) const CERTIFICATES: &[usize] = &[1, 0, 3];
    /// The first certificate.
    pub(in crate::vectors) const CERTIFICATE: &[usize] = &[1, 0, 3, 0];
    /// `signerInfos`.
    pub(in crate::vectors) const SIGNERS: &[usize] = &[1, 0, 4];
    /// The first `SignerInfo`.
    pub(in crate::vectors) const SIGNER: &[usize] = &[1, 0, 4, 0];
    /// Its attributes.
    pub(in crate::vectors) const ATTRIBUTES: &[usize] = &[1, 0, 4, 0, 3];
    /// The value of its signingTime.
    pub(in crate::vectors) const SIGNING_TIME: &[usize] = &[1, 0, 4, 0, 3, 1, 1, 0];
    /// Its last attribute.
    pub(in crate::vectors) const LAST_ATTRIBUTE: &[usize] = &[1, 0, 4, 0, 3, 2];
    /// The value of its messageDigest.
    pub(in crate::vectors) const MESSAGE_DIGEST: &[usize] = &[1, 0, 4, 0, 3, 2, 1, 0];
    /// Its signature.
    pub(in crate::vectors) const SIGNATURE: &[usize] = &[1, 0, 4, 0, 5];
    /// The signature of the second `SignerInfo`.
    pub(in crate::vectors) const CO_SIGNATURE: &[usize] = &[1, 0, 4, 1, 5];
}

/// Every damaged file.
pub(super) fn all() -> Vec<Recipe> {
    let mut all = tampered();
    all.extend(truncated());
    all.extend(lying());
    all
}

fn tampered() -> Vec<Recipe> {
    vec![
        ("tampered-image", damaged(mfg31(), |file| file.iter_mut().last().into_iter().for_each(flip))),
        (
            "tampered-legacy-image",
            damaged(mfg_legacy(), |file| file.iter_mut().last().into_iter().for_each(flip)),
        ),
        (
            "tampered-image-first-octet",
            damaged(mfg31(), |file| {
                let image = prefix_end(file) + 3;
                flip_at(file, image);
            }),
        ),
        // An hour later, as somebody who replays an old image would like it.
        (
            "tampered-signing-time",
            damaged(mfg31(), |file| {
                let hour = span(file, path::SIGNING_TIME).value + 7;
                flip_at(file, hour);
            }),
        ),
        ("tampered-mfg-signature", damaged(mfg31(), |file| flip_first_of(file, path::SIGNATURE))),
        ("tampered-co-signature", damaged(mfg_co31(), |file| flip_first_of(file, path::CO_SIGNATURE))),
        ("tampered-message-digest", damaged(mfg31(), |file| flip_first_of(file, path::MESSAGE_DIGEST))),
        // The last octet of the CVC's own signature.
        (
            "tampered-mfg-cvc",
            damaged(mfg31(), |file| {
                let last = span(file, path::CERTIFICATE).end - 1;
                flip_at(file, last);
            }),
        ),
        ("unsigned-trailing-octets", damaged(mfg31(), |file| file.extend([0; 16]))),
        ("octet-before-prefix", damaged(mfg31(), |file| file.insert(0, 0))),
    ]
}

fn truncated() -> Vec<Recipe> {
    vec![
        ("truncated-to-nothing", damaged(mfg31(), Vec::clear)),
        ("truncated-in-outer-header", damaged(mfg31(), |file| file.truncate(3))),
        (
            "truncated-in-certificates",
            damaged(mfg31(), |file| {
                file.truncate(span(file, path::CERTIFICATE).value + 100);
            }),
        ),
        (
            "truncated-in-signers",
            damaged(mfg31(), |file| file.truncate(span(file, path::ATTRIBUTES).value + 10)),
        ),
        ("truncated-before-download-parameters", damaged(mfg31(), |file| file.truncate(prefix_end(file)))),
        ("truncated-in-download-parameters", damaged(mfg31(), |file| file.truncate(prefix_end(file) + 2))),
        ("truncated-before-image", damaged(mfg31(), |file| file.truncate(prefix_end(file) + 3))),
        ("truncated-image", damaged(mfg31(), |file| file.truncate(file.len() - 1))),
    ]
}

fn lying() -> Vec<Recipe> {
    vec![
        ("outer-length-one-more", damaged(mfg31(), |file| lengthen(file, &[], 1))),
        ("outer-length-one-less", damaged(mfg31(), |file| lengthen(file, &[], -1))),
        ("outer-length-beyond-file", damaged(mfg31(), |file| lengthen(file, &[], 4096))),
        ("explicit-length-one-more", damaged(mfg31(), |file| lengthen(file, path::EXPLICIT, 1))),
        (
            "certificates-length-beyond-prefix",
            damaged(mfg31(), |file| lengthen(file, path::CERTIFICATES, 4096)),
        ),
        ("certificates-length-one-less", damaged(mfg31(), |file| lengthen(file, path::CERTIFICATES, -1))),
        ("certificate-length-beyond-field", damaged(mfg31(), |file| lengthen(file, path::CERTIFICATE, 8192))),
        ("signers-length-one-more", damaged(mfg31(), |file| lengthen(file, path::SIGNERS, 1))),
        ("signers-length-one-less", damaged(mfg31(), |file| lengthen(file, path::SIGNERS, -1))),
        ("signer-length-one-more", damaged(mfg31(), |file| lengthen(file, path::SIGNER, 1))),
        ("attribute-length-one-more", damaged(mfg31(), |file| lengthen(file, path::LAST_ATTRIBUTE, 1))),
        ("signature-length-one-more", damaged(mfg31(), |file| lengthen(file, path::SIGNATURE, 1))),
        // The octets stay; only the length form changes, to that of BER.
        (
            "outer-length-indefinite",
            damaged(mfg31(), |file| {
                let end = prefix_end(file);
                file.splice(end..end, [0, 0]);
                file.splice(1..4, [0x80]);
            }),
        ),
        (
            "outer-length-padded",
            damaged(mfg31(), |file| {
                file.splice(1..2, [0x83, 0x00]);
            }),
        ),
        (
            "outer-length-five-octets",
            damaged(mfg31(), |file| {
                file.splice(1..2, [0x85, 0, 0, 0]);
            }),
        ),
        ("outer-set", damaged(mfg31(), |file| file.iter_mut().take(1).for_each(|octet| *octet = 0x31))),
        (
            "content-type-data",
            damaged(mfg31(), |file| {
                let last = span(file, &[0]).end - 1;
                file.splice(last..=last, [0x01]);
            }),
        ),
    ]
}

fn damaged(file: CodeFile, damage: fn(&mut Vec<u8>)) -> CodeFile {
    CodeFile { damage: Some(damage), ..file }
}

fn span(file: &[u8], path: &[usize]) -> Span {
    walk(file, path).expect("the recipe has this element")
}

fn prefix_end(file: &[u8]) -> usize {
    span(file, &[]).end
}

fn flip(octet: &mut u8) {
    *octet ^= 1;
}

fn flip_at(file: &mut [u8], at: usize) {
    file.iter_mut().skip(at).take(1).for_each(flip);
}

fn flip_first_of(file: &mut [u8], path: &[usize]) {
    let at = span(file, path).value;
    flip_at(file, at);
}

/// Changes the length octets of an element by `by`, and nothing else.
fn lengthen(file: &mut [u8], path: &[usize], by: i16) {
    let Span { start, value, end } = span(file, path);
    let length = u16::try_from(end - value).expect("a prefix is below 64 KiB").wrapping_add_signed(by);
    let field = file.get_mut(start + 1..value).expect("the header");
    match field {
        [0x82, high, low] => [*high, *low] = length.to_be_bytes(),
        [one] | [0x81, one] => *one = one.wrapping_add_signed(i8::try_from(by).expect("a small change")),
        other => panic!("a length of {} octets", other.len()),
    }
}
