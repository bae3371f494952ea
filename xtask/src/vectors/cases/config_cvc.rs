//! CVCs in the configuration file: TLV 81 and 82, then TLV 32 and 33.

use super::{
    C, Case, Demand, E206, E207, M, MFG_CO_LEGACY, MFG_CO31, MFG_LEGACY, MFG31, accept_with, incomplete,
    reject,
};

/// The image is signed by a later CVC, so that the CVC of the configuration file alone is at fault.
const LATER: Case = Case { image: "mfg-cvc-newer", ..MFG31 };

pub(super) static CASES: &[Case] = &[
    Case {
        name: "config-mfg-chain-garbage",
        why: "TLV 81 holds no certificate.",
        demand: Demand::Config("mfg-chain-garbage"),
        expect: reject("config-cvc-format", M, E206),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-cut-short",
        why: "TLV 81 breaks off inside the PKCS#7.",
        demand: Demand::Config("mfg-chain-cut-short"),
        expect: reject("config-cvc-format", M, E206),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-without-certificates",
        why: "The PKCS#7 in TLV 81 holds no certificate.",
        demand: Demand::Config("mfg-chain-without-certificates"),
        expect: reject("config-cvc-format", M, E206),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-concatenated",
        why: "Concatenated DER, the form of R-PHY, is taken with a warning.",
        demand: Demand::Config("mfg-chain-concatenated"),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-wrong-eku",
        why: "The CVC in TLV 81 is for servers.",
        demand: Demand::Config("mfg-chain-wrong-eku"),
        expect: reject("config-cvc-eku", M, E206),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-without-eku",
        why: "The CVC in TLV 81 has no extended key usage.",
        demand: Demand::Config("mfg-chain-without-eku"),
        expect: reject("config-cvc-eku", M, E206),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-v1",
        why: "The CVC in TLV 81 is X.509 v1, so it has no extended key usage.",
        demand: Demand::Config("mfg-chain-v1"),
        expect: reject("config-cvc-eku", M, E206),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-with-key-usage",
        why: "Key usage departs from the profile of CVCs seen; no modem is known to refuse it.",
        demand: Demand::Config("mfg-chain-with-key-usage"),
        expect: accept_with(&["config-cvc-profile"]),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-wrong-organization",
        why: "The CVC in TLV 81 names another manufacturer.",
        demand: Demand::Config("mfg-chain-wrong-organization"),
        expect: reject("config-cvc-organization", M, E207),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-organization-case",
        why: "Names are compared octet for octet: `works` is not `Works`.",
        demand: Demand::Config("mfg-chain-organization-case"),
        expect: reject("config-cvc-organization", M, E207),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-older",
        why: "The CVC in TLV 81 starts before cvcAccessStart.",
        demand: Demand::Config("mfg-chain-older"),
        expect: reject("config-cvc-access-start", M, E207),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-older-early-controls",
        why: "The same CVC for a modem that has seen no later one; the image's CVC is later still.",
        demand: Demand::Config("mfg-chain-older"),
        controls: Some("early"),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-wrong-issuer",
        why: "The CVC was issued by another key than that of the CVC CA beside it.",
        demand: Demand::Config("mfg-chain-wrong-issuer"),
        expect: reject("config-cvc-chain", M, E207),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-forged",
        why: "The CVC names the CVC CA and its key, but another key has signed it.",
        demand: Demand::Config("mfg-chain-forged"),
        expect: reject("config-cvc-chain", M, E207),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-impostor",
        why: "The CVC CA was issued by a root of the right name with another key.",
        demand: Demand::Config("mfg-chain-impostor"),
        expect: reject("config-cvc-chain", M, E207),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-without-ca",
        why: "Nothing links the CVC to the root.",
        demand: Demand::Config("mfg-chain-without-ca"),
        expect: reject("config-cvc-chain", M, E207),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-ca-not-a-ca",
        why: "The CVC CA has basic constraints CA:FALSE.",
        demand: Demand::Config("mfg-chain-ca-not-a-ca"),
        expect: reject("config-cvc-chain", M, E207),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-holds-legacy-cvc",
        why: "A chain TLV needs a chain of the DOCSIS 3.1 PKI; a CVC of the legacy root is none.",
        demand: Demand::Config("mfg-chain-holds-legacy-cvc"),
        expect: reject("config-cvc-chain", M, E207),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-expired",
        why: "The CVC in TLV 81 expired before now.",
        demand: Demand::Config("mfg-chain-expired"),
        expect: reject("config-cvc-validity", M, E207),
        ..LATER
    },
    Case {
        name: "config-mfg-chain-not-yet-valid",
        why: "The CVC in TLV 81 is not valid yet.",
        demand: Demand::Config("mfg-chain-not-yet-valid"),
        expect: reject("config-cvc-validity", M, E207),
        ..LATER
    },
    Case {
        name: "config-mfg-chain-ca-expired",
        why: "The CVC CA in TLV 81 expired before now.",
        demand: Demand::Config("mfg-chain-ca-expired"),
        expect: reject("config-cvc-validity", M, E207),
        ..MFG31
    },
    Case {
        name: "config-mfg-chain-wrong-eku-beside-legacy-mfg-cvc",
        why: "A chain TLV that fails does not fall back to a good TLV 32.",
        demand: Demand::Config("mfg-chain-wrong-eku-beside-legacy-mfg-cvc"),
        image: "kind-mfg-legacy",
        expect: reject("config-cvc-eku", M, E206),
        ..MFG31
    },
    Case {
        name: "config-legacy-mfg-cvc-garbage-beside-mfg-chain",
        why: "TLV 32 is ignored beside a chain, whatever it holds.",
        demand: Demand::Config("legacy-mfg-cvc-garbage-beside-mfg-chain"),
        expect: accept_with(&["config-cvc-ignored"]),
        ..MFG31
    },
    Case {
        name: "config-co-chain-wrong-eku",
        why: "The co-signer CVC in TLV 82 is for servers.",
        demand: Demand::Config("co-chain-wrong-eku"),
        expect: reject("config-cvc-eku", C, E206),
        ..MFG_CO31
    },
    Case {
        name: "config-co-chain-older",
        why: "The co-signer CVC in TLV 82 starts before the co-signer's cvcAccessStart.",
        demand: Demand::Config("co-chain-older"),
        expect: reject("config-cvc-access-start", C, E207),
        ..MFG_CO31
    },
    Case {
        name: "config-co-chain-wrong-issuer",
        why: "The co-signer CVC was issued by another key than that of the CVC CA beside it.",
        demand: Demand::Config("co-chain-wrong-issuer"),
        expect: reject("config-cvc-chain", C, E207),
        ..MFG_CO31
    },
    Case {
        name: "config-co-chain-expired",
        why: "The co-signer CVC in TLV 82 expired before now.",
        demand: Demand::Config("co-chain-expired"),
        image: "co-cvc-newer",
        expect: reject("config-cvc-validity", C, E207),
        ..MFG_CO31
    },
    Case {
        name: "config-co-chain-new-organization",
        why: "A co-signer CVC of another organization makes that one the co-signer.",
        demand: Demand::Config("co-chain-new-organization"),
        image: "co-cvc-wrong-organization",
        ..MFG_CO31
    },
    Case {
        name: "config-co-chain-first-co-signer",
        why: "A modem without a co-signer takes the one that the configuration file brings.",
        controls: Some("without-co-signer"),
        ..MFG_CO31
    },
    Case {
        name: "config-co-chain-co-signer-unknown",
        why: "Whether this modem has had a co-signer, and since when, is not said.",
        controls: Some("co-signer-unknown"),
        expect: super::incomplete("config-cvc-access-start", super::C, None),
        ..MFG_CO31
    },
];

