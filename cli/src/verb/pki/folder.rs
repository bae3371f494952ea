//! The folder of a test PKI: all of it or nothing.

use std::fs;
use std::io;
use std::path::Path;

use cableseal_core::time::Timestamp;
use rsa::pkcs8::{EncodePrivateKey, LineEnding};
use x509_cert::der::{Encode, EncodePem};

use super::issue::Identity;
use crate::error::Error;
use crate::output::{self, Access};

/// Refuses a folder that holds something.
pub(super) fn refuse_unless_new(folder: &Path) -> Result<(), Error> {
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Error::NotEmpty { path: folder.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::write(folder)(error)),
    }
}

/// Writes certificates, keys and README into a new folder beside `folder`, then gives it its name.
pub(super) fn write(folder: &Path, identities: &[Identity], from: Timestamp) -> Result<(), Error> {
    let failed = || Error::write(folder);
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(failed())?;
    let new = tempfile::Builder::new().prefix(".cableseal-").tempdir_in(parent).map_err(failed())?;
    for identity in identities {
        write_identity(new.path(), identity)?;
    }
    output::write_file(&new.path().join("README.md"), readme(identities, from).as_bytes(), Access::All)?;
    output::open_to_all(new.path()).map_err(failed())?;
    fs::rename(new.path(), folder).map_err(failed())?;
    // It has moved: there is nothing left to clean up.
    let _ = new.keep();
    Ok(())
}

fn write_identity(folder: &Path, identity: &Identity) -> Result<(), Error> {
    let Identity { spec, certificate, key } = identity;
    let fault = |error: &dyn std::fmt::Display| Error::Issue(error.to_string());
    let path = |ending: &str| folder.join(format!("{}.{ending}", spec.file));
    let der = certificate.to_der().map_err(|error| fault(&error))?;
    let pem = certificate.to_pem(LineEnding::LF).map_err(|error| fault(&error))?;
    let key = key.to_pkcs8_pem(LineEnding::LF).map_err(|error| fault(&error))?;
    output::write_file(&path("der"), &der, Access::All)?;
    output::write_file(&path("pem"), pem.as_bytes(), Access::All)?;
    output::write_file(&path("key"), key.as_bytes(), Access::Owner)
}

fn readme(identities: &[Identity], from: Timestamp) -> String {
    let rows = identities.iter().map(|Identity { spec, certificate, .. }| {
        let subject = certificate.tbs_certificate().subject();
        format!(
            "| `{}` | {} | {} | RSA {} | {} years |\n",
            spec.file, spec.what, subject, spec.key_bits, spec.years
        )
    });
    format!(
        "# TEST PKI\n\n\
         Made by `cableseal pki new` for tests. No modem in the field trusts these roots; anybody who has this folder\n\
         can sign with them. Every certificate is valid from {from}.\n\n\
         Each row is three files: `.der` and `.pem` hold the certificate, `.key` its private key (PKCS#8 PEM).\n\n\
         | files | what | subject | key | validity |\n|---|---|---|---|---|\n{}\n\
         The value of TLV 81 or 82 is a PKCS#7 bundle of CVC and CVC CA:\n\n\
         \x20   openssl crl2pkcs7 -nocrl -certfile docsis31-manufacturer-cvc.pem \\\n\
         \x20       -certfile docsis31-cvc-ca.pem -outform DER -out tlv81.p7b\n\n\
         To judge an image signed with these keys:\n\n\
         \x20   cableseal verify IMAGE --config CONFIG --factory-fresh \\\n\
         \x20       --root legacy-root.pem --root docsis31-root.pem\n",
        rows.collect::<String>()
    )
}
