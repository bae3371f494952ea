//! The edge: serves the page's files and gives reports over HTTP, as a Cloudflare Worker.
//!
//! What is answered is decided here in plain Rust and tested natively: [`service::find`] says what a request is
//! for, [`service::answer`] answers it. The adapter at the end, compiled for wasm only, carries requests and
//! responses between the runtime and these two, and decides nothing.

pub mod form;
pub mod limits;
pub mod negotiate;
pub mod openapi;
pub mod problem;
pub mod reply;
pub mod reports;
pub mod route;
pub mod security;
pub mod service;

#[cfg(target_arch = "wasm32")]
mod adapter;
