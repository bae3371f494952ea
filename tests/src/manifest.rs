//! `vectors/manifest.json`, read.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

use crate::vectors;

/// Everything that the manifest lists.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// `cableseal.vectors/1`.
    pub schema: String,
    /// Questions to the verdict.
    pub cases: Vec<Case>,
    /// Certificate paths.
    pub certificates: Vec<CertificateCase>,
}

/// A question to the verdict with its answer. Paths count from the folder of the vectors.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Verdict, field and defect: `reject-mfg-cvc-wrong-eku`.
    pub name: String,
    /// Why the answer is what it is.
    pub why: String,
    /// The code file.
    pub image: PathBuf,
    /// True when the code file is not checked in: [`crate::large::code_file`] makes it.
    pub generated: bool,
    /// The configuration file, unless `need` is given.
    pub config: Option<PathBuf>,
    /// `mfg` or `mfg+co`, in place of a configuration file.
    pub need: Option<String>,
    /// Trust anchors, PEM.
    pub roots: Vec<PathBuf>,
    /// CRLs, DER.
    pub crls: Vec<PathBuf>,
    /// A CVC sent by SNMP: a DER certificate or a degenerate PKCS#7.
    pub snmp_cvc: Option<PathBuf>,
    /// What is taken as given.
    pub facts: Facts,
    /// The answer.
    pub expect: Expect,
    /// OpenSSL's answer.
    pub openssl: OpenSsl,
}

/// What is taken as given.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// "Now", RFC 3339; `None` when not known.
    pub at: Option<String>,
    /// `3.0`, `3.1` or `4.0`.
    pub docsis: String,
    /// `default` (`>=`) or `strict` (`>`).
    pub equality: String,
    /// Controls as at manufacture, taken from the CVC.
    pub factory_fresh: bool,
    /// Code access controls, JSON.
    pub controls: Option<PathBuf>,
    /// The manufacturer's name, where the caller gives it.
    pub manufacturer: Option<String>,
    /// The co-signer's name, where the caller gives it.
    pub operator: Option<String>,
    /// The shared secret of the CMTS MIC; `None` when not known.
    pub secret: Option<String>,
}

/// The answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// `accept`, `reject` or `incomplete`.
    pub outcome: String,
    /// Id of the check that decides; `None` on accept.
    pub check: Option<String>,
    /// `manufacturer` or `co_signer`.
    pub role: Option<String>,
    /// Code of the event that a modem logs: `E203.0`.
    pub event: Option<String>,
    /// Where the deciding octets stand, where that is certain.
    pub place: Option<Place>,
    /// Ids of checks that fail as advice only.
    pub warnings: Vec<String>,
}

/// A place in a file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// `image`.
    pub file: String,
    /// Octets from its start.
    pub offset: u64,
}

/// OpenSSL's answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenSsl {
    /// Of `openssl smime -verify`; `None` when it is not asked.
    pub smime: Option<Answer>,
    /// Why our chain and signature checks must differ from it, where they must.
    pub differs: Option<String>,
}

/// What `openssl` says.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// It verifies.
    Ok,
    /// It does not.
    Fail,
}

/// A certificate path. Paths count from the folder of the vectors.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateCase {
    /// The certificate, PEM.
    pub certificate: PathBuf,
    /// Certificates that may stand between, PEM.
    pub untrusted: Vec<PathBuf>,
    /// The trust anchor, PEM.
    pub root: PathBuf,
    /// "Now", RFC 3339.
    pub at: String,
    /// The answer of `openssl verify`.
    pub verify: Answer,
    /// Why.
    pub why: String,
}

impl Manifest {
    /// The manifest as checked in.
    ///
    /// # Panics
    /// When it is missing or not of this shape.
    pub fn load() -> Self {
        let text = fs::read(vectors().join("manifest.json")).expect("manifest.json is checked in");
        serde_json::from_slice(&text).expect("manifest.json is of this shape")
    }
}

/// The octets of a file of the vectors.
///
/// # Panics
/// When it is missing.
pub fn read(path: impl AsRef<std::path::Path>) -> Vec<u8> {
    let path = vectors().join(path);
    fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
