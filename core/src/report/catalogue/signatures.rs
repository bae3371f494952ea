//! Checks of the signatures, and of names and times against the access controls.

use super::super::event::{E201, E202, E203, E204, E205};
use super::{Basis, Check, Events, Group, Severity};

/// Every signature has its certificate.
pub static SIGNER_CERTIFICATE: Check = Check {
    id: "signer-certificate",
    title: "Every signature has its certificate",
    group: Group::Signatures,
    severity: Severity::Required,
    basis: Basis::Inferred,
    clause: "RFC 2315 9.2",
    events: Events::ByRole(E202, E204),
    pass: "Every signature is paired with a certificate by issuer and serial number.",
    fail: "A signature has no certificate in the code file.",
    advice: "Put the CVC of every signer into the code file.",
};

/// Of a role: signature: present.
pub static SIGNATURE_PRESENT: Check = Check {
    id: "signature-present",
    title: "{role} signature: present",
    group: Group::Signatures,
    severity: Severity::Required,
    basis: Basis::Secondary,
    clause: "SECv3.0 14.3.3",
    events: Events::ByRole(E203, E204),
    pass: "The {role} signature that the configuration demands is there.",
    fail: "The image carries no {role} signature, and the configuration demands one.",
    advice: "Have the {role} sign the image.",
};

/// Of a role: signature: not demanded.
pub static SIGNATURE_UNEXPECTED: Check = Check {
    id: "signature-unexpected",
    title: "{role} signature: not demanded",
    group: Group::Signatures,
    severity: Severity::Required,
    basis: Basis::Secondary,
    clause: "SECv3.0 14.3.3",
    events: Events::ByRole(E203, E204),
    pass: "There is no signature that the configuration does not demand.",
    fail: "The image carries a {role} signature, but the configuration holds no {role} CVC; a modem must not accept a co-signed file then.",
    advice: "Add the {role} CVC to the configuration file, or use the image without this signature.",
};

/// Of a role: signature: PKI in force.
pub static SIGNATURE_PKI: Check = Check {
    id: "signature-pki",
    title: "{role} signature: PKI in force",
    group: Group::Signatures,
    severity: Severity::Required,
    basis: Basis::Secondary,
    clause: "SECv3.1 14; MULPIv4.0 C.1.2.21",
    events: Events::ByRole(E202, E204),
    pass: "The {role} signature uses the PKI that the configuration puts in force.",
    fail: "The {role} signature uses another PKI than the configuration puts in force.",
    advice: "Sign with a CVC of the PKI in force, or change the CVC TLVs of the configuration file.",
};

/// Of a role: signature: signed attributes.
pub static SIGNER_ATTRIBUTES: Check = Check {
    id: "signer-attributes",
    title: "{role} signature: signed attributes",
    group: Group::Signatures,
    severity: Severity::Required,
    basis: Basis::Artifact,
    clause: "SECv3.0 14 (code file tables); RFC 2315 9.2",
    events: Events::ByRole(E203, E205),
    pass: "The {role} signature covers contentType, signingTime and messageDigest.",
    fail: "The {role} signature does not cover contentType, signingTime and messageDigest, each once and well formed.",
    advice: "Sign again with a tool that writes these three attributes (OpenSSL drops signingTime when it co-signs).",
};

/// Of a role: signature: other attributes.
pub static SIGNER_EXTRA_ATTRIBUTES: Check = Check {
    id: "signer-extra-attributes",
    title: "{role} signature: other attributes",
    group: Group::Signatures,
    severity: Severity::Unconfirmed,
    basis: Basis::Unverified,
    clause: "SECv3.0 14 (code file tables, not seen)",
    events: Events::ByRole(E203, E205),
    pass: "The {role} signature has no attributes beyond the three that DOCSIS uses.",
    fail: "The {role} signature has attributes beyond the three that DOCSIS uses; whether a modem takes them is not known.",
    advice: "Sign again without S/MIME capabilities and other extras.",
};

/// Of a role: signature: digest algorithm.
pub static SIGNER_DIGEST_ALGORITHM: Check = Check {
    id: "signer-digest-algorithm",
    title: "{role} signature: digest algorithm",
    group: Group::Signatures,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "SECv3.1 14; OpenRPD",
    events: Events::ByRole(E203, E205),
    pass: "The {role} signature uses the digest algorithm of its PKI.",
    fail: "The {role} signature does not use the digest algorithm of its PKI.",
    advice: "Sign with SHA-256 for DOCSIS 3.1 CVCs.",
};

/// Of a role: legacy signature: digest algorithm.
pub static SIGNER_DIGEST_ALGORITHM_LEGACY: Check = Check {
    id: "signer-digest-algorithm-legacy",
    title: "{role} legacy signature: digest algorithm",
    group: Group::Signatures,
    severity: Severity::Unconfirmed,
    basis: Basis::Unverified,
    clause: "SECv3.0 14 (code file tables, not seen)",
    events: Events::ByRole(E203, E205),
    pass: "The {role} signature uses SHA-1, as the legacy PKI does.",
    fail: "The {role} signature does not use SHA-1; whether a modem takes another digest under a legacy CVC is not known.",
    advice: "Sign with SHA-1 under legacy CVCs, or try the file on one modem of this model.",
};

