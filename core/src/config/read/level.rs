//! From octets to TLVs: one level of nesting, and the levels inside it.

use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

use crate::config::catalog::find;
use crate::config::problem::octets;
use crate::config::{Definition, Form, Path, Problem, ProblemKind, Tlv, ValueType, value};
use crate::limits;

const VENDOR_SPECIFIC: u8 = 43;
const VENDOR_ID: u8 = 8;
/// Type, length and id.
const VENDOR_ID_OCTETS: usize = 5;
/// The vendor id of the DOCSIS general extension: its sub-TLVs are in the catalogue.
const GENERAL_EXTENSION: [u8; 3] = [0xff; 3];

type Definitions = &'static [Definition];

/// What is known of the TLVs at one level.
pub(super) struct Level {
    path: Path,
    /// `None` for a vendor's own TLVs, of which nothing is known.
    definitions: Option<Definitions>,
    /// Length octets of types whose width no source settles.
    unsettled: u8,
    /// The TLV around it was cut short, which is said there: its last TLV is too.
    cut_short: bool,
}

impl Level {
    /// The top level of a file.
    pub(super) fn top(definitions: Definitions) -> Self {
        Self { path: Path::default(), definitions: Some(definitions), unsettled: 1, cut_short: false }
    }

    fn of(inside: &Inside<'_>, definitions: Option<Definitions>) -> Self {
        let open = definitions.is_some_and(|list| list.iter().any(|d| d.length_octets().is_none()));
        let fits = |unsettled| fits(inside.octets, definitions, unsettled);
        let unsettled = if open && !fits(1) && fits(2) { 2 } else { 1 };
        Self { path: inside.path, definitions, unsettled, cut_short: inside.cut_short }
    }

    /// What to say of a TLV that ends before its length says, `available` octets behind its header.
    fn cut_short(&self, tlv: &Tlv<'_>, available: usize) -> Problem {
        let kind = match self.path.code() {
            None => ProblemKind::Truncated,
            Some(_) => ProblemKind::LengthPastParent,
        };
        let found = if tlv.header == 1 { "no length".into() } else { octets(tlv.declared) };
        Problem::new(kind, tlv.offset + 1, format!("a length of at most {available}"), found)
    }

    fn definition(&self, code: u8) -> Option<&'static Definition> {
        find(self.definitions?, code)
    }
}

/// Reads TLVs, and counts them.
pub(super) struct Levels {
    budget: usize,
}

impl Levels {
    pub(super) fn new() -> Self {
        Self { budget: limits::TLVS }
    }

