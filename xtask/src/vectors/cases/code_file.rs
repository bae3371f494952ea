//! The code file's structure: order, optional fields, download parameters; then damage and length lies.

use super::super::images::path;
use super::{
    Case, Demand, E203, FAIL, M, MFG_CO_LEGACY, MFG_CO31, MFG31, OK, Spot, accept_with, incomplete, reject,
};

pub(super) static CASES: &[Case] = &[
    Case {
        name: "certificates-ca-first",
        why: "OpenSSL puts the CVC CA first; the SignerInfo names its CVC by issuer and serial number.",
        image: "certificates-ca-first",
        expect: accept_with(&["certificate-order"]),
        ..MFG31
    },
    Case {
        name: "certificates-co-cvc-first",
        why: "The co-signer CVC stands first.",
        image: "certificates-co-cvc-first",
        expect: accept_with(&["certificate-order"]),
        ..MFG_CO31
    },
    Case {
        name: "certificates-legacy-co-cvc-first",
        why: "The co-signer CVC stands first.",
        image: "certificates-legacy-co-cvc-first",
        expect: accept_with(&["certificate-order"]),
        ..MFG_CO_LEGACY
    },
    Case {
        name: "certificates-ca-last",
        why: "Manufacturer CVC, co-signer CVC, CVC CA: a positional reader takes the second for the CVC CA.",
        image: "certificates-ca-last",
        expect: accept_with(&["certificate-order"]),
        ..MFG_CO31
    },
    Case {
        name: "certificates-ca-twice",
        why: "Each CVC may be followed by its CVC CA, even if both have the same.",
        image: "certificates-ca-twice",
        ..MFG_CO31
    },
    Case {
        name: "signers-co-signer-first",
        why: "OpenSSL sorts SignerInfos; roles follow from issuer, serial number and organization.",
        image: "signers-co-signer-first",
        expect: accept_with(&["signer-order"]),
        ..MFG_CO31
    },
    Case {
        name: "signers-legacy-co-signer-first",
        why: "OpenSSL sorts SignerInfos; roles follow from issuer, serial number and organization.",
        image: "signers-legacy-co-signer-first",
        expect: accept_with(&["signer-order"]),
        ..MFG_CO_LEGACY
    },
    Case {
        name: "attributes-unsorted",
        why: "The signature covers the attributes as the file has them, sorted or not.",
        image: "attributes-unsorted",
        ..MFG31
    },
    Case {
        name: "digest-null-absent",
        why: "Digest algorithms with and without NULL parameters are both in use.",
        image: "digest-null-absent",
        ..MFG_CO31
    },
    Case {
        name: "signed-trailing-octets",
        why: "The image runs to the end of the file; signed trailing octets belong to it.",
        image: "signed-trailing-octets",
        ..MFG31
    },
    Case {
        name: "code-file-version-2",
        why: "Every file seen has version 1; whether a modem takes another is not known.",
        image: "version-2",
        expect: incomplete("code-file-fields", None, None),
        ..MFG31
    },
    Case {
        name: "code-file-crls-present",
        why: "No file seen has the field crls; whether a modem takes one is not known.",
        image: "crls-present",
        expect: incomplete("code-file-fields", None, None),
        ..MFG31
    },
    Case {
        name: "content-embedded-and-appended",
        why: "The PKCS#7 holds content of its own beside the SignedContent that follows it.",
        image: "content-embedded-and-appended",
        expect: reject("code-file-detached", None, None),
        place: Some(Spot::Element(path::EMBEDDED)),
        ..MFG31
    },
    Case {
        name: "content-embedded",
        why: "The PKCS#7 holds the content, as S/MIME has it, and nothing follows.",
        image: "content-embedded",
        expect: reject("code-file-detached", None, None),
        place: Some(Spot::Element(path::EMBEDDED)),
        openssl: None,
        ..MFG31
    },
    Case {
        name: "download-parameters-absent",
        why: "SignedContent begins with the image; the signature is good.",
        image: "download-parameters-absent",
        expect: reject("download-parameters", None, None),
        place: Some(Spot::Content(0)),
        ..MFG31
    },
    Case {
        name: "download-parameters-other-type",
        why: "The TLV at the head of SignedContent has type 29.",
        image: "download-parameters-other-type",
        expect: reject("download-parameters", None, None),
        place: Some(Spot::Content(0)),
        ..MFG31
    },
    Case {
        name: "download-parameters-length-lies",
        why: "The TLV reaches past the end of the file.",
        image: "download-parameters-length-lies",
        expect: reject("download-parameters", None, None),
        place: Some(Spot::Content(3)),
        ..MFG31
    },
    Case {
        name: "download-parameters-one-octet-length",
        why: "With a one-octet length the first octet of the image is read as its other half, and text as sub-TLVs.",
        image: "download-parameters-one-octet-length",
        expect: incomplete("download-parameters-content", None, None),
        place: Some(Spot::Content(6)),
        ..MFG31
    },
    Case {
        name: "download-parameters-known",
        why: "Sub-TLVs 17, 51, 52 and 4 are named by the specification; what a modem does with them is not known.",
        image: "download-parameters-known",
        expect: incomplete("download-parameters-content", None, None),
        ..MFG31
    },
    Case {
        name: "download-parameters-unknown",
        why: "What a modem does with sub-TLV 99 is not known.",
        image: "download-parameters-unknown",
        expect: incomplete("download-parameters-content", None, None),
        place: Some(Spot::Content(3)),
        ..MFG31
    },
    Case {
        name: "download-parameters-sub-tlv-length-lies",
        why: "A sub-TLV reaches past the TLV; where the image begins is certain all the same.",
        image: "download-parameters-sub-tlv-length-lies",
        expect: incomplete("download-parameters-content", None, None),
        place: Some(Spot::Content(6)),
        ..MFG31
    },
    Case {
        name: "download-parameters-twice",
        why: "The second one is the image's first three octets.",
        image: "download-parameters-twice",
        ..MFG31
    },
    Case {
        name: "image-empty",
        why: "Nothing follows the download parameters; the signature is good.",
        image: "empty-image",
        expect: reject("code-image", None, None),
        ..MFG31
    },
    Case {
        name: "signers-none",
        why: "A PKCS#7 without any SignerInfo.",
        image: "zero-signers",
        expect: reject("signature-present", M, E203),
        openssl: FAIL,
        ..MFG31
    },
    Case {
        name: "signers-three",
        why: "Manufacturer, co-signer and a third: DOCSIS has no place for it, and what a modem does is not known.",
        image: "three-signers",
        expect: incomplete("signer-surplus", None, None),
        ..MFG_CO31
    },
    Case {
        name: "octets-before-prefix",
        why: "The code file begins with its PKCS#7.",
        image: "octet-before-prefix",
        place: Some(Spot::Octet(0)),
        ..BROKEN
    },
];

