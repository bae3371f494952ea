//! `pki new`, judged by our own profiles and chains and by OpenSSL.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::{env, fs};

use cableseal_core::crypto::RustCrypto;
use cableseal_core::pki::profile::{CertificateRole, departures, pki_of_root};
use cableseal_core::pki::{Certificate, PathRequest, chain, read_certificates};
use cableseal_core::words::Pki;

use crate::support::{cableseal, verify};

const ROLES: [(&str, Pki, CertificateRole); 8] = [
    ("legacy-root", Pki::Legacy, CertificateRole::Root),
    ("legacy-manufacturer-cvc", Pki::Legacy, CertificateRole::Cvc),
    ("legacy-cosigner-cvc", Pki::Legacy, CertificateRole::Cvc),
    ("docsis31-root", Pki::Docsis31, CertificateRole::Root),
    ("docsis31-cvc-ca", Pki::Docsis31, CertificateRole::CvcCa),
    ("docsis31-device-ca", Pki::Docsis31, CertificateRole::DeviceCa),
    ("docsis31-manufacturer-cvc", Pki::Docsis31, CertificateRole::Cvc),
    ("docsis31-cosigner-cvc", Pki::Docsis31, CertificateRole::Cvc),
];

/// A test PKI that the tests here share.
fn test_pki() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("test-pki");
        let _ = fs::remove_dir_all(&folder);
        let folder_text = folder.to_str().unwrap();
        let line = ["pki", "new", folder_text, "--manufacturer", "Größe & Söhne", "--operator", "TEST Cable"];
        let run = cableseal(line.into_iter().chain(["--at", "2026-01-01"]));
        assert_eq!(run.status, 0, "{run:?}");
        assert_eq!(run.stderr, "");
        folder
    })
}

fn certificate(name: &str) -> Certificate {
    let der = fs::read(test_pki().join(name).with_extension("der")).unwrap();
    Certificate::from_der(&der, 0).unwrap()
}

#[test]
fn every_certificate_fits_its_profile_without_a_departure() {
    for (name, pki, role) in ROLES {
        let found: Vec<_> = departures(&certificate(name), pki, role).iter().map(|d| d.rule.id).collect();
        assert_eq!(found, [""; 0], "{name}");
    }
}

#[test]
fn every_certificate_says_test_and_its_organization() {
    for (name, ..) in ROLES {
        let certificate = certificate(name);
        let subject = certificate.subject();
        assert!(subject.common_name().unwrap().starts_with("TEST "), "{subject}");
        match name.rsplit_once('-').unwrap() {
            ("legacy-manufacturer" | "docsis31-manufacturer", _) => {
                assert_eq!(subject.organization(), Some("Größe & Söhne"));
            }
            ("legacy-cosigner" | "docsis31-cosigner", _) => {
                assert_eq!(subject.organization(), Some("TEST Cable"));
            }
            _ => {}
        }
    }
}

#[test]
fn both_roots_are_recognised_as_those_of_their_pki() {
    for (name, pki) in [("legacy-root", Pki::Legacy), ("docsis31-root", Pki::Docsis31)] {
        assert_eq!(pki_of_root(&certificate(name)).map(|(pki, _)| pki), Some(pki));
    }
}

#[test]
fn der_and_pem_hold_the_same_certificate() {
    for (name, ..) in ROLES {
        let pem = fs::read(test_pki().join(name).with_extension("pem")).unwrap();
        let bundle = read_certificates(&pem, 0).unwrap();
        assert_eq!(
            bundle.certificates.iter().map(Certificate::der).collect::<Vec<_>>(),
            [certificate(name).der()]
        );
    }
}

