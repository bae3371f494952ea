//! Certificates of both DOCSIS PKIs: reading them, what their profiles ask for, path validation, revocation.
//!
//! A [`Certificate`] is a value: it holds what RFC 5280 4.1 allows and keeps the octets it was read from. Whether
//! it can be trusted is another question, answered by [`chain::validate`] with a [`VerifiedChain`], which nothing
//! else can make. What DOCSIS asks of a certificate beyond RFC 5280 stands as data in [`profile`].

pub mod bundle;
pub mod certificate;
pub mod chain;
pub mod crl;
pub mod name;
pub mod profile;
pub mod tree;

mod extension;
mod key;
mod oid;
mod pem;

pub use bundle::{Bundle, Form, read_certificate_set, read_certificates};
pub use certificate::{Certificate, Part, Validity};
pub use chain::{ChainError, ChainErrorKind, Origin, PathRequest, VerifiedChain};
pub use const_oid::ObjectIdentifier;
pub use crl::{CertificateList, CrlFault, CrlReason, RevocationStatus, RevokedCertificate};
pub use extension::{AuthorityKeyId, Extension};
pub use name::{Attribute, Name};
pub use profile::{CertificateRole, Departure, Rule, departures, pki_of_root};
pub use tree::{certificate_tree, crl_tree};
pub use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages};
