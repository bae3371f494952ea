//! Checks that every CVC undergoes, wherever it comes from.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use super::Case;
use super::trust::{ChainAnswer, Revocation};
use crate::config::cvc::Joined;
use crate::pki::name::Attribute;
use crate::pki::profile::{CertificateRole, departures};
use crate::pki::{Certificate, Part, VerifiedChain};
use crate::report::{CertificateEntry, Check, Finding, Outcome, Place, catalogue};
use crate::time::Timestamp;
use crate::words::{Pki, Role};

/// The check ids of one place where CVCs come from.
pub(super) struct CvcRules {
    pub(super) eku: &'static Check,
    pub(super) organization: &'static Check,
    pub(super) access_start: &'static Check,
    pub(super) chain: &'static Check,
    /// Validity now under the DOCSIS 3.1 PKI, and under the legacy PKI.
    pub(super) validity: [&'static Check; 2],
    pub(super) revoked: &'static Check,
    pub(super) profile: Option<&'static Check>,
}

pub(super) static IN_CONFIG: CvcRules = CvcRules {
    eku: &catalogue::CONFIG_CVC_EKU,
    organization: &catalogue::CONFIG_CVC_ORGANIZATION,
    access_start: &catalogue::CONFIG_CVC_ACCESS_START,
    chain: &catalogue::CONFIG_CVC_CHAIN,
    validity: [&catalogue::CONFIG_CVC_VALIDITY, &catalogue::CONFIG_CVC_VALIDITY_LEGACY],
    revoked: &catalogue::CONFIG_CVC_REVOKED,
    profile: Some(&catalogue::CONFIG_CVC_PROFILE),
};

pub(super) static BY_SNMP: CvcRules = CvcRules {
    eku: &catalogue::SNMP_CVC_EKU,
    organization: &catalogue::SNMP_CVC_ORGANIZATION,
    access_start: &catalogue::SNMP_CVC_ACCESS_START,
    chain: &catalogue::SNMP_CVC_CHAIN,
    validity: [&catalogue::SNMP_CVC_VALIDITY, &catalogue::SNMP_CVC_VALIDITY_LEGACY],
    revoked: &catalogue::SNMP_CVC_REVOKED,
    profile: None,
};

pub(super) static IN_CODE_FILE: CvcRules = CvcRules {
    eku: &catalogue::CVC_EKU,
    organization: &catalogue::CVC_ORGANIZATION,
    access_start: &catalogue::CVC_ACCESS_START,
    chain: &catalogue::CVC_CHAIN,
    validity: [&catalogue::CVC_VALIDITY, &catalogue::CVC_VALIDITY],
    revoked: &catalogue::CVC_REVOKED,
    profile: Some(&catalogue::CVC_PROFILE),
};

/// What to do about controls that are not known.
pub(super) const GIVE_CONTROLS: &str = "give its access controls, or take a factory-fresh modem";

/// How a time is compared with the time stored in the modem.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// `>=`.
    NotBefore,
    /// `>`.
    After,
}

impl Relation {
    fn holds(self, time: Timestamp, start: Timestamp) -> bool {
        match self {
            Self::NotBefore => time >= start,
            Self::After => time > start,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::NotBefore => "at or after",
            Self::After => "after",
        }
    }
}

/// Turns offsets of a certificate into places of the report.
#[derive(Clone, Copy)]
pub(super) struct Locator<'a> {
    pub(super) file: usize,
    /// Set when the certificate was joined from pieces of a TLV.
    pub(super) joined: Option<&'a Joined>,
}

impl Locator<'_> {
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        let in_file = |at: usize| self.joined.map_or(at, |joined| joined.file_offset(at));
        let offset = in_file(span.start);
        // The headers between two pieces belong to what spans both.
        let length = span.len().checked_sub(1).map_or(0, |last| in_file(span.start + last) + 1 - offset);
        Place { file: self.file, offset: offset as u64, length: length as u64 }
    }
}

/// A CVC with where it came from.
#[derive(Clone, Copy)]
pub(super) struct Cvc<'a> {
    pub(super) certificate: &'a Certificate,
    /// Every certificate that came with it.
    pub(super) pool: &'a [Certificate],
    pub(super) at: Locator<'a>,
    pub(super) pki: Pki,
    pub(super) role: Role,
}

impl Cvc<'_> {
    pub(super) fn place(&self, part: Part) -> Place {
        self.at.place(&self.certificate.span(part))
    }

    pub(super) fn not_before(&self) -> Timestamp {
        self.certificate.validity().not_before
    }
}

