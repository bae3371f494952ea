//! The DOCSIS 3.1 PKI: root, CVC CA, CVCs, SHA-256 throughout.

use super::super::openssl::Digest::{Sha1, Sha256};
use super::Spec;

const ROOT: &str = "/C=US/O=CableLabs/OU=TEST Root CA01/CN=TEST CableLabs Root Certification Authority";
const CVC_CA: &str = "/C=US/O=CableLabs/OU=TEST CVC CA01/CN=TEST CableLabs CVC Certification Authority";
const DEVICE_CA: &str =
    "/C=US/O=CableLabs/OU=TEST Device CA01/CN=TEST CableLabs Device Certification Authority";
const SUB_CA: &str = "/C=US/O=CableLabs/OU=TEST CVC CA02/CN=TEST CableLabs CVC Sub Certification Authority";
const MANUFACTURER: &str = "/C=DE/O=TEST Modem Works/CN=TEST Code Verification Certificate";
const OTHER_MANUFACTURER: &str = "/C=DE/O=TEST Other Works/CN=TEST Code Verification Certificate";
const CO_SIGNER: &str = "/C=US/O=TEST Cable Operator/CN=TEST Code Verification Certificate";

const ROOT_EXTENSIONS: &str = "keyUsage = critical, keyCertSign, cRLSign\n\
    basicConstraints = critical, CA:TRUE\n\
    subjectKeyIdentifier = hash\n\
    subjectAltName = dirName:alternative\n\
    [alternative]\nCN = TEST-MPKI-4096-1-206";
const CA_EXTENSIONS: &str = "keyUsage = critical, keyCertSign, cRLSign\n\
    basicConstraints = critical, CA:TRUE, pathlen:0\n\
    subjectKeyIdentifier = hash\n\
    authorityKeyIdentifier = keyid:always";
const CVC: &str = "extendedKeyUsage = critical, codeSigning\nauthorityKeyIdentifier = keyid:always";
const SERVER: &str = "extendedKeyUsage = critical, serverAuth\nauthorityKeyIdentifier = keyid:always";

/// The manufacturer CVC; the others say how they differ from it.
///
/// Its serial number is above the co-signer's, so that a tool that sorts `SignerInfo`s puts the co-signer first.
const MFG: Spec = Spec {
    name: "docsis31/mfg-cvc",
    subject: MANUFACTURER,
    key: "mfg",
    issuer: "docsis31/cvc-ca",
    serial: "0900",
    from: "220110000000Z",
    to: "320110000000Z",
    digest: Sha256,
    extensions: CVC,
};

/// The manufacturer CVC that follows it.
const NEWER: Spec = Spec {
    name: "docsis31/mfg-cvc-newer",
    serial: "0950",
    from: "250301000000Z",
    to: "350301000000Z",
    ..MFG
};

/// The co-signer CVC.
const CO: Spec = Spec {
    name: "docsis31/co-cvc",
    subject: CO_SIGNER,
    key: "co",
    serial: "0200",
    from: "220520000000Z",
    to: "320520000000Z",
    ..MFG
};

/// The CVC CA.
const CA: Spec = Spec {
    name: "docsis31/cvc-ca",
    subject: CVC_CA,
    key: "cvc-ca",
    issuer: "docsis31/root",
    serial: "0110",
    from: "160101000000Z",
    to: "20510101000000Z",
    extensions: CA_EXTENSIONS,
    ..MFG
};

/// The root.
const ANCHOR: Spec = Spec {
    name: "docsis31/root",
    subject: ROOT,
    key: "root",
    issuer: "docsis31/root",
    serial: "0100",
    from: "141028000000Z",
    to: "20641028000000Z",
    extensions: ROOT_EXTENSIONS,
    ..MFG
};

