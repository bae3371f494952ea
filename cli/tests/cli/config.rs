//! `config decode` and `config check`.

use std::fs;

use crate::support::{cableseal, cableseal_with, cableseal_with_stdin, vectors};

const CONFIG: &str = "configs/config-row-05.cm";

#[test]
fn decode_writes_the_text_form() {
    let run = cableseal(["config", "decode", CONFIG]);
    assert_eq!(run.status, 0);
    assert_eq!(run.stdout.lines().next(), Some("cableseal-config 1 cable-modem"));
    assert!(run.stdout.contains("9 SwUpgradeFilename = \"test-image.bin\""), "{}", run.stdout);
}

#[test]
fn decode_shows_what_it_can_of_a_broken_file_and_says_no() {
    let run = cableseal(["config", "decode", "configs/config-truncated-in-tlv.cm"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("3 NetworkAccess = 1"), "{}", run.stdout);
    assert!(run.stdout.contains("the file ends inside this TLV"), "{}", run.stdout);
}

#[test]
fn check_answers_by_exit_status() {
    let folder = tempfile::tempdir().unwrap();
    let secret = |text: &str| {
        let path = folder.path().join("secret");
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_string()
    };
    let check = |file: &str, secret: &str| cableseal(["config", "check", file, "--secret-file", secret]);
    assert_eq!(cableseal(["config", "check", CONFIG]).status, 0);
    assert_eq!(check(CONFIG, &secret("DOCSIS")).status, 0);
    assert_eq!(check(CONFIG, &secret("docsis")).status, 1);
    assert_eq!(cableseal(["config", "check", "configs/config-cm-mic-wrong.cm"]).status, 1);
    let run = check(CONFIG, &secret("DOCSIS\n"));
    assert_eq!(run.status, 1);
    let words = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("The MIC is right with the shared secret without the line end behind it."),
        "{words}"
    );
}

#[test]
fn check_never_prints_the_secret() {
    let stdin = b"hunter2-hunter2";
    for more in [&[][..], &["--json"]] {
        let line = [&["config", "check", CONFIG, "--secret-file", "-"][..], more].concat();
        let run = cableseal_with_stdin(line, stdin);
        assert_eq!(run.status, 1);
        assert!(!(run.stdout + &run.stderr).contains("hunter2"));
    }
}

#[test]
fn colours_can_be_forced_and_no_color_turns_them_off() {
    let check =
        |environment: &[(&str, &str)]| cableseal_with(["config", "check", CONFIG], &[], environment).stdout;
    assert!(check(&[("CLICOLOR_FORCE", "1")]).starts_with("\u{1b}[1;32mACCEPTED"));
    assert!(check(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).starts_with("ACCEPTED"));
}

#[test]
fn check_reads_standard_input() {
    let octets = fs::read(vectors().join(CONFIG)).unwrap();
    let run = cableseal_with_stdin(["config", "check", "-", "--json"], &octets);
    assert_eq!(run.status, 0);
    assert_eq!(run.json()["files"][0]["name"], "stdin");
    assert_eq!(run.json()["kind"], "config_check");
}
