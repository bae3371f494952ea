//! dbg
use cableseal_tests::{answer::answer, manifest::Manifest};
fn main() {
    let n = std::env::args().nth(1).unwrap();
    for c in Manifest::load().cases.iter().filter(|c| c.name.contains(&n)) {
        let r = answer(c);
        println!("{} {:?}", c.name, r.verdict);
        for f in r.checks.as_slice() {
            println!(
                "  {:?} {} {:?} exp={:?} found={:?} place={:?}",
                f.outcome, f.check.id, f.role, f.expected, f.found, f.place
            );
        }
        println!("{:?}", r.notes);
    }
}
