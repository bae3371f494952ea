//! CVCs in the code file; the configuration file's CVCs are good.

use super::super::images::path;
use super::{
    C, Case, Demand, E201, E202, E203, E204, FAIL, M, MFG_CO_LEGACY, MFG_CO31, MFG_LEGACY, MFG31, Spot,
    accept_with, incomplete, reject,
};

pub(super) static CASES: &[Case] = &[
    Case {
        name: "mfg-cvc-wrong-eku",
        why: "The CVC is for servers.",
        image: "mfg-cvc-wrong-eku",
        expect: reject("cvc-eku", M, E201),
        ..MFG31
    },
    Case {
        name: "mfg-cvc-without-eku",
        why: "The CVC has no extended key usage.",
        image: "mfg-cvc-without-eku",
        expect: reject("cvc-eku", M, E201),
        ..MFG31
    },
    Case {
        name: "mfg-cvc-v1",
        why: "The CVC is X.509 v1, so it has no extended key usage.",
        image: "mfg-cvc-v1",
        expect: reject("cvc-eku", M, E201),
        ..MFG31
    },
    Case {
        name: "mfg-cvc-wrong-organization",
        why: "The only signature is by another manufacturer.",
        image: "mfg-cvc-wrong-organization",
        expect: reject("cvc-organization", M, E201),
        ..MFG31
    },
    Case {
        name: "mfg-cvc-organization-case",
        why: "Names are compared octet for octet: `works` is not `Works`.",
        image: "mfg-cvc-organization-case",
        expect: reject("cvc-organization", M, E201),
        ..MFG31
    },
    Case {
        name: "mfg-cvc-older",
        why: "The CVC starts before cvcAccessStart.",
        image: "mfg-cvc-older",
        expect: reject("cvc-access-start", M, E201),
        ..MFG31
    },
    Case {
        name: "mfg-cvc-one-second-older",
        why: "The CVC starts one second before cvcAccessStart.",
        demand: Demand::Need("mfg"),
        controls: Some("cvc-access-start-after-cvc-start"),
        expect: reject("cvc-access-start", M, E201),
        ..MFG31
    },
    Case {
        name: "mfg-cvc-older-than-in-config",
        why: "The later CVC in the configuration file raises cvcAccessStart; the image was signed late enough.",
        demand: Demand::Config("mfg-chain-newer"),
        image: "mfg-signing-time-later",
        expect: reject("cvc-access-start", M, E201),
        ..MFG31
    },
    Case {
        name: "mfg-cvc-newer",
        why: "A CVC may be later than cvcAccessStart.",
        image: "mfg-cvc-newer",
        ..MFG31
    },
    Case {
        name: "mfg-cvc-with-key-usage",
        why: "Key usage departs from the profile of CVCs seen; no modem is known to refuse it.",
        image: "mfg-cvc-with-key-usage",
        expect: accept_with(&["cvc-profile"]),
        ..MFG31
    },
    Case {
        name: "mfg-cvc-1024",
        why: "1024 bits depart from the profile of the DOCSIS 3.1 PKI; no modem is known to refuse them.",
        image: "mfg-cvc-1024",
        expect: accept_with(&["cvc-profile"]),
        ..MFG31
    },
    Case {
        name: "mfg-cvc-sha1",
        why: "A CVC signed with SHA-1 departs from the profile of the DOCSIS 3.1 PKI.",
        image: "mfg-cvc-sha1",
        expect: accept_with(&["cvc-profile"]),
        ..MFG31
    },
    Case {
        name: "mfg-cvc-expired",
        why: "It was signed in time; whether a modem compares the CVC of a code file with its clock is not known.",
        image: "mfg-cvc-expired",
        expect: incomplete("cvc-validity", M, E202),
        openssl: FAIL,
        ..MFG31
    },
    Case {
        name: "mfg-cvc-not-yet-valid",
        why: "Whether a modem compares the CVC of a code file with its clock is not known.",
        image: "mfg-cvc-not-yet-valid",
        expect: incomplete("cvc-validity", M, E202),
        openssl: FAIL,
        ..MFG31
    },
    Case {
        name: "co-cvc-wrong-eku",
        why: "The co-signer CVC is for servers.",
        image: "co-cvc-wrong-eku",
        expect: reject("cvc-eku", C, E201),
        ..MFG_CO31
    },
    Case {
        name: "co-cvc-wrong-organization",
        why: "The co-signature is by another organization than that of the CVC in the configuration file.",
        image: "co-cvc-wrong-organization",
        expect: reject("cvc-organization", C, E201),
        ..MFG_CO31
    },
    Case {
        name: "co-cvc-older",
        why: "The co-signer CVC starts before the co-signer's cvcAccessStart.",
        image: "co-cvc-older",
        expect: reject("cvc-access-start", C, E201),
        ..MFG_CO31
    },
    Case {
        name: "co-cvc-newer",
        why: "A co-signer CVC may be later than cvcAccessStart.",
        image: "co-cvc-newer",
        ..MFG_CO31
    },
    Case {
        name: "co-cvc-expired",
        why: "It was signed in time; whether a modem compares the CVC of a code file with its clock is not known.",
        image: "co-cvc-expired",
        expect: incomplete("cvc-validity", C, E204),
        openssl: FAIL,
        ..MFG_CO31
    },
];

