//! What is asked: the files, and what is known of the modem.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use super::controls::Controls;
use crate::codefile::ImageDigest;
use crate::time::Timestamp;
use crate::words::Docsis;

/// A file by its name (without folders) and its octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedFile<'a> {
    /// For the report.
    pub name: &'a str,
    /// The whole file.
    pub bytes: &'a [u8],
}

/// A code file that was read through [`crate::codefile::Stream`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Image<'a> {
    /// For the report.
    pub name: &'a str,
    /// What was kept of it.
    pub digest: &'a ImageDigest,
}

/// Which signatures are required, when no configuration file says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Need {
    /// The manufacturer's alone.
    #[serde(rename = "mfg")]
    Manufacturer,
    /// The manufacturer's and the co-signer's.
    #[serde(rename = "mfg+co")]
    ManufacturerAndCoSigner,
}

/// Where the demand comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigSource<'a> {
    /// A configuration file.
    File(NamedFile<'a>),
    /// Said by the caller.
    Need(Need),
    /// Not known.
    Unknown,
}

/// How `signingTime` is compared with `codeAccessStart`; issues of the specification differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Equality {
    /// `>=`: newer issues; the same image can be loaded again.
    #[default]
    Default,
    /// `>`: older issues.
    Strict,
}

/// Where the access controls come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ControlsSource {
    /// Not known: the checks that need them are not made.
    #[default]
    Unknown,
    /// A modem of this manufacturer as it left the factory: controls from the manufacturer's CVC, no co-signer.
    FactoryFresh,
    /// As given.
    Given(Controls),
}

/// What is known of the modem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Modem {
    /// Its DOCSIS version.
    pub docsis: Docsis,
    /// How it compares `signingTime`.
    pub equality: Equality,
    /// Its access controls.
    pub controls: ControlsSource,
    /// The manufacturer name stored in it, where the controls do not say.
    pub manufacturer: Option<String>,
    /// The co-signer name stored in it, where the controls do not say.
    pub operator: Option<String>,
}

/// Will this modem take this image with this configuration file?
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The configuration file, or what it would demand.
    pub config: ConfigSource<'a>,
    /// The image.
    pub image: Option<Image<'a>>,
    /// Roots that the modem holds, of either PKI; each file may hold several.
    pub roots: &'a [NamedFile<'a>],
    /// Revocation lists.
    pub crls: &'a [NamedFile<'a>],
    /// A CVC that a manager sends by SNMP before the download.
    pub snmp_cvc: Option<NamedFile<'a>>,
    /// The shared secret of the CMTS, for the CMTS MIC.
    pub secret: Option<&'a [u8]>,
    /// The modem.
    pub modem: &'a Modem,
    /// "Now".
    pub at: Timestamp,
}
