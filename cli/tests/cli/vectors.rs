//! `verify` over every case of the test vectors.

use std::fs;

use serde_json::Value;

use crate::support::{cableseal, cableseal_with_stdin, vectors, verify};

/// The cases that the command line can ask: it always has a time, and the large image is another test's.
pub(crate) fn cases() -> Vec<Value> {
    let text = fs::read_to_string(vectors().join("manifest.json")).unwrap();
    let manifest: Value = serde_json::from_str(&text).unwrap();
    let cases = manifest["cases"].as_array().unwrap();
    let asked = |case: &&Value| case["facts"]["at"].is_string() && case["generated"] == false;
    cases.iter().filter(asked).cloned().collect()
}

/// The command line of a case; `secret` is a file that holds its secret.
pub(crate) fn command_line(case: &Value, secret: &str) -> Vec<String> {
    let facts = &case["facts"];
    let mut line = vec!["verify".to_string(), case["image"].as_str().unwrap().to_string()];
    let mut option = |name: &str, value: &Value| {
        if let Some(value) = value.as_str() {
            line.extend([name.to_string(), value.to_string()]);
        }
    };
    option("--config", &case["config"]);
    option("--need", &case["need"]);
    option("--snmp-cvc", &case["snmp_cvc"]);
    option("--at", &facts["at"]);
    option("--docsis", &facts["docsis"]);
    option("--controls", &facts["controls"]);
    option("--manufacturer", &facts["manufacturer"]);
    option("--operator", &facts["operator"]);
    for (name, list) in [("--root", &case["roots"]), ("--crl", &case["crls"])] {
        list.as_array().unwrap().iter().for_each(|file| option(name, file));
    }
    if facts["secret"].is_string() {
        option("--secret-file", &secret.into());
    }
    if facts["equality"] == "strict" {
        line.push("--strict-time".to_string());
    }
    if facts["factory_fresh"] == true {
        line.push("--factory-fresh".to_string());
    }
    line
}

#[test]
fn every_case_has_its_verdict_and_exit_status() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    let mut wrong = Vec::new();
    for case in cases() {
        fs::write(&secret, case["facts"]["secret"].as_str().unwrap_or_default()).unwrap();
        let line = command_line(&case, secret.to_str().unwrap());
        let run = cableseal(line.iter().map(String::as_str).chain(["--json"]));
        let expected = &case["expect"];
        let status = match expected["outcome"].as_str() {
            Some("accept") => 0,
            Some("reject") => 1,
            _ => 3,
        };
        let verdict = &run.json()["verdict"];
        let check_fits = expected["check"].is_null() || expected["check"] == verdict["decided_by"];
        if run.status != status || expected["outcome"] != verdict["outcome"] || !check_fits {
            wrong.push(format!("{}: exit status {}, {verdict}", case["name"], run.status));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn text_and_json_give_one_verdict() {
    for (image, word, status) in
        [("images/kind-mfg-31-co-31.bin", "ACCEPTED  ", 0), ("images/kind-mfg-31.bin", "REJECTED  ", 1)]
    {
        let run = verify(image, "configs/config-row-05.cm", &[]);
        assert_eq!(run.status, status);
        assert!(run.stdout.starts_with(word), "{}", run.stdout);
        assert!(!run.stdout.contains('\u{1b}'), "colours in a pipe");
        assert_eq!(run.stderr, "");
    }
}

#[test]
fn quiet_leaves_what_did_not_pass() {
    let run = verify("images/kind-mfg-31.bin", "configs/config-row-05.cm", &["--quiet"]);
    assert!(run.stdout.contains("  FAIL  The image carries no co-signer signature"), "{}", run.stdout);
    assert!(!run.stdout.contains("  pass  "), "{}", run.stdout);
}

#[test]
fn image_or_config_may_be_standard_input() {
    let (image, config) = ("images/kind-mfg-31.bin", "configs/config-row-02.cm");
    let report = verify(image, config, &["--json"]).stdout;
    for (image_given, config_given, name, stdin) in
        [("-", config, "kind-mfg-31.bin", image), (image, "-", "config-row-02.cm", config)]
    {
        let line = ["verify", image_given, "--config", config_given, "--json"];
        let octets = fs::read(vectors().join(stdin)).unwrap();
        let run = cableseal_with_stdin(line.iter().chain(&crate::support::MATRIX), &octets);
        assert_eq!((run.status, run.stdout.replace("stdin", name)), (0, report.clone()));
    }
}

#[test]
fn a_large_image_has_the_digests_of_its_octets() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.bin");
    let mut octets = fs::read(vectors().join("images/kind-mfg-31.bin")).unwrap();
    octets.extend((0..9 << 20).map(|n: u32| n.to_le_bytes()[0] ^ n.to_le_bytes()[1]));
    fs::write(&path, &octets).unwrap();
    let run = verify(path.to_str().unwrap(), "configs/config-row-02.cm", &["--json"]);
    assert_eq!(run.status, 1);
    let report = run.json();
    assert_eq!(report["verdict"]["decided_by"], "message-digest");
    use cableseal_core::crypto::{HashAlgorithm, Provider, RustCrypto};
    let hash = |octets: &[u8]| cableseal_core::bytes::hex(&RustCrypto.hash(HashAlgorithm::Sha256, octets));
    assert_eq!(report["files"][1]["length"], octets.len());
    assert_eq!(report["files"][1]["sha256"], hash(&octets));
    let checks = report["checks"].as_array().unwrap();
    let digest = checks.iter().find(|check| check["id"] == "message-digest").unwrap();
    assert_eq!(digest["expected"], hash(&octets[2958..]));
}

#[test]
fn a_profile_stands_for_its_options_and_roots() {
    let root = fs::read(vectors().join("certs/docsis31/root.pem")).unwrap();
    let controls = fs::read_to_string(vectors().join("controls/default.json")).unwrap();
    let options = cableseal_core::api::Options {
        at: cableseal_core::time::Timestamp::from_rfc3339("2027-01-01"),
        controls: cableseal_core::download::Controls::from_json(&controls).ok(),
        ..Default::default()
    };
    let root = cableseal_core::api::ProfileRoot { name: "root.pem".to_string(), der: root };
    let profile = cableseal_core::api::Profile::new("3.1 modems", options, vec![root]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("profile.json");
    fs::write(&path, profile.to_json()).unwrap();
    let line = ["verify", "images/kind-mfg-31.bin", "--config", "configs/config-row-02.cm", "--profile"];
    let run = cableseal(line.into_iter().chain([path.to_str().unwrap()]));
    assert_eq!(run.status, 0, "{run:?}");
}
