//! The worker's answers, without the runtime around it.

#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod admission;
mod client;
mod forms;
mod interface;
