//! Code files that differ from the usual shape in order, optional fields or download parameters.

use super::super::codefile::Attribute::{ContentType, MessageDigest, SigningTime, SmimeCapabilities};
use super::super::codefile::{Attribute, CodeFile, NO_PARAMETERS, Signer};
use super::super::openssl::Digest;
use super::{CO_TIME, MFG_TIME, Recipe, mfg_co_legacy, mfg_co31, mfg_legacy, mfg31};

/// Every variant; `crl` goes into the field `crls`.
pub(super) fn all(crl: &[u8]) -> Vec<Recipe> {
    let mut all = orders();
    all.extend(fields(crl));
    all.extend(parameters());
    all
}

fn orders() -> Vec<Recipe> {
    let (m, c, ca) = ("docsis31/mfg-cvc", "docsis31/co-cvc", "docsis31/cvc-ca");
    let reordered = |certificates: &[&'static str], file: CodeFile| CodeFile {
        certificates: certificates.to_vec(),
        ..file
    };
    let co_first = |file: CodeFile| CodeFile { signers: file.signers.into_iter().rev().collect(), ..file };
    vec![
        ("certificates-ca-first", reordered(&[ca, m], mfg31())),
        ("certificates-co-cvc-first", reordered(&[c, ca, m], mfg_co31())),
        ("certificates-ca-last", reordered(&[m, c, ca], mfg_co31())),
        ("certificates-ca-twice", reordered(&[m, ca, c, ca], mfg_co31())),
        (
            "certificates-legacy-co-cvc-first",
            reordered(&["legacy/co-cvc", "legacy/mfg-cvc"], mfg_co_legacy()),
        ),
        ("signers-co-signer-first", co_first(mfg_co31())),
        ("signers-legacy-co-signer-first", co_first(mfg_co_legacy())),
        ("attributes-unsorted", attributes(mfg31(), &[MessageDigest, SigningTime(MFG_TIME), ContentType])),
    ]
}

fn fields(crl: &[u8]) -> Vec<Recipe> {
    vec![
        (
            "smime-capabilities",
            attributes(mfg31(), &[ContentType, SigningTime(MFG_TIME), MessageDigest, SmimeCapabilities]),
        ),
        ("digest-null-absent", each_signer(mfg_co31(), |signer| Signer { null: false, ..signer })),
        ("legacy-sha256", each_signer(mfg_legacy(), |signer| Signer { digest: Digest::Sha256, ..signer })),
        ("sha1", each_signer(mfg31(), |signer| Signer { digest: Digest::Sha1, ..signer })),
        ("version-2", CodeFile { version: 2, ..mfg31() }),
        ("crls-present", CodeFile { crl: Some(crl.to_vec()), ..mfg31() }),
        ("signed-trailing-octets", with_image(|image| image.extend([0xff; 16]))),
        ("empty-image", with_image(Vec::clear)),
        (
            "three-signers",
            CodeFile {
                certificates: vec![
                    "docsis31/mfg-cvc",
                    "docsis31/cvc-ca",
                    "docsis31/co-cvc",
                    "docsis31/co-cvc-wrong-organization",
                ],
                signers: vec![
                    Signer::new("docsis31/mfg-cvc", MFG_TIME),
                    Signer::new("docsis31/co-cvc", CO_TIME),
                    Signer::new("docsis31/co-cvc-wrong-organization", CO_TIME),
                ],
                ..mfg_co31()
            },
        ),
        ("zero-signers", CodeFile { signers: Vec::new(), ..mfg31() }),
    ]
}

fn parameters() -> Vec<Recipe> {
    let with = |value: &[u8]| CodeFile {
        parameters: [&[0x1c, 0, value.len().to_be_bytes()[7]], value].concat(),
        ..mfg31()
    };
    vec![
        ("download-parameters-absent", CodeFile { parameters: Vec::new(), ..mfg31() }),
        ("download-parameters-other-type", CodeFile { parameters: vec![0x1d, 0, 0], ..mfg31() }),
        (
            "download-parameters-known",
            with(&[17, 0, 3, 0x30, 1, 0, 51, 0, 2, 0x30, 0, 52, 0, 2, 0x30, 0, 4, 0, 2, 0x30, 0]),
        ),
        ("download-parameters-unknown", with(&[99, 0, 2, 0xab, 0xcd])),
        ("download-parameters-sub-tlv-length-lies", with(&[17, 0, 9, 0xaa])),
        ("download-parameters-length-lies", CodeFile { parameters: vec![0x1c, 0xff, 0xff], ..mfg31() }),
        ("download-parameters-one-octet-length", CodeFile { parameters: vec![0x1c, 0], ..mfg31() }),
        (
            "download-parameters-twice",
            CodeFile { parameters: [NO_PARAMETERS, NO_PARAMETERS].concat(), ..mfg31() },
        ),
    ]
}

/// The file with these signed attributes in its first signature.
pub(super) fn attributes(mut file: CodeFile, attributes: &[Attribute]) -> CodeFile {
    for signer in file.signers.iter_mut().take(1) {
        signer.attributes = attributes.to_vec();
    }
    file
}

fn each_signer(file: CodeFile, change: fn(Signer) -> Signer) -> CodeFile {
    CodeFile { signers: file.signers.into_iter().map(change).collect(), ..file }
}

fn with_image(change: fn(&mut Vec<u8>)) -> CodeFile {
    let mut file = mfg31();
    change(&mut file.image);
    file
}
