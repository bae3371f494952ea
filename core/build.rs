//! Builds the TLV and SNMP tables of core from the data files in `data/`.

#[path = "build/objects.rs"]
mod objects;
#[path = "build/tlvs.rs"]
mod tlvs;
#[path = "build/words.rs"]
mod words;

use std::path::Path;
use std::{env, fs};

fn main() {
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    for source in ["build", "data"] {
        println!("cargo::rerun-if-changed={source}");
    }
    let write = |name: &str, code: String| {
        fs::write(Path::new(&out).join(name), code).expect("OUT_DIR can be written");
    };
    write("tlvs.rs", tlvs::generate("data/tlvs.csv", "data/mta_tlvs.csv"));
    write("objects.rs", objects::generate("data/snmp_objects.csv"));
}
