//! The configuration file itself: structure and MICs.

use super::{Case, Demand, MFG31, incomplete, reject};

const STRUCTURE: Case = Case { expect: reject("config-structure", None, None), ..MFG31 };

pub(super) static CASES: &[Case] = &[
    Case {
        name: "config-end-marker-missing",
        why: "The file ends behind TLV 7 without the end-of-data marker.",
        demand: Demand::Config("end-marker-missing"),
        ..STRUCTURE
    },
    Case {
        name: "config-truncated-in-tlv",
        why: "The file breaks off inside a piece of TLV 81.",
        demand: Demand::Config("truncated-in-tlv"),
        ..STRUCTURE
    },
    Case {
        name: "config-truncated-in-last-tlv",
        why: "The file breaks off one octet before the end of TLV 7.",
        demand: Demand::Config("truncated-in-last-tlv"),
        ..STRUCTURE
    },
    Case {
        name: "config-truncated-after-type",
        why: "The file breaks off between a type and its length.",
        demand: Demand::Config("truncated-after-type"),
        ..STRUCTURE
    },
    Case {
        name: "config-truncated-to-nothing",
        why: "An empty file has no end-of-data marker.",
        demand: Demand::Config("truncated-to-nothing"),
        ..STRUCTURE
    },
    Case {
        name: "config-cm-mic-wrong",
        why: "One bit of TLV 6 is wrong; TLV 7 covers it as it stands.",
        demand: Demand::Config("cm-mic-wrong"),
        expect: reject("config-cm-mic", None, None),
        ..MFG31
    },
    Case {
        name: "config-cmts-mic-wrong",
        why: "One bit of TLV 7 is wrong.",
        demand: Demand::Config("cmts-mic-wrong"),
        expect: reject("config-cmts-mic", None, None),
        ..MFG31
    },
    Case {
        name: "config-cmts-mic-other-secret",
        why: "The secret that is given is not the one of the file.",
        secret: Some("docsis"),
        expect: reject("config-cmts-mic", None, None),
        ..MFG31
    },
    Case {
        name: "config-cmts-mic-secret-with-newline",
        why: "The file was made with a secret that ends in a newline.",
        demand: Demand::Config("cmts-mic-secret-with-newline"),
        expect: reject("config-cmts-mic", None, None),
        ..MFG31
    },
    Case {
        name: "config-cmts-mic-wrong-secret-missing",
        why: "The modem checks only the CM MIC; without the secret the CMTS MIC is not checked.",
        demand: Demand::Config("cmts-mic-wrong"),
        secret: None,
        ..MFG31
    },
    Case {
        name: "config-cmts-mic-empty-secret",
        why: "The empty secret is valid and in use.",
        demand: Demand::Config("cmts-mic-empty-secret"),
        secret: Some(""),
        ..MFG31
    },
    Case {
        name: "config-extended-mic-implicit",
        why: "TLV 7 carries the extended digest, and only that is checked.",
        demand: Demand::Config("extended-mic-implicit"),
        ..MFG31
    },
    Case {
        name: "config-extended-mic-implicit-not-done",
        why: "TLV 43.6 announces the extended digest, but TLV 7 carries the pre-3.0 MIC; our reading is unconfirmed.",
        demand: Demand::Config("extended-mic-implicit-not-done"),
        expect: incomplete("config-extended-cmts-mic", None, None),
        ..MFG31
    },
    Case {
        name: "config-extended-mic-explicit",
        why: "TLV 43.6.3 carries the extended digest, TLV 7 the pre-3.0 MIC.",
        demand: Demand::Config("extended-mic-explicit"),
        ..MFG31
    },
    Case {
        name: "config-extended-mic-explicit-wrong",
        why: "TLV 43.6.3 is wrong, TLV 7 is right; our reading is unconfirmed.",
        demand: Demand::Config("extended-mic-explicit-wrong"),
        expect: incomplete("config-extended-cmts-mic", None, None),
        ..MFG31
    },
    Case {
        name: "config-fragments-of-200",
        why: "The pieces of TLV 81 are joined in file order, whatever their size.",
        demand: Demand::Config("fragments-of-200"),
        ..MFG31
    },
    Case {
        name: "config-fragments-of-255",
        why: "The pieces of TLV 81 are joined in file order, whatever their size.",
        demand: Demand::Config("fragments-of-255"),
        ..MFG31
    },
];