/// Of a role: signature: digest of SignedContent.
pub static MESSAGE_DIGEST: Check = Check {
    id: "message-digest",
    title: "{role} signature: digest of SignedContent",
    group: Group::Signatures,
    severity: Severity::Required,
    basis: Basis::Artifact,
    clause: "SECv3.0 14.3.3; RFC 2315 9.3",
    events: Events::ByRole(E203, E205),
    pass: "The digest in the {role} signature equals that of SignedContent.",
    fail: "The digest in the {role} signature differs from that of SignedContent: the image was changed after signing.",
    advice: "Fetch the file again; if it is whole, have it signed again.",
};

/// Of a role: signature: RSA signature.
pub static SIGNATURE_VALUE: Check = Check {
    id: "signature-value",
    title: "{role} signature: RSA signature",
    group: Group::Signatures,
    severity: Severity::Required,
    basis: Basis::Artifact,
    clause: "SECv3.0 14.3.3; RFC 2315 9.4",
    events: Events::ByRole(E203, E205),
    pass: "The {role} signature verifies with the key of its CVC.",
    fail: "The {role} signature does not verify with the key of its CVC.",
    advice: "Have it signed again with the key that belongs to the CVC.",
};

/// CVC of a role: organization.
pub static CVC_ORGANIZATION: Check = Check {
    id: "cvc-organization",
    title: "{role} CVC: organization",
    group: Group::AccessControls,
    severity: Severity::Required,
    basis: Basis::Specification,
    clause: "SECv3.0 14.3; DOCS-BPI2EXT-MIB OrgName",
    events: Events::One(E201),
    pass: "The {role} CVC names the organization that the modem has stored.",
    fail: "The {role} CVC names another organization than the modem has stored.",
    advice: "Use the image of the manufacturer of this modem, co-signed by the organization whose CVC is in the configuration file.",
};

/// Of a role: signingTime: codeAccessStart.
pub static SIGNING_TIME_ACCESS_START: Check = Check {
    id: "signing-time-access-start",
    title: "{role} signingTime: codeAccessStart",
    group: Group::AccessControls,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "SECv3.0 14.3; DOCS-BPI2EXT-MIB CodeAccessStart",
    events: Events::One(E201),
    pass: "The {role} signed the image no earlier than codeAccessStart.",
    fail: "The {role} signed the image too early: signingTime is before codeAccessStart, so the modem takes it for a replay of an old image.",
    advice: "Use a newer image, or have this one signed again.",
};

/// Of a role: signingTime: start of the CVC.
pub static SIGNING_TIME_CVC_START: Check = Check {
    id: "signing-time-cvc-start",
    title: "{role} signingTime: start of the CVC",
    group: Group::AccessControls,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "SECv3.0 14.3; OpenRPD",
    events: Events::One(E201),
    pass: "The {role} signed the image after the CVC became valid.",
    fail: "The {role} signed the image before the CVC became valid.",
    advice: "Have it signed again with the right clock.",
};

/// Of a role: signingTime: end of the CVC.
pub static SIGNING_TIME_CVC_END: Check = Check {
    id: "signing-time-cvc-end",
    title: "{role} signingTime: end of the CVC",
    group: Group::AccessControls,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "SECv3.0 14.3; OpenRPD",
    events: Events::One(E201),
    pass: "The {role} signed the image before the CVC expired.",
    fail: "The {role} signed the image after the CVC expired.",
    advice: "Have it signed again with a CVC that is valid.",
};

/// CVC of a role: cvcAccessStart.
pub static CVC_ACCESS_START: Check = Check {
    id: "cvc-access-start",
    title: "{role} CVC: cvcAccessStart",
    group: Group::AccessControls,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "SECv3.0 14.3; DOCS-BPI2EXT-MIB CvcAccessStart",
    events: Events::One(E201),
    pass: "The {role} CVC is not older than cvcAccessStart.",
    fail: "The {role} CVC is older than the modem allows: it starts before cvcAccessStart.",
    advice: "Have the image signed with the newest CVC of this organization.",
};

/// No more signatures than roles.
pub static SIGNER_SURPLUS: Check = Check {
    id: "signer-surplus",
    title: "Number of signatures",
    group: Group::Signatures,
    severity: Severity::Unconfirmed,
    basis: Basis::Unverified,
    clause: "SECv3.0 14 (code file tables, not seen)",
    events: Events::None,
    pass: "There is at most one signature for each role.",
    fail: "There are more signatures than a manufacturer's and a co-signer's; what a modem does with the rest is not known.",
    advice: "Sign again with one manufacturer and at most one co-signer signature.",
};

/// Every check of this group.
pub(super) static ALL: &[&Check] = &[
    &SIGNER_CERTIFICATE,
    &SIGNER_SURPLUS,
    &SIGNATURE_PRESENT,
    &SIGNATURE_UNEXPECTED,
    &SIGNATURE_PKI,
    &SIGNER_ATTRIBUTES,
    &SIGNER_EXTRA_ATTRIBUTES,
    &SIGNER_DIGEST_ALGORITHM,
    &SIGNER_DIGEST_ALGORITHM_LEGACY,
    &MESSAGE_DIGEST,
    &SIGNATURE_VALUE,
    &CVC_ORGANIZATION,
    &SIGNING_TIME_ACCESS_START,
    &SIGNING_TIME_CVC_START,
    &SIGNING_TIME_CVC_END,
    &CVC_ACCESS_START,
];