/// The manufacturer CVC does not chain to a root of the modem.
const CHAIN: Case = Case { expect: reject("cvc-chain", M, E202), openssl: FAIL, ..MFG31 };

pub(super) static CHAIN_CASES: &[Case] = &[
    Case {
        name: "mfg-cvc-ca-missing",
        why: "Nothing links the CVC to the root.",
        demand: Demand::Need("mfg"),
        image: "mfg-cvc-ca-missing",
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-wrong-issuer",
        why: "The CVC was issued by another key than that of the CVC CA beside it.",
        image: "mfg-cvc-wrong-issuer",
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-forged",
        why: "The CVC names the CVC CA and its key, but another key has signed it.",
        image: "mfg-cvc-forged",
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-ca-forged",
        why: "The CVC CA names the root and its key, but another key has signed it.",
        image: "mfg-cvc-ca-forged",
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-impostor-chain",
        why: "The CVC CA was issued by a root of the right name with another key.",
        image: "mfg-cvc-impostor-chain",
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-impostor-chain-with-root",
        why: "A root in the code file is no trust anchor.",
        image: "mfg-cvc-impostor-chain-with-root",
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-unrelated-root",
        why: "The root in the code file is unknown to the modem.",
        image: "mfg-cvc-unrelated-root",
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-path-too-long",
        why: "The CVC CA has path length 0, and a CA stands below it.",
        image: "mfg-cvc-path-too-long",
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-unknown-critical-extension",
        why: "A critical extension that nobody knows.",
        image: "mfg-cvc-unknown-critical-extension",
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-wrong-aki",
        why: "The authority key identifier of the CVC is not the key identifier of its CVC CA.",
        image: "mfg-cvc-wrong-aki",
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-ca-not-a-ca",
        why: "The CVC CA has basic constraints CA:FALSE.",
        image: "mfg-cvc-ca-not-a-ca",
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-ca-without-key-cert-sign",
        why: "The key usage of the CVC CA does not allow it to sign certificates.",
        image: "mfg-cvc-ca-without-key-cert-sign",
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-tampered",
        why: "The last octet of the CVC's own signature is wrong.",
        image: "tampered-mfg-cvc",
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-ca-expired",
        why: "Whether a modem compares the chain of a code file with its clock is not known.",
        image: "mfg-cvc-ca-expired",
        expect: incomplete("cvc-validity", M, E202),
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-ca-renewed",
        why: "Beside the expired CVC CA stands its successor of the same name and key.",
        image: "mfg-cvc-ca-renewed",
        expect: super::ACCEPT,
        openssl: super::OK,
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-by-device-ca",
        why: "The root is right, but the CA is the one for devices; whether a modem looks at its name is not known.",
        image: "mfg-cvc-by-device-ca",
        expect: incomplete("cvc-ca-name", M, E202),
        openssl: super::OK,
        ..CHAIN
    },
    Case {
        name: "co-cvc-wrong-issuer",
        why: "The co-signer CVC was issued by another key than that of the CVC CA beside it.",
        image: "co-cvc-wrong-issuer",
        expect: reject("cvc-chain", C, E204),
        openssl: FAIL,
        ..MFG_CO31
    },
    Case {
        name: "mfg-cvc-swapped",
        why: "The CVC in the file has the right names and another key than the one that signed.",
        image: "mfg-cvc-swapped",
        expect: reject("signature-value", M, E203),
        place: Some(Spot::Value(path::SIGNATURE)),
        ..CHAIN
    },
    Case {
        name: "mfg-cvc-swapped-certificate",
        why: "The SignerInfo names the serial number of a CVC that was taken out for another.",
        image: "mfg-cvc-swapped-certificate",
        expect: reject("signer-certificate", M, E202),
        ..CHAIN
    },
    Case {
        name: "signer-without-certificate",
        why: "The code file holds the CVC CA but not the CVC.",
        image: "signer-without-certificate",
        expect: reject("signer-certificate", M, E202),
        ..CHAIN
    },
    Case {
        name: "co-signer-without-certificate",
        why: "The co-signer's CVC is not in the code file.",
        image: "co-signer-without-certificate",
        expect: reject("signer-certificate", C, E204),
        openssl: FAIL,
        ..MFG_CO31
    },
    Case {
        name: "certificates-absent",
        why: "The code file holds no certificate at all.",
        image: "certificates-absent",
        expect: reject("signer-certificate", M, E202),
        ..CHAIN
    },
];