/// A file whose prefix cannot be read.
const BROKEN: Case = Case {
    expect: reject("code-file-structure", None, None),
    openssl: FAIL,
    demand: Demand::Config("row-02"),
    ..MFG31
};

pub(super) static BROKEN_CASES: &[Case] = &[
    Case {
        name: "truncated-to-nothing",
        why: "An empty file.",
        image: "truncated-to-nothing",
        place: Some(Spot::Octet(0)),
        ..BROKEN
    },
    Case {
        name: "truncated-in-outer-header",
        why: "The file breaks off inside the length of the outermost SEQUENCE.",
        image: "truncated-in-outer-header",
        place: Some(Spot::Octet(2)),
        ..BROKEN
    },
    Case {
        name: "truncated-in-certificates",
        why: "The file breaks off inside the first certificate; the outermost SEQUENCE promises more.",
        image: "truncated-in-certificates",
        place: Some(Spot::Value(&[])),
        ..BROKEN
    },
    Case {
        name: "truncated-in-signers",
        why: "The file breaks off inside the attributes; the outermost SEQUENCE promises more.",
        image: "truncated-in-signers",
        place: Some(Spot::Value(&[])),
        ..BROKEN
    },
    Case {
        name: "truncated-before-download-parameters",
        why: "The PKCS#7 is whole, nothing follows.",
        image: "truncated-before-download-parameters",
        expect: reject("download-parameters", None, None),
        place: Some(Spot::Content(0)),
        ..BROKEN
    },
    Case {
        name: "truncated-in-download-parameters",
        why: "The file breaks off inside the length of the download parameters.",
        image: "truncated-in-download-parameters",
        expect: reject("download-parameters", None, None),
        place: Some(Spot::Content(1)),
        ..BROKEN
    },
    Case {
        name: "truncated-before-image",
        why: "The download parameters are whole, nothing follows.",
        image: "truncated-before-image",
        expect: reject("code-image", None, None),
        ..BROKEN
    },
    Case {
        name: "truncated-image",
        why: "The last octet of the image is missing; only the digest tells.",
        image: "truncated-image",
        expect: reject("message-digest", M, E203),
        place: Some(Spot::Value(path::MESSAGE_DIGEST)),
        ..BROKEN
    },
    Case {
        name: "outer-length-one-more",
        why: "The outermost SEQUENCE swallows the first octet of the download parameters.",
        image: "outer-length-one-more",
        ..BROKEN
    },
    Case {
        name: "outer-length-one-less",
        why: "The outermost SEQUENCE ends before its content does.",
        image: "outer-length-one-less",
        place: Some(Spot::Value(path::EXPLICIT)),
        ..BROKEN
    },
    Case {
        name: "outer-length-beyond-file",
        why: "The outermost SEQUENCE promises more octets than the file has.",
        image: "outer-length-beyond-file",
        place: Some(Spot::Value(&[])),
        ..BROKEN
    },
    Case {
        name: "explicit-length-one-more",
        why: "[0] reaches past the outermost SEQUENCE.",
        image: "explicit-length-one-more",
        place: Some(Spot::Value(path::EXPLICIT)),
        ..BROKEN
    },
    Case {
        name: "certificates-length-beyond-prefix",
        why: "The certificates reach past SignedData.",
        image: "certificates-length-beyond-prefix",
        place: Some(Spot::Value(path::CERTIFICATES)),
        ..BROKEN
    },
    Case {
        name: "certificates-length-one-less",
        why: "The certificates end before the last of them does.",
        image: "certificates-length-one-less",
        ..BROKEN
    },
    Case {
        name: "certificate-length-beyond-field",
        why: "The first certificate reaches past the field.",
        image: "certificate-length-beyond-field",
        place: Some(Spot::Value(path::CERTIFICATE)),
        ..BROKEN
    },
    Case {
        name: "signers-length-one-more",
        why: "signerInfos reach past SignedData.",
        image: "signers-length-one-more",
        place: Some(Spot::Value(path::SIGNERS)),
        ..BROKEN
    },
    Case {
        name: "signers-length-one-less",
        why: "signerInfos end before their only SignerInfo does.",
        image: "signers-length-one-less",
        place: Some(Spot::Value(path::SIGNER)),
        ..BROKEN
    },
    Case {
        name: "signer-length-one-more",
        why: "The SignerInfo reaches past signerInfos.",
        image: "signer-length-one-more",
        place: Some(Spot::Value(path::SIGNER)),
        ..BROKEN
    },
    Case {
        name: "attribute-length-one-more",
        why: "The last attribute reaches past the attributes.",
        image: "attribute-length-one-more",
        place: Some(Spot::Value(path::LAST_ATTRIBUTE)),
        ..BROKEN
    },
    Case {
        name: "signature-length-one-more",
        why: "The signature reaches past the SignerInfo.",
        image: "signature-length-one-more",
        place: Some(Spot::Value(path::SIGNATURE)),
        ..BROKEN
    },
    Case {
        name: "outer-length-indefinite",
        why: "The length is found from the outermost SEQUENCE, so it must be definite, as in DER.",
        image: "outer-length-indefinite",
        place: Some(Spot::Octet(1)),
        openssl: OK,
        differs: Some("OpenSSL reads BER"),
        ..BROKEN
    },
    Case {
        name: "outer-length-padded",
        why: "DER has the shortest form of a length.",
        image: "outer-length-padded",
        place: Some(Spot::Octet(1)),
        openssl: OK,
        differs: Some("OpenSSL reads BER"),
        ..BROKEN
    },
    Case {
        name: "outer-length-five-octets",
        why: "No code file needs a length of five octets.",
        image: "outer-length-five-octets",
        place: Some(Spot::Octet(1)),
        openssl: OK,
        differs: Some("OpenSSL reads BER"),
        ..BROKEN
    },
    Case {
        name: "outer-set",
        why: "A SET where ContentInfo is a SEQUENCE.",
        image: "outer-set",
        place: Some(Spot::Octet(0)),
        ..BROKEN
    },
    Case {
        name: "content-type-data",
        why: "ContentInfo says data where signedData must stand.",
        image: "content-type-data",
        place: Some(Spot::Element(&[0])),
        ..BROKEN
    },
];