/// Every certificate, issuers first.
pub(super) static SPECS: &[Spec] = &[
    ANCHOR,
    // The name of the root, another key.
    Spec {
        name: "docsis31/impostor-root",
        key: "impostor-root",
        issuer: "docsis31/impostor-root",
        serial: "0101",
        ..ANCHOR
    },
    Spec {
        name: "docsis31/unrelated-root",
        subject: "/C=US/O=TEST Unrelated/CN=TEST Unrelated Root",
        key: "unrelated-root",
        issuer: "docsis31/unrelated-root",
        serial: "0102",
        ..ANCHOR
    },
    CA,
    // The name of the CVC CA, another key, by the impostor root.
    Spec {
        name: "docsis31/impostor-cvc-ca",
        key: "impostor-cvc-ca",
        issuer: "docsis31/impostor-root",
        serial: "0111",
        ..CA
    },
    // The same, but claiming to be issued by the key of the root.
    Spec {
        name: "docsis31/forged-cvc-ca",
        key: "impostor-cvc-ca",
        issuer: "docsis31/impostor-root",
        serial: "0117",
        extensions: "keyUsage = critical, keyCertSign, cRLSign\n\
            basicConstraints = critical, CA:TRUE, pathlen:0\n\
            subjectKeyIdentifier = hash\n\
            authorityKeyIdentifier = DER:30:16:80:14:\
            a2:4d:a3:b7:97:fd:ce:58:9b:eb:94:45:ae:b7:4b:c5:2f:50:e5:94",
        ..CA
    },
    Spec { name: "docsis31/device-ca", subject: DEVICE_CA, key: "device-ca", serial: "0112", ..CA },
    Spec { name: "docsis31/cvc-ca-expired", serial: "0113", to: "250101000000Z", ..CA },
    Spec {
        name: "docsis31/cvc-ca-not-a-ca",
        serial: "0114",
        extensions: "basicConstraints = critical, CA:FALSE\n\
            subjectKeyIdentifier = hash\n\
            authorityKeyIdentifier = keyid:always",
        ..CA
    },
    Spec {
        name: "docsis31/cvc-ca-without-key-cert-sign",
        serial: "0115",
        extensions: "keyUsage = critical, cRLSign\n\
            basicConstraints = critical, CA:TRUE, pathlen:0\n\
            subjectKeyIdentifier = hash\n\
            authorityKeyIdentifier = keyid:always",
        ..CA
    },
    // Below the CVC CA, whose path length is 0.
    Spec {
        name: "docsis31/sub-ca",
        subject: SUB_CA,
        key: "sub-ca",
        issuer: "docsis31/cvc-ca",
        serial: "0116",
        ..CA
    },
    MFG,
    CO,
    Spec { name: "docsis31/mfg-cvc-swapped", key: "other", serial: "0902", ..MFG },
    Spec {
        name: "docsis31/mfg-cvc-older",
        serial: "0850",
        from: "190701000000Z",
        to: "290701000000Z",
        ..MFG
    },
    NEWER,
    Spec {
        name: "docsis31/mfg-cvc-expired",
        serial: "0903",
        from: "220601000000Z",
        to: "250101000000Z",
        ..MFG
    },
    Spec {
        name: "docsis31/mfg-cvc-not-yet-valid",
        serial: "0904",
        from: "350101000000Z",
        to: "450101000000Z",
        ..MFG
    },
    Spec { name: "docsis31/mfg-cvc-wrong-eku", serial: "0905", extensions: SERVER, ..MFG },
    Spec {
        name: "docsis31/mfg-cvc-without-eku",
        serial: "0906",
        extensions: "authorityKeyIdentifier = keyid:always",
        ..MFG
    },
    // Without any extension it is an X.509 v1 certificate.
    Spec { name: "docsis31/mfg-cvc-v1", serial: "0912", extensions: "", ..MFG },
    Spec { name: "docsis31/mfg-cvc-wrong-organization", subject: OTHER_MANUFACTURER, serial: "0907", ..MFG },
    // Differs from the manufacturer's name in the case of one letter.
    Spec {
        name: "docsis31/mfg-cvc-organization-case",
        subject: "/C=DE/O=TEST Modem works/CN=TEST Code Verification Certificate",
        serial: "090E",
        ..MFG
    },
    Spec { name: "docsis31/mfg-cvc-by-impostor", issuer: "docsis31/impostor-cvc-ca", serial: "0908", ..MFG },
    // Claims to be issued by the key of the CVC CA; only the signature tells.
    Spec {
        name: "docsis31/mfg-cvc-forged",
        issuer: "docsis31/impostor-cvc-ca",
        serial: "0913",
        extensions: "extendedKeyUsage = critical, codeSigning\n\
            authorityKeyIdentifier = DER:30:16:80:14:\
            51:d3:9b:56:ae:ab:9a:95:31:d7:91:02:1f:58:39:db:2f:e7:de:e8",
        ..MFG
    },
    Spec {
        name: "docsis31/mfg-cvc-by-unrelated-root",
        issuer: "docsis31/unrelated-root",
        serial: "0909",
        ..MFG
    },
    Spec { name: "docsis31/mfg-cvc-by-device-ca", issuer: "docsis31/device-ca", serial: "090A", ..MFG },
    Spec { name: "docsis31/mfg-cvc-by-sub-ca", issuer: "docsis31/sub-ca", serial: "090B", ..MFG },
    Spec {
        name: "docsis31/mfg-cvc-unknown-critical-extension",
        serial: "090C",
        extensions: "extendedKeyUsage = critical, codeSigning\n\
            authorityKeyIdentifier = keyid:always\n\
            1.3.6.1.4.1.4491.9999.1 = critical, DER:05:00",
        ..MFG
    },
    Spec {
        name: "docsis31/mfg-cvc-wrong-aki",
        serial: "090D",
        extensions: "extendedKeyUsage = critical, codeSigning\n\
            authorityKeyIdentifier = DER:30:16:80:14:\
            aa:aa:aa:aa:aa:aa:aa:aa:aa:aa:aa:aa:aa:aa:aa:aa:aa:aa:aa:aa",
        ..MFG
    },
    Spec {
        name: "docsis31/mfg-cvc-with-key-usage",
        serial: "090F",
        extensions: "keyUsage = critical, digitalSignature, keyEncipherment\n\
            extendedKeyUsage = critical, codeSigning\n\
            authorityKeyIdentifier = keyid:always",
        ..MFG
    },
    Spec { name: "docsis31/mfg-cvc-1024", key: "legacy-mfg-1024", serial: "0910", ..MFG },
    Spec { name: "docsis31/mfg-cvc-sha1", serial: "0911", digest: Sha1, ..MFG },
    // For SNMP, where a CVC must be later than the last one.
    Spec { name: "docsis31/mfg-cvc-newer-wrong-eku", serial: "0951", extensions: SERVER, ..NEWER },
    Spec {
        name: "docsis31/mfg-cvc-newer-wrong-organization",
        subject: OTHER_MANUFACTURER,
        serial: "0952",
        ..NEWER
    },
    Spec {
        name: "docsis31/mfg-cvc-newer-by-impostor",
        issuer: "docsis31/impostor-cvc-ca",
        serial: "0953",
        ..NEWER
    },
    Spec { name: "docsis31/co-cvc-newer", serial: "0250", from: "250601000000Z", to: "350601000000Z", ..CO },
    Spec { name: "docsis31/co-cvc-older", serial: "0150", from: "190801000000Z", to: "290801000000Z", ..CO },
    Spec {
        name: "docsis31/co-cvc-expired",
        serial: "0203",
        from: "220601000000Z",
        to: "250101000000Z",
        ..CO
    },
    Spec { name: "docsis31/co-cvc-wrong-eku", serial: "0205", extensions: SERVER, ..CO },
    Spec {
        name: "docsis31/co-cvc-wrong-organization",
        subject: "/C=US/O=TEST Other Operator/CN=TEST Code Verification Certificate",
        serial: "0207",
        ..CO
    },
    Spec { name: "docsis31/co-cvc-by-impostor", issuer: "docsis31/impostor-cvc-ca", serial: "0208", ..CO },
];
