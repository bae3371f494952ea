//! The four rooms.

pub mod later;
pub mod validate;
