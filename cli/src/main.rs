//! `cableseal`: the command line.

fn main() {}
