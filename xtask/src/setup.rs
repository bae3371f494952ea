//! What a fresh machine lacks: each part is installed when a verb first needs it, and never twice.

pub(crate) mod debian;
pub(crate) mod npm;
pub(crate) mod targets;
pub(crate) mod tools;
