//! The built binary, run as a user runs it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by a panic")]

mod config;
mod fleet;
mod help;
mod inspect;
mod mistakes;
mod pki;
mod schema;
mod support;
mod vectors;
