//! What a new user does wrong, and what the answer says about it.

use std::fs;

use crate::support::{cableseal, vectors, verify};

const IMAGE: &str = "images/kind-mfg-31.bin";
const CONFIG: &str = "configs/config-row-02.cm";

#[test]
fn a_misspelt_verb_or_option_is_met_with_the_right_one() {
    cableseal(["veryfy"]).fails(2, "a similar subcommand exists: 'verify'");
    cableseal(["verify", IMAGE, "--confg", CONFIG]).fails(2, "a similar argument exists: '--config'");
    verify(IMAGE, CONFIG, &["--docsis", "3.2"]).fails(2, "a similar value exists: '3.1'");
}

#[test]
fn verify_without_a_demand_names_what_could_be_given() {
    let run = cableseal(["verify", IMAGE]);
    run.fails(2, "cableseal verify <IMAGE> --config <CONFIG>");
    run.fails(2, "cableseal verify <IMAGE> --need <SIGNATURES>");
}

#[test]
fn a_missing_file_is_named_with_the_reason() {
    cableseal(["verify", "no.bin", "--config", CONFIG])
        .fails(2, "cannot read no.bin: No such file or directory");
    verify(IMAGE, "no.cm", &[]).fails(2, "cannot read no.cm: No such file or directory");
    cableseal(["inspect", "no.bin"]).fails(2, "cannot read no.bin: No such file or directory");
    cableseal(["config", "check", "no.cm"]).fails(2, "cannot read no.cm: No such file or directory");
}

#[test]
fn swapped_files_are_noticed() {
    let run = verify(CONFIG, IMAGE, &[]);
    run.fails(1, "hint: configs/config-row-02.cm is given as IMAGE but looks like a config");
    run.fails(1, "hint: images/kind-mfg-31.bin is given as --config but looks like a code file");
}

#[test]
fn a_large_image_given_as_config_is_refused_with_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let large = folder.path().join("large.bin");
    let mut octets = fs::read(vectors().join(IMAGE)).unwrap();
    octets.resize(2 << 20, 0);
    fs::write(&large, octets).unwrap();
    let run = verify(IMAGE, large.to_str().unwrap(), &[]);
    run.fails(1, "too large for a configuration file: more than 1048576 octets; it looks like a code file");
}

#[test]
fn standard_input_cannot_be_two_files() {
    cableseal(["verify", "-", "--config", "-"]).fails(2, "standard input (-) is given for two files");
    cableseal(["inspect", "-", "-"]).fails(2, "standard input (-) is given for two files");
    cableseal(["config", "check", "-", "--secret-file", "-"])
        .fails(2, "standard input (-) is given for two files");
}

#[test]
fn a_time_that_is_none_is_met_with_the_form() {
    let run = cableseal(["verify", IMAGE, "--config", CONFIG, "--at", "yesterday"]);
    run.fails(2, "expected UTC as 2026-01-31T00:00:00Z, or a day as 2026-01-31");
}

#[test]
fn a_certificate_given_as_controls_is_bad_input_with_a_hint() {
    let run = cableseal(["verify", IMAGE, "--config", CONFIG, "--controls", "certs/legacy/root.pem"]);
    run.fails(1, "cableseal: root.pem: ");
    run.fails(1, "hint: certs/legacy/root.pem is given as --controls but looks like a certificate");
}

#[test]
fn options_that_exclude_each_other_are_refused() {
    verify(IMAGE, CONFIG, &["--factory-fresh"])
        .fails(2, "'--controls <FILE>' cannot be used with '--factory-fresh'");
    verify(IMAGE, CONFIG, &["--need", "mfg"])
        .fails(2, "'--config <CONFIG>' cannot be used with '--need <SIGNATURES>'");
    verify(IMAGE, CONFIG, &["--json", "-q"]).fails(2, "cannot be used with");
}

#[test]
fn an_incomplete_answer_names_the_options_that_are_missing() {
    let run = cableseal(["verify", IMAGE, "--config", CONFIG, "--at", "2027-01-01"]);
    run.fails(3, "give the roots that the modem holds with --root");
    run.fails(3, "--controls, or that nothing changed with --factory-fresh");
}

#[test]
fn a_folder_where_a_file_is_needed_is_named() {
    cableseal(["inspect", "images"]).fails(2, "images is a folder; give a file");
    cableseal(["verify", "images", "--need", "mfg"]).fails(2, "images is a folder; give a file");
    cableseal(["verify", "certs", "--config", CONFIG]).fails(1, "certs holds no code file");
}
