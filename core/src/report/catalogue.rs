//! The check catalogue: one row a check, the only place that knows ids, words, clauses and events.
//!
//! `{role}` in a text stands for "manufacturer" or "co-signer". An id is never reused for another rule.

mod certificates;
mod code_file;
mod config;
mod signatures;
mod snmp;

pub use certificates::*;
pub use code_file::*;
pub use config::*;
pub use signatures::*;
pub use snmp::*;

use serde::Serialize;

use super::Event;
use crate::words::Role;

/// A rule: what it is called, what it rests on, what its outcomes mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Stable id, kebab case.
    pub id: &'static str,
    /// What is checked.
    pub title: &'static str,
    /// Where the page and the text report list it.
    pub group: Group,
    /// What its outcome does to the verdict.
    pub severity: Severity,
    /// How the rule is known.
    pub basis: Basis,
    /// The clause it comes from.
    pub clause: &'static str,
    /// What a modem logs when it fails.
    pub events: Events,
    /// The sentence for a pass.
    pub pass: &'static str,
    /// The sentence for a failure.
    pub fail: &'static str,
    /// What to do about a failure.
    pub advice: &'static str,
}

/// Groups of checks, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// The configuration file and its CVCs.
    Config,
    /// A CVC sent by SNMP.
    Snmp,
    /// The code file's structure.
    Image,
    /// The certificates in the code file.
    Certificates,
    /// Which signatures there are, and whether they hold.
    Signatures,
    /// Names and times against the modem's code access controls.
    AccessControls,
}

impl Group {
    /// All, in order.
    pub const ALL: [Self; 6] =
        [Self::Config, Self::Snmp, Self::Image, Self::Certificates, Self::Signatures, Self::AccessControls];

    /// The heading for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Config => "Config file",
            Self::Snmp => "CVC by SNMP",
            Self::Image => "Image",
            Self::Certificates => "Certificates",
            Self::Signatures => "Signatures",
            Self::AccessControls => "Access controls",
        }
    }
}

/// What an outcome does to the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Fail rejects; not checked leaves the verdict incomplete.
    Required,
    /// Fail rejects; not checked changes nothing, because the check needs something a user may not have.
    Optional,
    /// Known without a source that confirms it: fail leaves the verdict incomplete, never more.
    Unconfirmed,
    /// Fail is a warning.
    Advice,
}

/// How a rule is known: the marks of the facts that the catalogue rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Text of a specification or MIB.
    Specification,
    /// Real bytes, decoded.
    Artifact,
    /// Source code of an implementation.
    Implementation,
    /// A secondary text: blog, manual, quotation.
    Secondary,
    /// Inferred from the facts beside it.
    Inferred,
    /// General knowledge without a text.
    Unverified,
    /// The caller asked for it; no modem is known to check it.
    Caller,
}

/// Events of a failed check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Events {
    /// The specifications define none.
    None,
    /// One for both roles.
    One(Event),
    /// One for the manufacturer, one for the co-signer.
    ByRole(Event, Event),
}

impl Events {
    /// The event for `role`.
    pub fn of(self, role: Option<Role>) -> Option<Event> {
        match (self, role) {
            // Nobody's failure has nobody's event.
            (Self::None, _) | (Self::ByRole(..), None) => None,
            (Self::ByRole(_, co_signer), Some(Role::CoSigner)) => Some(co_signer),
            (Self::One(event), _) | (Self::ByRole(event, _), Some(Role::Manufacturer)) => Some(event),
        }
    }
}

/// Every check, in group order.
pub fn all() -> impl Iterator<Item = &'static Check> {
    [config::ALL, snmp::ALL, code_file::ALL, certificates::ALL, signatures::ALL]
        .into_iter()
        .flatten()
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;

    #[test]
    fn every_id_is_unique_and_kebab_case() {
        let mut seen = BTreeSet::new();
        for check in all() {
            assert!(seen.insert(check.id), "{} stands twice", check.id);
            assert!(
                check.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{}",
                check.id
            );
        }
    }

    #[test]
    fn a_rule_without_a_confirmed_source_cannot_decide_alone() {
        for check in all().filter(|c| c.basis == Basis::Unverified) {
            assert!(matches!(check.severity, Severity::Unconfirmed | Severity::Advice), "{}", check.id);
        }
    }

    #[test]
    fn every_check_has_words_for_each_outcome_and_a_clause() {
        for check in all() {
            for text in [check.title, check.pass, check.fail, check.clause] {
                assert!(!text.is_empty(), "{}", check.id);
            }
            assert!(!check.advice.is_empty(), "{} says nothing to do", check.id);
        }
    }
}
