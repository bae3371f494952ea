//! Signatures over `SignedContent`, and the values that prove they were checked.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use super::{ImageDigest, SignerInfo};
use crate::bytes::hex;
use crate::crypto::{Provider, SignatureError};
use crate::pki::{Certificate, VerifiedChain};
use crate::time::Timestamp;
use crate::words::{Pki, Role};

/// Why a signature does not hold: both sides of the comparison, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureFault {
    /// Where the wrong octets stand.
    pub place: Range<usize>,
    /// What would be right.
    pub expected: String,
    /// What is there.
    pub found: String,
}

/// Proof that the digest in a signature is that of `SignedContent`.
#[derive(Debug)]
pub struct DigestMatches(());

/// Proof that the signature over the attributes verifies with the key of the certificate.
#[derive(Debug)]
pub struct SignatureValid(());

/// Compares `messageDigest` with the digest of `SignedContent`.
///
/// # Errors
/// When the digests differ, the attribute is missing, or the digest algorithm is not known.
pub fn verify_message_digest(
    signer: &SignerInfo,
    image: &ImageDigest,
) -> Result<DigestMatches, SignatureFault> {
    let (stated, place) = signer.message_digest().map_err(|error| SignatureFault {
        place: error.offset..error.offset,
        expected: error.expected.into_owned(),
        found: error.found.into_owned(),
    })?;
    let computed = signer.digest_algorithm.hash.and_then(|hash| image.content_digest(hash));
    if computed == Some(stated) {
        return Ok(DigestMatches(()));
    }
    let expected = computed.map_or_else(|| "a digest made with SHA-1 or SHA-256".to_string(), hex);
    Err(SignatureFault { place, expected, found: hex(stated) })
}

/// Verifies the signature over the attributes as the file has them, their tag changed to SET OF (RFC 2315 9.3).
///
/// # Errors
/// When the algorithm or the key is not usable, or the signature does not match.
pub fn verify_signature(
    signer: &SignerInfo,
    certificate: &Certificate,
    provider: &dyn Provider,
) -> Result<SignatureValid, SignatureFault> {
    let fault = |place: &Range<usize>, expected: &str, found: String| SignatureFault {
        place: place.clone(),
        expected: expected.to_string(),
        found,
    };
    let (Some(hash), true) = (signer.digest_algorithm.hash, signer.is_rsa()) else {
        let algorithm = &signer.signature_algorithm;
        return Err(fault(&algorithm.place, "rsaEncryption with SHA-1 or SHA-256", algorithm.name()));
    };
    let Some((_, rest)) = signer.attributes_der.split_first() else {
        return Err(fault(&signer.attributes_place, "authenticated attributes", "none".to_string()));
    };
    let Some(key) = certificate.rsa_key() else {
        return Err(fault(
            &signer.issuer_and_serial_place,
            "a CVC with an RSA key",
            "another key".to_string(),
        ));
    };
    let mut digest = provider.digest(hash);
    digest.update(&[crate::bytes::der::tag::SET]);
    digest.update(rest);
    provider.verify_rsa(key, hash, &digest.finish(), &signer.signature).map(|()| SignatureValid(())).map_err(
        |e| {
            let found = match e {
                SignatureError::BadKey => "an RSA key outside 1024 to 4096 bits",
                SignatureError::Mismatch => "a signature by another key or over other attributes",
            };
            fault(
                &signer.signature_place,
                "a signature by the key of the CVC over the attributes",
                found.to_string(),
            )
        },
    )
}

/// A signature that holds: its chain, digest and signature were all verified.
#[derive(Clone, Debug)]
pub struct VerifiedSigner {
    role: Role,
    pki: Pki,
    signing_time: Timestamp,
    chain: VerifiedChain,
}

impl VerifiedSigner {
    /// Joins the three proofs.
    pub(crate) fn new(
        role: Role,
        pki: Pki,
        signing_time: Timestamp,
        chain: VerifiedChain,
        _digest: &DigestMatches,
        _signature: &SignatureValid,
    ) -> Self {
        Self { role, pki, signing_time, chain }
    }

    /// Whose signature.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Under which PKI.
    pub fn pki(&self) -> Pki {
        self.pki
    }

    /// `signingTime`: codeAccessStart after installation.
    pub fn signing_time(&self) -> Timestamp {
        self.signing_time
    }

    /// CVC to root.
    pub fn chain(&self) -> &VerifiedChain {
        &self.chain
    }
}

/// A code file that a modem accepts: the only thing that an installer takes.
#[derive(Clone, Debug)]
pub struct VerifiedCodeFile {
    signers: Vec<VerifiedSigner>,
    image_offset: u64,
    image: ImageDigest,
}

impl VerifiedCodeFile {
    /// For the verdict alone: every required check has passed.
    pub(crate) fn new(signers: Vec<VerifiedSigner>, image_offset: u64, image: ImageDigest) -> Self {
        Self { signers, image_offset, image }
    }

    /// The octets that were verified, by their digests: an installer compares what it is about to write with these.
    pub fn image(&self) -> &ImageDigest {
        &self.image
    }

    /// The signatures, manufacturer first.
    pub fn signers(&self) -> &[VerifiedSigner] {
        &self.signers
    }

    /// Octets of the file before the image.
    pub fn image_offset(&self) -> u64 {
        self.image_offset
    }

    /// Octets of the image.
    pub fn image_len(&self) -> u64 {
        self.image.length.saturating_sub(self.image_offset)
    }
}
