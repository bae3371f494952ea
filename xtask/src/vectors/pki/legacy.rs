//! The legacy PKI: the root issues the CVCs itself, SHA-1 throughout.

use super::super::openssl::Digest::Sha1;
use super::Spec;

const ROOT: &str = "/C=US/O=Data Over Cable Service Interface Specifications/OU=TEST Cable Modems\
    /CN=TEST DOCSIS Cable Modem Root Certificate Authority";
const MANUFACTURER: &str = "/C=DE/O=TEST Modem Works/OU=DOCSIS/CN=TEST Code Verification Certificate";
const CO_SIGNER: &str = "/C=US/O=TEST Cable Operator/OU=DOCSIS/CN=TEST Code Verification Certificate";

const CA: &str = "basicConstraints = critical, CA:TRUE\n\
    keyUsage = critical, keyCertSign, cRLSign\n\
    subjectKeyIdentifier = hash";
const CVC: &str = "extendedKeyUsage = critical, codeSigning";

/// The manufacturer CVC; the others say how they differ from it.
const MFG: Spec = Spec {
    name: "legacy/mfg-cvc",
    subject: MANUFACTURER,
    key: "legacy-mfg",
    issuer: "legacy/root",
    serial: "0900",
    from: "200115000000Z",
    to: "300115000000Z",
    digest: Sha1,
    extensions: CVC,
};

/// The co-signer CVC.
const CO: Spec = Spec {
    name: "legacy/co-cvc",
    subject: CO_SIGNER,
    key: "legacy-co",
    serial: "0200",
    from: "210301000000Z",
    to: "310301000000Z",
    ..MFG
};

/// The root.
const ANCHOR: Spec = Spec {
    name: "legacy/root",
    subject: ROOT,
    key: "legacy-root",
    issuer: "legacy/root",
    serial: "0100",
    from: "100203000000Z",
    to: "400203000000Z",
    extensions: CA,
    ..MFG
};

/// Every certificate, issuers first.
pub(super) static SPECS: &[Spec] = &[
    ANCHOR,
    // The name of the root, another key.
    Spec {
        name: "legacy/impostor-root",
        key: "legacy-impostor-root",
        issuer: "legacy/impostor-root",
        serial: "0101",
        ..ANCHOR
    },
    MFG,
    CO,
    Spec { name: "legacy/mfg-cvc-1024", key: "legacy-mfg-1024", serial: "0901", ..MFG },
    Spec { name: "legacy/mfg-cvc-swapped", key: "other", serial: "0902", ..MFG },
    Spec { name: "legacy/mfg-cvc-older", serial: "0850", from: "170701000000Z", to: "270701000000Z", ..MFG },
    Spec { name: "legacy/mfg-cvc-newer", serial: "0950", from: "250301000000Z", to: "350301000000Z", ..MFG },
    Spec {
        name: "legacy/mfg-cvc-expired",
        serial: "0903",
        from: "200601000000Z",
        to: "250101000000Z",
        ..MFG
    },
    Spec {
        name: "legacy/mfg-cvc-not-yet-valid",
        serial: "0904",
        from: "350101000000Z",
        to: "400101000000Z",
        ..MFG
    },
    Spec {
        name: "legacy/mfg-cvc-wrong-eku",
        serial: "0905",
        extensions: "extendedKeyUsage = critical, serverAuth",
        ..MFG
    },
    // Without any extension it is also an X.509 v1 certificate.
    Spec { name: "legacy/mfg-cvc-v1", serial: "0906", extensions: "", ..MFG },
    Spec {
        name: "legacy/mfg-cvc-wrong-organization",
        subject: "/C=DE/O=TEST Other Works/OU=DOCSIS/CN=TEST Code Verification Certificate",
        serial: "0907",
        ..MFG
    },
    Spec { name: "legacy/mfg-cvc-by-impostor", issuer: "legacy/impostor-root", serial: "0908", ..MFG },
    Spec {
        name: "legacy/co-cvc-wrong-organization",
        subject: "/C=US/O=TEST Other Operator/OU=DOCSIS/CN=TEST Code Verification Certificate",
        serial: "0207",
        ..CO
    },
    Spec { name: "legacy/co-cvc-by-impostor", issuer: "legacy/impostor-root", serial: "0208", ..CO },
];
