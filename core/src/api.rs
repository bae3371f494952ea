//! Any mix of files and a set of options in, a report out: what the page, the edge and scripts call.

mod options;
mod profile;

pub use options::Options;
pub use profile::{Profile, ProfileRoot};

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::codefile::{ImageDigest, Stream};
use crate::crypto::Provider;
use crate::download::{ConfigSource, Controls, Image, Judgement, NamedFile, Question, judge};
use crate::inspect::recognize;
use crate::pki::bundle::read_certificates;
use crate::report::FileKind;
use crate::time::Timestamp;

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileRole {
    /// The code file.
    Image,
    /// The configuration file.
    Config,
    /// Roots that the modem holds.
    Root,
    /// A revocation list.
    Crl,
    /// A CVC sent by SNMP.
    SnmpCvc,
    /// Code access controls.
    Controls,
    /// A modem profile.
    Profile,
}

impl FileRole {
    /// The word in options, form fields and messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Config => "config",
            Self::Root => "root",
            Self::Crl => "crl",
            Self::SnmpCvc => "snmp_cvc",
            Self::Controls => "controls",
            Self::Profile => "profile",
        }
    }

    /// Reads [`word`](Self::word).
    pub fn from_word(word: &str) -> Option<Self> {
        use FileRole::{Config, Controls, Crl, Image, Profile, Root, SnmpCvc};
        [Image, Config, Root, Crl, SnmpCvc, Controls, Profile].into_iter().find(|role| role.word() == word)
    }

    /// The role that the content suggests; `None` when it suggests none.
    ///
    /// A self-issued certificate is a root. Any other certificate is not used unless the caller says what for.
    pub fn of_content(bytes: &[u8]) -> Option<Self> {
        match recognize(bytes).kind {
            FileKind::Config | FileKind::MtaConfig => Some(Self::Config),
            FileKind::CodeFile => Some(Self::Image),
            FileKind::Certificate | FileKind::Certificates => {
                let bundle = read_certificates(bytes, 0).ok()?;
                bundle.certificates.iter().any(crate::pki::Certificate::is_self_issued).then_some(Self::Root)
            }
            FileKind::Crl => Some(Self::Crl),
            FileKind::Controls => Some(Self::Controls),
            FileKind::Profile => Some(Self::Profile),
            FileKind::Report | FileKind::Unknown => None,
        }
    }
}

/// A file's octets, or what is left of a code file that was streamed.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// The whole file.
    Bytes(&'a [u8]),
    /// A code file read through [`Stream`].
    Image(&'a ImageDigest),
}

/// A file that takes part.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name, without folders.
    pub name: &'a str,
    /// What it is for; told from the content when `None`.
    pub role: Option<FileRole>,
    /// Its octets.
    pub content: Content<'a>,
}

/// Why there is no report: the request itself is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// Two files for a role that takes one.
    Ambiguous {
        /// The role.
        role: FileRole,
        /// Both files.
        names: [String; 2],
    },
    /// A file of controls or a profile that cannot be read.
    BadFile {
        /// The file.
        name: String,
        /// What is wrong.
        why: String,
    },
    /// No file has a role that a report can be made of.
    NothingToDo,
}

impl Error {
    /// A short name for the kind of error, for problem details.
    pub const fn title(&self) -> &'static str {
        match self {
            Self::Ambiguous { .. } => "Two files for one role",
            Self::BadFile { .. } => "A file that cannot be read",
            Self::NothingToDo => "No image and no configuration file",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ambiguous { role, names: [first, second] } => {
                write!(f, "both {first} and {second} are given as {}; give one", role.word())
            }
            Self::BadFile { name, why } => write!(f, "{name}: {why}"),
            Self::NothingToDo => f.write_str("give an image, a configuration file, or both"),
        }
    }
}

impl core::error::Error for Error {}

