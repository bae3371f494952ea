//! Which signatures there are against which are demanded, and what was given at all.

use super::{
    BOTH_ROOTS, C, Case, Demand, E202, E203, E204, E207, FAIL, LEGACY_ROOT, M, MFG_CO_LEGACY, MFG_CO31,
    MFG_LEGACY, MFG31, OK, incomplete, reject,
};

pub(super) static CASES: &[Case] = &[
    Case {
        name: "co-signature-missing",
        why: "Row 12 demands the co-signer; the image has the manufacturer alone.",
        image: "kind-mfg-legacy",
        expect: reject("signature-present", C, E204),
        ..MFG_CO_LEGACY
    },
    Case {
        name: "co-signature-missing-docsis31",
        why: "Row 3 demands the co-signer; the image has the manufacturer alone.",
        image: "kind-mfg-31",
        expect: reject("signature-present", C, E204),
        ..MFG_CO31
    },
    Case {
        name: "co-signature-unexpected",
        why: "Row 8 holds no co-signer CVC: a co-signed image must not be accepted.",
        image: "kind-mfg-legacy-co-legacy",
        expect: reject("signature-unexpected", C, E204),
        ..MFG_LEGACY
    },
    Case {
        name: "co-signature-unexpected-docsis31",
        why: "Row 2 holds no co-signer chain: a co-signed image must not be accepted.",
        image: "kind-mfg-31-co-31",
        expect: reject("signature-unexpected", C, E204),
        ..MFG31
    },
    Case {
        name: "mfg-signature-missing",
        why: "The operator alone has signed; the manufacturer's signature is always needed.",
        image: "kind-co-31",
        expect: reject("signature-present", M, E203),
        ..MFG_CO31
    },
    Case {
        name: "mfg-signature-legacy-under-chain",
        why: "A chain puts the DOCSIS 3.1 PKI in force; a legacy signature does not count.",
        image: "kind-mfg-legacy",
        expect: reject("signature-pki", M, E202),
        ..MFG31
    },
    Case {
        name: "mfg-signature-docsis31-under-legacy",
        why: "TLV 32 alone puts the legacy PKI in force.",
        image: "kind-mfg-31",
        expect: reject("signature-pki", M, E202),
        ..MFG_LEGACY
    },
    Case {
        name: "co-signature-legacy-under-chain",
        why: "Mixed PKIs: the co-signature is legacy, the PKI in force is DOCSIS 3.1.",
        image: "kind-mfg-31-co-legacy",
        expect: reject("signature-pki", C, E204),
        ..MFG_CO31
    },
    Case {
        name: "mfg-signature-docsis31-on-docsis-30",
        why: "A 3.0 modem holds the legacy root only.",
        docsis: "3.0",
        roots: LEGACY_ROOT,
        image: "kind-mfg-31",
        expect: reject("signature-pki", M, E202),
        openssl: FAIL,
        ..MFG_LEGACY
    },
    Case {
        name: "image-unsigned",
        why: "The bare SignedContent without a PKCS#7 prefix is no code file.",
        image: "kind-none",
        expect: reject("code-file-structure", None, None),
        place: Some(super::Spot::Octet(0)),
        openssl: FAIL,
        ..MFG31
    },
    Case {
        name: "need-mfg",
        why: "Without a configuration file the caller says what is needed.",
        demand: Demand::Need("mfg"),
        ..MFG31
    },
    Case {
        name: "need-mfg-legacy",
        why: "Without a configuration file either PKI may be in force.",
        demand: Demand::Need("mfg"),
        ..MFG_LEGACY
    },
    Case {
        name: "need-mfg-and-co",
        why: "Without a configuration file the caller says what is needed.",
        demand: Demand::Need("mfg+co"),
        ..MFG_CO31
    },
    Case {
        name: "need-mfg-and-co-co-missing",
        why: "The caller needs a co-signature.",
        demand: Demand::Need("mfg+co"),
        expect: reject("signature-present", C, E204),
        ..MFG31
    },
    Case {
        name: "need-mfg-co-signed",
        why: "The caller needs the manufacturer alone.",
        demand: Demand::Need("mfg"),
        expect: reject("signature-unexpected", C, E204),
        ..MFG_CO31
    },
    Case {
        name: "factory-fresh",
        why: "Controls as at manufacture: the manufacturer's name and the start of its CVC.",
        factory_fresh: true,
        controls: None,
        ..MFG31
    },
    Case {
        name: "factory-fresh-legacy-co-signed",
        why: "A factory-fresh modem has no co-signer; the configuration file introduces one.",
        factory_fresh: true,
        controls: None,
        ..MFG_CO_LEGACY
    },
    Case {
        name: "factory-fresh-co-chain-alone",
        why: "The manufacturer CVC comes with the image only.",
        factory_fresh: true,
        controls: None,
        demand: Demand::Config("row-01"),
        ..MFG_CO31
    },
    Case {
        name: "factory-fresh-other-manufacturer",
        why: "A modem of another manufacturer refuses the manufacturer CVC.",
        factory_fresh: true,
        controls: None,
        manufacturer: Some("TEST Other Works"),
        expect: reject("config-cvc-organization", M, E207),
        ..MFG31
    },
    Case {
        name: "roots-missing",
        why: "Without a trust anchor no chain can be checked.",
        roots: &[],
        expect: incomplete("config-cvc-chain", M, None),
        openssl: FAIL,
        ..MFG31
    },
    Case {
        name: "roots-missing-need",
        why: "Without a trust anchor no chain can be checked.",
        roots: &[],
        demand: Demand::Need("mfg"),
        expect: incomplete("cvc-chain", M, None),
        openssl: FAIL,
        ..MFG31
    },
    Case {
        name: "controls-missing",
        why: "Without the modem's controls its manufacturer's name is not known.",
        controls: None,
        expect: incomplete("config-cvc-organization", M, None),
        ..MFG31
    },
    Case {
        name: "secret-missing",
        why: "The CMTS MIC is checked by the CMTS; without the secret nothing changes.",
        secret: None,
        ..MFG31
    },
    Case {
        name: "legacy-state-says-nothing-about-docsis31",
        why: "Controls are kept per PKI.",
        controls: Some("legacy-late-docsis31-default"),
        roots: BOTH_ROOTS,
        openssl: OK,
        ..MFG31
    },
    Case {
        name: "image-large",
        why: "200 MB of image in constant memory.",
        image: "large",
        source: super::Source::OnDemand,
        ..MFG31
    },
];
