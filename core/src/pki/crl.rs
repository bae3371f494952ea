//! Certificate revocation lists (RFC 5280 5) and what they say about a chain (6.3).

mod parse;
mod status;

pub use status::{RevocationStatus, status};
pub use x509_cert::ext::pkix::CrlReason;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280;

use super::certificate::Position;
use super::{Certificate, Extension, Name, extension, key, oid, pem};
use crate::bytes::FormatError;
use crate::crypto::{HashAlgorithm, Provider};
use crate::limits;
use crate::time::Timestamp;

/// A revocation list as a value: its DER and its fields. Whether it counts is [`status`]'s question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateList {
    der: Vec<u8>,
    position: Position,
    tbs: Range<usize>,
    signature_algorithm: ObjectIdentifier,
    signature: Range<usize>,
    issuer: Name,
    this_update: Timestamp,
    next_update: Option<Timestamp>,
    entries: Vec<RevokedCertificate>,
    extensions: Vec<Extension>,
    unprocessed: Option<String>,
}

/// One revoked certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevokedCertificate {
    /// Where the entry stands in the DER of the list.
    pub place: Range<usize>,
    /// When it was revoked.
    pub at: Timestamp,
    /// Why, if the list says so.
    pub reason: Option<CrlReason>,
    serial: Range<usize>,
}

/// Why a list says nothing about a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CrlFault {
    /// It is the list of another issuer.
    OtherIssuer,
    /// It names another issuer, but its `authorityKeyIdentifier` is this one's key: one of the two is damaged.
    OtherName,
    /// The issuer's `keyUsage` does not allow it to sign lists.
    IssuerMayNotSign,
    /// It is not signed with RSA and SHA-1 or SHA-256.
    UnsupportedAlgorithm,
    /// The signature is not the issuer's.
    BadSignature,
    /// It has a critical extension that is not processed here (RFC 5280 5.2), or covers a part only.
    Unprocessed(String),
    /// It was made after the time asked about.
    NotYetIssued(Timestamp),
    /// A newer one was due before the time asked about.
    OutOfDate(Timestamp),
    /// It does not say until when it counts, though RFC 5280 5.1.2.5 demands it.
    NoNextUpdate,
}

/// A revocation reason as RFC 5280 5.3.1 spells it.
pub fn reason_word(reason: CrlReason) -> &'static str {
    match reason {
        CrlReason::Unspecified => "unspecified",
        CrlReason::KeyCompromise => "keyCompromise",
        CrlReason::CaCompromise => "cACompromise",
        CrlReason::AffiliationChanged => "affiliationChanged",
        CrlReason::Superseded => "superseded",
        CrlReason::CessationOfOperation => "cessationOfOperation",
        CrlReason::CertificateHold => "certificateHold",
        CrlReason::RemoveFromCRL => "removeFromCRL",
        CrlReason::PrivilegeWithdrawn => "privilegeWithdrawn",
        CrlReason::AaCompromise => "aACompromise",
    }
}

impl fmt::Display for CrlFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherIssuer => f.write_str("is of another issuer"),
            Self::OtherName => f.write_str("names another issuer, but this issuer's key"),
            Self::IssuerMayNotSign => f.write_str("is of an issuer whose key usage lacks cRLSign"),
            Self::UnsupportedAlgorithm => f.write_str("is not signed with RSA and SHA-1 or SHA-256"),
            Self::BadSignature => f.write_str("is not signed by its issuer"),
            Self::Unprocessed(extension) => write!(f, "has an extension not processed here, {extension}"),
            Self::NotYetIssued(from) => write!(f, "counts from {from} only"),
            Self::OutOfDate(until) => write!(f, "counts until {until} only"),
            Self::NoNextUpdate => f.write_str("does not say until when it counts"),
        }
    }
}

impl CertificateList {
    /// Reads one list, DER or PEM, that stands at `offset` of its file. From PEM, every place is the whole block.
    ///
    /// # Errors
    /// When the octets are not one list, an entry or a known extension is malformed, or a limit is exceeded.
    pub fn read(bytes: &[u8], offset: usize) -> Result<Self, FormatError> {
        if bytes.len() > limits::CRL {
            let expected = format!("at most {} octets (limit CRL)", limits::CRL);
            return Err(FormatError::new(offset, "CertificateList", expected, format!("{}", bytes.len())));
        }
        if !pem::is_pem(bytes) {
            return parse::list(bytes, Position::Der(offset))
                .map_err(|error| FormatError { offset: error.offset + offset, ..error });
        }
        let blocks = pem::blocks(bytes, offset, &["X509 CRL"])?;
        let [block] = blocks.as_slice() else {
            let found = format!("{}", blocks.len());
            return Err(FormatError::new(offset, "CertificateList", "one PEM block X509 CRL", found));
        };
        parse::list(&block.der, Position::Pem(block.place.clone()))
            .map_err(|error| pem::error_in(&block.place, error))
    }

