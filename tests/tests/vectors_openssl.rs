//! OpenSSL's opinion on the vectors is what the manifest says, and enough of them fail.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cableseal_tests::manifest::{Answer, Manifest};
use cableseal_tests::{large, openssl};

#[test]
fn openssl_smime_says_of_every_code_file_what_the_manifest_says() {
    if !openssl::available() {
        return;
    }
    let folder = folder("smime");
    let cases = Manifest::load().cases;
    let mut wrong = Vec::new();
    let (mut good, mut bad) = (BTreeSet::new(), BTreeSet::new());
    for case in cases.iter().filter(|case| !case.generated) {
        let Some(expected) = case.openssl.smime else { continue };
        let Some((answer, said)) = openssl::verify_case(case, &folder) else { continue };
        if answer == expected {
            if answer == Answer::Ok { &mut good } else { &mut bad }.insert(&case.image);
        } else {
            wrong.push(format!("{}: expected {expected:?}, OpenSSL says {answer:?}: {said}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(good.len() >= 20 && bad.len() >= 20, "{} good and {} bad code files", good.len(), bad.len());
}

#[test]
fn openssl_verify_says_of_every_certificate_path_what_the_manifest_says() {
    if !openssl::available() {
        return;
    }
    let folder = folder("verify");
    let cases = Manifest::load().certificates;
    let mut wrong = Vec::new();
    for case in &cases {
        let (answer, said) = openssl::verify_certificate(case, &folder);
        if answer != case.verify {
            let path = case.certificate.display();
            wrong.push(format!(
                "{path} ({}): expected {:?}, OpenSSL says {answer:?}: {said}",
                case.why, case.verify
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let failing = cases.iter().filter(|case| case.verify == Answer::Fail).count();
    assert!(cases.len() >= 40 && failing >= 20, "{} paths, {failing} failing", cases.len());
}

#[test]
fn openssl_verifies_a_code_file_made_on_demand() {
    if !openssl::available() {
        return;
    }
    let file = fs::read(large::code_file(3_000_001)).unwrap();
    let root = [PathBuf::from("certs/docsis31/root.pem")];
    let verify =
        |file: &[u8]| openssl::verify_code_file(file, &root, "2027-01-01T00:00:00Z", &folder("large")).0;
    assert_eq!(verify(&file), Answer::Ok);
    let (_, all_but_last) = file.split_last().unwrap();
    assert_eq!(verify(all_but_last), Answer::Fail);
}

/// A fresh folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("vectors").join(name);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}
