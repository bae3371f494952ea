//! `verify` over every case of the test vectors.

use std::fs;
use std::path::Path;

use cableseal_core::crypto::{HashAlgorithm, Provider, RustCrypto};
use cableseal_core::report::{Report, VerdictOutcome};
use cableseal_tests::answer::{answer, options};
use cableseal_tests::manifest::{Case, Manifest};

use crate::support::{Run, cableseal, cableseal_with_stdin, vectors, verify};

/// Asks every case of the vectors but the large one, in JSON.
pub(crate) fn ask_each(mut check: impl FnMut(&Case, Run)) {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    for case in Manifest::load().cases.iter().filter(|case| !case.generated) {
        fs::write(&secret, case.facts.secret.as_deref().unwrap_or_default()).unwrap();
        check(case, cableseal(command_line(case, &secret)));
    }
}

fn command_line(case: &Case, secret: &Path) -> Vec<String> {
    let facts = &case.facts;
    let text = |path: &Path| path.to_str().unwrap().to_string();
    let at = options(case).at.unwrap().to_string();
    let mut line = ["verify", &text(&case.image), "--json", "--at", &at, "--docsis", &facts.docsis]
        .map(String::from)
        .to_vec();
    let mut option = |name: &str, value: Option<String>| {
        line.extend(value.into_iter().flat_map(|value| [name.to_string(), value]));
    };
    for (name, path) in
        [("--config", &case.config), ("--snmp-cvc", &case.snmp_cvc), ("--controls", &facts.controls)]
    {
        option(name, path.as_deref().map(text));
    }
    for (name, paths) in [("--root", &case.roots), ("--crl", &case.crls)] {
        for path in paths {
            option(name, Some(text(path)));
        }
    }
    option("--need", case.need.clone());
    option("--manufacturer", facts.manufacturer.clone());
    option("--operator", facts.operator.clone());
    option("--secret-file", facts.secret.as_ref().map(|_| text(secret)));
    line.extend((facts.equality == "strict").then(|| "--strict-time".to_string()));
    line.extend(facts.factory_fresh.then(|| "--factory-fresh".to_string()));
    line
}

const fn status(report: &Report) -> i32 {
    match report.verdict.outcome {
        VerdictOutcome::Accept => 0,
        VerdictOutcome::Reject => 1,
        VerdictOutcome::Incomplete => 3,
    }
}

#[test]
fn every_case_prints_the_report_of_the_core_and_exits_with_its_verdict() {
    ask_each(|case, run| {
        let report = answer(case);
        assert_eq!(
            (run.stdout, run.status),
            (report.to_json_pretty() + "\n", status(&report)),
            "{}",
            case.name
        );
    });
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
