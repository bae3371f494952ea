//! The built binary, run as a user runs it.

mod config;
mod fleet;
mod help;
mod inspect;
mod mistakes;
mod pki;
mod schema;
mod support;
mod vectors;
