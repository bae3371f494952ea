//! What the user takes as given: plain state behind the form, to and from the options of core.

use cableseal_core::api::Options;
use cableseal_core::download::{AccessControls, Controls, Equality, Need};
use cableseal_core::time::Timestamp;
use cableseal_core::words::{Docsis, Pki, Role};

/// The facts as the form holds them: texts may be half typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The modem's DOCSIS version.
    pub docsis: Docsis,
    /// The time to judge at; empty for now.
    pub at: String,
    /// How signing times are compared with the access start.
    pub equality: Equality,
    /// The manufacturer's organizationName; empty when not told.
    pub manufacturer: String,
    /// The operator's organizationName; empty when not told.
    pub operator: String,
    /// Where the access controls come from.
    pub controls: Source,
    /// The controls as typed, for [`Source::Given`].
    pub given: Vec<ControlRow>,
    /// What a configuration file would demand, when there is none.
    pub need: Option<Need>,
}

/// Where the access controls come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// Nobody told.
    #[default]
    Unknown,
    /// As they leave the factory.
    FactoryFresh,
    /// As typed.
    Given,
}

impl Source {
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlRow {
    /// Which PKI.
    pub pki: Pki,
    /// Whose.
    pub role: Role,
    /// It is known that the modem has no such signer.
    pub none: bool,
    /// organizationName; empty when not known.
    pub organization: String,
    /// codeAccessStart; empty when not known.
    pub code_access_start: String,
    /// cvcAccessStart; empty when not known.
    pub cvc_access_start: String,
}

impl ControlRow {
    /// The rows of the form: each role in each PKI, as `controls` hold them.
    pub fn rows(controls: &Controls) -> Vec<Self> {
        let roles = |pki| Role::BOTH.map(|role| Self::new(pki, role, &controls.of(pki, role)));
        [Pki::Docsis31, Pki::Legacy].into_iter().flat_map(roles).collect()
    }

    fn new(pki: Pki, role: Role, controls: &AccessControls) -> Self {
        let text = |time: Option<Timestamp>| time.map(|time| time.to_string()).unwrap_or_default();
        Self {
            pki,
            role,
            none: controls.is_none(),
            organization: controls.organization.clone().unwrap_or_default(),
            code_access_start: text(controls.code_access_start),
            cvc_access_start: text(controls.cvc_access_start),
        }
    }

    fn controls(&self) -> AccessControls {
        if self.none {
            return AccessControls::none();
        }
        AccessControls {
            organization: told(&self.organization),
            code_access_start: Timestamp::from_rfc3339(&self.code_access_start),
            cvc_access_start: Timestamp::from_rfc3339(&self.cvc_access_start),
        }
    }
}

impl Facts {
    /// The options that these facts are. A time that cannot be read is left out; the form says so.
    pub fn options(&self) -> Options {
        Options {
            at: Timestamp::from_rfc3339(&self.at),
            docsis: Some(self.docsis),
            equality: Some(self.equality),
            manufacturer: told(&self.manufacturer),
            operator: told(&self.operator),
            factory_fresh: (self.controls == Source::FactoryFresh).then_some(true),
            controls: (self.controls == Source::Given).then(|| self.controls()),
            need: self.need,
        }
    }

    /// The facts that these options are.
    pub fn from_options(options: &Options) -> Self {
        let controls = match (&options.controls, options.factory_fresh) {
            (Some(_), _) => Source::Given,
            (None, Some(true)) => Source::FactoryFresh,
            (None, _) => Source::Unknown,
        };
        Self {
            docsis: options.docsis.unwrap_or_default(),
            at: options.at.map(|at| at.to_string()).unwrap_or_default(),
            equality: options.equality.unwrap_or_default(),
            manufacturer: options.manufacturer.clone().unwrap_or_default(),
            operator: options.operator.clone().unwrap_or_default(),
            controls,
            given: options.controls.as_ref().map(ControlRow::rows).unwrap_or_default(),
            need: options.need,
        }
    }

    /// Takes the controls of a file.
    pub fn take_controls(&mut self, controls: &Controls) {
        self.controls = Source::Given;
        self.given = ControlRow::rows(controls);
    }

    /// Whether a field of a time can be read; an empty one can.
    pub fn is_time(text: &str) -> bool {
        text.is_empty() || Timestamp::from_rfc3339(text).is_some()
    }

    fn controls(&self) -> Controls {
        let mut controls = Controls::default();
        for row in &self.given {
            controls.set(row.pki, row.role, row.controls());
        }
        controls
    }
}

fn told(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_or_half_typed_time_is_now() {
        let mut facts = Facts::default();
        assert_eq!(facts.options().at, None);
        facts.at = "2026-01-".into();
        assert_eq!(facts.options().at, None);
        assert!(!Facts::is_time(&facts.at));
        facts.at = "2026-01-31".into();
        assert_eq!(facts.options().at, Timestamp::from_rfc3339("2026-01-31"));
    }

    #[test]
    fn fields_left_empty_are_not_known_and_none_is_said() {
        let mut facts = Facts { controls: Source::Given, ..Facts::default() };
        facts.given = ControlRow::rows(&Controls::default());
        facts.given[1].none = true;
        facts.given[2].organization = "Example Modems".into();
        let controls = facts.options().controls.unwrap();
        assert!(controls.of(Pki::Docsis31, Role::CoSigner).is_none());
        assert_eq!(controls.of(Pki::Docsis31, Role::Manufacturer), AccessControls::default());
        let legacy = controls.of(Pki::Legacy, Role::Manufacturer);
        assert_eq!(legacy.organization.as_deref(), Some("Example Modems"));
        assert_eq!(legacy.code_access_start, None);
    }

    #[test]
    fn options_survive_the_form() {
        let mut controls = Controls::default();
        let start = Timestamp::from_unix(1_500_000_000);
        for pki in [Pki::Docsis31, Pki::Legacy] {
            controls.set(pki, Role::Manufacturer, AccessControls::fresh("Example Modems", start));
            controls.set(pki, Role::CoSigner, AccessControls::none());
        }
        let options = Options {
            at: Some(start),
            docsis: Some(Docsis::V30),
            equality: Some(Equality::Strict),
            manufacturer: Some("Example Modems".into()),
            operator: Some("Example Cable".into()),
            factory_fresh: None,
            controls: Some(controls),
            need: Some(Need::Manufacturer),
        };
        assert_eq!(Facts::from_options(&options).options(), options);
    }
}
