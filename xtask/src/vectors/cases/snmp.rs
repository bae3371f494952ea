//! CVCs that a manager sends by SNMP, after the configuration file and before the download.

use super::{Case, Demand, E208, E209, MFG_CO31, MFG_LEGACY, MFG31, incomplete, reject};

pub(super) static CASES: &[Case] = &[
    Case {
        name: "snmp-cvc-newer",
        why: "A later CVC raises the access starts; the image is signed by it, later still.",
        snmp_cvc: Some("docsis31-mfg-cvc-newer.p7b"),
        image: "mfg-cvc-newer",
        ..MFG31
    },
    Case {
        name: "snmp-cvc-newer-raises-cvc-access-start",
        why: "The image was signed late enough, but by the CVC before the one sent by SNMP.",
        snmp_cvc: Some("docsis31-mfg-cvc-newer.p7b"),
        image: "mfg-signing-time-later",
        expect: reject("cvc-access-start", super::M, super::E201),
        ..MFG31
    },
    Case {
        name: "snmp-cvc-newer-raises-code-access-start",
        why: "The image was signed before the start of the CVC sent by SNMP.",
        snmp_cvc: Some("docsis31-mfg-cvc-newer.p7b"),
        expect: reject("signing-time-access-start", super::M, super::E201),
        ..MFG31
    },
    Case {
        name: "snmp-cvc-newer-legacy",
        why: "TLV 32 in force, a later legacy CVC by SNMP.",
        snmp_cvc: Some("legacy-mfg-cvc-newer.der"),
        image: "legacy-mfg-cvc-newer",
        ..MFG_LEGACY
    },
    Case {
        name: "snmp-cvc-newer-co-signer",
        why: "A later CVC of the current co-signer.",
        snmp_cvc: Some("docsis31-co-cvc-newer.p7b"),
        image: "co-cvc-newer",
        ..MFG_CO31
    },
    Case {
        name: "snmp-cvc-while-ssd-disabled",
        why: "Nothing enables download, so the modem refuses the CVC too.",
        snmp_cvc: Some("docsis31-mfg-cvc-newer.p7b"),
        demand: Demand::Config("row-00"),
        expect: reject("ssd-enabled", None, None),
        ..MFG31
    },
    Case {
        name: "snmp-cvc-garbage",
        why: "What was sent is no certificate.",
        snmp_cvc: Some("garbage.der"),
        expect: reject("snmp-cvc-format", None, E208),
        ..MFG31
    },
    Case {
        name: "snmp-cvc-wrong-eku",
        why: "The CVC is for servers.",
        snmp_cvc: Some("docsis31-mfg-cvc-newer-wrong-eku.p7b"),
        expect: reject("snmp-cvc-eku", super::M, E208),
        ..MFG31
    },
    Case {
        name: "snmp-cvc-wrong-organization",
        why: "The CVC names neither the manufacturer nor the co-signer.",
        snmp_cvc: Some("docsis31-mfg-cvc-newer-wrong-organization.p7b"),
        expect: reject("snmp-cvc-organization", None, E208),
        ..MFG31
    },
    Case {
        name: "snmp-cvc-new-co-signer",
        why: "SNMP cannot introduce a new co-signer.",
        snmp_cvc: Some("docsis31-co-cvc-wrong-organization.p7b"),
        expect: reject("snmp-cvc-organization", None, E208),
        ..MFG_CO31
    },
    Case {
        name: "snmp-cvc-same",
        why: "By SNMP the CVC must start strictly later than cvcAccessStart.",
        snmp_cvc: Some("docsis31-mfg-cvc.p7b"),
        expect: reject("snmp-cvc-access-start", super::M, E208),
        ..MFG31
    },
    Case {
        name: "snmp-cvc-same-legacy",
        why: "By SNMP the CVC must start strictly later than cvcAccessStart.",
        snmp_cvc: Some("legacy-mfg-cvc.der"),
        expect: reject("snmp-cvc-access-start", super::M, E208),
        ..MFG_LEGACY
    },
    Case {
        name: "snmp-cvc-impostor",
        why: "The CVC chains to a root of the right name with another key.",
        snmp_cvc: Some("docsis31-mfg-cvc-newer-by-impostor.p7b"),
        expect: reject("snmp-cvc-chain", super::M, E209),
        ..MFG31
    },
    Case {
        name: "snmp-cvc-expired",
        why: "The CVC starts late enough but expired before now.",
        snmp_cvc: Some("docsis31-mfg-cvc-expired.p7b"),
        image: "mfg-cvc-newer",
        expect: incomplete("snmp-cvc-validity", super::M, E209),
        ..MFG31
    },
    Case {
        name: "snmp-cvc-expired-legacy",
        why: "Whether a legacy modem compares a CVC with its clock is not known.",
        snmp_cvc: Some("legacy-mfg-cvc-expired.der"),
        image: "legacy-mfg-cvc-newer",
        expect: incomplete("snmp-cvc-validity-legacy", super::M, E209),
        ..MFG_LEGACY
    },
    Case {
        name: "snmp-cvc-revoked",
        why: "A CRL of the CVC CA revokes the CVC that was sent.",
        snmp_cvc: Some("docsis31-mfg-cvc-newer.p7b"),
        crls: &["cvc-ca-revokes-mfg-cvc-newer"],
        expect: reject("snmp-cvc-revoked", super::M, None),
        ..MFG31
    },
];
