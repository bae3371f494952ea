//! Whose signature is whose: no field of a CVC says, so the organization does, and position settles a tie.

use alloc::string::String;

use super::Case;
use super::trust::ChainAnswer;
use crate::codefile::SignerInfo;
use crate::crypto::HashAlgorithm;
use crate::pki::Certificate;
use crate::words::{Pki, Role};

/// A signature with its certificate, its PKI and its role.
pub(super) struct Signature<'e> {
    pub(super) signer: &'e SignerInfo,
    pub(super) certificate: &'e Certificate,
    pub(super) pki: Pki,
    /// True when a chain to a given root proves the PKI; false when only the look of the certificate suggests it.
    pub(super) proven: bool,
    pub(super) role: Role,
    /// Index among the file's `SignerInfo`s.
    pub(super) position: usize,
}

/// Gives each signature its role: by name where it fits just one role, else the first is the manufacturer's.
pub(super) fn assign_roles(signatures: &mut [Signature<'_>], names: &[Option<String>; 2]) {
    let [manufacturer, co_signer] = names;
    let by_name = |s: &Signature<'_>| {
        let name = s.certificate.subject().organization();
        let fits = |stored: &Option<String>| stored.is_some() && stored.as_deref() == name;
        match (fits(manufacturer), fits(co_signer)) {
            (true, false) => Some(Role::Manufacturer),
            (false, true) => Some(Role::CoSigner),
            _ => None,
        }
    };
    let known: alloc::vec::Vec<_> = signatures.iter().map(by_name).collect();
    let mut free = Role::BOTH.into_iter().filter(|role| !known.contains(&Some(*role)));
    for (signature, role) in signatures.iter_mut().zip(&known) {
        // A surplus signature is nobody's: it stays with the co-signer, and its count is a finding of its own.
        signature.role = role.or_else(|| free.next()).unwrap_or(Role::CoSigner);
    }
}

impl Case<'_> {
    /// The PKI of a CVC: the one whose root it chains to, else the one that it looks like.
    pub(super) fn pki_of(&self, certificate: &Certificate, pool: &[Certificate]) -> (Pki, bool) {
        let holds = |pki, pool| matches!(self.chain(pki, certificate, pool), ChainAnswer::Verified(_));
        let chains = |pki| holds(pki, pool) || holds(pki, &self.config_cas);
        match [Pki::Docsis31, Pki::Legacy].into_iter().find(|&pki| chains(pki)) {
            Some(pki) => (pki, true),
            None => (looks_like(certificate, pool), false),
        }
    }
}

/// A CVC of the DOCSIS 3.1 PKI has its CA beside it and an AKI, and is signed with SHA-256.
fn looks_like(certificate: &Certificate, pool: &[Certificate]) -> Pki {
    let has_ca = pool.iter().any(|ca| ca.subject() == certificate.issuer() && ca != certificate);
    let modern = certificate.signature_hash() == Some(HashAlgorithm::Sha256);
    if has_ca || (modern && certificate.authority_key_id().is_some()) { Pki::Docsis31 } else { Pki::Legacy }
}