#[test]
fn every_chain_verifies_here_and_with_openssl() {
    let paths = [
        ("legacy-manufacturer-cvc", "legacy-root", None),
        ("legacy-cosigner-cvc", "legacy-root", None),
        ("docsis31-manufacturer-cvc", "docsis31-root", Some("docsis31-cvc-ca")),
        ("docsis31-cosigner-cvc", "docsis31-root", Some("docsis31-cvc-ca")),
        ("docsis31-device-ca", "docsis31-root", None),
    ];
    for (leaf, root, ca) in paths {
        let intermediates: Vec<_> = ca.into_iter().map(certificate).collect();
        let (leaf_certificate, anchors) = (certificate(leaf), [certificate(root)]);
        let at = cableseal_core::time::Timestamp::from_rfc3339("2026-06-01");
        let request =
            PathRequest { leaf: &leaf_certificate, intermediates: &intermediates, anchors: &anchors, at };
        assert!(chain::validate(&request, &RustCrypto).is_ok(), "{leaf}");

        let mut openssl = Command::new("openssl");
        // 2026-06-01T00:00:00Z
        openssl.args(["verify", "-purpose", "any", "-attime", "1780272000", "-CAfile"]);
        openssl.arg(test_pki().join(root).with_extension("pem"));
        if let Some(ca) = ca {
            openssl.arg("-untrusted").arg(test_pki().join(ca).with_extension("pem"));
        }
        let output =
            openssl.arg(test_pki().join(leaf).with_extension("pem")).output().expect("openssl is installed");
        assert!(output.status.success(), "{leaf}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn every_key_belongs_to_its_certificate_and_is_the_owners_alone() {
    for (name, ..) in ROLES {
        let file = test_pki().join(name);
        let public = |arguments: &[&str], ending: &str| {
            let path = file.with_extension(ending);
            let output = Command::new("openssl").args(arguments).arg("-in").arg(path).output().unwrap();
            assert!(output.status.success());
            output.stdout
        };
        let of_key = public(&["pkey", "-pubout"], "key");
        assert_eq!(of_key, public(&["x509", "-noout", "-pubkey"], "pem"), "{name}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(file.with_extension("key")).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
        let key = fs::read_to_string(file.with_extension("key")).unwrap();
        assert!(key.starts_with("-----BEGIN PRIVATE KEY-----\n"), "PKCS#8");
    }
}

#[test]
fn nothing_but_the_listed_files_is_left() {
    let mut names: Vec<_> = fs::read_dir(test_pki())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut expected = vec!["README.md".to_string()];
    expected.extend(
        ROLES.iter().flat_map(|(name, ..)| ["der", "key", "pem"].map(|ending| format!("{name}.{ending}"))),
    );
    expected.sort();
    assert_eq!(names, expected);
    let readme = fs::read_to_string(test_pki().join("README.md")).unwrap();
    for (name, ..) in ROLES {
        assert!(readme.contains(&format!("| `{name}` |")), "{name}");
    }
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine"), "mine").unwrap();
    let path = folder.path().to_str().unwrap();
    cableseal(["pki", "new", path])
        .fails(2, "exists and is not empty; nothing is overwritten: give a new folder");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    cableseal(["pki", "new", folder.path().join("mine").to_str().unwrap()]).fails(2, "cannot write");
}

#[test]
fn names_that_no_certificate_can_hold_are_refused() {
    for name in ["", "a\nb", &"x".repeat(65)] {
        cableseal(["pki", "new", "unused", "--manufacturer", name]).fails(2, "expected 1 to 64 characters");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new").to_str().unwrap().to_string();
    cableseal(["pki", "new", &path, "--at", "1960-01-01"])
        .fails(2, "--at lies outside what a certificate can hold");
    assert!(!folder.path().join("new").exists());
}

/// Signs with OpenSSL as an image builder would, then asks `verify` with the roots of the same test PKI.
#[test]
fn an_image_signed_with_the_test_pki_is_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    fs::write(&content, b"\x1c\x00\x00TEST image").unwrap();
    let prefix = folder.path().join("prefix");
    let file = |name: &str, ending: &str| test_pki().join(name).with_extension(ending);
    let output = Command::new("openssl")
        .args(["smime", "-sign", "-binary", "-outform", "DER", "-md", "sha256", "-nosmimecap", "-in"])
        .args([&content, Path::new("-signer")])
        .args([&file("docsis31-manufacturer-cvc", "pem"), Path::new("-inkey")])
        .args([&file("docsis31-manufacturer-cvc", "key"), Path::new("-certfile")])
        .args([&file("docsis31-cvc-ca", "pem"), Path::new("-out"), &prefix])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let image = folder.path().join("image.bin");
    fs::write(&image, [fs::read(&prefix).unwrap(), fs::read(&content).unwrap()].concat()).unwrap();
    let root = file("docsis31-root", "pem");
    let line = [
        "verify",
        image.to_str().unwrap(),
        "--need",
        "mfg",
        "--factory-fresh",
        "--root",
        root.to_str().unwrap(),
    ];
    let run = cableseal(line);
    assert_eq!(run.status, 0, "{}", run.stdout);
    let run = verify(image.to_str().unwrap(), "configs/config-row-02.cm", &[]);
    assert_eq!(run.status, 1, "the root of another PKI");
}
