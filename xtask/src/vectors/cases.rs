//! The cases: what is given, and what must come of it.
//!
//! Every expectation is typed by hand from the facts about secure software download; none is computed. The order of
//! checks that decides between several failures is that of a modem: configuration file, CVC by SNMP, code file, then
//! signer by signer (manufacturer first) chain, key usage, presence and PKI of the signature, attributes, digest
//! algorithm, digest, signature, organization, signing times, cvcAccessStart.

mod certificates;
mod code_file;
mod config;
mod config_cvc;
mod cvc;
mod openssl_made;
mod policy;
mod revocation;
mod rows;
mod signatures;
mod snmp;

pub(super) use certificates::{CertificateCase, all as certificates};

/// One question to the verdict with its answer.
pub(super) struct Case {
    /// The field and its defect; the verdict is put before it.
    pub(super) name: &'static str,
    /// Why the answer is what it is.
    pub(super) why: &'static str,
    /// The code file, by its name.
    pub(super) image: &'static str,
    /// Where the code file comes from.
    pub(super) source: Source,
    /// What demands signatures.
    pub(super) demand: Demand,
    /// Trust anchors, by name below `certs`.
    pub(super) roots: &'static [&'static str],
    /// CRLs, by name below `crls`.
    pub(super) crls: &'static [&'static str],
    /// A CVC sent by SNMP, by its file below `snmp`.
    pub(super) snmp_cvc: Option<&'static str>,
    /// "Now".
    pub(super) at: Option<&'static str>,
    /// The modem's DOCSIS version.
    pub(super) docsis: &'static str,
    /// `default` (`>=`) or `strict` (`>`).
    pub(super) equality: &'static str,
    /// Controls as at manufacture, taken from the CVC.
    pub(super) factory_fresh: bool,
    /// Code access controls, by name below `controls`.
    pub(super) controls: Option<&'static str>,
    /// The manufacturer's name, where the caller gives it.
    pub(super) manufacturer: Option<&'static str>,
    /// The co-signer's name, where the caller gives it.
    pub(super) operator: Option<&'static str>,
    /// The shared secret.
    pub(super) secret: Option<&'static str>,
    /// The answer.
    pub(super) expect: Expect,
    /// Where the deciding octets stand in the code file.
    pub(super) place: Option<Spot>,
    /// What `openssl smime -verify` says: `ok` or `fail`.
    pub(super) openssl: Option<&'static str>,
    /// Why our chain and signature checks differ from OpenSSL's answer, where they do.
    pub(super) differs: Option<&'static str>,
}

/// Where a code file comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// `images`, by a recipe.
    Made,
    /// `openssl-made`, checked in once: its signing times came from a clock.
    Frozen,
    /// Nowhere: it is made on demand.
    OnDemand,
}

/// What demands signatures.
pub(super) enum Demand {
    /// A configuration file, by its name below `configs` without `config-`.
    Config(&'static str),
    /// The caller: `mfg` or `mfg+co`.
    Need(&'static str),
}

/// A verdict.
pub(super) struct Expect {
    /// `accept`, `reject` or `incomplete`.
    pub(super) outcome: &'static str,
    /// Id of the deciding check.
    pub(super) check: Option<&'static str>,
    /// `manufacturer` or `co_signer`.
    pub(super) role: Option<&'static str>,
    /// Code of the event that a modem logs.
    pub(super) event: Option<&'static str>,
    /// Ids of checks that must fail as advice only.
    pub(super) warnings: &'static [&'static str],
}

/// A place in the code file.
#[derive(Clone, Copy)]
pub(super) enum Spot {
    /// The tag octet of the element with this path of child numbers.
    Element(&'static [usize]),
    /// The first octet of that element's content.
    Value(&'static [usize]),
    /// Octets behind the PKCS#7 prefix.
    Content(usize),
    /// Octets from the start.
    Octet(usize),
}

/// Every case.
pub(super) fn all() -> Vec<&'static Case> {
    [
        rows::CASES,
        policy::CASES,
        config::CASES,
        config_cvc::CASES,
        config_cvc::LEGACY_CASES,
        snmp::CASES,
        code_file::CASES,
        code_file::BROKEN_CASES,
        cvc::CASES,
        cvc::CHAIN_CASES,
        cvc::LEGACY_CASES,
        signatures::CASES,
        signatures::TIME_CASES,
        revocation::CASES,
        openssl_made::CASES,
    ]
    .into_iter()
    .flatten()
    .collect()
}

const M: Option<&str> = Some("manufacturer");
const C: Option<&str> = Some("co_signer");

const E201: Option<&str> = Some("E201.0");
const E202: Option<&str> = Some("E202.0");
const E203: Option<&str> = Some("E203.0");
const E204: Option<&str> = Some("E204.0");
const E205: Option<&str> = Some("E205.0");
const E206: Option<&str> = Some("E206.0");
const E207: Option<&str> = Some("E207.0");
const E208: Option<&str> = Some("E208.0");
const E209: Option<&str> = Some("E209.0");

const LEGACY_ROOT: &[&str] = &["legacy/root"];
const BOTH_ROOTS: &[&str] = &["legacy/root", "docsis31/root"];

const OK: Option<&str> = Some("ok");
const FAIL: Option<&str> = Some("fail");

const ACCEPT: Expect = Expect { outcome: "accept", check: None, role: None, event: None, warnings: &[] };

/// `m` under configuration row 2, for a modem that holds both roots: accepted.
const MFG31: Case = Case {
    name: "",
    why: "",
    image: "kind-mfg-31",
    source: Source::Made,
    demand: Demand::Config("row-02"),
    roots: BOTH_ROOTS,
    crls: &[],
    snmp_cvc: None,
    at: Some("2027-01-01T00:00:00Z"),
    docsis: "3.1",
    equality: "default",
    factory_fresh: false,
    controls: Some("default"),
    manufacturer: None,
    operator: None,
    secret: Some("DOCSIS"),
    expect: ACCEPT,
    place: None,
    openssl: OK,
    differs: None,
};

/// `m+c` under row 3.
const MFG_CO31: Case = Case { image: "kind-mfg-31-co-31", demand: Demand::Config("row-03"), ..MFG31 };

/// `M` under row 8.
const MFG_LEGACY: Case = Case { image: "kind-mfg-legacy", demand: Demand::Config("row-08"), ..MFG31 };

/// `M+Co` under row 12.
const MFG_CO_LEGACY: Case =
    Case { image: "kind-mfg-legacy-co-legacy", demand: Demand::Config("row-12"), ..MFG31 };

const fn accept_with(warnings: &'static [&'static str]) -> Expect {
    Expect { warnings, ..ACCEPT }
}

const fn reject(check: &'static str, role: Option<&'static str>, event: Option<&'static str>) -> Expect {
    Expect { outcome: "reject", check: Some(check), role, event, warnings: &[] }
}

/// A failed check whose rule is not confirmed: it has an event. A check that was not made has none.
const fn incomplete(check: &'static str, role: Option<&'static str>, event: Option<&'static str>) -> Expect {
    Expect { outcome: "incomplete", check: Some(check), role, event, warnings: &[] }
}
