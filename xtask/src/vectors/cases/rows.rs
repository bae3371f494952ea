//! Every row of the matrix with the code file that it must accept; `matrix.csv` holds all 288 combinations.

use super::{Case, Demand, LEGACY_ROOT, MFG_CO_LEGACY, MFG_CO31, MFG_LEGACY, MFG31, OK, accept_with, reject};

const IGNORED: &[&str] = &["config-cvc-ignored"];

pub(super) static CASES: &[Case] = &[
    Case {
        name: "row-00-ssd-disabled",
        why: "No CVC in the configuration file: software download is off.",
        demand: Demand::Config("row-00"),
        expect: reject("ssd-enabled", None, None),
        ..MFG31
    },
    Case {
        name: "row-01-co-chain",
        why: "TLV 82 alone enables download and demands both signatures; the manufacturer CVC comes with the image.",
        demand: Demand::Config("row-01"),
        ..MFG_CO31
    },
    Case { name: "row-02-mfg-chain", why: "TLV 81 alone demands the manufacturer alone.", ..MFG31 },
    Case { name: "row-03-both-chains", why: "TLV 81 and 82 demand both.", ..MFG_CO31 },
    Case {
        name: "row-04-co-cvc",
        why: "TLV 33 alone puts the legacy PKI in force and demands both.",
        demand: Demand::Config("row-04"),
        ..MFG_CO_LEGACY
    },
    Case {
        name: "row-05-co-chain-over-co-cvc",
        why: "A chain puts the DOCSIS 3.1 PKI in force; TLV 33 is ignored.",
        demand: Demand::Config("row-05"),
        expect: accept_with(IGNORED),
        ..MFG_CO31
    },
    Case {
        name: "row-06-mfg-chain-over-co-cvc",
        why: "TLV 33 is ignored beside a chain, so no co-signature is demanded.",
        demand: Demand::Config("row-06"),
        expect: accept_with(IGNORED),
        ..MFG31
    },
    Case {
        name: "row-07-both-chains-over-co-cvc",
        why: "TLV 33 is ignored beside a chain.",
        demand: Demand::Config("row-07"),
        expect: accept_with(IGNORED),
        ..MFG_CO31
    },
    Case {
        name: "row-08-mfg-cvc",
        why: "TLV 32 alone: the manufacturer's legacy signature alone.",
        ..MFG_LEGACY
    },
    Case {
        name: "row-09-co-chain-over-mfg-cvc",
        why: "TLV 32 is ignored beside a chain; both signatures are demanded.",
        demand: Demand::Config("row-09"),
        expect: accept_with(IGNORED),
        ..MFG_CO31
    },
    Case {
        name: "row-10-mfg-chain-over-mfg-cvc",
        why: "TLV 32 is ignored beside a chain.",
        demand: Demand::Config("row-10"),
        expect: accept_with(IGNORED),
        ..MFG31
    },
    Case {
        name: "row-11-both-chains-over-mfg-cvc",
        why: "TLV 32 is ignored beside a chain.",
        demand: Demand::Config("row-11"),
        expect: accept_with(IGNORED),
        ..MFG_CO31
    },
    Case { name: "row-12-both-cvcs", why: "TLV 32 and 33: both legacy signatures.", ..MFG_CO_LEGACY },
    Case {
        name: "row-13-co-chain-over-both-cvcs",
        why: "TLV 32 and 33 are ignored beside a chain.",
        demand: Demand::Config("row-13"),
        expect: accept_with(IGNORED),
        ..MFG_CO31
    },
    Case {
        name: "row-14-mfg-chain-over-both-cvcs",
        why: "TLV 32 and 33 are ignored beside a chain, so no co-signature is demanded.",
        demand: Demand::Config("row-14"),
        expect: accept_with(IGNORED),
        ..MFG31
    },
    Case {
        name: "row-15-everything",
        why: "TLV 32 and 33 are ignored beside chains.",
        demand: Demand::Config("row-15"),
        expect: accept_with(IGNORED),
        ..MFG_CO31
    },
    Case {
        name: "docsis-30-row-15",
        why: "A 3.0 modem ignores TLV 81 and 82 and takes the legacy signatures.",
        demand: Demand::Config("row-15"),
        docsis: "3.0",
        roots: LEGACY_ROOT,
        expect: accept_with(IGNORED),
        ..MFG_CO_LEGACY
    },
    Case {
        name: "docsis-30-row-10",
        why: "A 3.0 modem ignores TLV 81.",
        demand: Demand::Config("row-10"),
        docsis: "3.0",
        roots: LEGACY_ROOT,
        expect: accept_with(IGNORED),
        ..MFG_LEGACY
    },
    Case {
        name: "docsis-30-row-08",
        why: "A 3.0 modem with TLV 32 takes the manufacturer's legacy signature.",
        docsis: "3.0",
        roots: LEGACY_ROOT,
        ..MFG_LEGACY
    },
    Case {
        name: "docsis-30-row-02-ssd-disabled",
        why: "A 3.0 modem ignores TLV 81, so nothing enables download.",
        docsis: "3.0",
        roots: LEGACY_ROOT,
        image: "kind-mfg-legacy",
        expect: reject("ssd-enabled", None, None),
        openssl: OK,
        ..MFG31
    },
    Case { name: "docsis-40-row-02", why: "A 4.0 modem is taken as a 3.1 modem.", docsis: "4.0", ..MFG31 },
];
