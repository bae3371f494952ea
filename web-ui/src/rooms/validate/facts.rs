//! What the user takes as given: plain state behind the form, and what a modem profile holds.

use cableseal_core::time::Timestamp;
use cableseal_core::words::{Docsis, Pki, Role};
use serde::{Deserialize, Serialize};

use crate::engine;

/// The facts as the form holds them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The modem's DOCSIS version.
    pub docsis: Docsis,
    /// The time to judge at; empty for now.
    #[serde(skip)]
    pub at: String,
    /// Whether signing times must be later than, not only as late as, the access start.
    pub strict: bool,
    /// The manufacturer's organizationName.
    pub manufacturer: String,
    /// The operator's organizationName.
    pub operator: String,
    /// Where the access controls come from.
    pub controls: ControlsSource,
    /// The controls as typed, for [`ControlsSource::Given`].
    pub given: Vec<ControlRow>,
}

/// Where the access controls come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ControlsSource {
    /// Nobody told.
    #[default]
    Unknown,
    /// As they leave the factory.
    FactoryFresh,
    /// As typed.
    Given,
}

impl ControlsSource {
    /// All, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Unknown, Self::FactoryFresh, Self::Given];

    /// The word in the form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unknown => "not known",
            Self::FactoryFresh => "factory-fresh",
            Self::Given => "as entered",
        }
    }
}

/// The controls of one role in one PKI, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlRow {
    /// Which PKI.
    pub pki: Pki,
    /// Whose.
    pub role: Role,
    /// organizationName.
    #[serde(default)]
    pub organization: String,
    /// codeAccessStart.
    #[serde(default)]
    pub code_access_start: String,
    /// cvcAccessStart.
    #[serde(default)]
    pub cvc_access_start: String,
}

impl ControlRow {
    /// Four empty rows: each role in each PKI.
    pub fn empty() -> Vec<Self> {
        let roles = |pki| {
            Role::BOTH.map(|role| Self {
                pki,
                role,
                organization: String::new(),
                code_access_start: String::new(),
                cvc_access_start: String::new(),
            })
        };
        [Pki::Docsis31, Pki::Legacy].into_iter().flat_map(roles).collect()
    }

    fn is_empty(&self) -> bool {
        self.organization.is_empty() && self.code_access_start.is_empty() && self.cvc_access_start.is_empty()
    }

    fn control(&self) -> engine::Control {
        engine::Control {
            pki: self.pki,
            role: self.role,
            organization: (!self.organization.is_empty()).then(|| self.organization.clone()),
            code_access_start: Timestamp::from_rfc3339(&self.code_access_start),
            cvc_access_start: Timestamp::from_rfc3339(&self.cvc_access_start),
        }
    }
}

impl Facts {
    /// The time to judge at.
    pub fn time(&self, now: Timestamp) -> Timestamp {
        Timestamp::from_rfc3339(&self.at).unwrap_or(now)
    }

    /// The typed controls that say anything.
    pub fn controls(&self) -> Vec<engine::Control> {
        self.given.iter().filter(|row| !row.is_empty()).map(ControlRow::control).collect()
    }

    /// Whether a field of a time can be read; an empty one can.
    pub fn is_time(text: &str) -> bool {
        text.is_empty() || Timestamp::from_rfc3339(text).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_time_is_now() {
        let now = Timestamp::from_unix(1);
        let mut facts = Facts::default();
        assert_eq!(facts.time(now), now);
        facts.at = "2026-01-31".into();
        assert_eq!(facts.time(now).to_string(), "2026-01-31T00:00:00Z");
    }

    #[test]
    fn rows_left_empty_say_nothing() {
        let mut facts = Facts { given: ControlRow::empty(), ..Facts::default() };
        facts.given[1].organization = "Example Cable".into();
        let controls = facts.controls();
        assert_eq!(controls.len(), 1);
        assert_eq!((controls[0].pki, controls[0].role), (Pki::Docsis31, Role::CoSigner));
        assert_eq!(controls[0].code_access_start, None);
    }

    #[test]
    fn half_a_time_is_no_time() {
        assert!(Facts::is_time("") && Facts::is_time("2026-01-31T12:00:00Z"));
        assert!(!Facts::is_time("2026-01-"));
    }
}
