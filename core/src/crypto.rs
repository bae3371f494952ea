//! Cryptography behind traits: core names what it needs, a provider supplies it.
//!
//! [`RustCrypto`] is the provider for every surface. A modem with a hash engine implements [`Provider`] itself.

mod rust_crypto;

pub use rust_crypto::RustCrypto;

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

/// Hash functions that DOCSIS structures use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HashAlgorithm {
    /// MD5: the MICs of configuration files.
    Md5,
    /// SHA-1: code files and certificates of the legacy PKI.
    Sha1,
    /// SHA-256: code files and certificates of the DOCSIS 3.1 PKI.
    Sha256,
}

impl HashAlgorithm {
    /// Octets of a digest.
    pub const fn output_len(self) -> usize {
        match self {
            Self::Md5 => 16,
            Self::Sha1 => 20,
            Self::Sha256 => 32,
        }
    }
}

impl fmt::Display for HashAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Md5 => "MD5",
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
        })
    }
}

/// A hash in progress.
pub trait Digest {
    /// Takes the next octets of the message.
    fn update(&mut self, octets: &[u8]);
    /// Ends the message.
    fn finish(self: Box<Self>) -> Vec<u8>;
}

/// An RSA public key as its two numbers, big-endian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RsaKey<'a> {
    /// The modulus, with or without leading zero octets.
    pub modulus: &'a [u8],
    /// The public exponent.
    pub exponent: &'a [u8],
}

/// Why a signature does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureError {
    /// The key is not an RSA key within [`crate::limits`].
    BadKey,
    /// The signature is not the key's over this digest.
    Mismatch,
}

/// Primitives that core needs.
pub trait Provider {
    /// Starts a hash.
    fn digest(&self, algorithm: HashAlgorithm) -> Box<dyn Digest>;

    /// HMAC-MD5 (RFC 2104) over the concatenated `parts`, in their order.
    fn hmac_md5(&self, key: &[u8], parts: &mut dyn Iterator<Item = &[u8]>) -> [u8; 16];

    /// Verifies an RSASSA-PKCS1-v1_5 signature over `digest`, a digest made with `hash`.
    ///
    /// # Errors
    /// When the key is out of bounds or the signature does not match.
    fn verify_rsa(
        &self,
        key: RsaKey<'_>,
        hash: HashAlgorithm,
        digest: &[u8],
        signature: &[u8],
    ) -> Result<(), SignatureError>;

    /// Hashes one message.
    fn hash(&self, algorithm: HashAlgorithm, message: &[u8]) -> Vec<u8> {
        let mut digest = self.digest(algorithm);
        digest.update(message);
        digest.finish()
    }
}
