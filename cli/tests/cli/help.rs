//! Help, completions, man pages.

use std::fs;

use crate::support::cableseal;

const VERBS: [&str; 8] =
    ["inspect", "verify", "config", "config decode", "config check", "pki new", "completions", "man"];

#[test]
fn every_verb_has_help_that_fits_80_columns() {
    for verb in VERBS.iter().chain(&["", "pki"]) {
        for flag in ["-h", "--help"] {
            let run = cableseal(verb.split_whitespace().chain([flag]));
            assert_eq!(run.status, 0, "{verb} {flag}");
            for line in run.stdout.lines() {
                assert!(line.chars().count() <= 80, "{verb} {flag}: {line}");
            }
        }
    }
}

#[test]
fn the_first_help_tells_the_exit_statuses() {
    let help = cableseal(["--help"]).stdout;
    for line in ["  0  yes, accepted", "  3  incomplete: something needed was not given, or is not known"] {
        assert!(help.lines().any(|l| l == line), "{help}");
    }
}

#[test]
fn no_verb_at_all_prints_help_and_is_wrong_usage() {
    cableseal([""; 0]).fails(2, "Usage: cableseal <COMMAND>");
}

#[test]
fn completions_of_every_shell_name_every_verb() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = cableseal(["completions", shell]);
        assert_eq!(run.status, 0, "{shell}");
        for word in VERBS.iter().flat_map(|verb| verb.split(' ')) {
            assert!(run.stdout.contains(word), "{word} in {shell}");
        }
    }
}

#[test]
fn every_verb_has_a_man_page() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("man").join("man1");
    let run = cableseal(["man", "--out", out.to_str().unwrap()]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""));
    for verb in VERBS.iter().chain(&["pki"]) {
        let name = format!("cableseal-{}", verb.replace(' ', "-"));
        let page = fs::read_to_string(out.join(format!("{name}.1"))).unwrap_or_default();
        assert!(page.contains(".SH SYNOPSIS") && page.len() > 300, "{name}");
    }
    let root = fs::read_to_string(out.join("cableseal.1")).unwrap();
    for word in ["inspect", "verify", "config", "pki", "completions", "man"] {
        assert!(root.contains(&format!("cableseal\\-{word}(1)")), "{word} in\n{root}");
    }
}
