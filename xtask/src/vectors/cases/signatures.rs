//! Attributes, digests, signatures and signing times.

use super::super::images::path;
use super::{
    C, Case, Demand, E201, E203, E205, FAIL, M, MFG_CO31, MFG_LEGACY, MFG31, Spot, incomplete, reject,
};

/// The manufacturer's attributes are not the three that DOCSIS signs.
const ATTRIBUTES: Case = Case { expect: reject("signer-attributes", M, E203), ..MFG31 };

/// The digest in the manufacturer's signature is not that of `SignedContent`.
const DIGEST: Case = Case {
    expect: reject("message-digest", M, E203),
    place: Some(Spot::Value(path::MESSAGE_DIGEST)),
    openssl: FAIL,
    ..MFG31
};

/// The manufacturer's signature does not verify.
const VALUE: Case = Case {
    expect: reject("signature-value", M, E203),
    place: Some(Spot::Value(path::SIGNATURE)),
    openssl: FAIL,
    ..MFG31
};

pub(super) static CASES: &[Case] = &[
    Case {
        name: "signing-time-missing",
        why: "OpenSSL leaves signingTime out when it co-signs; a modem needs it.",
        image: "signing-time-missing",
        place: Some(Spot::Element(path::ATTRIBUTES)),
        ..ATTRIBUTES
    },
    Case {
        name: "message-digest-missing",
        why: "Nothing ties the signature to SignedContent.",
        image: "message-digest-missing",
        place: Some(Spot::Element(path::ATTRIBUTES)),
        openssl: FAIL,
        ..ATTRIBUTES
    },
    Case {
        name: "content-type-missing",
        why: "contentType is one of the three.",
        image: "content-type-missing",
        place: Some(Spot::Element(path::ATTRIBUTES)),
        ..ATTRIBUTES
    },
    Case {
        name: "content-type-signed-data",
        why: "contentType says signedData where the content is data.",
        image: "content-type-signed-data",
        ..ATTRIBUTES
    },
    Case {
        name: "attributes-absent",
        why: "The signature covers SignedContent itself, without attributes.",
        image: "attributes-absent",
        differs: Some("DOCSIS signs attributes; a signature over the content itself is none of its own"),
        ..ATTRIBUTES
    },
    Case {
        name: "signing-time-twice",
        why: "signingTime stands twice.",
        image: "signing-time-twice",
        place: Some(Spot::Element(path::LAST_ATTRIBUTE)),
        ..ATTRIBUTES
    },
    Case {
        name: "signing-time-two-values",
        why: "signingTime has two values.",
        image: "signing-time-two-values",
        ..ATTRIBUTES
    },
    Case {
        name: "signing-time-generalized",
        why: "signingTime is GeneralizedTime; DOCSIS has UTCTime.",
        image: "signing-time-generalized",
        place: Some(Spot::Element(path::SIGNING_TIME)),
        ..ATTRIBUTES
    },
    Case {
        name: "signing-time-without-seconds",
        why: "UTCTime without seconds.",
        image: "signing-time-without-seconds",
        place: Some(Spot::Element(path::SIGNING_TIME)),
        ..ATTRIBUTES
    },
    Case {
        name: "signing-time-with-offset",
        why: "UTCTime with an offset in place of Z.",
        image: "signing-time-with-offset",
        place: Some(Spot::Element(path::SIGNING_TIME)),
        ..ATTRIBUTES
    },
    Case {
        name: "co-signing-time-missing",
        why: "What `openssl smime -resign` writes: the co-signature has no signingTime.",
        image: "co-signing-time-missing",
        expect: reject("signer-attributes", C, E205),
        ..MFG_CO31
    },
    Case {
        name: "smime-capabilities",
        why: "A fourth attribute; whether a modem takes it is not known.",
        image: "smime-capabilities",
        expect: incomplete("signer-extra-attributes", M, E203),
        ..MFG31
    },
    Case {
        name: "digest-algorithm-sha1",
        why: "The DOCSIS 3.1 PKI signs with SHA-256.",
        image: "sha1",
        expect: reject("signer-digest-algorithm", M, E203),
        ..MFG31
    },
    Case {
        name: "digest-algorithm-sha256-legacy",
        why: "Whether a modem takes SHA-256 under a legacy CVC is not known.",
        image: "legacy-sha256",
        expect: incomplete("signer-digest-algorithm-legacy", M, E203),
        ..MFG_LEGACY
    },
    Case {
        name: "image-tampered",
        why: "One bit of the last octet is wrong.",
        image: "tampered-image",
        ..DIGEST
    },
    Case {
        name: "image-tampered-first-octet",
        why: "One bit of the first octet of the image is wrong.",
        image: "tampered-image-first-octet",
        ..DIGEST
    },
    Case {
        name: "image-tampered-legacy",
        why: "One bit of the last octet is wrong.",
        image: "tampered-legacy-image",
        demand: Demand::Config("row-08"),
        ..DIGEST
    },
    Case {
        name: "unsigned-trailing-octets",
        why: "Octets were added behind the signed image.",
        image: "unsigned-trailing-octets",
        ..DIGEST
    },
    Case {
        name: "message-digest-of-nothing",
        why: "The signature is good, but over the digest of an empty content.",
        image: "message-digest-of-nothing",
        ..DIGEST
    },
    Case {
        name: "message-digest-tampered",
        why: "One bit of messageDigest is wrong, so neither signature nor digest holds; the signature is looked at first.",
        image: "tampered-message-digest",
        ..VALUE
    },
    Case {
        name: "signing-time-tampered",
        why: "signingTime was set an hour later after signing.",
        image: "tampered-signing-time",
        ..VALUE
    },
    Case {
        name: "mfg-signature-tampered",
        why: "One bit of the signature is wrong.",
        image: "tampered-mfg-signature",
        ..VALUE
    },
    Case {
        name: "mfg-signature-by-another-key",
        why: "Another key has signed than the one of the CVC.",
        image: "mfg-signature-by-another-key",
        ..VALUE
    },
    Case {
        name: "legacy-mfg-signature-by-another-key",
        why: "Another key has signed than the one of the CVC.",
        image: "legacy-mfg-signature-by-another-key",
        demand: Demand::Config("row-08"),
        ..VALUE
    },
    Case {
        name: "co-signature-tampered",
        why: "One bit of the co-signature is wrong.",
        image: "tampered-co-signature",
        expect: reject("signature-value", C, E205),
        place: Some(Spot::Value(path::CO_SIGNATURE)),
        openssl: FAIL,
        ..MFG_CO31
    },
    Case {
        name: "co-signature-by-another-key",
        why: "Another key has co-signed than the one of the CVC.",
        image: "co-signature-by-another-key",
        expect: reject("signature-value", C, E205),
        place: Some(Spot::Value(path::CO_SIGNATURE)),
        openssl: FAIL,
        ..MFG_CO31
    },
];

