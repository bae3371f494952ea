//! Checks of a CVC that a manager sends by SNMP.

use super::super::event::{E208, E209};
use super::{Basis, Check, Events, Group, Severity};

/// The modem takes CVCs by SNMP.
pub static SNMP_CVC_ENABLED: Check = Check {
    id: "snmp-cvc-enabled",
    title: "The modem takes CVCs by SNMP",
    group: Group::Snmp,
    severity: Severity::Required,
    basis: Basis::Specification,
    clause: "DOCS-IETF-BPI2-MIB docsBpi2CodeCvcUpdate",
    events: Events::One(E208),
    pass: "Software download is enabled, so the modem takes a CVC by SNMP.",
    fail: "Software download is not enabled by the configuration file, so the modem refuses the CVC sent by SNMP.",
    advice: "Enable software download in the configuration file first.",
};

/// CVC by SNMP: encoding.
pub static SNMP_CVC_FORMAT: Check = Check {
    id: "snmp-cvc-format",
    title: "CVC by SNMP: encoding",
    group: Group::Snmp,
    severity: Severity::Required,
    basis: Basis::Specification,
    clause: "DOCS-BPI2EXT-MIB docsBpi2Ext31CodeUpdateCvcChain",
    events: Events::One(E208),
    pass: "The CVC sent by SNMP can be read.",
    fail: "The CVC sent by SNMP cannot be read, or is longer than the object takes.",
    advice: "Send a DER certificate to docsBpi2CodeCvcUpdate, or the degenerate PKCS#7 chain to docsBpi2Ext31CodeUpdateCvcChain.",
};

/// CVC by SNMP: key usage.
pub static SNMP_CVC_EKU: Check = Check {
    id: "snmp-cvc-eku",
    title: "CVC by SNMP: key usage",
    group: Group::Snmp,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "DOCS-IETF-BPI2-MIB; SECv3.0 14.3",
    events: Events::One(E208),
    pass: "The CVC sent by SNMP is for code signing.",
    fail: "The CVC sent by SNMP is not for code signing.",
    advice: "Send a CVC whose extended key usage is codeSigning.",
};

/// CVC by SNMP: organization.
pub static SNMP_CVC_ORGANIZATION: Check = Check {
    id: "snmp-cvc-organization",
    title: "CVC by SNMP: organization",
    group: Group::Snmp,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "DOCS-IETF-BPI2-MIB; SECv3.0 14.3",
    events: Events::One(E208),
    pass: "The CVC sent by SNMP names the manufacturer or the current co-signer.",
    fail: "The CVC sent by SNMP names neither the manufacturer nor the current co-signer; SNMP cannot introduce a new co-signer.",
    advice: "Send a CVC of the manufacturer or of the current co-signer; a new co-signer comes with the configuration file.",
};

/// CVC by SNMP: cvcAccessStart.
pub static SNMP_CVC_ACCESS_START: Check = Check {
    id: "snmp-cvc-access-start",
    title: "CVC by SNMP: cvcAccessStart",
    group: Group::Snmp,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "DOCS-BPI2EXT-MIB CvcAccessStart; SECv3.0 14.3",
    events: Events::One(E208),
    pass: "The CVC sent by SNMP is newer than cvcAccessStart.",
    fail: "The CVC sent by SNMP is not newer than cvcAccessStart; by SNMP it must start strictly later.",
    advice: "Send a CVC that starts later than the one the modem has seen.",
};

/// CVC by SNMP: chain.
pub static SNMP_CVC_CHAIN: Check = Check {
    id: "snmp-cvc-chain",
    title: "CVC by SNMP: chain",
    group: Group::Snmp,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "SECv3.0 14.3; RFC 5280 6.1",
    events: Events::One(E209),
    pass: "The CVC sent by SNMP chains to a root of the modem.",
    fail: "The CVC sent by SNMP does not chain to a root of the modem.",
    advice: "Send a CVC issued under the root that this modem holds.",
};

/// CVC by SNMP: validity now.
pub static SNMP_CVC_VALIDITY: Check = Check {
    id: "snmp-cvc-validity",
    title: "CVC by SNMP: validity now",
    group: Group::Snmp,
    severity: Severity::Unconfirmed,
    basis: Basis::Unverified,
    clause: "RFC 5280 6.1.3",
    events: Events::One(E209),
    pass: "The CVC sent by SNMP and its chain are valid at the given time.",
    fail: "The CVC sent by SNMP or its chain is not valid at the given time; whether a modem compares it with its clock is not known.",
    advice: "Send a CVC that is valid now.",
};

/// Legacy CVC by SNMP: validity now.
pub static SNMP_CVC_VALIDITY_LEGACY: Check = Check {
    id: "snmp-cvc-validity-legacy",
    title: "Legacy CVC by SNMP: validity now",
    group: Group::Snmp,
    severity: Severity::Unconfirmed,
    basis: Basis::Unverified,
    clause: "SECv3.0 14.3 (wording not seen)",
    events: Events::One(E209),
    pass: "The CVC sent by SNMP is valid at the given time.",
    fail: "The CVC sent by SNMP is not valid at the given time; whether a legacy modem compares it with its clock is not known.",
    advice: "Send a CVC that is valid now.",
};

/// CVC by SNMP: revocation.
pub static SNMP_CVC_REVOKED: Check = Check {
    id: "snmp-cvc-revoked",
    title: "CVC by SNMP: revocation",
    group: Group::Snmp,
    severity: Severity::Optional,
    basis: Basis::Caller,
    clause: "RFC 5280 6.3",
    events: Events::None,
    pass: "No given CRL revokes the CVC sent by SNMP or its CVC CA.",
    fail: "A given CRL revokes the CVC sent by SNMP or its CVC CA.",
    advice: "Replace the revoked CVC.",
};

/// Every check of this group.
pub(super) static ALL: &[&Check] = &[
    &SNMP_CVC_ENABLED,
    &SNMP_CVC_FORMAT,
    &SNMP_CVC_EKU,
    &SNMP_CVC_ORGANIZATION,
    &SNMP_CVC_ACCESS_START,
    &SNMP_CVC_CHAIN,
    &SNMP_CVC_VALIDITY,
    &SNMP_CVC_VALIDITY_LEGACY,
    &SNMP_CVC_REVOKED,
];
