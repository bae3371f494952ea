//! What was checked and what came of it: one list for people and machines alike.
//!
//! Every surface (command line, page, edge, C ABI) gives the same [`Report`] for the same bytes and facts.
//! The words come from the [`catalogue`]; nothing outside this module writes verdict prose.

pub mod catalogue;
pub mod event;
pub mod text;
pub mod tree;

mod finding;
mod html;
mod model;
mod verdict;

pub use catalogue::{Basis, Check, Group, Severity};
pub use event::Event;
pub use finding::{Finding, Findings, Outcome, Place};
pub use model::{
    CertificateEntry, ControlsEntry, Facts, FileEntry, FileKind, Kind, Mark, PolicyEntry, Report, SCHEMA,
    Tool,
};
pub use text::text;
pub use verdict::{Verdict, VerdictOutcome};
