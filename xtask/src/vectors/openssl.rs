//! The `openssl` program: everything cryptographic in the vectors comes from it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Error;

/// A digest that the vectors use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digest {
    /// SHA-1, for the legacy PKI.
    Sha1,
    /// SHA-256, for the DOCSIS 3.1 PKI.
    Sha256,
}

impl Digest {
    /// The option of `openssl` that selects it.
    pub(super) const fn option(self) -> &'static str {
        match self {
            Self::Sha1 => "-sha1",
            Self::Sha256 => "-sha256",
        }
    }
}

/// A folder for the files that `openssl` reads and writes, removed at the end.
pub(super) struct Bench {
    folder: PathBuf,
    keys: PathBuf,
}

impl Bench {
    /// A fresh folder under the system's temporary folder; private keys are read from `keys`.
    pub(super) fn new(keys: &Path) -> Result<Self, Error> {
        let folder = std::env::temp_dir().join(format!("cableseal-vectors-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        Ok(Self { folder, keys: keys.to_owned() })
    }

    /// A file of this folder.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes a file of this folder.
    pub(super) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> Result<(), Error> {
        let path = self.path(name);
        fs::write(&path, content).map_err(Error::io(&path))
    }

    /// Reads a file of this folder.
    pub(super) fn read(&self, name: &str) -> Result<Vec<u8>, Error> {
        let path = self.path(name);
        fs::read(&path).map_err(Error::io(&path))
    }

    /// The PEM file of a checked-in TEST key.
    pub(super) fn key(&self, name: &str) -> PathBuf {
        self.keys.join(name).with_extension("pem")
    }

    /// Runs `openssl` in this folder; `input` is its standard input, the result its standard output.
    pub(super) fn openssl(&self, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, Error> {
        let mut child = Command::new("openssl")
            .args(arguments)
            .current_dir(&self.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(Error::io(Path::new("openssl")))?;
        if let Some(mut stdin) = child.stdin.take() {
            // A program that fails early closes its input; its status says why.
            let _ = stdin.write_all(input);
        }
        let output = child.wait_with_output().map_err(Error::io(Path::new("openssl")))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(Error::OpenSsl {
            arguments: arguments.join(" "),
            message: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }

    /// The digest of `content`.
    pub(super) fn digest(&self, digest: Digest, content: &[u8]) -> Result<Vec<u8>, Error> {
        self.openssl(&["dgst", digest.option(), "-binary"], content)
    }

    /// The PKCS#1 v1.5 signature over `content` by a TEST key.
    pub(super) fn sign(&self, digest: Digest, key: &str, content: &[u8]) -> Result<Vec<u8>, Error> {
        let key = self.key(key);
        self.openssl(&["dgst", digest.option(), "-sign", &key.to_string_lossy(), "-binary"], content)
    }

    /// MD5, for the CM MIC.
    pub(super) fn md5(&self, content: &[u8]) -> Result<Vec<u8>, Error> {
        self.openssl(&["dgst", "-md5", "-binary"], content)
    }

    /// HMAC-MD5, for the CMTS MIC.
    pub(super) fn hmac_md5(&self, secret: &str, content: &[u8]) -> Result<Vec<u8>, Error> {
        // The option takes no empty key; HMAC pads a key with zeros, so one zero octet is the same key.
        let key = if secret.is_empty() { "hexkey:00".to_owned() } else { format!("key:{secret}") };
        self.openssl(&["dgst", "-md5", "-mac", "HMAC", "-macopt", &key, "-binary"], content)
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        // Left-over temporary files do no harm.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
