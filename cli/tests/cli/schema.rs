//! What is printed and read fits the published schemas, which allow no field that they do not name.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::Value;

use crate::support::{MATRIX, cableseal, vectors};
use crate::vectors::ask_each;

fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schema").join(name).with_extension("json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn validator(name: &str) -> Validator {
    jsonschema::draft202012::new(&schema(name)).unwrap()
}

#[track_caller]
fn fits(validator: &Validator, json: &Value, what: &str) {
    let errors: Vec<_> =
        validator.iter_errors(json).map(|e| format!("{} at {}", e, e.instance_path())).collect();
    assert!(errors.is_empty(), "{what}: {}", errors.join("\n"));
}

fn files(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(vectors().join(folder)).unwrap();
    entries.map(|entry| format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap())).collect()
}

const ALL: [&str; 6] = ["report-1", "controls-1", "modem-1", "inspection-1", "fleet-1", "config-1"];

#[test]
fn every_schema_is_valid_and_closed() {
    for name in ALL {
        let schema = schema(name);
        jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_closed(&schema, name);
    }
}

/// Every object names its fields and allows no other.
fn assert_closed(schema: &Value, place: &str) {
    if schema["type"] == "object" {
        assert_eq!(schema["additionalProperties"], false, "{place}");
    }
    match schema {
        Value::Object(fields) => {
            for (key, field) in fields {
                assert_closed(field, &format!("{place}/{key}"));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| assert_closed(item, place)),
        _ => {}
    }
}

#[test]
fn every_verdict_fits_the_report_schema() {
    let validator = validator("report-1");
    ask_each(|case, run| fits(&validator, &run.json(), &case.name));
}

#[test]
fn every_config_check_and_decode_fits_its_schema() {
    let (report, decoded) = (validator("report-1"), validator("config-1"));
    for file in files("configs") {
        fits(&report, &cableseal(["config", "check", "--json", &file]).json(), &file);
        fits(&decoded, &cableseal(["config", "decode", "--json", &file]).json(), &file);
    }
}

#[test]
fn every_inspection_fits_the_inspection_schema() {
    let validator = validator("inspection-1");
    let some = ["configs", "images", "crls", "controls", "keys"].map(files).concat();
    let run = cableseal(["inspect", "--json"].into_iter().chain(some.iter().map(String::as_str)));
    let inspections = run.json();
    assert_eq!(inspections.as_array().map(Vec::len), Some(some.len()));
    for inspection in inspections.as_array().unwrap() {
        fits(&validator, inspection, inspection["name"].as_str().unwrap());
    }
}

#[test]
fn a_fleet_fits_the_fleet_schema() {
    let validator = validator("fleet-1");
    for configs in ["configs/config-row-05.cm", "configs/config-row-08.cm", "configs/config-cm-mic-wrong.cm"]
    {
        let run = cableseal(["verify", "images", "--config", configs, "--json"].into_iter().chain(MATRIX));
        fits(&validator, &run.json(), configs);
    }
}

#[test]
fn every_controls_file_of_the_vectors_fits_the_controls_schema() {
    let validator = validator("controls-1");
    for file in files("controls") {
        let json = serde_json::from_str(&fs::read_to_string(vectors().join(&file)).unwrap()).unwrap();
        fits(&validator, &json, &file);
    }
}

#[test]
fn a_profile_fits_the_modem_schema() {
    use cableseal_core::api::{Options, Profile, ProfileRoot};
    let options = Options {
        at: Some(cableseal_core::time::Timestamp::from_unix(0)),
        docsis: Some(cableseal_core::words::Docsis::V40),
        equality: Some(cableseal_core::download::Equality::Strict),
        manufacturer: Some("A".to_string()),
        operator: Some("B".to_string()),
        factory_fresh: Some(false),
        controls: Some(cableseal_core::download::Controls::default()),
        need: Some(cableseal_core::download::Need::ManufacturerAndCoSigner),
    };
    let root = ProfileRoot { name: "root.der".to_string(), der: vec![0x30, 0x00] };
    let full = Profile::new("all", options, vec![root]).to_json();
    let empty = r#"{"schema": "cableseal.modem/1", "name": "none"}"#;
    let validator = validator("modem-1");
    for text in [full.as_str(), empty] {
        assert!(Profile::from_json(text).is_ok());
        fits(&validator, &serde_json::from_str(text).unwrap(), text);
    }
    let odd: Value =
        serde_json::from_str(r#"{"schema": "cableseal.modem/1", "name": "x", "rooots": []}"#).unwrap();
    assert!(!validator.is_valid(&odd));
}
