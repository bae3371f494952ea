//! What a cable modem must trust, decided in one place.
//!
//! `cableseal-core` reads configuration files, code files and certificates of DOCSIS networks and says whether a
//! modem accepts them, and why. It holds every protocol rule of Cableseal and nothing else: no I/O, no clock,
//! no random numbers, no `unsafe`. Time, keys and randomness come in as arguments, so the same bytes give the
//! same report in a browser, at the edge, on the command line and on a modem.
//!
//! Data flows one way:
//!
//! ```text
//! bytes -> view -> value -> verified value -> verdict -> report
//! ```
//!
//! * a **view** is tolerant: it shows any bytes and keeps every offset;
//! * a **value** is strict: it can only hold what the format allows;
//! * a **verified value** ([`pki::VerifiedChain`], [`codefile::VerifiedCodeFile`]) can only be made by a verifier;
//! * a **verdict** is accept, reject or incomplete; a [`report::Report`] lists the checks behind it.
//!
//! Modules stand ground floor first: each uses only those above it in the list below.

#![no_std]
#![warn(clippy::std_instead_of_core, clippy::alloc_instead_of_core, clippy::std_instead_of_alloc)]

extern crate alloc;

pub mod bytes;
pub mod limits;
pub mod time;
pub mod words;

pub mod crypto;
pub mod report;

pub mod pki;

pub mod codefile;
pub mod config;

pub mod download;

pub mod inspect;

pub mod api;
