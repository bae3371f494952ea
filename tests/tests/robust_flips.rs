//! Every file of the vectors with one bit flipped: no panic, and no accept but in octets that nothing protects.
//!
//! `expected/flips.csv` lists those octets, how many of their flips are accepted, and why that is right. With
//! `CABLESEAL_LONG=1` every bit of every file is flipped and the numbers must be exact; else a sample, in which every
//! accepted flip must be on the list.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use cableseal_core::inspect::inspect;
use cableseal_core::report::VerdictOutcome;
use cableseal_tests::manifest::{Case, Manifest};
use cableseal_tests::sweep::{Asked, Target, long, on_two_threads, targets, unpanicked};

/// Bits between two flips of a sample: prime, so that a sample meets every bit of an octet.
const STEP: usize = 61;

/// Cases that ask about the same files in another way: their accepted flips must be on the list, too.
const OTHER_QUESTIONS: [&str; 5] = [
    "accept-factory-fresh",
    "accept-factory-fresh-legacy-co-signed",
    "accept-docsis-30-row-15",
    "accept-row-07-both-chains-over-co-cvc",
    "accept-need-mfg-and-co",
];

#[test]
fn no_flipped_bit_is_accepted_unless_nothing_protects_it() {
    let list = List::load();
    let targets = targets(&cases());
    let swept = on_two_threads(&targets, |target| sweep(target, &list));
    let tried: usize = swept.iter().map(|swept| swept.tried).sum();
    let accepted: usize = swept.iter().flat_map(|swept| swept.accepted.values()).sum();
    println!("{tried} flips in {} files, {accepted} accepted, each on the list", targets.len());
    let mut wrong: String = swept.iter().map(|swept| swept.wrong.as_str()).collect();
    if long() {
        let found: BTreeMap<usize, usize> = swept.into_iter().flat_map(|swept| swept.accepted).collect();
        for (line, row) in list.0.iter().enumerate() {
            let found = found.get(&line).copied().unwrap_or_default();
            if found != row.flips {
                let (path, octets) = (row.path.display(), &row.octets);
                writeln!(wrong, "{path} {octets:?}: {} flips are listed, {found} accepted", row.flips)
                    .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn other_questions_about_the_same_files_accept_no_other_flips() {
    let list = List::load();
    let cases = cases().into_iter().filter(|case| OTHER_QUESTIONS.contains(&case.name.as_str()));
    let targets: Vec<_> = cases.flat_map(|case| Target::all_of(&case)).filter(Target::plays_a_part).collect();
    let swept = on_two_threads(&targets, |target| sweep(target, &list));
    println!("{} flips in {} files", swept.iter().map(|swept| swept.tried).sum::<usize>(), targets.len());
    let wrong: String = swept.iter().map(|swept| swept.wrong.as_str()).collect();
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_file_with_any_bit_flipped_can_be_inspected() {
    let swept = on_two_threads(&targets(&cases()), |target| {
        let flips = Flips::of(target);
        for bit in flips.bits() {
            let inspected = unpanicked(|| inspect("flipped", &flips.flipped(bit)));
            inspected.unwrap_or_else(|e| panic!("{} bit {bit}: {e}", target.path.display()));
        }
        flips.bits().count()
    });
    println!("{} flips", swept.into_iter().sum::<usize>());
}

fn cases() -> Vec<Case> {
    Manifest::load().cases.into_iter().filter(|case| !case.generated).collect()
}

/// What came of the flips in one file.
struct Swept {
    tried: usize,
    /// Accepted flips for each row of the list.
    accepted: BTreeMap<usize, usize>,
    wrong: String,
}

fn sweep(target: &Target, list: &List) -> Swept {
    let asked = Asked::of(&target.case);
    let flips = Flips::of(target);
    let mut swept = Swept { tried: flips.bits().count(), accepted: BTreeMap::new(), wrong: String::new() };
    for bit in flips.bits() {
        let answer = asked.with(target.index, &flips.flipped(bit));
        let listed = list.row(target, bit / 8);
        match (&answer, listed) {
            (Ok(VerdictOutcome::Accept), Some(row)) => *swept.accepted.entry(row).or_default() += 1,
            (Ok(VerdictOutcome::Accept), None) if !target.plays_a_part() => {}
            (Ok(VerdictOutcome::Accept), None) | (Err(_), _) => {
                let (case, path) = (&target.case.name, target.path.display());
                writeln!(swept.wrong, "{case}: {path} octet {} bit {}: {answer:?}", bit / 8, bit % 8)
                    .unwrap();
            }
            (Ok(_), _) => {}
        }
    }
    swept
}

/// A file and the bits of it that are flipped, one at a time.
struct Flips {
    octets: Vec<u8>,
    first: usize,
}

impl Flips {
    fn of(target: &Target) -> Self {
        let octets = target.octets();
        // Files that are nearly the same are sampled in other places.
        let first = target.path.as_os_str().as_encoded_bytes().iter().map(|&octet| usize::from(octet)).sum();
        Self { octets, first }
    }

    fn bits(&self) -> impl Iterator<Item = usize> {
        let (first, step) = if long() { (0, 1) } else { (self.first % STEP, STEP) };
        (first..self.octets.len() * 8).step_by(step)
    }

    fn flipped(&self, bit: usize) -> Vec<u8> {
        let mut octets = self.octets.clone();
        octets[bit / 8] ^= 1 << (bit % 8);
        octets
    }
}

/// `flips.csv`, read.
struct List(Vec<Row>);

/// Octets whose flips may be accepted.
struct Row {
    path: PathBuf,
    octets: RangeInclusive<usize>,
    flips: usize,
}

impl List {
    fn load() -> Self {
        let text = include_str!("../expected/flips.csv");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let rows: Vec<Row> = lines.skip(1).map(Row::read).collect();
        assert!(!rows.is_empty());
        Self(rows)
    }

    fn row(&self, target: &Target, octet: usize) -> Option<usize> {
        self.0.iter().position(|row| row.path == target.path && row.octets.contains(&octet))
    }
}

impl Row {
    fn read(line: &str) -> Self {
        let [path, first, last, flips, reason] = line.splitn(5, ',').collect::<Vec<_>>()[..] else {
            panic!("too few columns: {line}")
        };
        let number = |text: &str| text.parse::<usize>().unwrap_or_else(|e| panic!("{line}: {e}"));
        assert!(reason.len() > 20, "no reason: {line}");
        Self { path: path.into(), octets: number(first)..=number(last), flips: number(flips) }
    }
}
