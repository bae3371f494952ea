//! A modem profile: what is known of one kind of modem, under a name.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Options;

/// The schema that a profile names.
const SCHEMA: &str = "cableseal.modem/1";

/// Options and roots under a name; never a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    schema: String,
    /// What people call it.
    pub name: String,
    /// What is known of the modem.
    #[serde(default)]
    pub options: Options,
    /// The roots that it holds.
    #[serde(default)]
    pub roots: Vec<ProfileRoot>,
}

/// A root in a profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileRoot {
    /// Its file's name.
    pub name: String,
    /// The file's octets, in base64.
    #[serde(serialize_with = "to_base64", deserialize_with = "from_base64")]
    pub der: Vec<u8>,
}

impl Profile {
    /// A profile.
    pub fn new(name: &str, options: Options, roots: Vec<ProfileRoot>) -> Self {
        Self { schema: SCHEMA.to_owned(), name: name.to_owned(), options, roots }
    }

    /// Reads a profile (`docs/schema/modem-1.json`).
    ///
    /// # Errors
    /// When it is not JSON of that schema; the text says where.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let profile: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if profile.schema == SCHEMA {
            return Ok(profile);
        }
        Err(alloc::format!("expected schema {SCHEMA}, found {}", profile.schema))
    }

    /// Writes a profile.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

fn to_base64<S: Serializer>(octets: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&Base64::encode_string(octets))
}

fn from_base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Base64::decode_vec(&text).map_err(|error| serde::de::Error::custom(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Docsis;

    #[test]
    fn a_profile_round_trips() {
        let options = Options { docsis: Some(Docsis::V30), ..Options::default() };
        let root = ProfileRoot { name: "root.der".to_string(), der: Vec::from([0x30, 0x00]) };
        let profile = Profile::new("Old modems", options, Vec::from([root]));
        assert_eq!(Profile::from_json(&profile.to_json()), Ok(profile));
    }

    #[test]
    fn an_unknown_field_is_refused_rather_than_ignored() {
        let text = r#"{"schema":"cableseal.modem/1","name":"x","rooots":[]}"#;
        assert!(Profile::from_json(text).unwrap_err().contains("unknown field `rooots`"));
    }
}
