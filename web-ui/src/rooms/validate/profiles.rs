//! Modem profiles kept on this computer.

use cableseal_core::api::Profile;

use crate::host;

const KEY: &str = "cableseal.profiles";

/// Profiles kept on this computer, by name.
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
    use cableseal_core::api::Options;
    use cableseal_core::words::Docsis;

    #[test]
    fn a_profile_replaces_the_one_of_its_name() {
        let old = Profile::new("a", Options::default(), Vec::new());
        let new = Profile::new("a", Options { docsis: Some(Docsis::V30), ..Options::default() }, Vec::new());
        let other = Profile::new("0", Options::default(), Vec::new());
        assert_eq!(with(vec![old, other.clone()], new.clone()), [other, new]);
    }
}
