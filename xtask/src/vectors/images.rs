//! The code files of the vectors: name and recipe.

mod damage;
mod defects;
mod kinds;
mod variants;

pub(super) use damage::path;

use super::Error;
use super::codefile::{CodeFile, Content, NO_PARAMETERS, Signer};
use super::openssl::Bench;
use super::pki::Pki;

/// When the manufacturer signs, unless a vector says otherwise.
const MFG_TIME: &str = "240229120000Z";
/// When the co-signer signs, unless a vector says otherwise.
const CO_TIME: &str = "240315083000Z";

/// Names and octets of every code file.
pub(super) fn make(bench: &Bench, pki: &Pki, crl: &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>, Error> {
    let recipes =
        kinds::all().into_iter().chain(variants::all(crl)).chain(defects::all()).chain(damage::all());
    recipes.map(|(name, recipe)| Ok((name, recipe.encode(bench, pki)?))).collect()
}

/// The recipe of the large code file: signed like `kind-mfg-31`, its content made elsewhere.
pub(super) fn large() -> CodeFile {
    mfg31()
}

type Recipe = (&'static str, CodeFile);

/// A code file with these certificates and signatures over the common image.
fn signed(certificates: &[&'static str], signers: Vec<Signer>) -> CodeFile {
    CodeFile {
        version: 1,
        certificates: certificates.to_vec(),
        signers,
        parameters: NO_PARAMETERS.to_vec(),
        image: b"TEST image: no modem runs this.\n".repeat(8),
        content: Content::Detached,
        crl: None,
        damage: None,
    }
}

/// `m`: the manufacturer of the DOCSIS 3.1 PKI alone.
fn mfg31() -> CodeFile {
    mfg31_by("docsis31/mfg-cvc", MFG_TIME)
}

/// As `m`, by another CVC of the CVC CA.
fn mfg31_by(cvc: &'static str, time: &'static str) -> CodeFile {
    signed(&[cvc, "docsis31/cvc-ca"], vec![Signer::new(cvc, time)])
}

/// `m+c`: manufacturer and co-signer of the DOCSIS 3.1 PKI.
fn mfg_co31() -> CodeFile {
    co31_by("docsis31/co-cvc", CO_TIME)
}

/// As `m+c`, by another co-signer CVC of the CVC CA.
fn co31_by(cvc: &'static str, time: &'static str) -> CodeFile {
    signed(
        &["docsis31/mfg-cvc", "docsis31/cvc-ca", cvc],
        vec![Signer::new("docsis31/mfg-cvc", MFG_TIME), Signer::new(cvc, time)],
    )
}

/// `M`: the manufacturer of the legacy PKI alone.
fn mfg_legacy() -> CodeFile {
    mfg_legacy_by("legacy/mfg-cvc", MFG_TIME)
}

/// As `M`, by another CVC.
fn mfg_legacy_by(cvc: &'static str, time: &'static str) -> CodeFile {
    signed(&[cvc], vec![Signer::new(cvc, time)])
}

/// `M+Co`: manufacturer and co-signer of the legacy PKI.
fn mfg_co_legacy() -> CodeFile {
    co_legacy_by("legacy/co-cvc", CO_TIME)
}

/// As `M+Co`, by another co-signer CVC.
fn co_legacy_by(cvc: &'static str, time: &'static str) -> CodeFile {
    signed(&["legacy/mfg-cvc", cvc], vec![Signer::new("legacy/mfg-cvc", MFG_TIME), Signer::new(cvc, time)])
}
