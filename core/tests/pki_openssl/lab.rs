//! A laboratory: keys, certificates and lists made by OpenSSL in a folder of this run, and OpenSSL's opinion.

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};

use cableseal_core::pki::Certificate;

/// A key by name: made at its first use, one of a name for the whole run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key(pub(crate) &'static str, pub(crate) Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Rsa(u32),
    P256,
}

pub(crate) const fn rsa(name: &'static str, bits: u32) -> Key {
    Key(name, Kind::Rsa(bits))
}

/// What to issue; start from [`Spec::new`].
#[derive(Clone, Debug)]
pub(crate) struct Spec<'a> {
    pub(crate) subject: &'a str,
    pub(crate) key: Key,
    pub(crate) issuer: Option<&'a Issued>,
    pub(crate) md: &'a str,
    pub(crate) from: &'a str,
    pub(crate) to: &'a str,
    /// Lines of an OpenSSL extension section.
    pub(crate) extensions: &'a str,
    pub(crate) serial: &'a str,
    /// OpenSSL's `string_mask`.
    pub(crate) strings: &'a str,
}

impl<'a> Spec<'a> {
    pub(crate) fn new(subject: &'a str, key: Key, extensions: &'a str) -> Self {
        Self {
            subject,
            key,
            issuer: None,
            md: "sha256",
            from: "20200101000000Z",
            to: "20400101000000Z",
            extensions,
            serial: "1000",
            strings: "utf8only",
        }
    }

    pub(crate) fn by(self, issuer: &'a Issued) -> Self {
        Self { issuer: Some(issuer), ..self }
    }

    pub(crate) fn md(self, md: &'a str) -> Self {
        Self { md, ..self }
    }

    pub(crate) fn valid(self, from: &'a str, to: &'a str) -> Self {
        Self { from, to, ..self }
    }

    pub(crate) fn serial(self, serial: &'a str) -> Self {
        Self { serial, ..self }
    }

    pub(crate) fn strings(self, strings: &'a str) -> Self {
        Self { strings, ..self }
    }

    /// Issues it with `openssl ca`.
    pub(crate) fn issue(&self) -> Issued {
        let dir = new_dir("issue");
        fs::write(dir.join("ca.cnf"), self.config(&dir)).unwrap();
        fs::write(dir.join("index.txt"), "").unwrap();
        fs::write(dir.join("serial"), self.serial).unwrap();
        let at = |name: &str| dir.join(name).display().to_string();
        let key = key_file(self.key).display().to_string();
        run(&[
            "req",
            "-new",
            "-config",
            &at("ca.cnf"),
            "-subj",
            self.subject,
            "-key",
            &key,
            "-out",
            &at("req.pem"),
        ]);
        let (cnf, req, out) = (at("ca.cnf"), at("req.pem"), at("cert.pem"));
        let mut args = vec![
            "ca",
            "-batch",
            "-notext",
            "-preserveDN",
            "-config",
            &cnf,
            "-in",
            &req,
            "-out",
            &out,
            "-md",
            self.md,
            "-startdate",
            self.from,
            "-enddate",
            self.to,
        ];
        if !self.extensions.is_empty() {
            args.extend(["-extensions", "ext"]);
        }
        let (issuer_key, issuer_file);
        match self.issuer {
            None => args.extend(["-selfsign", "-keyfile", &key]),
            Some(issuer) => {
                issuer_key = key_file(issuer.key).display().to_string();
                issuer_file = issuer.file.display().to_string();
                args.extend(["-keyfile", &issuer_key, "-cert", &issuer_file]);
            }
        }
        run(&args);
        Issued::from_pem(dir.join("cert.pem"), self.key)
    }

    fn config(&self, dir: &Path) -> String {
        let Self { strings, extensions, .. } = self;
        let dir = dir.display();
        format!(
            "[req]\ndistinguished_name=dn\nstring_mask={strings}\nprompt=no\nutf8=yes\n[dn]\n\
             [ca]\ndefault_ca=d\n[d]\ndatabase={dir}/index.txt\nnew_certs_dir={dir}\nserial={dir}/serial\n\
             policy=p\nunique_subject=no\ncrlnumber={dir}/crlnumber\n\
             [p]\ncountryName=optional\norganizationName=optional\norganizationalUnitName=optional\n\
             commonName=optional\n[ext]\n{extensions}\n"
        )
    }
}

/// A certificate that OpenSSL made.
#[derive(Clone, Debug)]
pub(crate) struct Issued {
    pub(crate) der: Vec<u8>,
    /// The certificate as PEM.
    pub(crate) file: PathBuf,
    pub(crate) key: Key,
}

impl Issued {
    pub(crate) fn from_pem(file: PathBuf, key: Key) -> Self {
        let der = run(&["x509", "-in", file.to_str().unwrap(), "-outform", "DER"]).stdout;
        Self { der, file, key }
    }

    /// The same certificate with one octet changed.
    pub(crate) fn tampered(&self, at: usize, mask: u8) -> Self {
        let mut der = self.der.clone();
        der[at] ^= mask;
        let file = new_dir("tampered").join("cert.pem");
        fs::write(&file, pem("CERTIFICATE", &der)).unwrap();
        Self { der, file, key: self.key }
    }

    pub(crate) fn read(&self) -> Certificate {
        self.read_at(0)
    }

