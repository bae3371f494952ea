//! The provider made of `RustCrypto` crates.

use alloc::boxed::Box;
use alloc::vec::Vec;

use hmac::{Hmac, KeyInit, Mac};
use rsa::traits::PublicKeyParts;
use rsa::{BoxedUint, Pkcs1v15Sign, RsaPublicKey};

use super::{Digest, HashAlgorithm, Provider, RsaKey, SignatureError};
use crate::limits;

/// The provider for hosts without crypto hardware of their own.
#[derive(Clone, Copy, Debug, Default)]
pub struct RustCrypto;

impl Provider for RustCrypto {
    fn digest(&self, algorithm: HashAlgorithm) -> Box<dyn Digest> {
        match algorithm {
            HashAlgorithm::Md5 => Box::new(Running(md5::Md5::default())),
            HashAlgorithm::Sha1 => Box::new(Running(sha1::Sha1::default())),
            HashAlgorithm::Sha256 => Box::new(Running(sha2::Sha256::default())),
        }
    }

    fn hmac_md5(&self, key: &[u8], parts: &mut dyn Iterator<Item = &[u8]>) -> [u8; 16] {
        // HMAC takes keys of any length: the error cannot happen.
        let Ok(mut mac) = Hmac::<md5::Md5>::new_from_slice(key) else { return [0; 16] };
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    fn verify_rsa(
        &self,
        key: RsaKey<'_>,
        hash: HashAlgorithm,
        digest: &[u8],
        signature: &[u8],
    ) -> Result<(), SignatureError> {
        let key = public_key(key).ok_or(SignatureError::BadKey)?;
        if signature.len() != key.size() {
            return Err(SignatureError::Mismatch);
        }
        let padding = match hash {
            HashAlgorithm::Md5 => Pkcs1v15Sign::new::<md5::Md5>(),
            HashAlgorithm::Sha1 => Pkcs1v15Sign::new::<sha1::Sha1>(),
            HashAlgorithm::Sha256 => Pkcs1v15Sign::new::<sha2::Sha256>(),
        };
        key.verify(padding, digest, signature).map_err(|_| SignatureError::Mismatch)
    }
}

fn public_key(key: RsaKey<'_>) -> Option<RsaPublicKey> {
    let bits = |octets: &[u8]| u32::try_from(octets.len()).ok().and_then(|n| n.checked_mul(8));
    let modulus = trim(key.modulus);
    let exponent = trim(key.exponent);
    let n = BoxedUint::from_be_slice(modulus, bits(modulus)?).ok()?;
    let e = BoxedUint::from_be_slice(exponent, bits(exponent)?).ok()?;
    let key = RsaPublicKey::new_with_size_limits(n, e, limits::RSA_MIN_BITS..=limits::RSA_MAX_BITS);
    key.ok()
}

fn trim(octets: &[u8]) -> &[u8] {
    let zeros = octets.iter().take_while(|&&octet| octet == 0).count();
    octets.get(zeros..).unwrap_or_default()
}

struct Running<D>(D);

impl<D: digest::Digest> Digest for Running<D> {
    fn update(&mut self, octets: &[u8]) {
        self.0.update(octets);
    }

    fn finish(self: Box<Self>) -> Vec<u8> {
        self.0.finalize().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::hex;

    #[test]
    fn digests_match_their_published_test_values() {
        let of_abc = |algorithm| hex(&RustCrypto.hash(algorithm, b"abc"));
        assert_eq!(of_abc(HashAlgorithm::Md5), "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(of_abc(HashAlgorithm::Sha1), "a9993e364706816aba3e25717850c26c9cd0d89d");
        assert_eq!(
            of_abc(HashAlgorithm::Sha256),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn hmac_md5_matches_rfc_2202_and_joins_its_parts() {
        let parts: [&[u8]; 2] = [b"what do ya want ", b"for nothing?"];
        assert_eq!(
            hex(&RustCrypto.hmac_md5(b"Jefe", &mut parts.into_iter())),
            "750c783e6ab0b503eaa86e310a5db738"
        );
    }

    #[test]
    fn a_key_below_the_limit_is_a_bad_key() {
        let key = RsaKey { modulus: &[0xff; 64], exponent: &[1, 0, 1] };
        assert_eq!(
            RustCrypto.verify_rsa(key, HashAlgorithm::Sha1, &[0; 20], &[0; 64]),
            Err(SignatureError::BadKey)
        );
    }
}
