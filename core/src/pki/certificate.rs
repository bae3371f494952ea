//! A certificate as a value (RFC 5280 4.1).

mod parse;

pub(super) use parse::{same_algorithm, time};

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};

use super::extension::{AuthorityKeyId, Extension, Known};
use super::key::{self, RsaRanges};
use super::{Name, oid};
use crate::bytes::FormatError;
use crate::crypto::{HashAlgorithm, RsaKey};
use crate::time::Timestamp;

/// A certificate: its DER, its fields, and where it stands in the file it came from.
///
/// Every extension that decides something is decoded when the certificate is read, so that a malformed one is an
/// error and never an absent one. Unknown extensions are kept as they are. `==` compares the place, too; compare
/// [`der`](Self::der) to ask for the same certificate.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    position: Position,
    parts: Vec<(Part, Range<usize>)>,
    tbs_place: Range<usize>,
    tbs: Tbs,
    signature_algorithm: ObjectIdentifier,
    signature: Range<usize>,
}

/// The signed fields.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tbs {
    version: u8,
    serial: Range<usize>,
    issuer: Name,
    validity: Validity,
    subject: Name,
    key_algorithm: ObjectIdentifier,
    rsa: Option<RsaRanges>,
    extensions: Known,
}

/// Where a certificate or CRL stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// As DER, from this offset on.
    Der(usize),
    /// As PEM text: these octets, its BEGIN and END lines included.
    Pem(Range<usize>),
}

impl Position {
    pub(super) fn offset(&self) -> usize {
        match self {
            Self::Der(offset) => *offset,
            Self::Pem(text) => text.start,
        }
    }

    /// File offsets of a range of the DER.
    pub(super) fn span(&self, range: Range<usize>) -> Range<usize> {
        match self {
            Self::Der(offset) => offset + range.start..offset + range.end,
            Self::Pem(text) => text.clone(),
        }
    }
}

/// Fields of a certificate that a finding can point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The whole certificate.
    Whole,
    /// `version`, its `[0]` included; absent in version 1.
    Version,
    /// `serialNumber`.
    SerialNumber,
    /// `signatureAlgorithm`, the outer one.
    SignatureAlgorithm,
    /// `issuer`.
    Issuer,
    /// `notBefore`.
    NotBefore,
    /// `notAfter`.
    NotAfter,
    /// `subject`.
    Subject,
    /// The organizationName in `subject`; absent when there is none or more than one.
    SubjectOrganization,
    /// `subjectPublicKeyInfo`.
    PublicKey,
    /// `extensions`, their `[3]` included.
    Extensions,
    /// The `basicConstraints` extension.
    BasicConstraints,
    /// The `keyUsage` extension.
    KeyUsage,
    /// The `extKeyUsage` extension.
    ExtendedKeyUsage,
    /// The `authorityKeyIdentifier` extension.
    AuthorityKeyId,
    /// The `subjectKeyIdentifier` extension.
    SubjectKeyId,
    /// The first extension that path validation must refuse: see [`Certificate::unknown_critical`].
    UnknownCritical,
    /// `signatureValue`.
    Signature,
}

/// When a certificate is valid: both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// The first second.
    pub not_before: Timestamp,
    /// The last second.
    pub not_after: Timestamp,
}

impl Validity {
    /// Whether `at` lies within.
    pub fn contains(self, at: Timestamp) -> bool {
        self.not_before <= at && at <= self.not_after
    }
}

impl Certificate {
    /// Reads exactly one certificate whose first octet stands at `offset` of its file.
    ///
    /// # Errors
    /// When the octets are not the DER of a certificate, something follows it, a known extension is malformed, an
    /// extension stands twice, or a limit is exceeded. Offsets count from the start of the file.
    pub fn from_der(der: &[u8], offset: usize) -> Result<Self, FormatError> {
        parse::certificate(der, Position::Der(offset))
            .map_err(|error| FormatError { offset: error.offset + offset, ..error })
    }

    /// Reads a certificate decoded from PEM text at `text` of its file.
    pub(super) fn from_pem(der: &[u8], text: Range<usize>) -> Result<Self, FormatError> {
        parse::certificate(der, Position::Pem(text))
    }

    /// The certificate as it stood in the file.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// File offset of its first octet; of its BEGIN line when it was PEM.
    pub fn offset(&self) -> usize {
        self.position.offset()
    }

    /// File offsets of a part; of the whole certificate when it has no such part or was PEM.
    pub fn span(&self, part: Part) -> Range<usize> {
        let found = match part {
            Part::UnknownCritical => self.unknown_critical().map(|extension| &extension.place),
            _ => self.parts.iter().find(|(known, _)| *known == part).map(|(_, range)| range),
        };
        self.position.span(found.cloned().unwrap_or(0..self.der.len()))
    }

    /// Whom it is about.
    pub fn subject(&self) -> &Name {
        &self.tbs.subject
    }

    /// Who signed it.
    pub fn issuer(&self) -> &Name {
        &self.tbs.issuer
    }

    /// The content octets of the serial number, as they stand: it may be negative or start with zeros.
    pub fn serial(&self) -> &[u8] {
        self.slice(&self.tbs.serial)
    }

    /// When it is valid.
    pub fn validity(&self) -> Validity {
        self.tbs.validity
    }

