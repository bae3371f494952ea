//! Code files: a DER PKCS#7 prefix, then `SignedContent` (download parameters TLV and image).
//!
//! No length stands between the two: the prefix ends where its outer SEQUENCE ends. Reading streams: [`Stream`] takes
//! pieces of any size, keeps the prefix, and hashes the rest, so that an image of any length needs constant memory.

mod digest;
mod envelope;
mod parameters;
mod signer;
mod tree;
mod verify;

pub use digest::{ImageDigest, Stream};
pub use envelope::Envelope;
pub use parameters::{DownloadParameters, SubTlv};
pub use signer::{AlgorithmId, Attribute, SignedAttributes, SignerInfo};
pub use tree::code_file_tree;
pub use verify::{
    DigestMatches, SignatureFault, SignatureValid, VerifiedCodeFile, VerifiedSigner, verify_message_digest,
    verify_signature,
};