pub(super) static LEGACY_CASES: &[Case] = &[
    Case {
        name: "legacy-mfg-cvc-1024",
        why: "Legacy CVCs may have 1024 bits.",
        image: "legacy-mfg-cvc-1024",
        ..MFG_LEGACY
    },
    Case {
        name: "legacy-mfg-cvc-wrong-eku",
        why: "The CVC is for servers.",
        image: "legacy-mfg-cvc-wrong-eku",
        expect: reject("cvc-eku", M, E201),
        ..MFG_LEGACY
    },
    Case {
        name: "legacy-mfg-cvc-v1",
        why: "The CVC is X.509 v1, so it has no extended key usage.",
        image: "legacy-mfg-cvc-v1",
        expect: reject("cvc-eku", M, E201),
        ..MFG_LEGACY
    },
    Case {
        name: "legacy-mfg-cvc-wrong-organization",
        why: "The only signature is by another manufacturer.",
        image: "legacy-mfg-cvc-wrong-organization",
        expect: reject("cvc-organization", M, E201),
        ..MFG_LEGACY
    },
    Case {
        name: "legacy-mfg-cvc-wrong-issuer",
        why: "The CVC was issued by a root of the right name with another key.",
        image: "legacy-mfg-cvc-wrong-issuer",
        expect: reject("cvc-chain", M, E202),
        openssl: FAIL,
        ..MFG_LEGACY
    },
    Case {
        name: "legacy-mfg-cvc-older",
        why: "The CVC starts before cvcAccessStart.",
        image: "legacy-mfg-cvc-older",
        expect: reject("cvc-access-start", M, E201),
        ..MFG_LEGACY
    },
    Case {
        name: "legacy-mfg-cvc-newer",
        why: "A CVC may be later than cvcAccessStart.",
        image: "legacy-mfg-cvc-newer",
        ..MFG_LEGACY
    },
    Case {
        name: "legacy-mfg-cvc-expired",
        why: "It was signed in time; whether a modem compares the CVC of a code file with its clock is not known.",
        image: "legacy-mfg-cvc-expired",
        expect: incomplete("cvc-validity", M, E202),
        openssl: FAIL,
        ..MFG_LEGACY
    },
    Case {
        name: "legacy-co-cvc-wrong-organization",
        why: "The co-signature is by another organization than that of the CVC in the configuration file.",
        image: "legacy-co-cvc-wrong-organization",
        expect: reject("cvc-organization", C, E201),
        ..MFG_CO_LEGACY
    },
    Case {
        name: "legacy-co-cvc-wrong-issuer",
        why: "The co-signer CVC was issued by a root of the right name with another key.",
        image: "legacy-co-cvc-wrong-issuer",
        expect: reject("cvc-chain", C, E204),
        openssl: FAIL,
        ..MFG_CO_LEGACY
    },
];
