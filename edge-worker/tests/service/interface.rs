//! The OpenAPI document against what the worker does.

use std::collections::BTreeSet;

use cableseal_core::api::{FileRole, Options};
use cableseal_core::report::{SCHEMA, Tool};
use cableseal_edge::limits;
use cableseal_edge::openapi;
use cableseal_edge::route::Route;
use serde_json::Value;

fn document() -> Value {
    serde_json::from_str(&openapi::document()).unwrap()
}

#[test]
fn paths_and_methods_are_those_of_the_router() {
    let document = document();
    let described: BTreeSet<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().unwrap().keys().map(move |method| (path.clone(), method.to_uppercase()))
        })
        .collect();
    let routed = Route::FIXED
        .iter()
        .flat_map(|(path, route)| {
            route.allow().split(", ").map(move |method| (path.to_string(), method.to_owned()))
        })
        .collect();
    assert_eq!(described, routed);
}

#[test]
fn the_version_is_that_of_the_reports() {
    assert_eq!(document()["info"]["version"], Tool::THIS.version);
}

#[test]
fn every_reference_leads_somewhere() {
    assert!(follow_references(&document()) > 40);
}

/// Follows the references in a document, and counts them. A schema with an id of its own is a document of its own.
fn follow_references(document: &Value) -> usize {
    let mut followed = 0;
    let mut open = vec![document];
    while let Some(value) = open.pop() {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(document.pointer(pointer).is_some(), "{reference}");
            followed += 1;
        }
        let inside: Vec<&Value> = match value {
            Value::Object(members) => members.values().collect(),
            Value::Array(items) => items.iter().collect(),
            _ => Vec::new(),
        };
        for value in inside {
            if value.get("$id").is_some() {
                followed += follow_references(value);
            } else {
                open.push(value);
            }
        }
    }
    followed
}

#[test]
fn a_report_is_described_by_the_published_schema() {
    let published: Value = serde_json::from_str(include_str!("../../../docs/schema/report-1.json")).unwrap();
    assert_eq!(document()["components"]["schemas"]["Report"], published);
    assert_eq!(published["properties"]["schema"]["const"], SCHEMA);
}

#[test]
fn the_form_has_a_field_for_each_role_and_none_that_is_unknown() {
    let document = document();
    let fields = document["components"]["schemas"]["Question"]["properties"].as_object().unwrap();
    let roles = fields.keys().filter(|field| FileRole::from_word(field).is_some()).count();
    assert_eq!(roles, 7);
    let others: Vec<_> = fields.keys().filter(|field| FileRole::from_word(field).is_none()).collect();
    assert_eq!(others, ["file", "options", "secret"]);
}

#[test]
fn the_options_described_are_the_options_read() {
    let document = document();
    let described = document["components"]["schemas"]["Options"].as_object().unwrap();
    let example = &described["examples"][0];
    serde_json::from_value::<Options>(example.clone()).unwrap();
    // The error for an unknown option lists the known ones.
    let error = serde_json::from_str::<Options>(r#"{"unknown":1}"#).unwrap_err().to_string();
    for name in described["properties"].as_object().unwrap().keys() {
        assert!(error.contains(&format!("`{name}`")), "{name} is not an option: {error}");
    }
    let known = error.matches('`').count() / 2 - 1;
    assert_eq!(described["properties"].as_object().unwrap().len(), known, "{error}");
}

#[test]
fn the_limits_described_are_the_limits_kept() {
    let document = document();
    let request = &document["paths"]["/api/v1/reports"]["post"]["requestBody"];
    let text = request["description"].as_str().unwrap();
    assert!(
        text.contains(&limits::CONTENT.to_string()) && text.contains(&limits::KEPT.to_string()),
        "{text}"
    );
    let secret = &document["components"]["schemas"]["Question"]["properties"]["secret"]["maxLength"];
    assert_eq!(*secret, limits::SECRET);
}
