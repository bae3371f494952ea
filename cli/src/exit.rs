//! Exit statuses: a contract with scripts.

use std::process::ExitCode;

use cableseal_core::report::VerdictOutcome;

/// What a verb answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Yes, accepted.
    Yes = 0,
    /// No, rejected, bad input.
    No = 1,
    /// Wrong usage, or input and output that fail.
    Trouble = 2,
    /// Not enough is given or known.
    Incomplete = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl From<VerdictOutcome> for Exit {
    fn from(outcome: VerdictOutcome) -> Self {
        match outcome {
            VerdictOutcome::Accept => Self::Yes,
            VerdictOutcome::Reject => Self::No,
            VerdictOutcome::Incomplete => Self::Incomplete,
        }
    }
}