    /// The list as it stood in the file, decoded from PEM.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// File offset of its first octet; of its BEGIN line when it was PEM.
    pub fn offset(&self) -> usize {
        self.position.offset()
    }

    /// Whose list it is.
    pub fn issuer(&self) -> &Name {
        &self.issuer
    }

    /// When it was made.
    pub fn this_update(&self) -> Timestamp {
        self.this_update
    }

    /// When a newer one is due.
    pub fn next_update(&self) -> Option<Timestamp> {
        self.next_update
    }

    /// The certificates it revokes, in file order.
    pub fn entries(&self) -> &[RevokedCertificate] {
        &self.entries
    }

    /// The content octets of an entry's serial number.
    pub fn serial_of(&self, entry: &RevokedCertificate) -> &[u8] {
        self.slice(&entry.serial)
    }

    /// The entry for a serial number (content octets), if the list has one.
    pub fn entry(&self, serial: &[u8]) -> Option<&RevokedCertificate> {
        self.entries.iter().find(|entry| key::same_integer(self.serial_of(entry), serial))
    }

    /// File offsets of an entry.
    pub fn span(&self, entry: &RevokedCertificate) -> Range<usize> {
        self.position.span(entry.place.clone())
    }

    /// Its own extensions, in file order.
    pub fn extensions(&self) -> &[Extension] {
        &self.extensions
    }

    /// The hash of its signature, if that is RSASSA-PKCS1-v1_5 with SHA-1 or SHA-256.
    pub fn signature_hash(&self) -> Option<HashAlgorithm> {
        key::signature_hash(&self.signature_algorithm)
    }

    /// The signature's algorithm by name.
    pub fn signature_algorithm(&self) -> String {
        oid::name(&self.signature_algorithm)
    }

    /// Whether `issuer` made this list and all of it is understood; says nothing about time.
    ///
    /// # Errors
    /// When it is another's list, not signed by `issuer`, or holds more than is processed here.
    pub fn verify(&self, issuer: &Certificate, provider: &dyn Provider) -> Result<(), CrlFault> {
        if !self.issuer.matches(issuer.subject()) {
            let fault = if self.names_key_of(issuer) { CrlFault::OtherName } else { CrlFault::OtherIssuer };
            return Err(fault);
        }
        if issuer.key_usage().is_some_and(|usage| !usage.crl_sign()) {
            return Err(CrlFault::IssuerMayNotSign);
        }
        if let Some(extension) = &self.unprocessed {
            return Err(CrlFault::Unprocessed(extension.clone()));
        }
        let hash = self.signature_hash().ok_or(CrlFault::UnsupportedAlgorithm)?;
        let rsa = issuer.rsa_key().ok_or(CrlFault::BadSignature)?;
        let digest = provider.hash(hash, self.slice(&self.tbs));
        provider
            .verify_rsa(rsa, hash, &digest, self.slice(&self.signature))
            .map_err(|_| CrlFault::BadSignature)
    }

    /// Whether `at` lies between `thisUpdate` and `nextUpdate`.
    ///
    /// # Errors
    /// When it lies outside, or there is no `nextUpdate`.
    pub fn current(&self, at: Timestamp) -> Result<(), CrlFault> {
        if at < self.this_update {
            return Err(CrlFault::NotYetIssued(self.this_update));
        }
        match self.next_update {
            None => Err(CrlFault::NoNextUpdate),
            Some(until) if until < at => Err(CrlFault::OutOfDate(until)),
            Some(_) => Ok(()),
        }
    }

    fn names_key_of(&self, issuer: &Certificate) -> bool {
        let authority = self.extensions.iter().find(|e| e.oid == rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER);
        let authority = authority.and_then(|found| extension::authority_key_id(found).ok());
        let key_id = authority.and_then(|authority| authority.key_id);
        key_id.is_some() && key_id.as_deref() == issuer.subject_key_id()
    }

    pub(super) fn position(&self) -> &Position {
        &self.position
    }

    fn slice(&self, range: &Range<usize>) -> &[u8] {
        self.der.get(range.clone()).unwrap_or_default()
    }
}
