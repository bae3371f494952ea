//! Modem profiles: named facts that are kept on this computer. Never a secret.

use serde::{Deserialize, Serialize};

use super::facts::Facts;
use crate::host;

/// What an exported profile says it is.
pub const SCHEMA: &str = "cableseal.profile/1";

const KEY: &str = "cableseal.profiles";

/// A kind of modem, as the user names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// [`SCHEMA`].
    pub schema: String,
    /// What the user calls it.
    pub name: String,
    /// What is known of the modem.
    pub facts: Facts,
}

impl Profile {
    /// A profile of these facts.
    pub fn new(name: &str, facts: &Facts) -> Self {
        Self { schema: SCHEMA.to_owned(), name: name.trim().to_owned(), facts: facts.clone() }
    }

    /// Reads an exported profile.
    pub fn from_json(text: &[u8]) -> Option<Self> {
        serde_json::from_slice(text).ok().filter(|profile: &Self| profile.schema == SCHEMA)
    }

    /// For export.
    pub fn to_json(&self) -> String {
        // Strings and lists always serialise.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// Profiles kept on this computer.
pub fn kept() -> Vec<Profile> {
    host::remembered(KEY).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Keeps these, and no others.
pub fn keep(profiles: &[Profile]) {
    host::remember(KEY, &serde_json::to_string(profiles).unwrap_or_default());
}

/// Adds a profile, in place of one of the same name.
pub fn with(mut profiles: Vec<Profile>, profile: Profile) -> Vec<Profile> {
    profiles.retain(|old| old.name != profile.name);
    profiles.push(profile);
    profiles.sort_by(|a, b| a.name.cmp(&b.name));
    profiles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exported_profile_reads_back() {
        let facts = Facts { strict: true, manufacturer: "Example Modems".into(), ..Facts::default() };
        let profile = Profile::new(" EM-1 ", &facts);
        assert_eq!(Profile::from_json(profile.to_json().as_bytes()), Some(profile.clone()));
        assert_eq!(profile.name, "EM-1");
    }

    #[test]
    fn other_json_is_no_profile() {
        assert_eq!(Profile::from_json(br#"{"schema":"cableseal.report/1","name":"x","facts":{}}"#), None);
        assert_eq!(Profile::from_json(b"{"), None);
    }

    #[test]
    fn a_profile_replaces_the_one_of_its_name() {
        let strict = Facts { strict: true, ..Facts::default() };
        let kept = with(vec![Profile::new("a", &Facts::default())], Profile::new("a", &strict));
        assert_eq!(kept, [Profile::new("a", &strict)]);
    }
}
