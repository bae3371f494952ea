//! The search for a path: depth first, bounded in depth and in signatures.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::ops::ControlFlow;

use super::super::extension::AuthorityKeyId;
use super::super::{Certificate, Part, key};
use super::{ChainError, ChainErrorKind, Origin, PathRequest, VerifiedChain, rules};
use crate::bytes::hex;
use crate::crypto::{Provider, SignatureError};
use crate::limits;

/// A certificate of a path, and where it comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link<'a> {
    pub(super) certificate: &'a Certificate,
    pub(super) origin: Origin,
}

pub(super) fn run(request: &PathRequest<'_>, provider: &dyn Provider) -> Result<VerifiedChain, ChainError> {
    let leaf = Link { certificate: request.leaf, origin: Origin::Leaf };
    let mut search = Search { request, provider, signatures_left: limits::CHAIN_SIGNATURES, error: None };
    match search.extend(&mut Vec::from([leaf])) {
        ControlFlow::Break(End::Found(chain)) => Ok(chain),
        ControlFlow::Break(End::Exhausted(error)) => Err(error),
        ControlFlow::Continue(()) => Err(search.error.unwrap_or_else(|| no_issuer(leaf))),
    }
}

/// What ends the search before every path is tried.
enum End {
    Found(VerifiedChain),
    Exhausted(ChainError),
}

struct Search<'a> {
    request: &'a PathRequest<'a>,
    provider: &'a dyn Provider,
    signatures_left: usize,
    /// The most useful error so far.
    error: Option<ChainError>,
}

impl<'a> Search<'a> {
    /// Tries every issuer of the last certificate of `path`.
    fn extend(&mut self, path: &mut Vec<Link<'a>>) -> ControlFlow<End> {
        let Some(&subject) = path.last() else { return ControlFlow::Continue(()) };
        let mut none = true;
        for issuer in self.candidates(subject) {
            let looping = |link: &Link<'_>| link.certificate.der() == issuer.certificate.der();
            let is_anchor = matches!(issuer.origin, Origin::Anchor(_));
            if !is_anchor && path.iter().any(looping) {
                continue;
            }
            none = false;
            if let Err(error) = self.verify(subject, issuer)? {
                self.note(error);
                continue;
            }
            path.push(issuer);
            if is_anchor {
                self.check(path)?;
            } else if path.len() > limits::CHAIN_INTERMEDIATES + 1 {
                self.note(too_long(issuer));
            } else {
                self.extend(path)?;
            }
            path.pop();
        }
        if none {
            self.note(no_issuer(subject));
        }
        ControlFlow::Continue(())
    }

    /// Certificates with the name of `subject`'s issuer, anchors first.
    fn candidates(&self, subject: Link<'a>) -> impl Iterator<Item = Link<'a>> + use<'a> {
        let PathRequest { anchors, intermediates, .. } = *self.request;
        let anchors = anchors.iter().enumerate().map(|(i, c)| (Origin::Anchor(i), c));
        let intermediates = intermediates.iter().enumerate().map(|(i, c)| (Origin::Intermediate(i), c));
        let name = subject.certificate.issuer();
        anchors
            .chain(intermediates)
            .filter(move |(_, certificate)| certificate.subject().matches(name))
            .map(|(origin, certificate)| Link { certificate, origin })
    }

    /// Whether `issuer` signed `subject`; breaks when the budget is spent.
    fn verify(&mut self, subject: Link<'a>, issuer: Link<'a>) -> ControlFlow<End, Result<(), ChainError>> {
        if let Err(error) = same_key_meant(subject, issuer) {
            return ControlFlow::Continue(Err(error));
        }
        if self.signatures_left == 0 {
            return ControlFlow::Break(End::Exhausted(out_of_signatures(subject)));
        }
        self.signatures_left -= 1;
        ControlFlow::Continue(signature_holds(subject, issuer, self.provider))
    }

