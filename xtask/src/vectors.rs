//! `cargo xtask vectors`: remakes the test vectors, octet for octet.
//!
//! Nothing of `core` is used here. OpenSSL makes certificates, CRLs, digests, MICs and signatures; the expectations
//! are typed by hand in `cases`. The private keys, `README.md`, `matrix.csv` and `openssl-made` are checked in and
//! never written.

mod cases;
mod codefile;
mod config;
mod configs;
mod controls;
mod der;
mod images;
mod large;
mod manifest;
mod openssl;
mod pki;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use openssl::Bench;
use pki::Pki;

/// Folders that are emptied and written again.
const GENERATED: [&str; 6] = ["certs", "configs", "controls", "crls", "images", "snmp"];

/// Options of `cargo xtask vectors`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Write the vectors into this folder instead of `tests/vectors`.
    #[arg(long, value_name = "DIR", conflicts_with = "large")]
    out: Option<PathBuf>,
    /// Write only the large code file, whose image has that many octets.
    #[arg(long, num_args = 2, value_names = ["FILE", "OCTETS"])]
    large: Option<Vec<String>>,
}

/// Remakes the vectors.
///
/// # Errors
/// When `openssl` is missing or fails, a file cannot be written, or a number of octets is none.
pub(crate) fn run(args: &Args) -> Result<(), Error> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    match args.large.as_deref() {
        Some([file, octets]) => {
            let octets = octets.parse().map_err(|_| Error::Usage)?;
            make_large(Path::new(file), octets)
        }
        _ => remake(&home, args.out.as_deref().unwrap_or(&home)),
    }
}

/// Writes the large code file, whose image has `octets` octets.
///
/// # Errors
/// As [`run`].
pub(crate) fn make_large(file: &Path, octets: u64) -> Result<(), Error> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    large::write(&Bench::new(&home.join("keys"))?, file, octets)
}

/// Why the vectors could not be made.
#[derive(Debug)]
pub(crate) enum Error {
    /// The arguments are not understood.
    Usage,
    /// A file, or the `openssl` program, cannot be used.
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// `openssl` failed.
    OpenSsl {
        /// How it was called.
        arguments: String,
        /// What it said.
        message: String,
    },
    /// A recipe or case names something that no recipe makes.
    Unknown {
        /// What kind of thing.
        kind: &'static str,
        /// Its name.
        name: String,
    },
}

impl Error {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |source| Self::Io { path, source }
    }

    fn unknown(kind: &'static str, name: &str) -> Self {
        Self::Unknown { kind, name: name.to_owned() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage => f.write_str("usage: cargo xtask vectors [--out DIR | --large FILE OCTETS]"),
            Self::Io { path, source } => write!(f, "{}: {source}", path.display()),
            Self::OpenSsl { arguments, message } => write!(f, "openssl {arguments}: {}", message.trim_end()),
            Self::Unknown { kind, name } => write!(f, "no recipe makes the {kind} {name}"),
        }
    }
}

impl std::error::Error for Error {}

fn remake(home: &Path, out: &Path) -> Result<(), Error> {
    let bench = Bench::new(&home.join("keys"))?;
    let pki = Pki::make(&bench)?;
    let crls = pki::make_crls(&bench, &pki)?;
    let crl = crls.first().map(|(_, crl)| crl.as_slice()).unwrap_or_default();
    let mut files = Files::default();
    for (name, pem) in pki.pems() {
        files.add(format!("certs/{name}.pem"), pem.to_vec());
    }
    for (name, crl) in &crls {
        files.add(format!("crls/{name}.crl"), crl.clone());
    }
    for (name, config) in configs::make(&bench, &pki)? {
        files.add(format!("configs/{name}.cm"), config);
    }
    for (name, image) in images::make(&bench, &pki, crl)? {
        files.add(format!("images/{name}.bin"), image);
    }
    for (name, cvc) in snmp_cvcs(&pki)? {
        files.add(format!("snmp/{name}"), cvc);
    }
    for (name, controls) in controls::all() {
        files.add(format!("controls/{name}.json"), controls.into_bytes());
    }
    let manifest = manifest::make(&files)?;
    files.add("manifest.json".to_owned(), manifest.into_bytes());
    files.write(out)
}

/// What a manager sends by SNMP: a DER certificate for the legacy PKI, a degenerate PKCS#7 for DOCSIS 3.1.
fn snmp_cvcs(pki: &Pki) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut all = vec![("garbage.der".to_owned(), b"not a certificate".to_vec())];
    for name in ["mfg-cvc", "mfg-cvc-newer", "mfg-cvc-expired"] {
        all.push((format!("legacy-{name}.der"), pki.der(&format!("legacy/{name}"))?.to_vec()));
    }
    let chains = [
        ("mfg-cvc", "docsis31/cvc-ca"),
        ("mfg-cvc-newer", "docsis31/cvc-ca"),
        ("mfg-cvc-expired", "docsis31/cvc-ca"),
        ("mfg-cvc-newer-wrong-eku", "docsis31/cvc-ca"),
        ("mfg-cvc-newer-wrong-organization", "docsis31/cvc-ca"),
        ("mfg-cvc-newer-by-impostor", "docsis31/impostor-cvc-ca"),
        ("co-cvc-newer", "docsis31/cvc-ca"),
        ("co-cvc-wrong-organization", "docsis31/cvc-ca"),
    ];
    for (cvc, ca) in chains {
        let chain = codefile::chain(pki, &[&format!("docsis31/{cvc}"), ca])?;
        all.push((format!("docsis31-{cvc}.p7b"), chain));
    }
    Ok(all)
}

/// The files to write, by their path below `tests/vectors`.
#[derive(Default)]
struct Files(Vec<(String, Vec<u8>)>);

impl Files {
    fn add(&mut self, path: String, content: Vec<u8>) {
        self.0.push((path, content));
    }

    /// The octets of a file, if it is made.
    fn content(&self, path: &str) -> Result<&[u8], Error> {
        let found = self.0.iter().find(|(name, _)| name == path);
        found.map(|(_, content)| content.as_slice()).ok_or_else(|| Error::unknown("file", path))
    }

    /// `path`, if such a file is made.
    fn path(&self, path: &str) -> Result<String, Error> {
        self.content(path).map(|_| path.to_owned())
    }

    fn write(&self, out: &Path) -> Result<(), Error> {
        for folder in GENERATED.map(|folder| out.join(folder)).iter().filter(|folder| folder.exists()) {
            fs::remove_dir_all(folder).map_err(Error::io(folder))?;
        }
        for (name, content) in &self.0 {
            let path = out.join(name);
            let folder = path.parent().unwrap_or(out);
            fs::create_dir_all(folder).map_err(Error::io(folder))?;
            fs::write(&path, content).map_err(Error::io(&path))?;
        }
        Ok(())
    }
}
