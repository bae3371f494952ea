//! Files and standard input.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use cableseal_core::inspect::recognize;
use clap::builder::{PathBufValueParser, TypedValueParser};

use crate::error::Error;

/// A file, a folder or standard input, as named on the command line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Source(PathBuf);

impl Source {
    /// For clap: any path.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        PathBufValueParser::new().map(Self)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The name without folders, for reports.
    pub(crate) fn name(&self) -> String {
        if self.is_stdin() {
            return "stdin".to_string();
        }
        let name = self.0.file_name().unwrap_or(self.0.as_os_str());
        name.to_string_lossy().into_owned()
    }

    pub(crate) fn is_stdin(&self) -> bool {
        self.0.as_os_str() == "-"
    }

    pub(crate) fn is_folder(&self) -> bool {
        !self.is_stdin() && self.0.is_dir()
    }

    /// Octets of the file, where that is known beforehand.
    pub(crate) fn len(&self) -> Option<u64> {
        let file = fs::metadata(&self.0).ok().filter(|_| !self.is_stdin())?;
        file.is_file().then_some(file.len())
    }

    /// Opens it.
    pub(crate) fn open(&self) -> Result<Box<dyn Read>, Error> {
        if self.is_stdin() {
            return Ok(Box::new(io::stdin().lock()));
        }
        if self.is_folder() {
            return Err(Error::Folder { path: self.0.clone() });
        }
        Ok(Box::new(File::open(&self.0).map_err(Error::read(&self.0))?))
    }

    /// Reads all of it, given for `option`; more than `limit` octets are refused.
    pub(crate) fn read(&self, option: &'static str, limit: usize) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let most = limit as u64 + 1;
        self.open()?.take(most).read_to_end(&mut bytes).map_err(Error::read(&self.0))?;
        if bytes.len() <= limit {
            return Ok(bytes);
        }
        Err(Error::TooLarge { path: self.0.clone(), option, limit, looks_like: recognize(&bytes).kind })
    }

    /// The files in a folder, by name; hidden files and folders inside are left out.
    pub(crate) fn files_inside(&self) -> Result<Vec<Self>, Error> {
        let entries = fs::read_dir(&self.0).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut paths: Vec<_> =
            entries.map_err(Error::read(&self.0))?.into_iter().map(|entry| entry.path()).collect();
        let hidden =
            |path: &Path| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        paths.retain(|path| path.is_file() && !hidden(path));
        paths.sort();
        Ok(paths.into_iter().map(Self).collect())
    }
}

/// Standard input can be read once.
pub(crate) fn stdin_at_most_once<'a>(sources: impl IntoIterator<Item = &'a Source>) -> Result<(), Error> {
    match sources.into_iter().filter(|source| source.is_stdin()).count() {
        0 | 1 => Ok(()),
        _ => Err(Error::StdinTwice),
    }
}
