//! Every bound on untrusted input, in one table.
//!
//! A limit is far above what the field uses and far below what would hurt. The error that a limit causes names it.

/// Octets in a DER length: 4 give elements up to 4 GiB, more than any code file.
pub const DER_LENGTH_OCTETS: usize = 4;

/// Levels of nested DER that are walked for display. X.509 with extensions needs about 12.
pub const DER_DEPTH: usize = 32;

/// Elements of DER shown in one tree, so that a hostile file cannot fill memory.
pub const DER_ELEMENTS: usize = 20_000;

/// Octets of a configuration file. A modem must take 8192 (MULPI); real files stay under 64 KiB.
pub const CONFIG_FILE: usize = 1 << 20;

/// Levels of nested TLVs: the catalogue has 7.
pub const TLV_DEPTH: usize = 10;

/// TLVs that are read one by one in one file; the octets behind them are kept whole. A file of 8192 octets has at
/// most 4096.
pub const TLVS: usize = 20_000;

/// Octets hashed in the search for what would make a wrong MIC right: a file of 4 kB is tried in 1000 ways.
pub const MIC_HINT_OCTETS: usize = 4 << 20;

/// Octets of the PKCS#7 prefix of a code file. Known readers take a 16-bit length; four 4096-bit certificates
/// with all their extensions stay under 10 kB.
pub const CODE_FILE_PREFIX: usize = 64 * 1024 + 4;

/// Octets of one certificate: with a 4096-bit key and every extension seen it stays under 3 kB.
pub const CERTIFICATE: usize = 64 << 10;

/// Octets of a file of certificates: [`CERTIFICATES`] of them as PEM, with text around.
pub const CERTIFICATE_FILE: usize = 1 << 20;

/// Extensions of one certificate or CRL: those seen have at most 8.
pub const EXTENSIONS: usize = 64;

/// Certificates in one code file, CVC TLV or bundle.
pub const CERTIFICATES: usize = 64;

/// `SignerInfo`s in one code file: DOCSIS uses at most two.
pub const SIGNERS: usize = 8;

/// Certificates between an end entity and its anchor: both DOCSIS PKIs use at most one.
pub const CHAIN_INTERMEDIATES: usize = 4;

/// RSA verifications while one chain is built: webpki allows 100 for the far larger web PKI.
pub const CHAIN_SIGNATURES: usize = 32;

/// Octets of a certificate revocation list.
pub const CRL: usize = 8 << 20;

/// Smallest RSA modulus in bits: legacy CVCs go down to 1024.
pub const RSA_MIN_BITS: usize = 1024;

/// Largest RSA modulus in bits: the DOCSIS 3.1 root has 4096.
pub const RSA_MAX_BITS: usize = 4096;

/// Authenticated attributes of one signature: DOCSIS uses three.
pub const SIGNED_ATTRIBUTES: usize = 32;

/// Octets of a CVC chain by SNMP: `SIZE (0..8192)` of docsBpi2Ext31CodeUpdateCvcChain.
pub const SNMP_CVC_CHAIN: usize = 8192;

/// Octets from the front of a file that always suffice to tell what it is.
pub const RECOGNIZE_HEAD: usize = CONFIG_FILE;
