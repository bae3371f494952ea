//! Content hashes.

use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use sha2::{Digest, Sha256};

/// SHA-256 as Subresource Integrity writes it: `sha256-` and base64.
pub(crate) fn integrity(octets: &[u8]) -> String {
    format!("sha256-{}", Base64::encode_string(&Sha256::digest(octets)))
}

/// SHA-256 in letters that may stand in a file name.
pub(crate) fn file_name(octets: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(&Sha256::digest(octets))
}
