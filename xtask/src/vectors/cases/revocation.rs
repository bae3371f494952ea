//! CRLs that the caller gives: no modem is known to look at one.

use super::{C, Case, Demand, M, MFG_CO31, MFG_LEGACY, MFG31, incomplete, reject};

pub(super) static CASES: &[Case] = &[
    Case {
        name: "crls-empty",
        why: "Nothing is revoked.",
        crls: &["cvc-ca-empty", "root-empty", "legacy-root-empty"],
        ..MFG31
    },
    Case {
        name: "config-mfg-cvc-revoked",
        why: "The CVC in TLV 81 is revoked; the image is signed by another.",
        crls: &["cvc-ca-revokes-mfg-cvc"],
        image: "mfg-cvc-newer",
        expect: reject("config-cvc-revoked", M, None),
        ..MFG31
    },
    Case {
        name: "config-co-cvc-revoked",
        why: "The CVC in TLV 82 is revoked; the image is co-signed by another.",
        crls: &["cvc-ca-revokes-co-cvc"],
        image: "co-cvc-newer",
        expect: reject("config-cvc-revoked", C, None),
        ..MFG_CO31
    },
    Case {
        name: "config-cvc-ca-revoked",
        why: "The root has revoked the CVC CA.",
        crls: &["root-revokes-cvc-ca"],
        expect: reject("config-cvc-revoked", M, None),
        ..MFG31
    },
    Case {
        name: "config-legacy-mfg-cvc-revoked",
        why: "The legacy root has revoked the CVC in TLV 32.",
        crls: &["legacy-root-revokes-mfg-cvc"],
        image: "legacy-mfg-cvc-newer",
        expect: reject("config-cvc-revoked", M, None),
        ..MFG_LEGACY
    },
    Case {
        name: "mfg-cvc-revoked",
        why: "The image is signed by a revoked CVC; the one in TLV 81 is not revoked.",
        crls: &["cvc-ca-revokes-mfg-cvc-newer"],
        image: "mfg-cvc-newer",
        expect: reject("cvc-revoked", M, None),
        ..MFG31
    },
    Case {
        name: "mfg-cvc-ca-revoked",
        why: "The root has revoked the CVC CA.",
        crls: &["root-revokes-cvc-ca"],
        demand: Demand::Need("mfg"),
        expect: reject("cvc-revoked", M, None),
        ..MFG31
    },
    Case {
        name: "co-cvc-revoked",
        why: "The co-signer's CVC is revoked.",
        crls: &["cvc-ca-revokes-co-cvc"],
        demand: Demand::Need("mfg+co"),
        expect: reject("cvc-revoked", C, None),
        ..MFG_CO31
    },
    Case {
        name: "legacy-mfg-cvc-revoked",
        why: "The image is signed by a revoked CVC; the one in TLV 32 is not revoked.",
        crls: &["legacy-root-revokes-mfg-cvc-newer"],
        image: "legacy-mfg-cvc-newer",
        expect: reject("cvc-revoked", M, None),
        ..MFG_LEGACY
    },
    Case {
        name: "crl-expired",
        why: "An expired CRL that revokes nothing settles nothing, and the caller asked.",
        crls: &["cvc-ca-expired"],
        expect: incomplete("crl-usable", M, None),
        ..MFG31
    },
    Case {
        name: "crl-bad-signature",
        why: "A CRL whose signature is wrong settles nothing, whatever it lists.",
        crls: &["cvc-ca-bad-signature"],
        expect: incomplete("crl-usable", M, None),
        ..MFG31
    },
    Case {
        name: "crl-by-impostor",
        why: "A CRL of the right name signed by another key settles nothing, whatever it lists.",
        crls: &["impostor-cvc-ca-revokes-mfg-cvc"],
        expect: incomplete("crl-usable", M, None),
        ..MFG31
    },
];
