//! Code files whose signature, attributes or CVC is wrong, while every structure is whole.

use super::super::codefile::Attribute::{
    ContentType, ContentTypeSignedData, MessageDigest, MessageDigestOfNothing, SigningTime,
    SigningTimeGeneralized, SigningTimeTwice,
};
use super::super::codefile::{CodeFile, Content, Signer};
use super::variants::attributes;
use super::{
    CO_TIME, MFG_TIME, Recipe, co_legacy_by, co31_by, mfg_co31, mfg_legacy, mfg_legacy_by, mfg31, mfg31_by,
    signed,
};

/// Every defect.
pub(super) fn all() -> Vec<Recipe> {
    let mut all = attribute_defects();
    all.extend(signature_defects());
    all.extend(mfg_cvc_defects());
    all.extend(chain_defects());
    all.extend(co_signer_defects());
    all.extend(legacy_defects());
    all
}

fn attribute_defects() -> Vec<Recipe> {
    let time = SigningTime(MFG_TIME);
    vec![
        ("signing-time-missing", attributes(mfg31(), &[ContentType, MessageDigest])),
        ("message-digest-missing", attributes(mfg31(), &[ContentType, time])),
        ("content-type-missing", attributes(mfg31(), &[time, MessageDigest])),
        ("content-type-signed-data", attributes(mfg31(), &[ContentTypeSignedData, time, MessageDigest])),
        ("attributes-absent", attributes(mfg31(), &[])),
        ("signing-time-twice", attributes(mfg31(), &[ContentType, time, time, MessageDigest])),
        (
            "signing-time-two-values",
            attributes(mfg31(), &[ContentType, SigningTimeTwice(MFG_TIME), MessageDigest]),
        ),
        (
            "signing-time-generalized",
            attributes(mfg31(), &[ContentType, SigningTimeGeneralized("20240229120000Z"), MessageDigest]),
        ),
        (
            "signing-time-without-seconds",
            attributes(mfg31(), &[ContentType, SigningTime("2402291200Z"), MessageDigest]),
        ),
        (
            "signing-time-with-offset",
            attributes(mfg31(), &[ContentType, SigningTime("240229120000+0100"), MessageDigest]),
        ),
        ("co-signing-time-missing", {
            let mut file = mfg_co31();
            file.signers.iter_mut().skip(1).for_each(|co| co.attributes = vec![ContentType, MessageDigest]);
            file
        }),
    ]
}

fn signature_defects() -> Vec<Recipe> {
    let by_other_key = |file: CodeFile, signer: usize| {
        let mut file = file;
        file.signers.iter_mut().skip(signer).take(1).for_each(|signer| signer.key = Some("other"));
        file
    };
    vec![
        (
            "message-digest-of-nothing",
            attributes(mfg31(), &[ContentType, SigningTime(MFG_TIME), MessageDigestOfNothing]),
        ),
        ("mfg-signature-by-another-key", by_other_key(mfg31(), 0)),
        ("co-signature-by-another-key", by_other_key(mfg_co31(), 1)),
        ("legacy-mfg-signature-by-another-key", by_other_key(mfg_legacy(), 0)),
        // The SignerInfo names the swapped CVC, but the key of the original has signed.
        ("mfg-cvc-swapped", {
            let mut file = mfg31_by("docsis31/mfg-cvc-swapped", MFG_TIME);
            file.signers.iter_mut().for_each(|signer| signer.key = Some("mfg"));
            file
        }),
        // The SignerInfo names the original CVC, but the swapped one stands in the file.
        (
            "mfg-cvc-swapped-certificate",
            CodeFile { certificates: vec!["docsis31/mfg-cvc-swapped", "docsis31/cvc-ca"], ..mfg31() },
        ),
        ("signer-without-certificate", CodeFile { certificates: vec!["docsis31/cvc-ca"], ..mfg31() }),
        (
            "co-signer-without-certificate",
            CodeFile { certificates: vec!["docsis31/mfg-cvc", "docsis31/cvc-ca"], ..mfg_co31() },
        ),
        ("certificates-absent", CodeFile { certificates: Vec::new(), ..mfg31() }),
        ("content-embedded", CodeFile { content: Content::Embedded, ..mfg31() }),
        ("content-embedded-and-appended", CodeFile { content: Content::EmbeddedAndAppended, ..mfg31() }),
    ]
}

fn mfg_cvc_defects() -> Vec<Recipe> {
    let m = |cvc| mfg31_by(cvc, MFG_TIME);
    vec![
        ("mfg-cvc-wrong-eku", m("docsis31/mfg-cvc-wrong-eku")),
        ("mfg-cvc-without-eku", m("docsis31/mfg-cvc-without-eku")),
        ("mfg-cvc-v1", m("docsis31/mfg-cvc-v1")),
        ("mfg-cvc-wrong-organization", m("docsis31/mfg-cvc-wrong-organization")),
        ("mfg-cvc-organization-case", m("docsis31/mfg-cvc-organization-case")),
        ("mfg-cvc-older", m("docsis31/mfg-cvc-older")),
        ("mfg-cvc-with-key-usage", m("docsis31/mfg-cvc-with-key-usage")),
        ("mfg-cvc-1024", m("docsis31/mfg-cvc-1024")),
        ("mfg-cvc-expired", m("docsis31/mfg-cvc-expired")),
        ("mfg-signing-time-after-cvc-end", mfg31_by("docsis31/mfg-cvc-expired", "250201000000Z")),
        ("mfg-signing-time-at-cvc-end", mfg31_by("docsis31/mfg-cvc-expired", "250101000000Z")),
        ("mfg-cvc-not-yet-valid", mfg31_by("docsis31/mfg-cvc-not-yet-valid", "360101000000Z")),
        ("mfg-cvc-newer", mfg31_by("docsis31/mfg-cvc-newer", "250701000000Z")),
        ("mfg-signing-time-before-cvc-start", m("docsis31/mfg-cvc-newer")),
        ("mfg-signing-time-at-cvc-start", mfg31_by("docsis31/mfg-cvc-newer", "250301000000Z")),
        ("mfg-signing-time-later", mfg31_by("docsis31/mfg-cvc", "250701000000Z")),
        ("mfg-signing-time-1994", mfg31_by("docsis31/mfg-cvc", "940301120000Z")),
    ]
}

