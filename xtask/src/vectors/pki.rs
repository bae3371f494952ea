//! The TEST certificates: `openssl ca` makes them with fixed serial numbers and dates.

mod crls;
mod docsis31;
mod legacy;

use std::collections::BTreeMap;

use super::Error;
use super::der;
use super::openssl::{Bench, Digest};

pub(super) use crls::make_crls;

/// A certificate to make.
pub(super) struct Spec {
    /// Its name, which is its file below `certs` without `.pem`.
    pub(super) name: &'static str,
    /// Its subject, as `openssl req -subj` takes it.
    pub(super) subject: &'static str,
    /// The TEST key that it certifies.
    pub(super) key: &'static str,
    /// Name of the certificate that issues it; its own for a root.
    pub(super) issuer: &'static str,
    /// Serial number, hex.
    pub(super) serial: &'static str,
    /// `notBefore`, `YYMMDDhhmmssZ`.
    pub(super) from: &'static str,
    /// `notAfter`, the same, or with four digits of the year from 2050 on.
    pub(super) to: &'static str,
    /// The digest of its signature.
    pub(super) digest: Digest,
    /// Lines of the extension section; none make an X.509 v1 certificate.
    pub(super) extensions: &'static str,
}

/// The certificates made, by name.
#[derive(Default)]
pub(super) struct Pki {
    pems: BTreeMap<&'static str, Vec<u8>>,
    ders: BTreeMap<&'static str, Vec<u8>>,
}

impl Pki {
    /// Makes every certificate of both generations.
    pub(super) fn make(bench: &Bench) -> Result<Self, Error> {
        Self::make_these(bench, specs())
    }

    /// Makes these certificates and no others; their issuers must be among them.
    pub(super) fn make_some(bench: &Bench, names: &[&str]) -> Result<Self, Error> {
        Self::make_these(bench, specs().filter(|spec| names.contains(&spec.name)))
    }

    fn make_these(bench: &Bench, specs: impl Iterator<Item = &'static Spec>) -> Result<Self, Error> {
        let mut pki = Self::default();
        for spec in specs {
            pki.issue(bench, spec)?;
        }
        Ok(pki)
    }

    /// Names and PEM files.
    pub(super) fn pems(&self) -> impl Iterator<Item = (&'static str, &[u8])> {
        self.pems.iter().map(|(name, pem)| (*name, pem.as_slice()))
    }

    /// The DER of a certificate.
    pub(super) fn der(&self, name: &str) -> Result<&[u8], Error> {
        self.ders.get(name).map(Vec::as_slice).ok_or_else(|| Error::unknown("certificate", name))
    }

    /// The PEM of a certificate.
    pub(super) fn pem(&self, name: &str) -> Result<&[u8], Error> {
        self.pems.get(name).map(Vec::as_slice).ok_or_else(|| Error::unknown("certificate", name))
    }

    /// `issuerAndSerialNumber` of a certificate, cut from its DER.
    pub(super) fn issuer_and_serial(&self, name: &str) -> Result<Vec<u8>, Error> {
        let certificate = self.der(name)?;
        // Version 1 leaves out the [0] with the version.
        let first = usize::from(
            der::walk(certificate, &[0, 0]).is_some_and(|e| e.of(certificate).starts_with(&[0xa0])),
        );
        let field = |child: usize| {
            let span = der::walk(certificate, &[0, first + child]);
            span.map(|span| span.of(certificate).to_vec()).ok_or_else(|| Error::unknown("field of", name))
        };
        Ok(der::sequence(&[field(2)?, field(0)?]))
    }

    fn issue(&mut self, bench: &Bench, spec: &'static Spec) -> Result<(), Error> {
        write_configuration(bench, spec)?;
        let key = bench.key(spec.key);
        let request = bench.openssl(
            &["req", "-new", "-key", &key.to_string_lossy(), "-config", "ca.cnf", "-subj", spec.subject],
            &[],
        )?;
        bench.write("request.pem", request)?;
        let issuer_key = bench.key(key_of(spec.issuer)?);
        let issuer_key = issuer_key.to_string_lossy();
        let digest = spec.digest.option().trim_start_matches('-');
        let mut arguments =
            vec!["ca", "-batch", "-notext", "-preserveDN", "-config", "ca.cnf", "-md", digest];
        arguments.extend(["-in", "request.pem", "-keyfile", &issuer_key]);
        arguments.extend(["-startdate", spec.from, "-enddate", spec.to, "-out", "certificate.pem"]);
        if spec.issuer == spec.name {
            arguments.push("-selfsign");
        } else {
            bench.write("issuer.pem", self.pem(spec.issuer)?)?;
            arguments.extend(["-cert", "issuer.pem"]);
        }
        bench.openssl(&arguments, &[])?;
        self.pems.insert(spec.name, bench.read("certificate.pem")?);
        let certificate = bench.openssl(&["x509", "-in", "certificate.pem", "-outform", "DER"], &[])?;
        self.ders.insert(spec.name, certificate);
        Ok(())
    }
}

/// The TEST key that the certificate `name` certifies.
pub(super) fn key_of(name: &str) -> Result<&'static str, Error> {
    specs()
        .find(|spec| spec.name == name)
        .map(|spec| spec.key)
        .ok_or_else(|| Error::unknown("certificate", name))
}

fn specs() -> impl Iterator<Item = &'static Spec> {
    legacy::SPECS.iter().chain(docsis31::SPECS)
}

fn write_configuration(bench: &Bench, spec: &Spec) -> Result<(), Error> {
    let section = if spec.extensions.is_empty() { "" } else { "x509_extensions = extensions" };
    // OpenSSL adds key identifiers unless told not to.
    let identifiers = ["subjectKeyIdentifier", "authorityKeyIdentifier"].into_iter();
    let absent = identifiers.filter(|name| !spec.extensions.contains(name));
    let absent: String = absent.flat_map(|name| [name, " = none\n"]).collect();
    let configuration = format!(
        "[ca]\ndefault_ca = test_ca\n\
         [test_ca]\nnew_certs_dir = .\ndatabase = index.txt\nserial = serial\nunique_subject = no\n\
         policy = any_name\n{section}\n\
         [any_name]\ncountryName = optional\norganizationName = optional\norganizationalUnitName = optional\n\
         commonName = optional\n\
         [req]\ndistinguished_name = dn\nstring_mask = nombstr\n[dn]\n\
         [extensions]\n{absent}{}\n",
        spec.extensions
    );
    bench.write("ca.cnf", configuration)?;
    bench.write("index.txt", "")?;
    bench.write("serial", spec.serial)
}