    /// Reads the first TLV of `rest`, which is not empty and stands at `offset`. Takes all of `rest` as it is when
    /// the budget is spent.
    pub(super) fn tlv<'a>(&mut self, rest: &'a [u8], offset: usize, level: &Level) -> Tlv<'a> {
        let code = rest.first().copied().unwrap_or_default();
        let Some(budget) = self.budget.checked_sub(1) else {
            let expected = format!("at most {} TLVs", limits::TLVS);
            let problem = Problem::new(ProblemKind::TooManyTlvs, offset, expected, "one more");
            return self::rest(rest, offset, level.path, Some(problem));
        };
        self.budget = budget;
        let definition = level.definition(code);
        let length_octets = definition.map_or(Some(1), Definition::length_octets).unwrap_or(level.unsettled);
        let (header, declared) = header(rest, usize::from(length_octets));
        let available = rest.len() - header;
        let raw = rest.get(..header + declared.min(available)).unwrap_or(rest);
        let mut tlv = Tlv {
            form: Form::Tlv,
            path: level.path.child(code).unwrap_or(level.path),
            offset,
            header,
            declared,
            raw,
            value: raw.get(header..).unwrap_or_default(),
            definition,
            children: Vec::new(),
            problems: Vec::new(),
        };
        let cut_short = header <= usize::from(length_octets) || declared > available;
        if cut_short && !level.cut_short {
            tlv.problems.push(level.cut_short(&tlv, available));
        }
        self.content(&mut tlv, level, cut_short);
        tlv
    }

    /// Reads what is inside a TLV and says what is wrong with it.
    fn content(&mut self, tlv: &mut Tlv<'_>, level: &Level, cut_short: bool) {
        let Some(definition) = tlv.definition else {
            if level.definitions.is_some() {
                let found = format!("{}", tlv.path);
                let problem =
                    Problem::new(ProblemKind::UnknownType, tlv.offset, "a type of the catalogue", found);
                tlv.problems.push(problem);
            }
            return;
        };
        if definition.length_octets().is_none() {
            let found = format!("read with {}", tlv.header - 1);
            let expected = "a length field of 1 or 2 octets";
            tlv.problems.push(Problem::new(ProblemKind::DisputedLength, tlv.offset + 1, expected, found));
        }
        if definition.value_type() == ValueType::Nested {
            self.nested(definition, tlv, cut_short);
        } else if !cut_short {
            tlv.problems.extend(value::problem(definition, tlv));
        }
    }

    fn nested(&mut self, definition: &'static Definition, tlv: &mut Tlv<'_>, cut_short: bool) {
        let (value, path, known) = (tlv.value, tlv.path, Some(definition.children()));
        let inside = Inside { octets: value, offset: tlv.value_offset(), path, cut_short };
        if path.is_deepest() {
            return;
        }
        let disputed = definition.dispute().filter(|_| !cut_short && !fits(value, known, 1));
        if definition.code() == VENDOR_SPECIFIC {
            self.vendor_specific(inside, tlv, known);
        } else if definition.children().is_empty() {
            // The catalogue says that TLVs are inside but not which: shown as such if they are.
            if fits(value, None, 1) {
                tlv.children = self.list(inside, None);
            }
        } else if let Some(dispute) = disputed {
            let found = format!("{}, which are not TLVs", octets(value.len()));
            tlv.problems.push(Problem::new(ProblemKind::DisputedWidth, tlv.offset + 1, dispute, found));
        } else {
            tlv.children = self.list(inside, known);
        }
    }

    /// TLV 43: the catalogue has its sub-TLVs if the vendor id in front is that of the general extension.
    fn vendor_specific<'a>(&mut self, inside: Inside<'a>, tlv: &mut Tlv<'a>, known: Option<Definitions>) {
        let id = match inside.octets {
            [VENDOR_ID, 3, a, b, c, ..] => Some([*a, *b, *c]),
            _ => None,
        };
        if id.is_none() {
            let first = inside.octets.first();
            let found = first.map_or("nothing".into(), |code| Cow::from(format!("type {code}")));
            let (kind, expected) = (ProblemKind::VendorIdMissing, "08 03 and the vendor id");
            tlv.problems.push(Problem::new(kind, inside.offset, expected, found));
        }
        tlv.children = match id {
            Some(GENERAL_EXTENSION) | None => self.list(inside, known),
            Some(_) => self.vendor(inside, known),
        };
    }

    /// A vendor's own TLV 43: its id, then TLVs of which nothing is known, or octets if they are none.
    fn vendor<'a>(&mut self, inside: Inside<'a>, known: Option<Definitions>) -> Vec<Tlv<'a>> {
        let (id, own) = inside.octets.split_at_checked(VENDOR_ID_OCTETS).unwrap_or((inside.octets, &[]));
        let mut children = self.list(Inside { octets: id, ..inside }, known);
        let own = Inside { octets: own, offset: inside.offset + id.len(), ..inside };
        if fits(own.octets, None, 1) {
            children.extend(self.list(own, None));
        } else {
            children.push(rest(own.octets, own.offset, own.path, None));
        }
        children
    }

    fn list<'a>(&mut self, inside: Inside<'a>, definitions: Option<Definitions>) -> Vec<Tlv<'a>> {
        let level = Level::of(&inside, definitions);
        let mut list = Vec::new();
        let mut at = 0;
        while let Some(rest) = inside.octets.get(at..).filter(|rest| !rest.is_empty()) {
            let tlv = self.tlv(rest, inside.offset + at, &level);
            at += tlv.raw.len();
            list.push(tlv);
        }
        list
    }
}

/// The value of a TLV that holds others, and where it stands.
#[derive(Clone, Copy)]
struct Inside<'a> {
    octets: &'a [u8],
    offset: usize,
    path: Path,
    cut_short: bool,
}

/// Octets that are kept without being read.
pub(super) fn rest(octets: &[u8], offset: usize, path: Path, problem: Option<Problem>) -> Tlv<'_> {
    Tlv {
        form: Form::Rest,
        path,
        offset,
        header: 0,
        declared: octets.len(),
        raw: octets,
        value: octets,
        definition: None,
        children: Vec::new(),
        problems: problem.into_iter().collect(),
    }
}

/// Octets of type and length at the front of `octets`, as far as they are there, and the length.
fn header(octets: &[u8], length_octets: usize) -> (usize, usize) {
    let length = octets.iter().skip(1).take(length_octets);
    (1 + length.clone().count(), length.fold(0, |sum, &octet| sum << 8 | usize::from(octet)))
}

/// Whether `value` is TLVs from its first to its last octet.
fn fits(mut value: &[u8], definitions: Option<Definitions>, unsettled: u8) -> bool {
    while let Some(&code) = value.first() {
        let definition = definitions.and_then(|list| find(list, code));
        let length_octets = definition.map_or(Some(1), Definition::length_octets).unwrap_or(unsettled);
        let (header, declared) = header(value, usize::from(length_octets));
        match value.get(header + declared..) {
            Some(rest) if header > usize::from(length_octets) => value = rest,
            _ => return false,
        }
    }
    true
}