fn chain_defects() -> Vec<Recipe> {
    let through =
        |cvc, cas: &[&'static str]| signed(&[&[cvc], cas].concat(), vec![Signer::new(cvc, MFG_TIME)]);
    vec![
        ("mfg-cvc-ca-missing", through("docsis31/mfg-cvc", &[])),
        ("mfg-cvc-wrong-issuer", through("docsis31/mfg-cvc-by-impostor", &["docsis31/cvc-ca"])),
        ("mfg-cvc-forged", through("docsis31/mfg-cvc-forged", &["docsis31/cvc-ca"])),
        ("mfg-cvc-ca-forged", through("docsis31/mfg-cvc-by-impostor", &["docsis31/forged-cvc-ca"])),
        ("mfg-cvc-impostor-chain", through("docsis31/mfg-cvc-by-impostor", &["docsis31/impostor-cvc-ca"])),
        (
            "mfg-cvc-impostor-chain-with-root",
            through("docsis31/mfg-cvc-by-impostor", &["docsis31/impostor-cvc-ca", "docsis31/impostor-root"]),
        ),
        (
            "mfg-cvc-unrelated-root",
            through("docsis31/mfg-cvc-by-unrelated-root", &["docsis31/unrelated-root"]),
        ),
        ("mfg-cvc-by-device-ca", through("docsis31/mfg-cvc-by-device-ca", &["docsis31/device-ca"])),
        (
            "mfg-cvc-path-too-long",
            through("docsis31/mfg-cvc-by-sub-ca", &["docsis31/sub-ca", "docsis31/cvc-ca"]),
        ),
        (
            "mfg-cvc-unknown-critical-extension",
            through("docsis31/mfg-cvc-unknown-critical-extension", &["docsis31/cvc-ca"]),
        ),
        ("mfg-cvc-wrong-aki", through("docsis31/mfg-cvc-wrong-aki", &["docsis31/cvc-ca"])),
        ("mfg-cvc-ca-not-a-ca", through("docsis31/mfg-cvc", &["docsis31/cvc-ca-not-a-ca"])),
        (
            "mfg-cvc-ca-without-key-cert-sign",
            through("docsis31/mfg-cvc", &["docsis31/cvc-ca-without-key-cert-sign"]),
        ),
        ("mfg-cvc-ca-expired", through("docsis31/mfg-cvc", &["docsis31/cvc-ca-expired"])),
        // Both the expired CA and its successor: one path is good.
        ("mfg-cvc-ca-renewed", through("docsis31/mfg-cvc", &["docsis31/cvc-ca-expired", "docsis31/cvc-ca"])),
        ("mfg-cvc-sha1", through("docsis31/mfg-cvc-sha1", &["docsis31/cvc-ca"])),
    ]
}

fn co_signer_defects() -> Vec<Recipe> {
    let c = |cvc| co31_by(cvc, CO_TIME);
    vec![
        ("co-cvc-wrong-eku", c("docsis31/co-cvc-wrong-eku")),
        ("co-cvc-wrong-organization", c("docsis31/co-cvc-wrong-organization")),
        ("co-cvc-wrong-issuer", c("docsis31/co-cvc-by-impostor")),
        ("co-cvc-expired", c("docsis31/co-cvc-expired")),
        ("co-cvc-older", c("docsis31/co-cvc-older")),
        ("co-cvc-newer", co31_by("docsis31/co-cvc-newer", "250715000000Z")),
        ("co-signing-time-before-cvc-start", c("docsis31/co-cvc-newer")),
        ("co-signing-time-after-cvc-end", co31_by("docsis31/co-cvc-expired", "250201000000Z")),
    ]
}

fn legacy_defects() -> Vec<Recipe> {
    let m = |cvc| mfg_legacy_by(cvc, MFG_TIME);
    vec![
        ("legacy-mfg-cvc-1024", m("legacy/mfg-cvc-1024")),
        ("legacy-mfg-cvc-wrong-eku", m("legacy/mfg-cvc-wrong-eku")),
        ("legacy-mfg-cvc-v1", m("legacy/mfg-cvc-v1")),
        ("legacy-mfg-cvc-wrong-organization", m("legacy/mfg-cvc-wrong-organization")),
        ("legacy-mfg-cvc-wrong-issuer", m("legacy/mfg-cvc-by-impostor")),
        ("legacy-mfg-cvc-older", m("legacy/mfg-cvc-older")),
        ("legacy-mfg-cvc-expired", m("legacy/mfg-cvc-expired")),
        ("legacy-mfg-cvc-newer", mfg_legacy_by("legacy/mfg-cvc-newer", "250701000000Z")),
        ("legacy-mfg-signing-time-before-cvc-start", m("legacy/mfg-cvc-newer")),
        ("legacy-mfg-signing-time-after-cvc-end", mfg_legacy_by("legacy/mfg-cvc-expired", "250201000000Z")),
        ("legacy-co-cvc-wrong-organization", co_legacy_by("legacy/co-cvc-wrong-organization", CO_TIME)),
        ("legacy-co-cvc-wrong-issuer", co_legacy_by("legacy/co-cvc-by-impostor", CO_TIME)),
    ]
}