pub(super) static LEGACY_CASES: &[Case] = &[
    Case {
        name: "config-legacy-mfg-cvc-garbage",
        why: "TLV 32 holds no certificate.",
        demand: Demand::Config("legacy-mfg-cvc-garbage"),
        expect: reject("config-cvc-format", M, E206),
        ..MFG_LEGACY
    },
    Case {
        name: "config-legacy-mfg-cvc-empty",
        why: "TLV 32 is empty.",
        demand: Demand::Config("legacy-mfg-cvc-empty"),
        expect: reject("config-cvc-format", M, E206),
        ..MFG_LEGACY
    },
    Case {
        name: "config-legacy-mfg-cvc-wrong-eku",
        why: "The CVC in TLV 32 is for servers.",
        demand: Demand::Config("legacy-mfg-cvc-wrong-eku"),
        expect: reject("config-cvc-eku", M, E206),
        ..MFG_LEGACY
    },
    Case {
        name: "config-legacy-mfg-cvc-v1",
        why: "The CVC in TLV 32 is X.509 v1, so it has no extended key usage.",
        demand: Demand::Config("legacy-mfg-cvc-v1"),
        expect: reject("config-cvc-eku", M, E206),
        ..MFG_LEGACY
    },
    Case {
        name: "config-legacy-mfg-cvc-wrong-organization",
        why: "The CVC in TLV 32 names another manufacturer.",
        demand: Demand::Config("legacy-mfg-cvc-wrong-organization"),
        expect: reject("config-cvc-organization", M, E207),
        ..MFG_LEGACY
    },
    Case {
        name: "config-legacy-mfg-cvc-older",
        why: "The CVC in TLV 32 starts before cvcAccessStart.",
        demand: Demand::Config("legacy-mfg-cvc-older"),
        expect: reject("config-cvc-access-start", M, E207),
        ..MFG_LEGACY
    },
    Case {
        name: "config-legacy-mfg-cvc-wrong-issuer",
        why: "The CVC in TLV 32 was issued by a root of the right name with another key.",
        demand: Demand::Config("legacy-mfg-cvc-wrong-issuer"),
        expect: reject("config-cvc-chain", M, E207),
        ..MFG_LEGACY
    },
    Case {
        name: "config-legacy-tlv-with-docsis31-cvc",
        why: "TLV 32 needs a CVC of the legacy root.",
        demand: Demand::Config("legacy-tlv-with-docsis31-cvc"),
        expect: reject("config-cvc-chain", M, E207),
        ..MFG_LEGACY
    },
    Case {
        name: "config-legacy-mfg-cvc-expired",
        why: "Whether a legacy modem compares a CVC with its clock is not known.",
        demand: Demand::Config("legacy-mfg-cvc-expired"),
        image: "legacy-mfg-cvc-newer",
        expect: incomplete("config-cvc-validity-legacy", M, E207),
        ..MFG_LEGACY
    },
    Case {
        name: "config-legacy-mfg-cvc-1024",
        why: "Legacy CVCs may have 1024 bits.",
        demand: Demand::Config("legacy-mfg-cvc-1024"),
        image: "legacy-mfg-cvc-1024",
        ..MFG_LEGACY
    },
    Case {
        name: "config-legacy-co-cvc-wrong-issuer",
        why: "The CVC in TLV 33 was issued by a root of the right name with another key.",
        demand: Demand::Config("legacy-co-cvc-wrong-issuer"),
        expect: reject("config-cvc-chain", C, E207),
        ..MFG_CO_LEGACY
    },
    Case {
        name: "config-legacy-co-cvc-new-organization",
        why: "A co-signer CVC of another organization makes that one the co-signer.",
        demand: Demand::Config("legacy-co-cvc-new-organization"),
        image: "legacy-co-cvc-wrong-organization",
        ..MFG_CO_LEGACY
    },
];