    /// Checks a path that ends at an anchor.
    fn check(&mut self, path: &[Link<'a>]) -> ControlFlow<End> {
        let mut holds = true;
        rules::check(path, self.request.at, &mut |error| {
            holds = false;
            self.note(error);
        });
        if holds {
            let certificates = path.iter().map(|link| link.certificate.clone()).collect();
            return ControlFlow::Break(End::Found(VerifiedChain { certificates }));
        }
        ControlFlow::Continue(())
    }

    /// Keeps the more useful of two errors, the earlier of two equals.
    fn note(&mut self, error: ChainError) {
        if self.error.as_ref().is_none_or(|known| error.kind.rank() > known.kind.rank()) {
            self.error = Some(error);
        }
    }
}

/// RFC 5280 4.2.1.1: key identifier, and issuer with serial number, tell keys of one name apart.
fn same_key_meant(subject: Link<'_>, issuer: Link<'_>) -> Result<(), ChainError> {
    let Some(authority) = subject.certificate.authority() else { return Ok(()) };
    let AuthorityKeyId { key_id, issuer: name, serial } = authority;
    let mismatch = |expected, found| {
        Err(ChainError::new(ChainErrorKind::AkiMismatch, subject, Part::AuthorityKeyId, expected, found))
    };
    if let (Some(meant), Some(is)) = (key_id, issuer.certificate.subject_key_id())
        && meant != is
    {
        return mismatch(format!("key identifier {}", hex(is)), hex(meant));
    }
    if let Some(meant) = serial
        && !key::same_integer(meant, issuer.certificate.serial())
    {
        return mismatch(format!("serial number {}", hex(issuer.certificate.serial())), hex(meant));
    }
    if let Some(meant) = name
        && !meant.matches(issuer.certificate.issuer())
    {
        return mismatch(issuer.certificate.issuer().to_string(), meant.to_string());
    }
    Ok(())
}

fn signature_holds(subject: Link<'_>, issuer: Link<'_>, provider: &dyn Provider) -> Result<(), ChainError> {
    let Some(rsa) = issuer.certificate.rsa_key() else {
        let found = issuer.certificate.key_algorithm();
        return Err(ChainError::new(ChainErrorKind::BadKey, issuer, Part::PublicKey, "an RSA key", found));
    };
    let Some(hash) = subject.certificate.signature_hash() else {
        return Err(ChainError::new(
            ChainErrorKind::UnsupportedAlgorithm,
            subject,
            Part::SignatureAlgorithm,
            "RSA with SHA-1 or SHA-256",
            subject.certificate.signature_algorithm(),
        ));
    };
    let digest = provider.hash(hash, subject.certificate.tbs());
    match provider.verify_rsa(rsa, hash, &digest, subject.certificate.signature()) {
        Ok(()) => Ok(()),
        Err(SignatureError::BadKey) => Err(ChainError::new(
            ChainErrorKind::BadKey,
            issuer,
            Part::PublicKey,
            format!(
                "an RSA key of {} to {} bits (limits RSA_MIN_BITS, RSA_MAX_BITS)",
                limits::RSA_MIN_BITS,
                limits::RSA_MAX_BITS
            ),
            format!("{} bits", key::bits(rsa.modulus)),
        )),
        Err(SignatureError::Mismatch) => Err(ChainError::new(
            ChainErrorKind::BadSignature,
            subject,
            Part::Signature,
            format!("a signature by the key of {}", issuer.certificate.subject()),
            "another signature, or a changed certificate",
        )),
    }
}

fn no_issuer(subject: Link<'_>) -> ChainError {
    let self_signed = subject.origin == Origin::Leaf && subject.certificate.is_self_issued();
    let kind = if self_signed { ChainErrorKind::SelfSignedLeafNotAnchor } else { ChainErrorKind::NoIssuer };
    let expected = format!("a certificate of {}", subject.certificate.issuer());
    ChainError::new(kind, subject, Part::Issuer, expected, "none")
}

fn too_long(issuer: Link<'_>) -> ChainError {
    let expected = format!(
        "at most {} certificates between leaf and root (limit CHAIN_INTERMEDIATES)",
        limits::CHAIN_INTERMEDIATES
    );
    ChainError::new(ChainErrorKind::BudgetExhausted, issuer, Part::Issuer, expected, "more")
}

fn out_of_signatures(subject: Link<'_>) -> ChainError {
    let expected = format!("at most {} signatures to try (limit CHAIN_SIGNATURES)", limits::CHAIN_SIGNATURES);
    ChainError::new(ChainErrorKind::BudgetExhausted, subject, Part::Issuer, expected, "more")
}