pub(super) static TIME_CASES: &[Case] = &[
    Case {
        name: "mfg-signing-time-replayed",
        why: "The image was signed one second before codeAccessStart: an old image, replayed.",
        controls: Some("code-access-start-after-signing-time"),
        expect: reject("signing-time-access-start", M, E201),
        place: Some(Spot::Element(path::SIGNING_TIME)),
        ..MFG31
    },
    Case {
        name: "mfg-signing-time-equal",
        why: "signingTime equals codeAccessStart: the same image may be loaded again.",
        controls: Some("code-access-start-at-signing-time"),
        ..MFG31
    },
    Case {
        name: "mfg-signing-time-equal-strict",
        why: "Older issues of the specification want signingTime after codeAccessStart.",
        controls: Some("code-access-start-at-signing-time"),
        equality: "strict",
        expect: reject("signing-time-access-start", M, E201),
        place: Some(Spot::Element(path::SIGNING_TIME)),
        ..MFG31
    },
    Case {
        name: "mfg-signing-time-replayed-legacy",
        why: "The image was signed one second before codeAccessStart.",
        controls: Some("legacy-code-access-start-after-signing-time"),
        expect: reject("signing-time-access-start", M, E201),
        place: Some(Spot::Element(path::SIGNING_TIME)),
        ..MFG_LEGACY
    },
    Case {
        name: "mfg-signing-time-before-code-access-start-of-config",
        why: "The later CVC in the configuration file raises codeAccessStart to its start, after the signing.",
        demand: Demand::Config("mfg-chain-newer"),
        expect: reject("signing-time-access-start", M, E201),
        ..MFG31
    },
    Case {
        name: "mfg-signing-time-before-code-access-start-of-legacy-config",
        why: "The later CVC in TLV 32 raises codeAccessStart to its start, after the signing.",
        demand: Demand::Config("legacy-mfg-cvc-newer"),
        expect: reject("signing-time-access-start", M, E201),
        ..MFG_LEGACY
    },
    Case {
        name: "mfg-signing-time-1994",
        why: "The two-digit year 94 is 1994.",
        image: "mfg-signing-time-1994",
        expect: reject("signing-time-access-start", M, E201),
        ..MFG31
    },
    Case {
        name: "mfg-signing-time-before-cvc-start",
        why: "The image claims to be signed before its CVC was valid.",
        image: "mfg-signing-time-before-cvc-start",
        expect: reject("signing-time-cvc-start", M, E201),
        place: Some(Spot::Element(path::SIGNING_TIME)),
        ..MFG31
    },
    Case {
        name: "mfg-signing-time-at-cvc-start",
        why: "The first second of the CVC belongs to it.",
        image: "mfg-signing-time-at-cvc-start",
        ..MFG31
    },
    Case {
        name: "mfg-signing-time-after-cvc-end",
        why: "The image was signed a month after its CVC expired, with the clock of the modem still before that.",
        image: "mfg-signing-time-after-cvc-end",
        at: Some("2024-12-01T00:00:00Z"),
        expect: reject("signing-time-cvc-end", M, E201),
        place: Some(Spot::Element(path::SIGNING_TIME)),
        ..MFG31
    },
    Case {
        name: "mfg-signing-time-at-cvc-end",
        why: "The last second of the CVC belongs to it.",
        image: "mfg-signing-time-at-cvc-end",
        at: Some("2024-12-01T00:00:00Z"),
        ..MFG31
    },
    Case {
        name: "legacy-mfg-signing-time-before-cvc-start",
        why: "The image claims to be signed before its CVC was valid.",
        image: "legacy-mfg-signing-time-before-cvc-start",
        expect: reject("signing-time-cvc-start", M, E201),
        ..MFG_LEGACY
    },
    Case {
        name: "legacy-mfg-signing-time-after-cvc-end",
        why: "The image was signed a month after its CVC expired, with the clock of the modem still before that.",
        image: "legacy-mfg-signing-time-after-cvc-end",
        at: Some("2024-12-01T00:00:00Z"),
        expect: reject("signing-time-cvc-end", M, E201),
        ..MFG_LEGACY
    },
    Case {
        name: "co-signing-time-replayed",
        why: "The image was co-signed one second before the co-signer's codeAccessStart.",
        controls: Some("co-code-access-start-after-signing-time"),
        expect: reject("signing-time-access-start", C, E201),
        ..MFG_CO31
    },
    Case {
        name: "co-signing-time-before-cvc-start",
        why: "The co-signature claims to be made before its CVC was valid.",
        image: "co-signing-time-before-cvc-start",
        expect: reject("signing-time-cvc-start", C, E201),
        ..MFG_CO31
    },
    Case {
        name: "co-signing-time-after-cvc-end",
        why: "The image was co-signed after the co-signer CVC expired.",
        image: "co-signing-time-after-cvc-end",
        at: Some("2024-12-01T00:00:00Z"),
        expect: reject("signing-time-cvc-end", C, E201),
        ..MFG_CO31
    },
];
