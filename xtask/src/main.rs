//! `cargo xtask`: the workshop.

fn main() {}
