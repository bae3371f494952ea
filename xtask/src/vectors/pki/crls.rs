//! The TEST CRLs, by `openssl ca -gencrl`.

use super::super::Error;
use super::super::openssl::Bench;
use super::{Pki, key_of};

/// A CRL to make.
struct Crl {
    /// Its name, which is its file below `crls` without `.crl`.
    name: &'static str,
    /// The certificate that issues it.
    issuer: &'static str,
    /// `thisUpdate` and `nextUpdate`.
    updates: (&'static str, &'static str),
    /// Serial numbers that it revokes.
    revokes: &'static [&'static str],
    /// Whether the last octet of its signature is wrong.
    damaged: bool,
}

/// A CRL of the CVC CA that is current and revokes nothing.
const BASE: Crl = Crl {
    name: "cvc-ca-empty",
    issuer: "docsis31/cvc-ca",
    updates: ("260501000000Z", "270501000000Z"),
    revokes: &[],
    damaged: false,
};

static CRLS: &[Crl] = &[
    Crl { name: "legacy-root-empty", issuer: "legacy/root", ..BASE },
    Crl { name: "legacy-root-revokes-mfg-cvc", issuer: "legacy/root", revokes: &["0900"], ..BASE },
    Crl { name: "legacy-root-revokes-mfg-cvc-newer", issuer: "legacy/root", revokes: &["0950"], ..BASE },
    Crl { name: "root-empty", issuer: "docsis31/root", ..BASE },
    Crl { name: "root-revokes-cvc-ca", issuer: "docsis31/root", revokes: &["0110"], ..BASE },
    BASE,
    Crl { name: "cvc-ca-revokes-mfg-cvc", revokes: &["0900"], ..BASE },
    Crl { name: "cvc-ca-revokes-co-cvc", revokes: &["0200"], ..BASE },
    Crl { name: "cvc-ca-revokes-mfg-cvc-newer", revokes: &["0950"], ..BASE },
    Crl { name: "cvc-ca-expired", updates: ("240501000000Z", "250501000000Z"), ..BASE },
    Crl { name: "cvc-ca-bad-signature", revokes: &["0900"], damaged: true, ..BASE },
    Crl {
        name: "impostor-cvc-ca-revokes-mfg-cvc",
        issuer: "docsis31/impostor-cvc-ca",
        revokes: &["0900"],
        ..BASE
    },
];

/// Makes every CRL: name and DER.
pub(in crate::vectors) fn make_crls(bench: &Bench, pki: &Pki) -> Result<Vec<(&'static str, Vec<u8>)>, Error> {
    CRLS.iter().map(|crl| Ok((crl.name, make(bench, pki, crl)?))).collect()
}

fn make(bench: &Bench, pki: &Pki, crl: &Crl) -> Result<Vec<u8>, Error> {
    let legacy = crl.issuer.starts_with("legacy/");
    let digest = if legacy { "sha1" } else { "sha256" };
    bench.write(
        "crl.cnf",
        "[ca]\ndefault_ca = test_ca\n\
         [test_ca]\ndatabase = index.txt\ncrlnumber = crlnumber\ncrl_extensions = extensions\n\
         [extensions]\nauthorityKeyIdentifier = keyid:always\n",
    )?;
    let rows = crl.revokes.iter().map(|serial| {
        format!("R\t400101000000Z\t260401000000Z,keyCompromise\t{serial}\tunknown\t/CN=TEST revoked\n")
    });
    bench.write("index.txt", rows.collect::<String>())?;
    bench.write("crlnumber", "01\n")?;
    bench.write("issuer.pem", pki.pem(crl.issuer)?)?;
    let key = bench.key(key_of(crl.issuer)?);
    let key = key.to_string_lossy();
    let mut arguments = vec!["ca", "-gencrl", "-config", "crl.cnf", "-md", digest, "-cert", "issuer.pem"];
    arguments.extend(["-keyfile", &key, "-out", "crl.pem"]);
    arguments.extend(["-crl_lastupdate", crl.updates.0, "-crl_nextupdate", crl.updates.1]);
    bench.openssl(&arguments, &[])?;
    let mut der = bench.openssl(&["crl", "-in", "crl.pem", "-outform", "DER"], &[])?;
    if crl.damaged {
        der.iter_mut().last().into_iter().for_each(|octet| *octet ^= 1);
    }
    Ok(der)
}
