//! Bounds on what one request may bring. A code file is hashed as it passes, so its length costs time, not memory.

/// Octets of a request's content: the platform's own limit on its smaller plans is 100 MB.
pub const CONTENT: u64 = 100_000_000;

/// Octets kept of all files that are not code files: an isolate has 128 MB, and real files stay under 1 MB.
pub const KEPT: usize = 32 << 20;

/// Files in one request: an image, a config file and the roots, CRLs and CVCs around them are about ten.
pub const FILES: usize = 64;

/// Octets of the options: real ones stay under 1 kB.
pub const OPTIONS: usize = 64 << 10;

/// Octets of the shared secret: CMTSs take at most 64 or 80 characters.
pub const SECRET: usize = 1 << 10;

/// Octets between two parts of a form (delimiter and fields): browsers send about 200.
pub const PART_HEAD: usize = 16 << 10;
