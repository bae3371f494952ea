//! A configuration file as JSON: every TLV with its place, its value and its octets.

use alloc::string::{String, ToString};

use serde::ser::{SerializeSeq, SerializeStruct};
use serde::{Serialize, Serializer};

use super::varbind::Varbind;
use super::{Form, Tlv, Value, View};
use crate::bytes::hex;

/// The schema that the JSON names.
pub const SCHEMA: &str = "cableseal.config/1";

/// The file as compact JSON.
pub fn to_json(view: &View<'_>) -> String {
    // Strings, numbers and lists always serialise.
    serde_json::to_string(view).unwrap_or_default()
}

/// The file as indented JSON.
pub fn to_json_pretty(view: &View<'_>) -> String {
    serde_json::to_string_pretty(view).unwrap_or_default()
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut s = serializer.serialize_struct("View", 6)?;
        s.serialize_field("schema", SCHEMA)?;
        s.serialize_field("kind", &self.kind())?;
        s.serialize_field("length", &self.bytes().len())?;
        s.serialize_field("whole", &self.is_whole())?;
        s.serialize_field("tlvs", self.tlvs())?;
        s.serialize_field("problems", &self.problems)?;
        s.end()
    }
}

impl Serialize for Tlv<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut s = serializer.serialize_struct("Tlv", 10)?;
        s.serialize_field("form", form(self.form))?;
        s.serialize_field("path", &self.path)?;
        s.serialize_field("name", self.name())?;
        s.serialize_field("offset", &self.offset)?;
        s.serialize_field("header", &self.header)?;
        s.serialize_field("length", &self.raw.len())?;
        match self.value() {
            Value::Nothing | Value::Nested => s.skip_field("value")?,
            value => s.serialize_field("value", &value)?,
        }
        s.serialize_field("raw", &hex(self.raw))?;
        s.serialize_field("problems", &self.problems)?;
        s.serialize_field("children", &self.children)?;
        s.end()
    }
}

impl Serialize for Value<'_> {
    /// Numbers as numbers, variable bindings as objects, the rest as people read it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number, _) => serializer.serialize_u32(*number),
            Self::Numbers(numbers) => {
                let mut list = serializer.serialize_seq(None)?;
                for number in numbers.iter() {
                    list.serialize_element(&number)?;
                }
                list.end()
            }
            Self::Text(text) if text.is_ascii() => {
                serializer.serialize_str(core::str::from_utf8(text).unwrap_or_default())
            }
            Self::Varbind(varbind) => varbind.serialize(serializer),
            other => serializer.collect_str(other),
        }
    }
}

impl Serialize for Varbind<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut s = serializer.serialize_struct("Varbind", 4)?;
        s.serialize_field("oid", &self.oid.to_string())?;
        s.serialize_field("object", &self.object().map(|(object, _)| object.name()))?;
        s.serialize_field("type", self.value.type_name())?;
        s.serialize_field("shown", &self.to_string())?;
        s.end()
    }
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Tlv => "tlv",
        Form::Pad => "pad",
        Form::End => "end",
        Form::Rest => "rest",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tlv_has_its_place_value_and_octets() {
        let json = to_json(&View::read(&[24, 3, 6, 1, 7, 255, 0, 0]));
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!((&read["schema"], &read["whole"]), (&SCHEMA.into(), &true.into()));
        let inner = &read["tlvs"][0]["children"][0];
        assert_eq!(inner["path"], "24.6");
        assert_eq!((&inner["value"], &inner["raw"]), (&7.into(), &"060107".into()));
        assert_eq!((&inner["offset"], &inner["length"]), (&2.into(), &3.into()));
        assert_eq!((&read["tlvs"][2]["form"], &read["tlvs"][2]["length"]), (&"pad".into(), &2.into()));
    }

    #[test]
    fn a_variable_binding_says_object_and_type() {
        let file = [11, 17, 0x30, 15, 6, 10, 0x2b, 6, 1, 2, 1, 2, 2, 1, 7, 5, 2, 1, 2, 255];
        let read: serde_json::Value = serde_json::from_str(&to_json(&View::read(&file))).unwrap();
        let value = &read["tlvs"][0]["value"];
        assert_eq!(value["object"], "ifAdminStatus");
        assert_eq!(value["shown"], "ifAdminStatus.5 = Integer 2 (down)");
    }
}