/// The verdict over a mix of files. `now` counts unless the options set a time; `secret` is the CMTS's shared secret.
///
/// # Errors
/// When the files do not make a question: see [`Error`]. What is wrong inside an image, a configuration file, a root
/// or a CRL is never an error here: the report says it.
pub fn report(
    files: &[File<'_>],
    options: &Options,
    secret: Option<&[u8]>,
    now: Timestamp,
    provider: &dyn Provider,
) -> Result<Judgement, Error> {
    let sorted = Sorted::sort(files, provider)?;
    let profile = sorted.profile()?;
    let options = match &profile {
        Some(profile) => options.clone().or(&profile.options),
        None => options.clone(),
    };
    let mut roots = sorted.roots.clone();
    if let Some(profile) = &profile {
        roots.extend(profile.roots.iter().map(|root| NamedFile { name: &root.name, bytes: &root.der }));
    }
    let mut modem = options.modem();
    if let Some(file) = sorted.controls {
        modem.controls = crate::download::ControlsSource::Given(read_controls(file)?);
    }
    let config = match (sorted.config, options.need) {
        (Some(file), _) => ConfigSource::File(file),
        (None, Some(need)) => ConfigSource::Need(need),
        (None, None) => ConfigSource::Unknown,
    };
    let image = match (&sorted.image, &sorted.image_bytes) {
        (Some((name, digest)), _) => Some(Image { name, digest }),
        (None, Some((name, digest))) => Some(Image { name, digest }),
        (None, None) => None,
    };
    if image.is_none() && matches!(config, ConfigSource::Unknown) {
        return Err(Error::NothingToDo);
    }
    let question = Question {
        config,
        image,
        roots: &roots,
        crls: &sorted.crls,
        snmp_cvc: sorted.snmp_cvc,
        secret,
        modem: &modem,
        at: options.at.unwrap_or(now),
    };
    let mut judgement = judge(&question, provider);
    judgement
        .report
        .notes
        .extend(sorted.unused.iter().map(|name| format!("{name} takes no part in the verdict.")));
    Ok(judgement)
}

/// Files by their role.
#[derive(Default)]
struct Sorted<'a> {
    image: Option<(&'a str, &'a ImageDigest)>,
    image_bytes: Option<(&'a str, ImageDigest)>,
    config: Option<NamedFile<'a>>,
    roots: Vec<NamedFile<'a>>,
    crls: Vec<NamedFile<'a>>,
    snmp_cvc: Option<NamedFile<'a>>,
    controls: Option<NamedFile<'a>>,
    profile: Option<NamedFile<'a>>,
    unused: Vec<String>,
}

impl<'a> Sorted<'a> {
    fn sort(files: &[File<'a>], provider: &dyn Provider) -> Result<Self, Error> {
        let mut sorted = Self::default();
        for file in files {
            match file.content {
                Content::Image(digest) => sorted.take_image(file.name, digest)?,
                Content::Bytes(bytes) => {
                    let role = file.role.or_else(|| FileRole::of_content(bytes));
                    sorted.take(role, NamedFile { name: file.name, bytes }, provider)?;
                }
            }
        }
        Ok(sorted)
    }

    fn take_image(&mut self, name: &'a str, digest: &'a ImageDigest) -> Result<(), Error> {
        self.no_image_yet(name)?;
        self.image = Some((name, digest));
        Ok(())
    }

    fn no_image_yet(&self, name: &str) -> Result<(), Error> {
        let before = self.image.map(|(name, _)| name).or(self.image_bytes.as_ref().map(|(name, _)| *name));
        match before {
            Some(first) => Err(ambiguous(FileRole::Image, first, name)),
            None => Ok(()),
        }
    }

    fn take(
        &mut self,
        role: Option<FileRole>,
        file: NamedFile<'a>,
        provider: &dyn Provider,
    ) -> Result<(), Error> {
        let slot = match role {
            Some(FileRole::Image) => {
                self.no_image_yet(file.name)?;
                let mut stream = Stream::new(provider);
                stream.update(file.bytes);
                self.image_bytes = Some((file.name, stream.finish()));
                return Ok(());
            }
            Some(FileRole::Root) => {
                self.roots.push(file);
                return Ok(());
            }
            Some(FileRole::Crl) => {
                self.crls.push(file);
                return Ok(());
            }
            None => {
                self.unused.push(file.name.to_string());
                return Ok(());
            }
            Some(FileRole::Config) => &mut self.config,
            Some(FileRole::SnmpCvc) => &mut self.snmp_cvc,
            Some(FileRole::Controls) => &mut self.controls,
            Some(FileRole::Profile) => &mut self.profile,
        };
        if let (Some(first), Some(role)) = (*slot, role) {
            return Err(ambiguous(role, first.name, file.name));
        }
        *slot = Some(file);
        Ok(())
    }

    fn profile(&self) -> Result<Option<Profile>, Error> {
        let Some(file) = self.profile else { return Ok(None) };
        let text = utf8(file)?;
        Profile::from_json(text).map(Some).map_err(|why| Error::BadFile { name: file.name.to_string(), why })
    }
}

fn read_controls(file: NamedFile<'_>) -> Result<Controls, Error> {
    Controls::from_json(utf8(file)?).map_err(|why| Error::BadFile { name: file.name.to_string(), why })
}

fn utf8(file: NamedFile<'_>) -> Result<&str, Error> {
    core::str::from_utf8(file.bytes)
        .map_err(|error| Error::BadFile { name: file.name.to_string(), why: error.to_string() })
}

fn ambiguous(role: FileRole, first: &str, second: &str) -> Error {
    Error::Ambiguous { role, names: [first.to_string(), second.to_string()] }
}
