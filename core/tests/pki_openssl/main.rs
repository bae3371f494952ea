//! `core::pki` against OpenSSL: certificates, chains and revocation lists that it makes, and its own verdict on them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected must stop"
)]

mod bundles;
mod chains;
mod fields;
mod lab;
mod pkis;
mod profiles;
mod revocation;
mod robustness;
