//! Code access controls: what a modem remembers of each signer, and how it changes.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::report::ControlsEntry;
use crate::time::Timestamp;
use crate::words::{Pki, Role};

/// The schema that a controls file names.
pub const SCHEMA: &str = "cableseal.controls/1";

/// The state of one role in one PKI. A field that is `None` is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccessControls {
    /// organizationName, compared byte for byte. Empty: the modem has no such signer, and the times mean nothing.
    pub organization: Option<String>,
    /// Images signed before this are refused.
    pub code_access_start: Option<Timestamp>,
    /// CVCs that start before this are refused.
    pub cvc_access_start: Option<Timestamp>,
}

impl AccessControls {
    /// No such signer yet: the co-signer at manufacture.
    pub fn none() -> Self {
        Self { organization: Some(String::new()), ..Self::default() }
    }

    /// As at manufacture, or as after the first CVC of a co-signer: both times are the CVC's start.
    pub fn fresh(organization: &str, not_before: Timestamp) -> Self {
        Self {
            organization: Some(organization.to_string()),
            code_access_start: Some(not_before),
            cvc_access_start: Some(not_before),
        }
    }

    /// True when it is known that there is no such signer.
    pub fn is_none(&self) -> bool {
        self.organization.as_deref() == Some("")
    }

    /// After a CVC was taken: cvcAccessStart is its start, codeAccessStart is raised to it.
    ///
    /// A CVC of another organization begins a new signer (the co-signer may change so).
    pub fn take_cvc(&mut self, organization: &str, not_before: Timestamp) {
        match &self.organization {
            Some(known) if known == organization => {}
            Some(_) => {
                *self = Self::fresh(organization, not_before);
                return;
            }
            // It may have been this signer before: how high codeAccessStart stood stays unknown.
            None => self.organization = Some(organization.to_string()),
        }
        self.cvc_access_start = Some(not_before);
        self.code_access_start = self.code_access_start.map(|start| start.max(not_before));
    }

    /// After an image was installed: codeAccessStart is its signingTime, cvcAccessStart its CVC's start.
    pub fn take_image(&mut self, signing_time: Timestamp, not_before: Timestamp) {
        self.code_access_start = Some(signing_time);
        self.cvc_access_start = Some(not_before);
    }
}

/// All controls of a modem: per PKI and per role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "ControlsFile", try_from = "ControlsFile")]
pub struct Controls(BTreeMap<(Pki, Role), AccessControls>);

impl Controls {
    /// The state of `role` in `pki`; unknown fields when nothing was said of it.
    pub fn of(&self, pki: Pki, role: Role) -> AccessControls {
        self.0.get(&(pki, role)).cloned().unwrap_or_default()
    }

    /// The state to change.
    pub fn of_mut(&mut self, pki: Pki, role: Role) -> &mut AccessControls {
        self.0.entry((pki, role)).or_default()
    }

    /// Sets the state of `role` in `pki`.
    pub fn set(&mut self, pki: Pki, role: Role, controls: AccessControls) {
        self.0.insert((pki, role), controls);
    }

    /// As the report lists them.
    pub fn entries(&self) -> Vec<ControlsEntry> {
        self.0
            .iter()
            .map(|(&(pki, role), controls)| ControlsEntry {
                pki,
                role,
                organization: controls.organization.clone(),
                code_access_start: controls.code_access_start,
                cvc_access_start: controls.cvc_access_start,
            })
            .collect()
    }

    /// Reads a controls file (`docs/schema/controls-1.json`).
    ///
    /// # Errors
    /// When it is not JSON of that schema; the text says where.
    pub fn from_json(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// Writes a controls file.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl From<Controls> for ControlsFile {
    fn from(controls: Controls) -> Self {
        let entries = controls.0.into_iter().map(|((pki, role), c)| ControlsFileEntry {
            pki,
            role,
            organization: c.organization,
            code_access_start: c.code_access_start,
            cvc_access_start: c.cvc_access_start,
        });
        Self { schema: SCHEMA.to_string(), controls: entries.collect() }
    }
}

impl TryFrom<ControlsFile> for Controls {
    type Error = String;

    fn try_from(file: ControlsFile) -> Result<Self, String> {
        if file.schema != SCHEMA {
            return Err(alloc::format!("expected schema {SCHEMA}, found {}", file.schema));
        }
        let mut controls = Self::default();
        for entry in file.controls {
            let key = (entry.pki, entry.role);
            if controls.0.insert(key, entry.into()).is_some() {
                return Err(alloc::format!("two entries for the {} of the {}", key.1, key.0));
            }
        }
        Ok(controls)
    }
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ControlsFile {
    schema: String,
    controls: Vec<ControlsFileEntry>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ControlsFileEntry {
    pki: Pki,
    role: Role,
    organization: Option<String>,
    #[serde(default)]
    code_access_start: Option<Timestamp>,
    #[serde(default)]
    cvc_access_start: Option<Timestamp>,
}

impl From<ControlsFileEntry> for AccessControls {
    fn from(entry: ControlsFileEntry) -> Self {
        Self {
            organization: entry.organization,
            code_access_start: entry.code_access_start,
            cvc_access_start: entry.cvc_access_start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_rfc3339(text).unwrap()
    }

    #[test]
    fn a_cvc_raises_code_access_start_but_never_lowers_it() {
        let mut controls = AccessControls::fresh("A", at("2020-01-01"));
        controls.code_access_start = Some(at("2024-01-01"));
        controls.take_cvc("A", at("2022-01-01"));
        assert_eq!(controls.cvc_access_start, Some(at("2022-01-01")));
        assert_eq!(controls.code_access_start, Some(at("2024-01-01")));
        controls.take_cvc("A", at("2025-01-01"));
        assert_eq!(controls.code_access_start, Some(at("2025-01-01")));
    }

    #[test]
    fn a_new_co_signer_starts_afresh() {
        let mut controls = AccessControls::fresh("A", at("2024-01-01"));
        controls.take_cvc("B", at("2020-01-01"));
        assert_eq!(controls, AccessControls::fresh("B", at("2020-01-01")));
    }

    #[test]
    fn a_controls_file_round_trips() {
        let mut controls = Controls::default();
        controls.set(Pki::Legacy, Role::Manufacturer, AccessControls::fresh("A", at("2020-01-01")));
        controls.set(Pki::Docsis31, Role::CoSigner, AccessControls::none());
        assert_eq!(Controls::from_json(&controls.to_json()), Ok(controls));
    }

    #[test]
    fn two_entries_for_one_role_are_refused() {
        let text = r#"{"schema":"cableseal.controls/1","controls":[
            {"pki":"legacy","role":"co_signer","organization":""},
            {"pki":"legacy","role":"co_signer","organization":"X"}]}"#;
        let error = Controls::from_json(text).unwrap_err();
        assert!(error.starts_with("two entries for the co-signer of the legacy PKI"), "{error}");
    }
}