    pub(crate) fn read_at(&self, offset: usize) -> Certificate {
        Certificate::from_der(&self.der, offset).unwrap()
    }
}

/// A list of `issuer` that revokes serial numbers (hex), each with a reason (`",keyCompromise"`) or `""`, made with `openssl ca -gencrl`.
pub(crate) fn crl(
    issuer: &Issued,
    from: &str,
    to: &str,
    revoked: &[(&str, &str)],
    extensions: &str,
) -> Vec<u8> {
    let dir = new_dir("crl");
    let spec = Spec::new("", issuer.key, extensions);
    fs::write(dir.join("ca.cnf"), spec.config(&dir)).unwrap();
    let mut rows = String::new();
    for (serial, reason) in revoked {
        writeln!(rows, "R\t400101000000Z\t230101000000Z{reason}\t{serial}\tunknown\t/CN=x").unwrap();
    }
    fs::write(dir.join("index.txt"), rows).unwrap();
    fs::write(dir.join("crlnumber"), "0A").unwrap();
    let at = |name: &str| dir.join(name).display().to_string();
    let (cnf, out, key) = (at("ca.cnf"), at("crl.pem"), key_file(issuer.key).display().to_string());
    let mut args = vec![
        "ca",
        "-gencrl",
        "-batch",
        "-config",
        &cnf,
        "-md",
        "sha256",
        "-keyfile",
        &key,
        "-cert",
        issuer.file.to_str().unwrap(),
        "-crl_lastupdate",
        from,
        "-crl_nextupdate",
        to,
        "-out",
        &out,
    ];
    if !extensions.is_empty() {
        args.extend(["-crlexts", "ext"]);
    }
    run(&args);
    run(&["crl", "-in", &out, "-outform", "DER"]).stdout
}

/// What `openssl verify` says; `at` is seconds since 1970.
pub(crate) fn openssl_verifies(
    leaf: &Issued,
    between: &[&Issued],
    roots: &[&Issued],
    at: Option<i64>,
    more: &[&str],
) -> bool {
    let dir = new_dir("verify");
    let join = |name: &str, certificates: &[&Issued]| {
        let text: String = certificates.iter().map(|c| fs::read_to_string(&c.file).unwrap()).collect();
        fs::write(dir.join(name), text).unwrap();
        dir.join(name).display().to_string()
    };
    let (roots, untrusted) = (join("roots.pem", roots), join("untrusted.pem", between));
    let seconds = at.unwrap_or(0).to_string();
    let mut args = vec!["verify", "-no-CApath", "-no-CAstore", "-CAfile", &roots];
    match at {
        Some(_) => args.extend(["-attime", &seconds]),
        None => args.push("-no_check_time"),
    }
    if !between.is_empty() {
        args.extend(["-untrusted", &untrusted]);
    }
    args.extend(more);
    args.push(leaf.file.to_str().unwrap());
    openssl(&args).status.success()
}

/// Runs OpenSSL and demands success.
pub(crate) fn run(args: &[&str]) -> Output {
    let output = openssl(args);
    assert!(output.status.success(), "openssl {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

pub(crate) fn pem(label: &str, der: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut base64 = String::new();
    for group in der.chunks(3) {
        let bits =
            group.iter().fold(0, |bits, &octet| bits << 8 | u32::from(octet)) << (8 * (3 - group.len()));
        for i in 0..4 {
            let letter = char::from(ALPHABET[(bits >> (18 - 6 * i)) as usize & 63]);
            base64.push(if i <= group.len() { letter } else { '=' });
        }
    }
    let lines: Vec<&str> = base64.as_bytes().chunks(64).map(|l| std::str::from_utf8(l).unwrap()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

/// A folder of its own under the folder of this run.
pub(crate) fn new_dir(what: &str) -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let dir = HOME.join(format!("{what}-{}", COUNT.fetch_add(1, Ordering::Relaxed)));
    fs::create_dir(&dir).unwrap();
    dir
}

pub(crate) fn key_file(key: Key) -> PathBuf {
    static MADE: LazyLock<Mutex<HashMap<Key, PathBuf>>> = LazyLock::new(Mutex::default);
    let mut made = MADE.lock().unwrap();
    made.entry(key)
        .or_insert_with(|| {
            let file = new_dir("key").join("key.pem");
            let out = file.to_str().unwrap();
            match key.1 {
                Kind::Rsa(bits) => run(&["genrsa", "-out", out, &bits.to_string()]),
                Kind::P256 => run(&["ecparam", "-genkey", "-name", "prime256v1", "-noout", "-out", out]),
            };
            file
        })
        .clone()
}

fn openssl(args: &[&str]) -> Output {
    Command::new("openssl").args(args).output().expect("the tests need the openssl program")
}

/// The folder of this run, under cargo's folder for tests. Nothing drops a static: runs over an hour old are swept.
static HOME: LazyLock<PathBuf> = LazyLock::new(|| {
    let base = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pki_openssl");
    for old in fs::read_dir(&base).into_iter().flatten().flatten() {
        let age = old.metadata().ok().and_then(|m| m.modified().ok()?.elapsed().ok());
        if age.is_some_and(|age| age.as_secs() > 3600) {
            let _ = fs::remove_dir_all(old.path());
        }
    }
    let home = base.join(std::process::id().to_string());
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).unwrap();
    home
});
