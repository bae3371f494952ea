//! Builds the TLV and SNMP tables of core from their data files.

fn main() {}
