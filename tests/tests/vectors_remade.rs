//! The vectors checked in are those that `cargo xtask vectors` makes, and they belong together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use cableseal_core::report::Severity;
use cableseal_core::report::catalogue::all;
use cableseal_core::words::Role;
use cableseal_tests::manifest::Manifest;
use cableseal_tests::matrix::{self, KINDS};
use cableseal_tests::{openssl, vectors, xtask};

/// Checked in and not remade.
const INPUTS: [&str; 4] = ["README.md", "keys", "matrix.csv", "openssl-made"];

/// Checks that no case can make decide, and why.
const CANNOT_DECIDE: [(&str, &str); 2] = [
    ("config-mta-hash", "an MTA's configuration file enables no download, so it is part of no verdict"),
    ("snmp-cvc-enabled", "what disables it fails `ssd-enabled` before it"),
];

#[test]
fn the_generator_remakes_every_file_octet_for_octet() {
    if !openssl::available() {
        return;
    }
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("vectors-remade");
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out).unwrap();
    xtask(&["vectors", "--out", &out.to_string_lossy()]);
    let mut checked_in = tree(&vectors());
    checked_in.retain(|path, _| !INPUTS.iter().any(|input| path.starts_with(input)));
    let remade = tree(&out);
    assert!(checked_in.keys().eq(remade.keys()), "other files: {:?}", differing_names(&checked_in, &remade));
    let changed: Vec<_> = remade.iter().filter(|(path, octets)| checked_in[*path] != **octets).collect();
    assert!(
        changed.is_empty(),
        "other octets: {:?}",
        changed.iter().map(|(path, _)| path).collect::<Vec<_>>()
    );
}

#[test]
fn every_case_has_a_name_of_its_own_that_begins_with_its_outcome() {
    let mut seen = BTreeSet::new();
    for case in Manifest::load().cases {
        assert!(case.name.starts_with(&format!("{}-", case.expect.outcome)), "{}", case.name);
        assert!(seen.insert(case.name.clone()), "{} stands twice", case.name);
        assert!(case.config.is_some() != case.need.is_some(), "{}", case.name);
    }
}

#[test]
fn every_check_named_is_in_the_catalogue_with_its_event() {
    for case in Manifest::load().cases {
        let Some(id) = &case.expect.check else { continue };
        let check =
            all().find(|check| check.id == id).unwrap_or_else(|| panic!("{}: no check {id}", case.name));
        let role = case.expect.role.as_deref().map(|role| match role {
            "manufacturer" => Role::Manufacturer,
            "co_signer" => Role::CoSigner,
            other => panic!("{}: no role {other}", case.name),
        });
        assert!(role.is_some() || !check.title.contains("{role}"), "{}: the role of {id}", case.name);
        let not_made = case.expect.outcome == "incomplete" && check.severity == Severity::Required;
        let event = check.events.of(role).filter(|_| !not_made).map(|event| event.code.to_owned());
        assert_eq!(case.expect.event, event, "{}", case.name);
    }
}

#[test]
fn every_check_of_the_catalogue_decides_a_case_or_warns_in_one() {
    let cases = Manifest::load().cases;
    let tested = |id: &str| {
        cases.iter().any(|case| {
            case.expect.check.as_deref() == Some(id)
                || case.expect.warnings.iter().any(|warning| warning == id)
        })
    };
    let untested: Vec<_> = all().map(|check| check.id).filter(|id| !tested(id)).collect();
    assert_eq!(untested, CANNOT_DECIDE.map(|(id, _)| id));
}

#[test]
fn every_file_made_is_used_by_a_case() {
    let manifest = Manifest::load();
    let mut used: BTreeSet<PathBuf> = BTreeSet::new();
    for case in manifest.cases {
        used.extend(case.config.into_iter().chain(case.snmp_cvc).chain(case.facts.controls).chain(case.crls));
        used.insert(case.image);
    }
    used.extend(matrix::load().into_iter().flat_map(|cell| [cell.image.into(), cell.config.into()]));
    let mut made: BTreeSet<PathBuf> = tree(&vectors()).into_keys().collect();
    made.retain(|path| {
        ["configs", "controls", "crls", "images", "openssl-made", "snmp"]
            .iter()
            .any(|folder| path.starts_with(folder))
            && !path.ends_with("make.sh")
    });
    let unused: Vec<_> = made.difference(&used).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn the_matrix_has_288_cells_and_accepts_what_the_rows_demand() {
    let cells = matrix::load();
    assert_eq!(cells.len(), 288);
    let accepted = |docsis: &str, row: u8| -> Vec<&str> {
        let of_row =
            cells.iter().filter(|cell| cell.docsis == docsis && cell.row == row && cell.expect.accept);
        of_row.map(|cell| cell.kind).collect()
    };
    // The last column of the table in the facts, row by row.
    let docsis_31 =
        ["", "m+c", "m", "m+c", "M+Co", "m+c", "m", "m+c", "M", "m+c", "m", "m+c", "M+Co", "m+c", "m", "m+c"];
    let docsis_30 =
        ["", "", "", "", "M+Co", "M+Co", "M+Co", "M+Co", "M", "M", "M", "M", "M+Co", "M+Co", "M+Co", "M+Co"];
    for (docsis, rows) in [("3.1", docsis_31), ("3.0", docsis_30)] {
        for (row, kind) in (0..).zip(rows) {
            let expected: Vec<_> =
                KINDS.into_iter().map(|(name, _)| name).filter(|name| *name == kind).collect();
            assert_eq!(accepted(docsis, row), expected, "DOCSIS {docsis}, row {row}");
        }
    }
}

/// Every file below a folder, by its path from there.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    gather(folder, Path::new(""), &mut files).expect("the folder can be read");
    files
}

fn gather(folder: &Path, below: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder.join(below))? {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            gather(folder, &path, files)?;
        } else {
            files.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

fn differing_names<'a>(
    left: &'a BTreeMap<PathBuf, Vec<u8>>,
    right: &'a BTreeMap<PathBuf, Vec<u8>>,
) -> Vec<&'a PathBuf> {
    let missing = left.keys().filter(|path| !right.contains_key(*path));
    missing.chain(right.keys().filter(|path| !left.contains_key(*path))).collect()
}
