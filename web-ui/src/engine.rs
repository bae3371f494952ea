//! The one place where the page asks `cableseal-core` a question.
//!
//! TEMPORARY: until `core::api` lands, answers come from [`sample`], made of the check catalogue.

mod sample;

use cableseal_core::report::tree::Node;
use cableseal_core::report::{FileKind, Report};
use cableseal_core::time::Timestamp;
use cableseal_core::words::{Docsis, Pki, Role};

/// A file as far as the page has read it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its name, without folders.
    pub name: &'a str,
    /// Its octets in all.
    pub length: u64,
    /// What it is.
    pub kind: FileKind,
    /// Its first octets; all of them unless it is larger than [`HEAD`].
    pub head: &'a [u8],
    /// Its SHA-256 in hex, once known.
    pub sha256: &'a str,
    /// The digests that its signatures cover, for a code file, once known.
    pub digest: Option<&'a CodeFileDigest>,
}

/// Octets of a file that the page reads at once. Every kind but code files is smaller; of a code file the prefix is.
pub const HEAD: u64 = 8 << 20;

/// What the user takes as given.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The files, in the order in which the report counts them.
    pub files: &'a [Input<'a>],
    /// The modem's DOCSIS version.
    pub docsis: Docsis,
    /// "Now".
    pub at: Timestamp,
    /// Whether `signingTime` must be later than `codeAccessStart`, not only as late.
    pub strict: bool,
    /// The manufacturer's organizationName, if told.
    pub manufacturer: &'a str,
    /// The operator's organizationName, if told.
    pub operator: &'a str,
    /// The access controls of the modem.
    pub controls: Controls<'a>,
    /// The shared secret.
    pub secret: Option<&'a [u8]>,
}

/// Where the access controls of the modem come from.
#[derive(Clone, Copy, Debug)]
pub enum Controls<'a> {
    /// Nobody told.
    Unknown,
    /// As a modem fresh from this manufacturer's factory holds them.
    FactoryFresh,
    /// As told.
    Given(&'a [Control]),
}

/// The controls of one role in one PKI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// Which PKI.
    pub pki: Pki,
    /// Whose.
    pub role: Role,
    /// organizationName.
    pub organization: Option<String>,
    /// codeAccessStart.
    pub code_access_start: Option<Timestamp>,
    /// cvcAccessStart.
    pub cvc_access_start: Option<Timestamp>,
}

/// What a file is, from its first octets and its name.
pub fn recognize(head: &[u8], name: &str) -> FileKind {
    sample::recognize(head, name)
}

/// Every field of a file.
pub fn inspect(name: &str, head: &[u8]) -> Node {
    sample::inspect(name, head)
}

/// The verdict; `None` when the files ask no question.
pub fn judge(question: &Question<'_>) -> Option<Report> {
    sample::judge(question)
}

/// The report as one self-contained HTML file.
pub fn html(report: &Report) -> String {
    report.to_json_pretty()
}

/// One row of the matrix picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// TLV 32, 33, 81 and 82 read as bits 8, 4, 2 and 1.
    pub row: u8,
    /// Whether secure software download is enabled.
    pub enabled: bool,
    /// The PKI in force.
    pub pki: Option<Pki>,
    /// TLVs that are ignored.
    pub ignored: Vec<u8>,
    /// The signatures of the only acceptable file: `M`, `M+Co`, `m`, `m+c` or `none`.
    pub signatures: &'static str,
    /// The demand as a sentence.
    pub demand: String,
}

impl MatrixRow {
    /// Whether the row has this TLV.
    pub fn has(&self, tlv: u8) -> bool {
        let bit = match tlv {
            32 => 8,
            33 => 4,
            81 => 2,
            _ => 1,
        };
        self.row & bit != 0
    }
}

/// The 16 rows for a modem of this version.
pub fn matrix(docsis: Docsis) -> Vec<MatrixRow> {
    sample::matrix(docsis)
}

/// The digests of a code file that is hashed in pieces.
pub struct CodeFileHash(u64);

impl CodeFileHash {
    /// Before the first octet.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self(0)
    }

    /// Takes the next octets.
    pub fn update(&mut self, octets: &[u8]) {
        self.0 += octets.len() as u64;
    }

    /// After the last octet.
    pub fn finish(self) -> CodeFileDigest {
        CodeFileDigest(self.0)
    }
}

/// What hashing a code file gives: moves from the worker to the page as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeFileDigest(u64);

impl CodeFileDigest {
    /// For the message from the worker.
    pub fn to_json(&self) -> String {
        self.0.to_string()
    }

    /// From the worker's message.
    pub fn from_json(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }
}