    /// Its public key, if that is an RSA key of any size.
    pub fn rsa_key(&self) -> Option<RsaKey<'_>> {
        let RsaRanges { modulus, exponent } = self.tbs.rsa.as_ref()?;
        Some(RsaKey { modulus: self.slice(modulus), exponent: self.slice(exponent) })
    }

    /// Bits of its RSA modulus.
    pub fn key_bits(&self) -> Option<usize> {
        self.rsa_key().map(|rsa| key::bits(rsa.modulus))
    }

    /// The public key's algorithm by name: `rsaEncryption`, or dotted numbers.
    pub fn key_algorithm(&self) -> String {
        oid::name(&self.tbs.key_algorithm)
    }

    /// The hash of its signature, if that is RSASSA-PKCS1-v1_5 with SHA-1 or SHA-256.
    pub fn signature_hash(&self) -> Option<HashAlgorithm> {
        key::signature_hash(&self.signature_algorithm)
    }

    /// The signature's algorithm by name: `sha256WithRSAEncryption`, or dotted numbers.
    pub fn signature_algorithm(&self) -> String {
        oid::name(&self.signature_algorithm)
    }

    /// `TBSCertificate`: what the signature covers.
    pub fn tbs(&self) -> &[u8] {
        self.slice(&self.tbs_place)
    }

    /// The octets of the signature.
    pub fn signature(&self) -> &[u8] {
        self.slice(&self.signature)
    }

    /// 1 to 3.
    pub fn version(&self) -> u8 {
        self.tbs.version
    }

    /// Whether it may issue certificates, and how deep (RFC 5280 4.2.1.9).
    pub fn basic_constraints(&self) -> Option<BasicConstraints> {
        self.tbs.extensions.basic_constraints.clone()
    }

    /// What its key may do (RFC 5280 4.2.1.3).
    pub fn key_usage(&self) -> Option<KeyUsage> {
        self.tbs.extensions.key_usage
    }

    /// What its key is for (RFC 5280 4.2.1.12), in file order.
    pub fn extended_key_usage(&self) -> Option<&[ObjectIdentifier]> {
        self.tbs.extensions.extended_key_usage.as_ref().map(|usage| usage.0.as_slice())
    }

    /// `keyIdentifier` of the issuer's key.
    pub fn authority_key_id(&self) -> Option<&[u8]> {
        self.authority()?.key_id.as_deref()
    }

    /// All that it says about the issuer's key (RFC 5280 4.2.1.1).
    pub fn authority(&self) -> Option<&AuthorityKeyId> {
        self.tbs.extensions.authority_key_id.as_ref()
    }

    /// Identifier of its own key (RFC 5280 4.2.1.2).
    pub fn subject_key_id(&self) -> Option<&[u8]> {
        self.tbs.extensions.subject_key_id.as_deref()
    }

    /// Every extension, in file order; places count from the start of [`der`](Self::der).
    pub fn extensions(&self) -> &[Extension] {
        &self.tbs.extensions.all
    }

    /// The extension `oid`, if it is there.
    pub fn extension(&self, oid: &ObjectIdentifier) -> Option<&Extension> {
        self.tbs.extensions.find(oid)
    }

    /// True when `extKeyUsage` is present and holds `id-kp-codeSigning`; `anyExtendedKeyUsage` does not count.
    pub fn allows_code_signing(&self) -> bool {
        self.extended_key_usage().is_some_and(|purposes| purposes.contains(&rfc5280::ID_KP_CODE_SIGNING))
    }

    /// True when subject and issuer are the same name.
    pub fn is_self_issued(&self) -> bool {
        self.tbs.subject.matches(&self.tbs.issuer)
    }

    /// The first extension that path validation must refuse: a critical one that it does not process
    /// (RFC 5280 4.2), or `nameConstraints`, critical or not, because ignoring those would accept too much.
    pub fn unknown_critical(&self) -> Option<&Extension> {
        self.tbs.extensions.all.iter().find(|extension| {
            extension.oid == rfc5280::ID_CE_NAME_CONSTRAINTS
                || extension.critical && !PROCESSED.contains(&extension.oid)
        })
    }

    pub(super) fn position(&self) -> &Position {
        &self.position
    }

    fn slice(&self, range: &Range<usize>) -> &[u8] {
        self.der.get(range.clone()).unwrap_or_default()
    }
}

impl fmt::Debug for Certificate {
    /// Names and place: the octets would bury them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate")
            .field("subject", &format_args!("{}", self.subject()))
            .field("issuer", &format_args!("{}", self.issuer()))
            .field("serial", &format_args!("{}", crate::bytes::hex(self.serial())))
            .field("position", &self.position)
            .finish_non_exhaustive()
    }
}

/// Extensions that may be critical. Alternative names and policies are here because no rule of these PKIs uses
/// them: with no policy demanded and no name looked up they cannot change the answer (RFC 5280 6.1).
const PROCESSED: &[ObjectIdentifier] = &[
    rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER,
    rfc5280::ID_CE_BASIC_CONSTRAINTS,
    rfc5280::ID_CE_CERTIFICATE_POLICIES,
    rfc5280::ID_CE_EXT_KEY_USAGE,
    rfc5280::ID_CE_ISSUER_ALT_NAME,
    rfc5280::ID_CE_KEY_USAGE,
    rfc5280::ID_CE_SUBJECT_ALT_NAME,
    rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER,
];
