//! `verify` over folders.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Run, cableseal, vectors, verify};

/// Folders of images and configuration files, copied from the vectors.
fn folders(images: &[&str], configs: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (part, names) in [("images", images), ("configs", configs)] {
        fs::create_dir(folder.path().join(part)).unwrap();
        for name in names {
            fs::copy(vectors().join(part).join(name), folder.path().join(part).join(name)).unwrap();
        }
    }
    folder
}

fn judge(folder: &Path, more: &[&str]) -> Run {
    let path = |part: &str| folder.join(part).to_str().unwrap().to_string();
    verify(&path("images"), &path("configs"), more)
}

const MIXED: [&str; 2] = ["kind-mfg-31-co-31.bin", "kind-mfg-legacy-co-legacy.bin"];

#[test]
fn one_file_with_33_and_82_serves_a_mixed_fleet() {
    let folder = folders(&MIXED, &["config-row-04.cm", "config-row-05.cm"]);
    let run = judge(folder.path(), &[]);
    assert_eq!(run.status, 0, "{run:?}");
    let expected = "\
Config            Image                          Signed  DOCSIS 3.0 modem                     DOCSIS 3.1 modem
config-row-04.cm  kind-mfg-31-co-31.bin          m+c     reject signature-pki (manufacturer)  reject signature-pki (manufacturer)
config-row-04.cm  kind-mfg-legacy-co-legacy.bin  M+Co    accept                               accept
config-row-05.cm  kind-mfg-31-co-31.bin          m+c     reject signature-pki (manufacturer)  accept
config-row-05.cm  kind-mfg-legacy-co-legacy.bin  M+Co    accept                               reject signature-pki (manufacturer)

config-row-05.cm serves every image.
";
    assert!(run.stdout.starts_with(expected), "{}", run.stdout);
}

#[test]
fn the_two_strategies_come_when_no_file_serves_a_mixed_fleet() {
    let folder = folders(&MIXED, &["config-row-04.cm", "config-row-01.cm"]);
    let run = judge(folder.path(), &["--json"]);
    assert_eq!(run.status, 1);
    let advice = &run.json()["advice"];
    assert_eq!(advice["answer"], "not_served");
    assert_eq!(advice["suggestion"]["tlvs"], json!([33, 82]));
    let strategies = advice["strategies"].as_array().unwrap();
    assert_eq!(strategies.iter().map(|s| &s["tlvs"]).collect::<Vec<_>>(), [&json!([33, 82]), &json!([33])]);
}

#[test]
fn each_cell_is_the_verdict_of_the_pair_alone() {
    let folder = folders(&MIXED, &["config-row-05.cm", "config-row-12.cm"]);
    let fleet = judge(folder.path(), &["--json"]).json();
    let name = |list: &str, index: &Value| {
        fleet[list][usize::try_from(index.as_u64().unwrap()).unwrap()]["name"].as_str().unwrap()
    };
    let cells = fleet["verdicts"].as_array().unwrap();
    assert_eq!(cells.len(), 8);
    for cell in cells {
        let image = format!("images/{}", name("images", &cell["image"]));
        let config = format!("configs/{}", name("configs", &cell["config"]));
        let verdict = &verify(&image, &config, &["--json", "--docsis", cell["docsis"].as_str().unwrap()])
            .json()["verdict"];
        for field in ["outcome", "decided_by", "role", "headline", "event"] {
            assert_eq!(cell[field], verdict[field], "{image} {config} {field}");
        }
    }
}

#[test]
fn one_folder_may_hold_both_and_other_files_are_named() {
    let folder = folders(&MIXED, &["config-row-05.cm"]);
    fs::copy(folder.path().join("configs/config-row-05.cm"), folder.path().join("images/boot.cm")).unwrap();
    fs::write(folder.path().join("images/notes.txt"), "Some notes about these images.\n").unwrap();
    fs::write(folder.path().join("images/.hidden"), "x").unwrap();
    let images = folder.path().join("images").to_str().unwrap().to_string();
    let run = verify(&images, &images, &["--json"]);
    let fleet = run.json();
    assert_eq!(run.status, 0);
    assert_eq!(fleet["configs"][0]["name"], "boot.cm");
    assert_eq!(fleet["images"].as_array().unwrap().len(), 2);
    assert_eq!(fleet["skipped"], json!([{"name": "notes.txt", "kind": "unknown"}]));
}

#[test]
fn a_version_that_is_asked_for_is_the_only_column() {
    let folder = folders(&MIXED[1..], &["config-row-04.cm"]);
    let run = judge(folder.path(), &["--docsis", "3.1", "--json"]);
    assert_eq!((run.status, &run.json()["docsis"]), (0, &json!(["3.1"])));
}

#[test]
fn what_is_not_known_leaves_the_fleet_open() {
    let folder = folders(&MIXED[..1], &["config-row-05.cm"]);
    let path = |part: &str| folder.path().join(part).to_str().unwrap().to_string();
    let run = cableseal(["verify", &path("images"), "--config", &path("configs"), "--json"]);
    assert_eq!((run.status, &run.json()["advice"]["answer"]), (3, &"open".into()));
}

#[test]
fn quiet_leaves_out_what_every_modem_takes() {
    let folder = folders(&MIXED, &["config-row-04.cm"]);
    let run = judge(folder.path(), &["--quiet"]);
    assert!(run.stdout.contains("m+c  ") && !run.stdout.contains("accept "), "{}", run.stdout);
}
