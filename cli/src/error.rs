//! Why a verb gives no answer: one variant for each step that can fail.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use cableseal_core::api;
use cableseal_core::report::FileKind;

use crate::exit::Exit;

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Error {
    /// A file or folder that cannot be read.
    Read { path: PathBuf, source: io::Error },
    /// A file or folder that cannot be written.
    Write { path: PathBuf, source: io::Error },
    /// A file too large for what it is given for.
    TooLarge { path: PathBuf, option: &'static str, limit: usize, looks_like: FileKind },
    /// Standard input named for two files.
    StdinTwice,
    /// A folder where a file is needed.
    Folder { path: PathBuf },
    /// A folder with nothing in it for the question.
    NothingInFolder { path: PathBuf, wanted: &'static str },
    /// A folder that holds something already.
    NotEmpty { path: PathBuf },
    /// A time that a certificate cannot hold.
    TimeOutOfRange,
    /// Files that make no question, or cannot be read as what they are given for.
    Request(api::Error),
    /// A certificate or key that cannot be made: a fault of this program or its random numbers.
    Issue(String),
}

impl Error {
    /// The exit status for it.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::TooLarge { .. }
            | Self::NothingInFolder { .. }
            | Self::Request(api::Error::BadFile { .. }) => Exit::No,
            _ => Exit::Trouble,
        }
    }

    /// For `map_err`: a read that failed.
    pub(crate) fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Read { path: path.to_owned(), source }
    }

    /// For `map_err`: a write that failed.
    pub(crate) fn write(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Write { path: path.to_owned(), source }
    }
}

impl From<api::Error> for Error {
    fn from(error: api::Error) -> Self {
        Self::Request(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, source } => write!(f, "cannot read {}: {source}", path.display()),
            Self::Write { path, source } => write!(f, "cannot write {}: {source}", path.display()),
            Self::TooLarge { path, option, limit, looks_like } => {
                let path = path.display();
                write!(f, "{path} is too large for {option}: more than {limit} octets")?;
                match looks_like {
                    FileKind::Unknown => Ok(()),
                    kind => write!(f, "; it looks like a {}", kind.word()),
                }
            }
            Self::StdinTwice => f.write_str(
                "standard input (-) is given for two files; it can be read once: name a file for the other",
            ),
            Self::Folder { path } => write!(f, "{} is a folder; give a file", path.display()),
            Self::NothingInFolder { path, wanted } => {
                write!(f, "{} holds no {wanted} (folders inside it are not searched)", path.display())
            }
            Self::NotEmpty { path } => {
                write!(
                    f,
                    "{} exists and is not empty; nothing is overwritten: give a new folder",
                    path.display()
                )
            }
            Self::TimeOutOfRange => {
                f.write_str("--at lies outside what a certificate can hold: 1970 to 9900")
            }
            Self::Request(error) => error.fmt(f),
            Self::Issue(why) => write!(f, "cannot make a certificate: {why}"),
        }
    }
}

impl std::error::Error for Error {}
