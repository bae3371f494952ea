//! Standard output and files: colours for a terminal alone, and no half-written file.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use cableseal_core::report::text::Style;
use tempfile::NamedTempFile;

use crate::error::Error;

/// Writes to standard output. A reader that has gone away (`| head`) is not an error.
pub(crate) fn print(text: &str) -> Result<(), Error> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::write(Path::new("-"))(error)),
        _ => Ok(()),
    }
}

/// Writes a hint to standard error.
pub(crate) fn hint(text: &str) {
    anstream::eprintln!("hint: {text}");
}

/// Colours on a terminal, unless `NO_COLOR` or the terminal says otherwise.
pub(crate) fn style() -> Style {
    match AutoStream::choice(&io::stdout()) {
        ColorChoice::Never => Style::Plain,
        _ => Style::Ansi,
    }
}

/// Columns of the terminal that standard output is; `None` for a pipe or a file.
pub(crate) fn columns() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size_of(io::stdout())?;
    Some(usize::from(width.0).max(60))
}

/// Who may read a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// The owner alone: keys.
    Owner,
    /// Everybody, as far as the umask goes.
    All,
}

/// Writes a whole file or none: a new one beside it, then rename.
pub(crate) fn write_file(path: &Path, bytes: &[u8], access: Access) -> Result<(), Error> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = NamedTempFile::new_in(folder).map_err(Error::write(path))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(Error::write(path))?;
    if access == Access::All {
        open_to_all(file.path()).map_err(Error::write(path))?;
    }
    file.persist(path).map_err(|error| Error::write(path)(error.error))?;
    Ok(())
}

/// Temporary files are the owner's alone; this is for those that hold no secret.
#[cfg(unix)]
pub(crate) fn open_to_all(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = if path.is_dir() { 0o755 } else { 0o644 };
    fs::set_permissions(path, Permissions::from_mode(mode))
}

#[cfg(not(unix))]
pub(crate) fn open_to_all(_path: &Path) -> io::Result<()> {
    Ok(())
}
