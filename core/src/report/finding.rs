//! One check with its outcome, and the list that the verdict is drawn from.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{Check, Event, Severity};
use crate::bytes::FormatError;
use crate::words::Role;

/// Octets that a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Index into [`super::Report::files`].
    pub file: usize,
    /// Octets from the start of that file.
    pub offset: u64,
    /// How many octets; 0 when only the position is known.
    pub length: u64,
}

/// What came of a check. "Not checked" is never "ok".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The rule holds.
    Pass,
    /// The rule is broken.
    Fail,
    /// Nothing can be said, and why not.
    NotChecked(String),
}

/// One check, its outcome, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub check: &'static Check,
    /// Whose rule, where manufacturer and co-signer each have one.
    pub role: Option<Role>,
    /// What came of it.
    pub outcome: Outcome,
    /// What the rule asks for, in this case's values.
    pub expected: Option<String>,
    /// What the files hold.
    pub found: Option<String>,
    /// Where.
    pub place: Option<Place>,
}

impl Finding {
    /// A finding without details; add them with the `with_` methods.
    pub fn new(check: &'static Check, role: Option<Role>, outcome: Outcome) -> Self {
        Self { check, role, outcome, expected: None, found: None, place: None }
    }

    /// `Pass` if `holds`, else `Fail`.
    pub fn test(check: &'static Check, role: Option<Role>, holds: bool) -> Self {
        Self::new(check, role, if holds { Outcome::Pass } else { Outcome::Fail })
    }

    /// `NotChecked` for a reason.
    pub fn not_checked(check: &'static Check, role: Option<Role>, why: impl Into<String>) -> Self {
        Self::new(check, role, Outcome::NotChecked(why.into()))
    }

    /// `Fail` because bytes are not what the format allows, with the place in `file`.
    pub fn format(check: &'static Check, role: Option<Role>, file: usize, error: &FormatError) -> Self {
        Self::new(check, role, Outcome::Fail)
            .with_expected(format!("{}: {}", error.structure, error.expected))
            .with_found(error.found.clone())
            .with_place(Place { file, offset: error.offset as u64, length: 0 })
    }

    /// Says what the rule asks for.
    #[must_use]
    pub fn with_expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Says what the files hold.
    #[must_use]
    pub fn with_found(mut self, found: impl Into<String>) -> Self {
        self.found = Some(found.into());
        self
    }

    /// Says where.
    #[must_use]
    pub fn with_place(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Says where, if that is known.
    #[must_use]
    pub fn with_place_if(self, place: Option<Place>) -> Self {
        Self { place: place.or(self.place), ..self }
    }

    /// The event that a modem logs when this check fails.
    pub fn event(&self) -> Option<Event> {
        (self.outcome == Outcome::Fail).then(|| self.check.events.of(self.role)).flatten()
    }

    /// The title, with the role's name in it.
    pub fn title(&self) -> String {
        self.worded(self.check.title)
    }

    /// The plain sentence for the outcome.
    pub fn sentence(&self) -> String {
        match &self.outcome {
            Outcome::Pass => self.worded(self.check.pass),
            Outcome::Fail => self.worded(self.check.fail),
            Outcome::NotChecked(why) => why.clone(),
        }
    }

    /// What to do about a failure.
    pub fn advice(&self) -> Option<String> {
        let told = self.outcome == Outcome::Fail && !self.check.advice.is_empty();
        told.then(|| self.worded(self.check.advice))
    }

    fn worded(&self, text: &str) -> String {
        let role = self.role.map_or("", Role::word);
        let sentence = text.replace("{role}", role);
        let mut letters = sentence.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().to_string() + letters.as_str())
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let outcome = match self.outcome {
            Outcome::Pass => "pass",
            Outcome::Fail => "fail",
            Outcome::NotChecked(_) => "not_checked",
        };
        let mut s = serializer.serialize_struct("Finding", 14)?;
        s.serialize_field("id", self.check.id)?;
        s.serialize_field("role", &self.role)?;
        s.serialize_field("group", &self.check.group)?;
        s.serialize_field("title", &self.title())?;
        s.serialize_field("outcome", outcome)?;
        s.serialize_field("severity", &self.check.severity)?;
        s.serialize_field("sentence", &self.sentence())?;
        s.serialize_field("advice", &self.advice())?;
        s.serialize_field("expected", &self.expected)?;
        s.serialize_field("found", &self.found)?;
        s.serialize_field("place", &self.place)?;
        s.serialize_field("clause", self.check.clause)?;
        s.serialize_field("basis", &self.check.basis)?;
        s.serialize_field("event", &self.event())?;
        s.end()
    }
}

/// Findings in the order in which a modem makes its checks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds a finding and says whether it passed.
    pub fn add(&mut self, finding: Finding) -> bool {
        let passed = finding.outcome == Outcome::Pass;
        self.0.push(finding);
        passed
    }

    /// All of them, in order.
    pub fn as_slice(&self) -> &[Finding] {
        &self.0
    }

    /// The list itself.
    pub fn into_vec(self) -> Vec<Finding> {
        self.0
    }

    /// The first finding that makes a modem reject.
    pub fn first_rejecting(&self) -> Option<&Finding> {
        self.0.iter().find(|f| {
            f.outcome == Outcome::Fail && matches!(f.check.severity, Severity::Required | Severity::Optional)
        })
    }

    /// The first finding that leaves the answer open.
    pub fn first_open(&self) -> Option<&Finding> {
        self.0.iter().find(|f| match f.outcome {
            Outcome::Fail => f.check.severity == Severity::Unconfirmed,
            Outcome::NotChecked(_) => f.check.severity == Severity::Required,
            Outcome::Pass => false,
        })
    }
}
