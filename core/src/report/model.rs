//! The report itself: `docs/schema/report-1.json` is its contract.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::{Findings, Place, Verdict};
use crate::time::Timestamp;
use crate::words::{Docsis, Pki, Role};

/// The schema that a report names.
pub const SCHEMA: &str = "cableseal.report/1";

/// A report: what was asked, what was checked, what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// What made it.
    pub tool: Tool,
    /// What question it answers.
    pub kind: Kind,
    /// The answer.
    pub verdict: Verdict,
    /// What was taken as given.
    pub facts: Facts,
    /// The files, in the order in which [`Place::file`] counts them.
    pub files: Vec<FileEntry>,
    /// What the configuration file demands of the image.
    pub policy: Option<PolicyEntry>,
    /// Every check, in the order in which a modem makes them.
    pub checks: Findings,
    /// Every certificate met, in the order met.
    pub certificates: Vec<CertificateEntry>,
    /// Points in time that the checks compare.
    pub marks: Vec<Mark>,
    /// The controls that the modem holds after accepting; empty unless it accepts.
    pub controls_after: Vec<ControlsEntry>,
    /// What a reader must know beside the checks.
    pub notes: Vec<String>,
}

impl Report {
    /// The report for machines: compact JSON.
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists always serialise.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The report for machines, indented.
    pub fn to_json_pretty(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// The program that made a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tool {
    /// `cableseal`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

impl Tool {
    /// This build.
    pub const THIS: Self = Self { name: "cableseal", version: env!("CARGO_PKG_VERSION") };
}

/// The question that a report answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Will a modem take this image with this configuration file?
    Verdict,
    /// Is this configuration file whole, and do its MICs hold?
    ConfigCheck,
}

/// What was taken as given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// "Now".
    pub at: Option<Timestamp>,
    /// The modem's DOCSIS version.
    pub docsis: Docsis,
    /// How `signingTime` is compared with `codeAccessStart`: `default` (`>=`) or `strict` (`>`).
    pub equality: &'static str,
    /// Where the access controls come from: `given`, `factory_fresh` or `unknown`.
    pub controls_source: &'static str,
    /// The controls before.
    pub controls: Vec<ControlsEntry>,
    /// Whether a shared secret was given; never the secret.
    pub secret_given: bool,
}

/// One set of code access controls: the state of one role in one PKI.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ControlsEntry {
    /// Which PKI.
    pub pki: Pki,
    /// Whose.
    pub role: Role,
    /// organizationName, compared byte for byte; `None` when unknown.
    pub organization: Option<String>,
    /// codeAccessStart.
    pub code_access_start: Option<Timestamp>,
    /// cvcAccessStart.
    pub cvc_access_start: Option<Timestamp>,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileEntry {
    /// Its name, without folders.
    pub name: String,
    /// What it turned out to be.
    pub kind: FileKind,
    /// Its octets.
    pub length: u64,
    /// Its SHA-256.
    pub sha256: String,
}

/// What a file is, told from its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A configuration file of a cable modem.
    Config,
    /// A configuration file of a PacketCable MTA.
    MtaConfig,
    /// A code file: PKCS#7 prefix and `SignedContent`.
    CodeFile,
    /// One certificate, DER or PEM.
    Certificate,
    /// Several certificates: PEM, PKCS#7 or concatenated DER.
    Certificates,
    /// A certificate revocation list.
    Crl,
    /// Code access controls as JSON.
    Controls,
    /// A modem profile as JSON.
    Profile,
    /// A report as JSON.
    Report,
    /// None of these.
    Unknown,
}

impl FileKind {
    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Config => "config",
            Self::MtaConfig => "MTA config",
            Self::CodeFile => "code file",
            Self::Certificate => "certificate",
            Self::Certificates => "certificates",
            Self::Crl => "CRL",
            Self::Controls => "controls",
            Self::Profile => "modem profile",
            Self::Report => "report",
            Self::Unknown => "unknown",
        }
    }
}

/// The row of the 16-row matrix that a configuration file selects, and the image beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PolicyEntry {
    /// TLV 32, 33, 81 and 82 read as bits 8, 4, 2 and 1; `None` when the need was given instead of a file.
    pub row: Option<u8>,
    /// CVC TLVs that the file holds.
    pub present: Vec<u8>,
    /// CVC TLVs that this modem ignores.
    pub ignored: Vec<u8>,
    /// Whether secure software download is enabled.
    pub enabled: bool,
    /// The PKI in force.
    pub pki: Option<Pki>,
    /// Whether a co-signature is required; otherwise it is forbidden.
    pub co_signature_required: bool,
    /// The demand as a sentence.
    pub demand: String,
    /// The image's own signatures: `M` and `Co` legacy, `m` and `c` DOCSIS 3.1, `none`; `None` without an image.
    pub image_signatures: Option<String>,
}

/// A certificate that took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CertificateEntry {
    /// What it is here: `CVC`, `CVC CA`, `root`.
    pub title: String,
    /// Whose CVC, where it is one.
    pub role: Option<Role>,
    /// Which PKI, where known.
    pub pki: Option<Pki>,
    /// Subject as RFC 4514 text.
    pub subject: String,
    /// Issuer as RFC 4514 text.
    pub issuer: String,
    /// Serial number, hex.
    pub serial: String,
    /// Start of validity.
    pub not_before: Timestamp,
    /// End of validity.
    pub not_after: Timestamp,
    /// Where it stands.
    pub place: Place,
}

/// A point on the time line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// `signingTime`, `codeAccessStart`, `cvcAccessStart`, `now`.
    pub label: &'static str,
    /// Whose.
    pub role: Option<Role>,
    /// When.
    pub at: Timestamp,
    /// Index into [`Report::certificates`] of the bar that it must lie in.
    pub certificate: Option<usize>,
    /// False when it lies outside that bar.
    pub inside: bool,
}
