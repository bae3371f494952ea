//! `docs/clauses.md`: from clause to check to code to vector. The file is drawn from the catalogue and the manifest.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use cableseal_core::report::catalogue::{Check, Group, all};
use cableseal_tests::manifest::Manifest;

const HEAD: &str = "\
# Clauses, checks, code and tests

Every check of the catalogue (`core/src/report/catalogue`), the clause it comes from, how it is known, what its failure
does, where it is decided, and a vector in which it alone decides. `UPDATE=1 cargo test -p cableseal-tests --test clauses`
writes this file.

| check | clause | known from | failure | code | vector |
|---|---|---|---|---|---|
";

/// Where the checks of a group are decided.
fn module(check: &Check) -> &'static str {
    match (check.group, check.id) {
        (Group::Config, id) if id.starts_with("config-cvc") || id == "ssd-enabled" => {
            "download::judge::config"
        }
        (Group::Config, _) => "config::check",
        (Group::Snmp, _) => "download::judge::snmp",
        (Group::Image, _) | (Group::Signatures, "signer-certificate") => "download::judge::image",
        (Group::Certificates, _) => "download::judge::cvc",
        (
            Group::Signatures,
            "signature-present" | "signature-unexpected" | "signature-pki" | "signer-surplus",
        ) => "download::judge::signatures",
        (Group::Signatures | Group::AccessControls, _) => "download::judge::signer",
    }
}

/// The word of a value as the report writes it.
fn word(value: impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).expect("a word");
    json.as_str().expect("a word").replace('_', " ")
}

fn drawn() -> String {
    let mut vectors: BTreeMap<String, String> = BTreeMap::new();
    for case in Manifest::load().cases {
        for id in case.expect.check.iter().chain(&case.expect.warnings) {
            vectors.entry(id.clone()).or_insert_with(|| case.name.clone());
        }
    }
    let mut text = HEAD.to_owned();
    for check in all() {
        let vector = vectors.get(check.id).map_or("-", String::as_str);
        let (basis, severity) = (word(check.basis), word(check.severity));
        let (id, clause, module) = (check.id, check.clause, module(check));
        writeln!(text, "| `{id}` | {clause} | {basis} | {severity} | `{module}` | `{vector}` |")
            .expect("text");
    }
    text
}

#[test]
fn the_map_of_clauses_is_that_of_the_catalogue_and_the_vectors() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/clauses.md");
    let drawn = drawn();
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &drawn).expect("docs/clauses.md is written");
    }
    let checked_in = fs::read_to_string(&path).unwrap_or_default();
    assert!(checked_in == drawn, "docs/clauses.md is out of date: run this test with UPDATE=1");
}

#[test]
fn every_check_fails_in_some_vector_but_for_those_that_cannot() {
    let excused = [
        // Whatever refuses the CVC sent by SNMP has failed `ssd-enabled` first.
        "snmp-cvc-enabled",
        // An MTA's file takes part in no verdict; `core/tests/config_check.rs` has it.
        "config-mta-hash",
    ];
    let text = drawn();
    let missing: Vec<_> = all()
        .map(|check| check.id)
        .filter(|id| text.contains(&format!("| `{id}` ")))
        .filter(|id| {
            text.lines().any(|line| line.starts_with(&format!("| `{id}` ")) && line.ends_with("`-` |"))
        })
        .filter(|id| !excused.contains(id))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}
