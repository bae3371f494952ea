//! Checks of the configuration file and the CVCs in it.

use super::super::event::{E206, E207};
use super::{Basis, Check, Events, Group, Severity};

/// TLV structure of the configuration file.
pub static CONFIG_STRUCTURE: Check = Check {
    id: "config-structure",
    title: "TLV structure of the configuration file",
    group: Group::Config,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "MULPIv4.0 Annex C.1, D.1.3",
    events: Events::None,
    pass: "Every TLV ends where the next begins, and the end-of-data marker stands last.",
    fail: "The configuration file breaks off or is not built of TLVs.",
    advice: "Make the file again, or repair it at the offset shown.",
};

/// CM MIC (TLV 6).
pub static CONFIG_CM_MIC: Check = Check {
    id: "config-cm-mic",
    title: "CM MIC (TLV 6)",
    group: Group::Config,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "MULPIv4.0 Annex D.1.3.1",
    events: Events::None,
    pass: "The CM MIC matches the settings.",
    fail: "The CM MIC does not match the settings; a modem rejects the whole file.",
    advice: "Compute the MICs again after the last change to the settings.",
};

/// CMTS MIC (TLV 7).
pub static CONFIG_CMTS_MIC: Check = Check {
    id: "config-cmts-mic",
    title: "CMTS MIC (TLV 7)",
    group: Group::Config,
    severity: Severity::Optional,
    basis: Basis::Implementation,
    clause: "MULPIv4.0 Annex D.2.1",
    events: Events::None,
    pass: "The CMTS MIC matches the settings under the given shared secret.",
    fail: "The CMTS MIC does not match under the given shared secret; a CMTS with this secret refuses the modem.",
    advice: "Check the shared secret, or compute the CMTS MIC again with it.",
};

/// Extended CMTS MIC (TLV 43.6).
pub static CONFIG_EXTENDED_CMTS_MIC: Check = Check {
    id: "config-extended-cmts-mic",
    title: "Extended CMTS MIC (TLV 43.6)",
    group: Group::Config,
    severity: Severity::Unconfirmed,
    basis: Basis::Secondary,
    clause: "MULPIv3.x Annex C.1.1.18.1.6",
    events: Events::None,
    pass: "The extended CMTS MIC matches the settings that its bitmap selects.",
    fail: "The extended CMTS MIC does not match the settings that its bitmap selects.",
    advice: "Compute the extended CMTS MIC again; no CMTS has confirmed our reading of it, so try one before you rely on it.",
};

/// Hash of an MTA configuration file.
pub static CONFIG_MTA_HASH: Check = Check {
    id: "config-mta-hash",
    title: "Hash in the MTA configuration file",
    group: Group::Config,
    severity: Severity::Optional,
    basis: Basis::Artifact,
    clause: "PROV1.5 9.1; PKTC-MTA-MIB pktcMtaDevProvConfigHash",
    events: Events::None,
    pass: "The hash in the file is that of the file without it.",
    fail: "The hash in the file is not that of the file without it; an MTA that compares them refuses the file.",
    advice: "Compute the hash again after the last change to the settings.",
};

/// Secure software download is enabled.
pub static SSD_ENABLED: Check = Check {
    id: "ssd-enabled",
    title: "Secure software download is enabled",
    group: Group::Config,
    severity: Severity::Required,
    basis: Basis::Secondary,
    clause: "MULPIv4.0 C.1.2.10, C.1.2.11, C.1.2.21, C.1.2.22; SECv3.0 14",
    events: Events::None,
    pass: "The configuration file holds a CVC that this modem heeds, so software download is enabled.",
    fail: "No CVC that this modem heeds is in the configuration file, so software download is disabled.",
    advice: "Add the CVC of the image signer to the configuration file: TLV 32 or 33 for the legacy PKI, TLV 81 or 82 for DOCSIS 3.1.",
};

/// CVC of a role in the configuration file: encoding.
pub static CONFIG_CVC_FORMAT: Check = Check {
    id: "config-cvc-format",
    title: "{role} CVC in the configuration file: encoding",
    group: Group::Config,
    severity: Severity::Required,
    basis: Basis::Artifact,
    clause: "MULPIv4.0 C.1.2.10, C.1.2.11, C.1.2.21, C.1.2.22",
    events: Events::One(E206),
    pass: "The {role} CVC in the configuration file can be read.",
    fail: "The {role} CVC in the configuration file cannot be read.",
    advice: "Put the DER certificate into TLV 32 or 33, or the degenerate PKCS#7 chain into TLV 81 or 82, split into pieces of 254 octets.",
};

/// CVC of a role in the configuration file: key usage.
pub static CONFIG_CVC_EKU: Check = Check {
    id: "config-cvc-eku",
    title: "{role} CVC in the configuration file: key usage",
    group: Group::Config,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "SECv3.0 14.3; DOCS-IETF-BPI2-MIB",
    events: Events::One(E206),
    pass: "The {role} CVC in the configuration file is for code signing.",
    fail: "The {role} CVC in the configuration file is not for code signing.",
    advice: "Use a CVC whose extended key usage is codeSigning.",
};

/// CVC of a role in the configuration file: organization.
pub static CONFIG_CVC_ORGANIZATION: Check = Check {
    id: "config-cvc-organization",
    title: "{role} CVC in the configuration file: organization",
    group: Group::Config,
    severity: Severity::Required,
    basis: Basis::Specification,
    clause: "SECv3.0 14.3; DOCS-BPI2EXT-MIB MfgOrgName",
    events: Events::One(E207),
    pass: "The {role} CVC in the configuration file names the organization that the modem has stored.",
    fail: "The {role} CVC in the configuration file names another organization than the modem has stored.",
    advice: "Use the CVC of the manufacturer of this modem; the name must be equal byte for byte.",
};

