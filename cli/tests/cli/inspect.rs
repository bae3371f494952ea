//! `inspect`.

use std::fs;

use crate::support::{cableseal, cableseal_with_stdin, vectors};

#[test]
fn a_code_file_is_shown_field_by_field_with_offsets() {
    let run = cableseal(["inspect", "images/kind-mfg-31.bin"]);
    assert_eq!(run.status, 0);
    let line =
        |start: &str| run.stdout.lines().find(|line| line.starts_with(start)).unwrap_or_default().to_string();
    assert_eq!(run.stdout.lines().next(), Some("kind-mfg-31.bin: code file"));
    assert!(
        line("00000000      2958    PKCS#7 SignedData").ends_with("2 certificates, 1 signatures"),
        "{}",
        run.stdout
    );
    assert!(line("0000003c      1022      Certificate").contains("O=TEST Modem Works"), "{}", run.stdout);
}

#[test]
fn values_are_whole_in_a_pipe() {
    let run = cableseal(["inspect", "certs/docsis31/root.pem"]);
    assert!(run.stdout.lines().any(|line| line.contains("modulus") && line.len() > 1000));
}

#[test]
fn each_kind_is_told_from_its_content() {
    for (file, kind) in [
        ("configs/config-row-00.cm", "config"),
        ("images/kind-mfg-legacy.bin", "code_file"),
        ("certs/legacy/root.pem", "certificate"),
        ("controls/default.json", "controls"),
    ] {
        let run = cableseal(["inspect", "--json", file]);
        assert_eq!((run.status, run.json()[0]["kind"].as_str()), (0, Some(kind)), "{file}");
    }
    let crl = fs::read_dir(vectors().join("crls")).unwrap().next().unwrap().unwrap().path();
    let run = cableseal(["inspect", "--json", crl.to_str().unwrap()]);
    assert_eq!(run.json()[0]["kind"], "crl");
}

#[test]
fn an_unknown_file_gets_the_reasons_and_its_first_octets() {
    let run = cableseal(["inspect", "README.md"]);
    assert_eq!(run.status, 1);
    for line in [
        "README.md: unknown",
        "  no code file: code file ContentInfo at offset 0x0: expected tag 0x30, found tag 0x23",
        "  no config: it is text; the types and lengths of TLVs are not",
        "00000000  23 20 54 65 73 74 20 76 65 63 74 6f 72 73 0a 0a  # Test vectors..",
    ] {
        assert!(run.stdout.lines().any(|l| l == line), "no {line:?} in\n{}", run.stdout);
    }
}

#[test]
fn a_large_file_of_no_kind_is_read_to_its_end_in_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("zeros");
    fs::File::create(&path).unwrap().set_len(20 << 20).unwrap();
    let run = cableseal(["inspect", "--json", path.to_str().unwrap()]);
    let json = run.json();
    assert_eq!((run.status, &json[0]["kind"]), (1, &"unknown".into()));
    assert_eq!(json[0]["tree"]["length"], 20 << 20);
}

#[test]
fn several_files_and_standard_input_come_in_order() {
    let stdin = fs::read(vectors().join("configs/config-row-00.cm")).unwrap();
    let run = cableseal_with_stdin(["inspect", "--json", "certs/legacy/root.pem", "-"], &stdin);
    let json = run.json();
    let names: Vec<_> = json.as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["root.pem", "stdin"]);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let line = format!("{} inspect images/* | head -1", env!("CARGO_BIN_EXE_cableseal"));
    let output = std::process::Command::new("bash")
        .args(["-o", "pipefail", "-c", &line])
        .current_dir(vectors())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
