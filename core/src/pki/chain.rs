//! Path validation (RFC 5280 6.1), as far as the DOCSIS PKIs use it.
//!
//! Paths are searched from the leaf upwards, anchors before intermediates, by issuer name and authority key
//! identifier; every link's signature is verified on the way. A path that reaches an anchor is then checked whole:
//! version, `basicConstraints`, path length, `keyUsage`, critical extensions and, when a time is given, validity.
//! What a certificate is for (its extended key usage, its names) is the caller's question.
//!
//! Anchors are trusted by subject name and key. Their own signature is not verified; their constraints, critical
//! extensions and validity count all the same, as they do for OpenSSL.

mod error;
mod rules;
mod search;

pub use error::{ChainError, ChainErrorKind, Origin};

use alloc::vec::Vec;

use super::Certificate;
use crate::crypto::Provider;
use crate::time::Timestamp;

/// What to validate, and what may be used for it.
#[derive(Clone, Copy, Debug)]
pub struct PathRequest<'a> {
    /// The certificate in question.
    pub leaf: &'a Certificate,
    /// Certificates that may stand between; nothing about them is trusted.
    pub intermediates: &'a [Certificate],
    /// Certificates whose subject and key are trusted: from the caller, never from the file under test.
    pub anchors: &'a [Certificate],
    /// The time at which every certificate of the path must be valid; `None` leaves validity to the caller, who
    /// has [`VerifiedChain::first_outside_validity`].
    pub at: Option<Timestamp>,
}

/// A path that holds: leaf, issuer, ..., anchor. Only [`validate`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedChain {
    /// Never fewer than two.
    certificates: Vec<Certificate>,
}

#[expect(clippy::missing_panics_doc, reason = "a path has a leaf and an anchor: only the search makes one")]
impl VerifiedChain {
    /// The path, leaf first, anchor last: at least two certificates. A self-signed leaf that is itself an anchor
    /// stands twice.
    pub fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    /// The certificate in question.
    pub fn leaf(&self) -> &Certificate {
        self.certificates.first().expect("a path starts with the leaf")
    }

    /// The certificate that signed the leaf.
    pub fn issuer_of_leaf(&self) -> &Certificate {
        self.certificates.get(1).expect("a path holds the leaf's issuer")
    }

    /// The anchor that the path ends at.
    pub fn anchor(&self) -> &Certificate {
        self.certificates.last().expect("a path ends with an anchor")
    }

    /// The first certificate, from the leaf up, that is not valid at `at`; the anchor counts.
    pub fn first_outside_validity(&self, at: Timestamp) -> Option<&Certificate> {
        self.certificates.iter().find(|certificate| !certificate.validity().contains(at))
    }
}

/// Finds a path from the leaf to an anchor and validates it.
///
/// # Errors
/// When no path holds: the most useful reason of all that were met. See [`ChainErrorKind`].
pub fn validate(request: &PathRequest<'_>, provider: &dyn Provider) -> Result<VerifiedChain, ChainError> {
    search::run(request, provider)
}
