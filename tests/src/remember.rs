//! `RustCrypto` with a memory for RSA: a case asked thousands of times verifies its intact signatures once.

use std::sync::{Mutex, MutexGuard, PoisonError};

use cableseal_core::crypto::{Digest, HashAlgorithm, Provider, RsaKey, RustCrypto, SignatureError};

/// Gives the answers of [`RustCrypto`].
#[derive(Default)]
pub struct Remembering(Mutex<Vec<Verification>>);

impl Remembering {
    /// How many verifications it knows.
    #[expect(clippy::len_without_is_empty, reason = "nobody asks")]
    pub fn len(&self) -> usize {
        self.known().len()
    }

    /// Forgets all but the first `len`.
    pub fn truncate(&self, len: usize) {
        self.known().truncate(len);
    }

    fn known(&self) -> MutexGuard<'_, Vec<Verification>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Verification {
    modulus: Vec<u8>,
    exponent: Vec<u8>,
    hash: HashAlgorithm,
    digest: Vec<u8>,
    signature: Vec<u8>,
    answer: Result<(), SignatureError>,
}

impl Provider for Remembering {
    fn digest(&self, algorithm: HashAlgorithm) -> Box<dyn Digest> {
        RustCrypto.digest(algorithm)
    }

    fn hmac_md5(&self, key: &[u8], parts: &mut dyn Iterator<Item = &[u8]>) -> [u8; 16] {
        RustCrypto.hmac_md5(key, parts)
    }

    fn verify_rsa(
        &self,
        key: RsaKey<'_>,
        hash: HashAlgorithm,
        digest: &[u8],
        signature: &[u8],
    ) -> Result<(), SignatureError> {
        let same = |known: &&Verification| {
            known.signature == signature
                && known.digest == digest
                && known.hash == hash
                && known.modulus == key.modulus
                && known.exponent == key.exponent
        };
        if let Some(known) = self.known().iter().find(same) {
            return known.answer;
        }
        let answer = RustCrypto.verify_rsa(key, hash, digest, signature);
        self.known().push(Verification {
            modulus: key.modulus.to_vec(),
            exponent: key.exponent.to_vec(),
            hash,
            digest: digest.to_vec(),
            signature: signature.to_vec(),
            answer,
        });
        answer
    }
}