/// CVC of a role in the configuration file: cvcAccessStart.
pub static CONFIG_CVC_ACCESS_START: Check = Check {
    id: "config-cvc-access-start",
    title: "{role} CVC in the configuration file: cvcAccessStart",
    group: Group::Config,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "SECv3.0 14.3; DOCS-BPI2EXT-MIB CvcAccessStart",
    events: Events::One(E207),
    pass: "The {role} CVC in the configuration file is not older than cvcAccessStart.",
    fail: "The {role} CVC in the configuration file is older than the modem allows: it starts before cvcAccessStart.",
    advice: "Use the newest CVC of this organization; the modem has seen a later one.",
};

/// CVC of a role in the configuration file: chain.
pub static CONFIG_CVC_CHAIN: Check = Check {
    id: "config-cvc-chain",
    title: "{role} CVC in the configuration file: chain",
    group: Group::Config,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "SECv3.0 14.3; RFC 5280 6.1",
    events: Events::One(E207),
    pass: "The {role} CVC in the configuration file chains to a root of the modem.",
    fail: "The {role} CVC in the configuration file does not chain to a root of the modem.",
    advice: "Use a CVC issued under the root that this modem holds, with its CVC CA in TLV 81 or 82.",
};

/// CVC of a role in the configuration file: validity now.
pub static CONFIG_CVC_VALIDITY: Check = Check {
    id: "config-cvc-validity",
    title: "{role} CVC in the configuration file: validity now",
    group: Group::Config,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "RFC 5280 6.1.3; OpenRPD verify_cvc",
    events: Events::One(E207),
    pass: "The {role} CVC in the configuration file and its chain are valid at the given time.",
    fail: "The {role} CVC in the configuration file or its chain is not valid at the given time.",
    advice: "Use a CVC that is valid now; ask the signer for a renewed one.",
};

/// Of a role: legacy CVC in the configuration file: validity now.
pub static CONFIG_CVC_VALIDITY_LEGACY: Check = Check {
    id: "config-cvc-validity-legacy",
    title: "{role} legacy CVC in the configuration file: validity now",
    group: Group::Config,
    severity: Severity::Unconfirmed,
    basis: Basis::Unverified,
    clause: "SECv3.0 14.3 (wording not seen)",
    events: Events::One(E207),
    pass: "The {role} CVC in the configuration file is valid at the given time.",
    fail: "The {role} CVC in the configuration file is not valid at the given time; whether a legacy modem compares it with its clock is not known.",
    advice: "Use a CVC that is valid now, or try it on one modem of this model.",
};

/// CVC of a role in the configuration file: revocation.
pub static CONFIG_CVC_REVOKED: Check = Check {
    id: "config-cvc-revoked",
    title: "{role} CVC in the configuration file: revocation",
    group: Group::Config,
    severity: Severity::Optional,
    basis: Basis::Caller,
    clause: "RFC 5280 6.3",
    events: Events::None,
    pass: "No given CRL revokes the {role} CVC in the configuration file or its CVC CA.",
    fail: "A given CRL revokes the {role} CVC in the configuration file or its CVC CA.",
    advice: "Replace the revoked CVC; do not use images signed with it.",
};

/// CVC of a role in the configuration file: certificate profile.
pub static CONFIG_CVC_PROFILE: Check = Check {
    id: "config-cvc-profile",
    title: "{role} CVC in the configuration file: certificate profile",
    group: Group::Config,
    severity: Severity::Advice,
    basis: Basis::Artifact,
    clause: "CableLabs CVC profiles (as observed)",
    events: Events::None,
    pass: "The {role} CVC in the configuration file and its CA fit the profile of their PKI.",
    fail: "The {role} CVC in the configuration file or its CA departs from the profile of its PKI.",
    advice: "Ask the CA for a certificate of the standard profile; some modems are stricter than others.",
};

/// CVC TLVs that this modem ignores.
pub static CONFIG_CVC_IGNORED: Check = Check {
    id: "config-cvc-ignored",
    title: "CVC TLVs that this modem ignores",
    group: Group::Config,
    severity: Severity::Advice,
    basis: Basis::Secondary,
    clause: "MULPIv4.0 C.1.2.21; SECv3.1 14",
    events: Events::None,
    pass: "This modem heeds every CVC TLV in the configuration file.",
    fail: "This modem ignores some CVC TLVs of the configuration file.",
    advice: "Nothing, if other modems of the fleet need them; else remove them.",
};

/// Every check of this group.
pub(super) static ALL: &[&Check] = &[
    &CONFIG_STRUCTURE,
    &CONFIG_CM_MIC,
    &CONFIG_CMTS_MIC,
    &CONFIG_EXTENDED_CMTS_MIC,
    &CONFIG_MTA_HASH,
    &SSD_ENABLED,
    &CONFIG_CVC_FORMAT,
    &CONFIG_CVC_EKU,
    &CONFIG_CVC_ORGANIZATION,
    &CONFIG_CVC_ACCESS_START,
    &CONFIG_CVC_CHAIN,
    &CONFIG_CVC_VALIDITY,
    &CONFIG_CVC_VALIDITY_LEGACY,
    &CONFIG_CVC_REVOKED,
    &CONFIG_CVC_PROFILE,
    &CONFIG_CVC_IGNORED,
];
