//! Two small PKIs of the shape that DOCSIS has, shared by all tests of a run.

use std::sync::LazyLock;

use crate::lab::{Issued, Key, Spec, rsa};

pub(crate) const ROOT_EXT: &str = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n\
                            subjectKeyIdentifier=hash";
pub(crate) const CVC_CA_EXT: &str = "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\n\
                              subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid:always";
pub(crate) const CVC_EXT: &str = "extendedKeyUsage=critical,codeSigning\nsubjectKeyIdentifier=none\n\
                           authorityKeyIdentifier=keyid:always";
/// OpenSSL adds key identifiers unless told not to.
pub(crate) const NO_IDS: &str = "subjectKeyIdentifier=none\nauthorityKeyIdentifier=none";
pub(crate) const LEGACY_CVC_EXT: &str =
    "extendedKeyUsage=critical,codeSigning\nsubjectKeyIdentifier=none\nauthorityKeyIdentifier=none";

pub(crate) const ROOT: &str =
    "/C=US/O=CableLabs/OU=TEST Root CA01/CN=TEST CableLabs Root Certification Authority";
pub(crate) const CVC_CA: &str =
    "/C=US/O=CableLabs/OU=TEST CVC CA01/CN=TEST CableLabs CVC Certification Authority";
pub(crate) const CVC: &str = "/C=US/O=Acme Modems/CN=TEST Code Verification Certificate";
pub(crate) const LEGACY_ROOT: &str = "/C=US/O=Data Over Cable Service Interface Specifications/OU=Cable Modems\
                               /CN=DOCSIS Cable Modem Root Certificate Authority";
pub(crate) const LEGACY_CVC: &str = "/C=US/O=Acme Modems/OU=DOCSIS/CN=Code Verification Certificate";

pub(crate) const ROOT_KEY: Key = rsa("root", 4096);
pub(crate) const CVC_CA_KEY: Key = rsa("cvc-ca", 3072);
pub(crate) const CVC_KEY: Key = rsa("cvc", 2048);
pub(crate) const OTHER_KEY: Key = rsa("other", 2048);
pub(crate) const LEGACY_ROOT_KEY: Key = rsa("legacy-root", 2048);
pub(crate) const LEGACY_CVC_KEY: Key = rsa("legacy-cvc", 1024);

/// The DOCSIS 3.1 layout: root, CVC CA, CVC.
pub(crate) struct New {
    pub(crate) root: Issued,
    pub(crate) cvc_ca: Issued,
    pub(crate) cvc: Issued,
}

pub(crate) static NEW: LazyLock<New> = LazyLock::new(|| {
    let root = Spec::new(ROOT, ROOT_KEY, ROOT_EXT).valid("20140101000000Z", "20640101000000Z").issue();
    let cvc_ca = Spec::new(CVC_CA, CVC_CA_KEY, CVC_CA_EXT)
        .by(&root)
        .serial("2000")
        .valid("20150101000000Z", "20500101000000Z")
        .issue();
    let cvc = Spec::new(CVC, CVC_KEY, CVC_EXT)
        .by(&cvc_ca)
        .serial("3000")
        .valid("20200101000000Z", "20300101000000Z")
        .issue();
    New { root, cvc_ca, cvc }
});

/// The legacy layout: root, CVC; SHA-1 throughout.
pub(crate) struct Legacy {
    pub(crate) root: Issued,
    pub(crate) cvc: Issued,
}

pub(crate) static LEGACY: LazyLock<Legacy> = LazyLock::new(|| {
    let root = Spec::new(LEGACY_ROOT, LEGACY_ROOT_KEY, ROOT_EXT)
        .md("sha1")
        .strings("default")
        .valid("20010201000000Z", "20310131235959Z")
        .issue();
    let cvc = Spec::new(LEGACY_CVC, LEGACY_CVC_KEY, LEGACY_CVC_EXT)
        .md("sha1")
        .strings("default")
        .by(&root)
        .serial("4000")
        .valid("20200101000000Z", "20300101000000Z")
        .issue();
    Legacy { root, cvc }
});
