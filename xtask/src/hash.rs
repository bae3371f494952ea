//! Content hashes.

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

/// SHA-256 as Subresource Integrity writes it: `sha256-` and base64.
pub(crate) fn integrity(octets: &[u8]) -> String {
    format!("sha256-{}", Base64::encode_string(&Sha256::digest(octets)))
}

/// SHA-256 in lower-case hexadecimal, for file names.
pub(crate) fn hex(octets: &[u8]) -> String {
    Sha256::digest(octets).iter().map(|octet| format!("{octet:02x}")).collect()
}