impl Case<'_> {
    /// Adds a finding and says whether it passed.
    pub(super) fn add(&mut self, finding: Finding) -> bool {
        self.findings.add(finding)
    }

    /// EKU present and naming codeSigning.
    pub(super) fn check_eku(&mut self, cvc: &Cvc<'_>, rules: &CvcRules) -> bool {
        let found = match cvc.certificate.extended_key_usage() {
            None => "no extended key usage".to_string(),
            Some(usages) => usages.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        };
        self.add(
            Finding::test(rules.eku, Some(cvc.role), cvc.certificate.allows_code_signing())
                .with_expected("codeSigning (1.3.6.1.5.5.7.3.3)")
                .with_found(found)
                .with_place(cvc.place(Part::ExtendedKeyUsage)),
        )
    }

    /// organizationName against the modem's, byte for byte.
    pub(super) fn check_organization(
        &mut self,
        cvc: &Cvc<'_>,
        rules: &CvcRules,
        stored: Option<&str>,
    ) -> bool {
        let Some(stored) = stored else {
            let why = format!("The {} name stored in the modem is not known; {GIVE_CONTROLS}.", cvc.role);
            return self.add(Finding::not_checked(rules.organization, Some(cvc.role), why));
        };
        let subject = cvc.certificate.subject();
        let name = subject.organization();
        let octets = |a: &Attribute| a.label() == "O" && a.value() == stored.as_bytes();
        if name == Some(stored) && !subject.attributes().iter().any(octets) {
            let why = "The names are equal as text, but the CVC writes its name in another kind of string; a modem \
                       compares octets, and which it has stored is not known.";
            let finding = Finding::not_checked(rules.organization, Some(cvc.role), why);
            return self.add(finding.with_place(cvc.place(Part::SubjectOrganization)));
        }
        self.add(
            Finding::test(rules.organization, Some(cvc.role), name == Some(stored) && !stored.is_empty())
                .with_expected(stored)
                .with_found(name.unwrap_or("no organizationName"))
                .with_place(cvc.place(Part::SubjectOrganization)),
        )
    }

    /// Start of the CVC against cvcAccessStart.
    pub(super) fn check_access_start(
        &mut self,
        cvc: &Cvc<'_>,
        rules: &CvcRules,
        start: Option<Timestamp>,
        relation: Relation,
    ) -> bool {
        let place = cvc.place(Part::NotBefore);
        self.check_start(
            rules.access_start,
            cvc.role,
            cvc.not_before(),
            start,
            ("cvcAccessStart", relation),
            place,
        )
    }

    /// A time against the time stored in the modem.
    pub(super) fn check_start(
        &mut self,
        check: &'static Check,
        role: Role,
        time: Timestamp,
        start: Option<Timestamp>,
        (name, relation): (&str, Relation),
        place: Place,
    ) -> bool {
        let Some(start) = start else {
            return self.add(Finding::not_checked(
                check,
                Some(role),
                format!("The modem's {name} is not known; {GIVE_CONTROLS}."),
            ));
        };
        self.add(
            Finding::test(check, Some(role), relation.holds(time, start))
                .with_expected(format!("{} {name} {start}", relation.word()))
                .with_found(time.to_string())
                .with_place(place),
        )
    }

    /// Chain, validity now, revocation, profile; the chain if it holds.
    pub(super) fn check_chain(&mut self, cvc: &Cvc<'_>, rules: &CvcRules) -> Option<VerifiedChain> {
        let role = Some(cvc.role);
        let chain = match self.chain(cvc.pki, cvc.certificate, cvc.pool) {
            ChainAnswer::Verified(chain) => chain,
            ChainAnswer::Failed(refusal) => {
                let finding = Finding::new(
                    rules.chain,
                    role,
                    self.failed_chain_outcome(cvc, rules, refusal.issuer_missing),
                );
                let place = self.locate(cvc, &refusal.certificate).place(&refusal.span);
                self.add(finding.with_expected(refusal.expected).with_found(refusal.found).with_place(place));
                return None;
            }
            ChainAnswer::Unknown(why) => {
                self.add(Finding::not_checked(rules.chain, role, why));
                return None;
            }
        };
        self.list_chain(cvc, &chain);
        let names: Vec<_> = chain.certificates().iter().map(|c| c.subject().to_string()).collect();
        self.add(
            Finding::new(rules.chain, role, Outcome::Pass)
                .with_found(names.join(" <- "))
                .with_place(cvc.place(Part::Whole)),
        );
        self.check_validity(cvc, rules, &chain);
        self.check_revocation(cvc, rules, &chain);
        self.check_profile(cvc, rules, &chain);
        Some(chain)
    }

    /// A code file without its CVC CA may still verify on a modem that keeps the CA of the configuration file.
    fn failed_chain_outcome(&self, cvc: &Cvc<'_>, rules: &CvcRules, issuer_missing: bool) -> Outcome {
        let in_code_file = core::ptr::eq(rules.chain, &raw const catalogue::CVC_CHAIN);
        let elsewhere = in_code_file
            && issuer_missing
            && cvc.pki == Pki::Docsis31
            && matches!(self.chain(cvc.pki, cvc.certificate, &self.config_cas), ChainAnswer::Verified(_));
        if !elsewhere {
            return Outcome::Fail;
        }
        let why = "The CVC CA is not in the code file, only in the configuration file; whether a modem takes it from \
                   there is not known.";
        Outcome::NotChecked(why.to_string())
    }

    fn check_validity(&mut self, cvc: &Cvc<'_>, rules: &CvcRules, chain: &VerifiedChain) {
        let [docsis31, legacy] = rules.validity;
        let check = if cvc.pki == Pki::Legacy { legacy } else { docsis31 };
        let at = self.question.at;
        let finding = match chain.first_outside_validity(at) {
            None => Finding::new(check, Some(cvc.role), Outcome::Pass).with_found(at.to_string()),
            Some(certificate) => {
                let validity = certificate.validity();
                let part = if at < validity.not_before { Part::NotBefore } else { Part::NotAfter };
                Finding::new(check, Some(cvc.role), Outcome::Fail)
                    .with_expected(format!("{} to {}", validity.not_before, validity.not_after))
                    .with_found(at.to_string())
                    .with_place(self.locate(cvc, certificate).place(&certificate.span(part)))
            }
        };
        self.add(finding);
    }

    fn check_revocation(&mut self, cvc: &Cvc<'_>, rules: &CvcRules, chain: &VerifiedChain) {
        let role = Some(cvc.role);
        match self.revocation(chain) {
            Revocation::NotGiven => {}
            Revocation::Good => {
                self.add(Finding::new(rules.revoked, role, Outcome::Pass));
            }
            Revocation::GoodAsFarAsGiven(why) => {
                self.add(Finding::new(rules.revoked, role, Outcome::Pass).with_found(why));
            }
            Revocation::Revoked { found, place } => {
                self.add(
                    Finding::new(rules.revoked, role, Outcome::Fail).with_found(found).with_place(place),
                );
            }
            Revocation::Unusable(why) => {
                self.add(Finding::not_checked(rules.revoked, role, why.clone()));
                self.add(Finding::new(&catalogue::CRL_USABLE, role, Outcome::Fail).with_found(why));
            }
        }
    }

    fn check_profile(&mut self, cvc: &Cvc<'_>, rules: &CvcRules, chain: &VerifiedChain) {
        let Some(check) = rules.profile else { return };
        let mut seen: Vec<(String, Place)> = Vec::new();
        for (index, certificate) in chain.certificates().iter().enumerate() {
            let role = match (index, cvc.pki) {
                (0, _) => CertificateRole::Cvc,
                (1, Pki::Docsis31) => CertificateRole::CvcCa,
                // The root is the modem's own: its profile is not this file's business.
                _ => continue,
            };
            let at = self.locate(cvc, certificate);
            seen.extend(departures(certificate, cvc.pki, role).into_iter().map(|departure| {
                let text = format!(
                    "{}: expected {}, found {}",
                    departure.rule.id, departure.expected, departure.found
                );
                (text, at.place(&departure.place))
            }));
        }
        let finding = Finding::test(check, Some(cvc.role), seen.is_empty())
            .with_place_if(seen.first().map(|&(_, place)| place));
        let texts: Vec<_> = seen.into_iter().map(|(text, _)| text).collect();
        let finding = if texts.is_empty() { finding } else { finding.with_found(texts.join("; ")) };
        self.add(finding);
    }

    /// Where a certificate of a chain stands: beside the CVC, or in a file of roots.
    fn locate<'a>(&self, cvc: &Cvc<'a>, certificate: &Certificate) -> Locator<'a> {
        let beside = cvc.certificate == certificate || cvc.pool.contains(certificate);
        match self.trust.file_of(certificate) {
            Some(file) if !beside => Locator { file, joined: None },
            _ => cvc.at,
        }
    }

    fn list_chain(&mut self, cvc: &Cvc<'_>, chain: &VerifiedChain) {
        let last = chain.certificates().len().saturating_sub(1);
        for (index, certificate) in chain.certificates().iter().enumerate() {
            let at = self.locate(cvc, certificate);
            let title = match index {
                0 => "CVC",
                index if index == last => "root",
                _ => "CVC CA",
            };
            self.list_certificate(cvc, certificate, at, title);
        }
    }

    /// Lists a certificate once and gives its index.
    pub(super) fn list_certificate(
        &mut self,
        cvc: &Cvc<'_>,
        certificate: &Certificate,
        at: Locator<'_>,
        title: &str,
    ) -> usize {
        let place = at.place(&certificate.span(Part::Whole));
        if let Some(index) = self.certificates.iter().position(|known| known.place == place) {
            return index;
        }
        self.certificates.push(CertificateEntry {
            title: title.to_string(),
            role: (title == "CVC").then_some(cvc.role),
            pki: Some(cvc.pki),
            subject: certificate.subject().to_string(),
            issuer: certificate.issuer().to_string(),
            serial: crate::bytes::hex(certificate.serial()),
            not_before: certificate.validity().not_before,
            not_after: certificate.validity().not_after,
            place,
        });
        self.certificates.len() - 1
    }
}
