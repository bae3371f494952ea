//! What both PKIs ask of each kind of certificate beyond RFC 5280, as data: one row a rule.
//!
//! A departure from a profile is not a fault of the chain. Few modems check the whole profile, some check none of
//! it; each rule says how it is known, and a rule without a confirmed source must not decide alone.

mod demand;
mod docsis31;
mod legacy;

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::Certificate;
use crate::crypto::HashAlgorithm;
use crate::report::Basis;
use crate::words::Pki;
use demand::Demand;

/// What a certificate is in its PKI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CertificateRole {
    /// The root.
    Root,
    /// The CA that issues CVCs: DOCSIS 3.1 PKI only.
    CvcCa,
    /// A code verification certificate.
    Cvc,
    /// A CA that issues device certificates; in the legacy PKI a manufacturer's own.
    DeviceCa,
    /// A cable modem's certificate.
    Device,
}

impl CertificateRole {
    /// All, root first.
    pub const ALL: [Self; 5] = [Self::Root, Self::CvcCa, Self::Cvc, Self::DeviceCa, Self::Device];

    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::CvcCa => "CVC CA",
            Self::Cvc => "CVC",
            Self::DeviceCa => "device CA",
            Self::Device => "device certificate",
        }
    }
}

/// A rule of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable id, kebab case, unique over both PKIs.
    pub id: &'static str,
    /// What it asks for.
    pub title: &'static str,
    /// How it is known.
    pub basis: Basis,
    /// Where it comes from.
    pub clause: &'static str,
}

/// A rule that a certificate does not follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// Which rule.
    pub rule: &'static Rule,
    /// Where, as offsets in the certificate's file.
    pub place: Range<usize>,
    /// What the rule asks for.
    pub expected: String,
    /// What the certificate has.
    pub found: String,
}

/// A rule and what tests it.
struct Row {
    rule: Rule,
    demand: Demand,
}

/// How rules are known, and where they come from.
#[derive(Clone, Copy)]
struct Source(Basis, &'static str);

const fn row(id: &'static str, title: &'static str, source: Source, demand: Demand) -> Row {
    let Source(basis, clause) = source;
    Row { rule: Rule { id, title, basis, clause }, demand }
}

/// The rules for one kind of certificate of one PKI.
pub fn rules(pki: Pki, role: CertificateRole) -> impl Iterator<Item = &'static Rule> {
    profile(pki, role).iter().map(|row| &row.rule)
}

/// The rules for `role` in `pki` that `certificate` does not follow, in the profile's order.
pub fn departures(certificate: &Certificate, pki: Pki, role: CertificateRole) -> Vec<Departure> {
    let departure = |row: &'static Row| {
        let (part, expected, found) = row.demand.departure(certificate)?;
        Some(Departure { rule: &row.rule, place: certificate.span(part), expected, found })
    };
    profile(pki, role).iter().filter_map(departure).collect()
}

/// Which PKI a root belongs to, and why that is believed.
///
/// Known names decide; the TEST hierarchies carry them, too. Any other self-signed certificate goes by the hash of
/// its own signature; `None` when that fits neither PKI.
pub fn pki_of_root(certificate: &Certificate) -> Option<(Pki, &'static str)> {
    // A certificate that signs code is no root, whoever offers it as one.
    if certificate.allows_code_signing() {
        return None;
    }
    let subject = certificate.subject();
    let organization = subject.organization().unwrap_or_default();
    if legacy::ROOT_ORGANIZATIONS.contains(&organization) {
        return Some((Pki::Legacy, "the organization is that of a legacy root"));
    }
    if organization == docsis31::ORGANIZATION
        && subject.common_name().is_some_and(|name| name.ends_with(docsis31::ROOT_NAME))
    {
        return Some((Pki::Docsis31, "the name is that of the CableLabs root"));
    }
    match certificate.signature_hash().filter(|_| certificate.is_self_issued())? {
        HashAlgorithm::Sha1 => Some((Pki::Legacy, "an unknown root that signs with SHA-1")),
        HashAlgorithm::Sha256 => Some((Pki::Docsis31, "an unknown root that signs with SHA-256")),
        HashAlgorithm::Md5 => None,
    }
}

fn profile(pki: Pki, role: CertificateRole) -> &'static [Row] {
    match (pki, role) {
        (Pki::Legacy, CertificateRole::Root) => legacy::ROOT,
        (Pki::Legacy, CertificateRole::CvcCa) => legacy::CVC_CA,
        (Pki::Legacy, CertificateRole::Cvc) => legacy::CVC,
        (Pki::Legacy, CertificateRole::DeviceCa) => legacy::DEVICE_CA,
        (Pki::Legacy, CertificateRole::Device) => legacy::DEVICE,
        (Pki::Docsis31, CertificateRole::Root) => docsis31::ROOT,
        (Pki::Docsis31, CertificateRole::CvcCa) => docsis31::CVC_CA,
        (Pki::Docsis31, CertificateRole::Cvc) => docsis31::CVC,
        (Pki::Docsis31, CertificateRole::DeviceCa) => docsis31::DEVICE_CA,
        (Pki::Docsis31, CertificateRole::Device) => docsis31::DEVICE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;

    #[test]
    fn every_rule_has_a_unique_kebab_case_id_a_title_and_a_source() {
        let mut seen = BTreeSet::new();
        for pki in [Pki::Legacy, Pki::Docsis31] {
            for role in CertificateRole::ALL {
                assert!(rules(pki, role).count() > 0, "{pki} {role:?}");
                for rule in rules(pki, role) {
                    assert!(seen.insert(rule.id), "{} stands twice", rule.id);
                    assert!(
                        rule.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                    );
                    assert!(!rule.title.is_empty() && !rule.clause.is_empty(), "{}", rule.id);
                }
            }
        }
    }
}
