//! From findings to one answer.

use alloc::string::{String, ToString};

use serde::Serialize;

use super::{Event, Finding, Findings, Outcome};
use crate::words::Role;

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VerdictOutcome {
    /// Every required check passed.
    Accept,
    /// A check that modems are known to make failed.
    Reject,
    /// Something needed was not checked, or only a rule without a confirmed source failed.
    Incomplete,
}

impl VerdictOutcome {
    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accept => "ACCEPTED",
            Self::Reject => "REJECTED",
            Self::Incomplete => "INCOMPLETE",
        }
    }
}

/// The answer with its reason in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Accept, reject or incomplete.
    pub outcome: VerdictOutcome,
    /// One sentence: the answer or its cause.
    pub headline: String,
    /// What to do next; empty on accept.
    pub advice: String,
    /// Id of the check that decided.
    pub decided_by: Option<&'static str>,
    /// Whose check it was.
    pub role: Option<Role>,
    /// The event that a modem would log.
    pub event: Option<Event>,
}

impl Verdict {
    /// Draws the verdict; `accepted` is the headline when every required check passed.
    pub fn from_findings(findings: &Findings, accepted: &str) -> Self {
        if let Some(finding) = findings.first_rejecting() {
            return Self::decided(VerdictOutcome::Reject, finding);
        }
        if let Some(finding) = findings.first_open() {
            return Self::decided(VerdictOutcome::Incomplete, finding);
        }
        Self {
            outcome: VerdictOutcome::Accept,
            headline: accepted.to_string(),
            advice: String::new(),
            decided_by: None,
            role: None,
            event: None,
        }
    }

    fn decided(outcome: VerdictOutcome, finding: &Finding) -> Self {
        let headline = match &finding.outcome {
            Outcome::NotChecked(why) => [&finding.title(), ": ", why.as_str()].concat(),
            _ => finding.sentence(),
        };
        Self {
            outcome,
            headline,
            advice: finding.advice().unwrap_or_default(),
            decided_by: Some(finding.check.id),
            role: finding.role,
            event: finding.event(),
        }
    }
}
