//! Checks of the CVCs in the code file.

use super::super::event::{E201, E202, E204};
use super::{Basis, Check, Events, Group, Severity};

/// CVC of a role: chain.
pub static CVC_CHAIN: Check = Check {
    id: "cvc-chain",
    title: "{role} CVC: chain",
    group: Group::Certificates,
    severity: Severity::Required,
    basis: Basis::Secondary,
    clause: "SECv3.0 14.3; RFC 5280 6.1",
    events: Events::ByRole(E202, E204),
    pass: "The {role} CVC chains to a root of the modem.",
    fail: "The {role} CVC does not chain to a root of the modem.",
    advice: "Sign with a CVC issued under the root that this modem holds, and put its CVC CA into the code file.",
};

/// CVC of a role: key usage.
pub static CVC_EKU: Check = Check {
    id: "cvc-eku",
    title: "{role} CVC: key usage",
    group: Group::Certificates,
    severity: Severity::Required,
    basis: Basis::Implementation,
    clause: "SECv3.0 14.3",
    events: Events::One(E201),
    pass: "The {role} CVC is for code signing.",
    fail: "The {role} CVC is not for code signing.",
    advice: "Sign with a CVC whose extended key usage is codeSigning.",
};

/// CVC of a role: validity now.
pub static CVC_VALIDITY: Check = Check {
    id: "cvc-validity",
    title: "{role} CVC: validity now",
    group: Group::Certificates,
    severity: Severity::Unconfirmed,
    basis: Basis::Unverified,
    clause: "SECv3.1 14 (wording not seen)",
    events: Events::ByRole(E202, E204),
    pass: "The {role} CVC and its chain are valid at the given time.",
    fail: "The {role} CVC or its chain is not valid at the given time; whether a modem compares the CVC of a code file with its clock is not known.",
    advice: "Sign with a CVC that is valid now, or try the file on one modem of this model.",
};

/// CVC of a role: revocation.
pub static CVC_REVOKED: Check = Check {
    id: "cvc-revoked",
    title: "{role} CVC: revocation",
    group: Group::Certificates,
    severity: Severity::Optional,
    basis: Basis::Caller,
    clause: "RFC 5280 6.3",
    events: Events::None,
    pass: "No given CRL revokes the {role} CVC or its CVC CA.",
    fail: "A given CRL revokes the {role} CVC or its CVC CA.",
    advice: "Do not install images signed with a revoked CVC; ask the signer for a new signature.",
};

/// CVC of a role: certificate profile.
pub static CVC_PROFILE: Check = Check {
    id: "cvc-profile",
    title: "{role} CVC: certificate profile",
    group: Group::Certificates,
    severity: Severity::Advice,
    basis: Basis::Artifact,
    clause: "CableLabs CVC profiles (as observed)",
    events: Events::None,
    pass: "The {role} CVC and its CA fit the profile of their PKI.",
    fail: "The {role} CVC or its CA departs from the profile of its PKI.",
    advice: "Ask the CA for a certificate of the standard profile; some modems are stricter than others.",
};

/// CVC of a role CA: name.
pub static CVC_CA_NAME: Check = Check {
    id: "cvc-ca-name",
    title: "{role} CVC CA: name",
    group: Group::Certificates,
    severity: Severity::Unconfirmed,
    basis: Basis::Unverified,
    clause: "CableLabs New PKI Certificate Policy (not seen)",
    events: Events::ByRole(E202, E204),
    pass: "The CA above the {role} CVC is a CVC CA by its name.",
    fail: "The CA above the {role} CVC is not a CVC CA by its name; whether a modem looks at the name is not known.",
    advice: "Sign with a CVC issued by the CableLabs CVC CA.",
};

/// Given CRLs can be used.
pub static CRL_USABLE: Check = Check {
    id: "crl-usable",
    title: "CRLs for the {role} CVC",
    group: Group::Certificates,
    severity: Severity::Unconfirmed,
    basis: Basis::Caller,
    clause: "RFC 5280 6.3.3",
    events: Events::None,
    pass: "The given CRLs settle whether the {role} CVC is revoked.",
    fail: "A CRL was given for the {role} CVC, but it does not settle whether the CVC is revoked.",
    advice: "Fetch the current CRL of this CA, or leave the CRL out.",
};

/// Every check of this group.
pub(super) static ALL: &[&Check] =
    &[&CVC_CHAIN, &CVC_EKU, &CVC_VALIDITY, &CVC_REVOKED, &CVC_PROFILE, &CVC_CA_NAME, &CRL_USABLE];
