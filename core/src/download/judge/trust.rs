//! Roots and revocation lists, and the chains that they allow.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use super::Case;
use super::NamedFile;
use crate::pki::bundle::read_certificates;
use crate::pki::chain::{ChainError, ChainErrorKind, PathRequest, validate};
use crate::pki::crl::{CertificateList, RevocationStatus, status};
use crate::pki::profile::pki_of_root;
use crate::pki::{Certificate, Part, VerifiedChain};
use crate::report::Place;
use crate::words::Pki;

/// A root that the modem holds.
struct Root {
    pki: Pki,
    certificate: Certificate,
    file: usize,
}

/// What the modem trusts.
#[derive(Default)]
pub(super) struct Trust {
    roots: Vec<Root>,
    crls: Vec<(CertificateList, usize)>,
    /// Why a given CRL cannot be used at all.
    unreadable_crls: Vec<String>,
}

/// What came of building a chain.
pub(super) enum ChainAnswer {
    /// It holds.
    Verified(VerifiedChain),
    /// It does not.
    Failed(Box<Refusal>),
    /// Nothing can be said.
    Unknown(String),
}

/// Why a chain does not hold.
pub(super) struct Refusal {
    /// The certificate at fault.
    pub(super) certificate: Certificate,
    /// Its octets that are wrong.
    pub(super) span: Range<usize>,
    pub(super) expected: String,
    pub(super) found: String,
    /// True when no certificate at hand has the issuer's name.
    pub(super) issuer_missing: bool,
}

impl From<ChainError> for Refusal {
    fn from(error: ChainError) -> Self {
        Self {
            certificate: *error.certificate,
            span: error.place,
            expected: error.expected,
            found: error.found,
            issuer_missing: error.kind == ChainErrorKind::NoIssuer,
        }
    }
}

/// What the CRLs say of a chain.
pub(super) enum Revocation {
    /// Every certificate has a usable CRL, and none lists it.
    Good,
    /// No usable CRL lists a certificate, but not every issuer's CRL was given.
    GoodAsFarAsGiven(String),
    /// A certificate is listed.
    Revoked { found: String, place: Place },
    /// No CRL was given.
    NotGiven,
    /// A CRL of an issuer was given, but it does not count.
    Unusable(String),
}

impl Trust {
    /// Adds the roots in a file; what is wrong with them comes back as notes.
    pub(super) fn add_roots(&mut self, file: &NamedFile<'_>, index: usize) -> Vec<String> {
        let bundle = match read_certificates(file.bytes, 0) {
            Ok(bundle) => bundle,
            Err(error) => {
                return Vec::from([format!("{} holds no root that can be read: {error}.", file.name)]);
            }
        };
        let mut notes = Vec::new();
        for certificate in bundle.certificates {
            match pki_of_root(&certificate) {
                Some((pki, because)) => {
                    notes.push(format!(
                        "{}: {} is taken as the root of the {pki}: {because}.",
                        file.name,
                        certificate.subject()
                    ));
                    self.roots.push(Root { pki, certificate, file: index });
                }
                None => notes.push(format!(
                    "{}: {} is not used: it is not a root of either DOCSIS PKI.",
                    file.name,
                    certificate.subject()
                )),
            }
        }
        notes
    }

    /// Adds a revocation list.
    pub(super) fn add_crl(&mut self, file: &NamedFile<'_>, index: usize) {
        match CertificateList::read(file.bytes, 0) {
            Ok(crl) => self.crls.push((crl, index)),
            Err(error) => self.unreadable_crls.push(format!("{}: {error}", file.name)),
        }
    }

    /// True when a root of this PKI was given.
    pub(super) fn has_root(&self, pki: Pki) -> bool {
        self.roots.iter().any(|root| root.pki == pki)
    }

    /// The report's file index of an anchor.
    pub(super) fn file_of(&self, anchor: &Certificate) -> Option<usize> {
        self.roots.iter().find(|root| root.certificate == *anchor).map(|root| root.file)
    }

    fn anchors(&self, pki: Pki) -> Vec<Certificate> {
        self.roots.iter().filter(|root| root.pki == pki).map(|root| root.certificate.clone()).collect()
    }
}

impl Case<'_> {
    /// Builds the chain of a CVC as its PKI has it: legacy roots issue CVCs themselves, the DOCSIS 3.1 root does not.
    pub(super) fn chain(&self, pki: Pki, leaf: &Certificate, pool: &[Certificate]) -> ChainAnswer {
        let anchors = self.trust.anchors(pki);
        if anchors.is_empty() {
            return ChainAnswer::Unknown(format!(
                "No root certificate of the {pki} was given; give the one that the modem holds."
            ));
        }
        let intermediates = if pki == Pki::Docsis31 { pool } else { &[] };
        let request = PathRequest { leaf, intermediates, anchors: &anchors, at: Some(self.question.at) };
        // A path that is valid now is preferred; whether one must be is a check of its own.
        let valid_now = validate(&request, self.provider);
        match valid_now.or_else(|_| validate(&PathRequest { at: None, ..request }, self.provider)) {
            Ok(chain) if pki == Pki::Docsis31 && chain.certificates().len() != 3 => {
                ChainAnswer::Failed(Box::new(Refusal {
                    certificate: leaf.clone(),
                    span: leaf.span(Part::Issuer),
                    expected: "a CVC issued by a CVC CA under the root".to_string(),
                    found: format!("a chain of {} certificates", chain.certificates().len()),
                    issuer_missing: false,
                }))
            }
            Ok(chain) => ChainAnswer::Verified(chain),
            Err(error) => ChainAnswer::Failed(Box::new(error.into())),
        }
    }

    /// Looks a chain up in the CRLs that were given.
    pub(super) fn revocation(&self, chain: &VerifiedChain) -> Revocation {
        let trust = &self.trust;
        if let Some(unreadable) = trust.unreadable_crls.first() {
            return Revocation::Unusable(format!("A given CRL cannot be read: {unreadable}"));
        }
        let lists: Vec<_> = trust.crls.iter().map(|(list, _)| list.clone()).collect();
        match status(chain, &lists, self.question.at, self.provider) {
            RevocationStatus::Good => Revocation::Good,
            RevocationStatus::NotCovered(_) if lists.is_empty() => Revocation::NotGiven,
            RevocationStatus::NotCovered(why) => Revocation::GoodAsFarAsGiven(why),
            RevocationStatus::Unusable(why) => Revocation::Unusable(why),
            RevocationStatus::Revoked { certificate, crl, place, at, .. } => {
                let subject = chain.certificates().get(certificate).map(|c| c.subject().to_string());
                let file = trust.crls.get(crl).map(|&(_, file)| file).unwrap_or_default();
                let place = Place { file, offset: place.start as u64, length: place.len() as u64 };
                Revocation::Revoked {
                    found: format!("{} revoked at {at}", subject.unwrap_or_default()),
                    place,
                }
            }
        }
    }
}
