//! Why no path holds.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;
use core::ops::Range;

use super::super::{Certificate, Part};

/// What is wrong with a path. When several things are, the one with the highest [`rank`](Self::rank) is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChainErrorKind {
    /// None of the certificates given has the issuer's name.
    NoIssuer,
    /// The leaf names itself as its issuer and is not an anchor.
    SelfSignedLeafNotAnchor,
    /// A certificate has the issuer's name, but the authority key identifier means another one.
    AkiMismatch,
    /// The signature is not the issuer's.
    BadSignature,
    /// The signature's algorithm is not RSASSA-PKCS1-v1_5 with SHA-1 or SHA-256.
    UnsupportedAlgorithm,
    /// The issuer's key is not an RSA key within [`crate::limits`].
    BadKey,
    /// `notBefore` lies after the time given.
    NotYetValid,
    /// `notAfter` lies before the time given.
    Expired,
    /// An extension is critical and not processed here.
    UnknownCriticalExtension,
    /// More CA certificates follow than `pathLenConstraint` allows.
    PathLengthExceeded,
    /// `keyUsage` is present without `keyCertSign`.
    KeyUsageForbidsSigning,
    /// The issuer is no CA: its `basicConstraints` deny it, or are missing although it is not an anchor.
    NotACa,
    /// The search met a limit; what it did not see may hold a path.
    BudgetExhausted,
}

impl ChainErrorKind {
    /// How much it tells: the nearer a path came to holding, the more. Structure stands above time, because
    /// another clock does not mend it.
    pub const fn rank(self) -> u8 {
        match self {
            Self::NoIssuer => 0,
            Self::SelfSignedLeafNotAnchor => 1,
            Self::AkiMismatch => 2,
            Self::BadSignature => 3,
            Self::UnsupportedAlgorithm => 4,
            Self::BadKey => 5,
            Self::NotYetValid => 6,
            Self::Expired => 7,
            Self::UnknownCriticalExtension => 8,
            Self::PathLengthExceeded => 9,
            Self::KeyUsageForbidsSigning => 10,
            Self::NotACa => 11,
            Self::BudgetExhausted => 12,
        }
    }

    /// What happened, as the end of a sentence about the certificate at fault.
    const fn words(self) -> &'static str {
        match self {
            Self::NoIssuer => "has an issuer that is not among the certificates given",
            Self::SelfSignedLeafNotAnchor => "is self-signed and not a trusted root",
            Self::AkiMismatch => "names another key of its issuer",
            Self::BadSignature => "is not signed by its issuer",
            Self::UnsupportedAlgorithm => "is signed with an algorithm that DOCSIS does not use",
            Self::BadKey => "has a key that cannot verify signatures",
            Self::NotYetValid => "is not valid yet",
            Self::Expired => "has expired",
            Self::UnknownCriticalExtension => "has a critical extension that is not known here",
            Self::PathLengthExceeded => "allows fewer CA certificates below it",
            Self::KeyUsageForbidsSigning => "has a key that may not sign certificates",
            Self::NotACa => "is not a CA certificate",
            Self::BudgetExhausted => "has too many possible paths to a root",
        }
    }
}

/// Which of the certificates given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// [`PathRequest::leaf`](super::PathRequest::leaf).
    Leaf,
    /// Index into [`PathRequest::intermediates`](super::PathRequest::intermediates).
    Intermediate(usize),
    /// Index into [`PathRequest::anchors`](super::PathRequest::anchors).
    Anchor(usize),
}

/// Why a leaf has no path to an anchor: the most useful reason met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainError {
    /// What is wrong.
    pub kind: ChainErrorKind,
    /// The certificate at fault.
    pub certificate: Box<Certificate>,
    /// Which of the certificates given it is; [`place`](Self::place) counts from the start of its file.
    pub origin: Origin,
    /// The octets that are wrong.
    pub place: Range<usize>,
    /// What a path needs there.
    pub expected: String,
    /// What stands there.
    pub found: String,
}

impl ChainError {
    pub(super) fn new(
        kind: ChainErrorKind,
        link: super::search::Link<'_>,
        part: Part,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            certificate: Box::new(link.certificate.clone()),
            origin: link.origin,
            place: link.certificate.span(part),
            expected: expected.into(),
            found: found.into(),
        }
    }
}

impl fmt::Display for ChainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, certificate, expected, found, .. } = self;
        let subject = certificate.subject();
        write!(f, "The certificate of {subject} {}: expected {expected}, found {found}.", kind.words())
    }
}

impl core::error::Error for ChainError {}
