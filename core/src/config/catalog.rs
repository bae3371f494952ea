//! The TLV catalogue: every type that the specifications and the field's tools know.
//!
//! Made at build time from `core/data/tlvs.csv` and `core/data/mta_tlvs.csv`; where their rows come from is in
//! `core/data/README.md`. A definition has no path of its own: copies of one sub-tree (TLV 43 has seven) are one.

use crate::report::FileKind;
use core::fmt;
use core::ops::RangeInclusive;

use table::{DISPUTES, DOCUMENTS, MODEM, MTA, RANGES, TABLE, TEXT, VALUES, VERSIONS, WIDTHS};

#[allow(clippy::unreadable_literal, reason = "generated")]
mod table {
    use super::{Children, Definition, Text, ValueType};

    include!(concat!(env!("OUT_DIR"), "/tlvs.rs"));
}

/// How a dispute begins that is about the range only.
const RANGE_DISPUTE: &str = "range: ";

/// Which kind of file: the types mean different things in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ContainerKind {
    /// A cable modem's file: MICs, end-of-data marker, padding.
    CableModem,
    /// A PacketCable MTA's file: between two TLVs 254.
    Mta,
}

impl From<ContainerKind> for FileKind {
    fn from(kind: ContainerKind) -> Self {
        match kind {
            ContainerKind::CableModem => Self::Config,
            ContainerKind::Mta => Self::MtaConfig,
        }
    }
}

/// How the octets of a value are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueType {
    /// A number of 1 octet.
    U8,
    /// A number of 2 octets, big-endian like all numbers.
    U16,
    /// A number of 3 octets.
    U24,
    /// A number of 4 octets.
    U32,
    /// A number whose width no source states.
    Unsigned,
    /// Octets without an inner form.
    Octets,
    /// Text that fills the value.
    Text,
    /// Text with a zero octet behind it.
    TextZero,
    /// A MAC address.
    Mac,
    /// A MAC address and a mask of the same width.
    MacMask,
    /// An IPv4 address.
    Ipv4,
    /// An IPv6 address.
    Ipv6,
    /// An IPv4 or IPv6 address, told apart by the width.
    Ip,
    /// An `InetAddressType` octet (1 IPv4, 2 IPv6), then the address.
    TypedIp,
    /// An address and a port of 2 octets.
    IpPort,
    /// Numbers of 1 octet.
    U8List,
    /// Numbers of 2 octets.
    U16List,
    /// Two numbers of 2 octets.
    U16Pair,
    /// IPv4 addresses.
    Ipv4List,
    /// IPv6 addresses.
    Ipv6List,
    /// IPv6 prefixes: a length octet behind each address.
    Ipv6PrefixList,
    /// A BER object identifier.
    Oid,
    /// A BER object identifier and a flag octet.
    OidFlag,
    /// An SNMP variable binding in BER.
    Varbind,
    /// TLVs.
    Nested,
    /// Nothing.
    Empty,
    /// A lone type octet that means nothing.
    Pad,
    /// A lone type octet behind which no setting stands.
    End,
}

/// What the catalogue knows of a type at its place.
pub struct Definition {
    name: Text,
    section: Text,
    children: Children,
    code: u8,
    value_type: ValueType,
    length_octets: u8,
    in_file: u8,
    widths: u8,
    document: u8,
    range: u8,
    values: u8,
    version: u8,
    dispute: u8,
}

/// The definition at `path`, types outermost first.
pub fn definition(kind: ContainerKind, path: &[u8]) -> Option<&'static Definition> {
    let (&code, parents) = path.split_last()?;
    let siblings =
        parents.iter().try_fold(top_level(kind), |list, &code| Some(find(list, code)?.children()))?;
    find(siblings, code)
}

/// The definitions of the top level, sorted by type.
pub fn top_level(kind: ContainerKind) -> &'static [Definition] {
    match kind {
        ContainerKind::CableModem => MODEM.rows(),
        ContainerKind::Mta => MTA.rows(),
    }
}

/// The definition of `code` in a list sorted by type.
pub(super) fn find(list: &'static [Definition], code: u8) -> Option<&'static Definition> {
    // Types ascend and are nearly without gaps, so a type's place is at most its number, and close to it.
    let near = list.get(..=usize::from(code)).unwrap_or(list);
    near.iter().rev().find(|definition| definition.code <= code).filter(|definition| definition.code == code)
}

impl Definition {
    /// The type octet.
    pub fn code(&self) -> u8 {
        self.code
    }

    /// The short name, as configuration tools write it.
    pub fn name(&self) -> &'static str {
        self.name.text()
    }

    /// How the value is read.
    pub fn value_type(&self) -> ValueType {
        self.value_type
    }

    /// Octets that the value of one TLV may have.
    pub fn widths(&self) -> RangeInclusive<usize> {
        let (min, max) = WIDTHS.get(usize::from(self.widths)).copied().unwrap_or((0, u16::MAX));
        usize::from(min)..=usize::from(max)
    }

    /// What a number may be.
    pub fn range(&self) -> RangeInclusive<u32> {
        let (min, max) = RANGES.get(usize::from(self.range)).copied().unwrap_or((0, u32::MAX));
        min..=max
    }

    /// The numbers that have a meaning of their own, each with it.
    pub fn values(&self) -> impl Iterator<Item = (u32, &'static str)> {
        let list = VALUES.get(usize::from(self.values)).copied().unwrap_or_default();
        list.split(';').filter_map(|item| {
            let (number, meaning) = item.split_once('=')?;
            Some((number.parse().ok()?, meaning))
        })
    }

    /// Octets of the length field; `None` where no source settles it.
    pub fn length_octets(&self) -> Option<u8> {
        (self.length_octets != 0).then_some(self.length_octets)
    }

    /// The version that brought it, where that is stated; good for a warning, not for a rejection.
    pub fn version(&self) -> &'static str {
        VERSIONS.get(usize::from(self.version)).copied().unwrap_or_default()
    }

    /// Whether it belongs into a configuration file; `None` where that is not stated.
    pub fn in_configuration_file(&self) -> Option<bool> {
        match self.in_file {
            1 => Some(true),
            2 => Some(false),
            _ => None,
        }
    }

    /// Where sources disagree on the type or the width: what the others have.
    pub fn dispute(&self) -> Option<&'static str> {
        let dispute = DISPUTES.get(usize::from(self.dispute)).copied()?;
        (!dispute.is_empty() && !dispute.starts_with(RANGE_DISPUTE)).then_some(dispute)
    }

    /// Where sources disagree on the range: what the others have.
    pub fn range_dispute(&self) -> Option<&'static str> {
        DISPUTES.get(usize::from(self.dispute))?.strip_prefix(RANGE_DISPUTE)
    }

    /// The clause that defines it: document and section.
    pub fn clause(&self) -> Clause {
        Clause {
            document: DOCUMENTS.get(usize::from(self.document)).copied().unwrap_or_default(),
            section: self.section.text(),
        }
    }

    /// The definitions of its sub-TLVs, sorted by type.
    pub fn children(&self) -> &'static [Self] {
        self.children.rows()
    }

    /// The definition of one sub-TLV.
    pub fn child(&self, code: u8) -> Option<&'static Self> {
        find(self.children(), code)
    }
}

impl fmt::Debug for Definition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Definition({} {})", self.code, self.name())
    }
}

impl PartialEq for Definition {
    /// Definitions live in one table: the same row or another.
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }
}

impl Eq for Definition {}

/// A document and the section in it; both empty where no source cites one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// `MULPIv4.0`.
    pub document: &'static str,
    /// `C.1.1.1`.
    pub section: &'static str,
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.document, self.section)
    }
}

/// Octets of [`TEXT`]: half the size of a `&str` in a table of a thousand rows.
struct Text {
    at: u16,
    len: u8,
}

impl Text {
    fn text(&self) -> &'static str {
        let at = usize::from(self.at);
        TEXT.get(at..at + usize::from(self.len)).unwrap_or_default()
    }
}

/// Rows of [`TABLE`].
struct Children {
    at: u16,
    len: u8,
}

impl Children {
    fn rows(&self) -> &'static [Definition] {
        let at = usize::from(self.at);
        TABLE.get(at..at + usize::from(self.len)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    fn modem(path: &[u8]) -> &'static Definition {
        definition(ContainerKind::CableModem, path).unwrap()
    }

    #[test]
    fn a_definition_knows_its_row() {
        let access = modem(&[3]);
        assert_eq!((access.name(), access.value_type()), ("NetworkAccess", ValueType::U8));
        assert_eq!((access.widths(), access.range()), (1..=1, 0..=1));
        assert_eq!(access.values().collect::<Vec<_>>(), [(0, "disabled"), (1, "enabled")]);
        assert_eq!(access.clause().to_string(), "MULPIv4.0 C.1.1.3");
        assert_eq!(access.in_configuration_file(), Some(true));
        assert_eq!(modem(&[24, 3]).dispute(), Some("OpenDCI has u32"));
    }

    #[test]
    fn two_octet_lengths_are_where_the_facts_have_them() {
        let two: Vec<&[u8]> = [&[103][..], &[104], &[103, 3, 1], &[104, 1, 1]]
            .into_iter()
            .filter(|path| modem(path).length_octets() == Some(2))
            .collect();
        assert_eq!(two.len(), 4);
        for path in [&[103, 1][..], &[103, 2], &[103, 3], &[104, 1]] {
            assert_eq!(modem(path).length_octets(), None);
        }
        assert_eq!(modem(&[64]).length_octets(), Some(1));
        assert_eq!(definition(ContainerKind::Mta, &[64]).unwrap().length_octets(), Some(2));
    }

    #[test]
    fn copies_of_a_sub_tree_are_one() {
        assert_eq!(modem(&[22, 43, 5, 24]), modem(&[23, 43, 5, 24]));
        assert!(core::mem::size_of::<Definition>() <= 22);
        assert!(TABLE.len() < 2290, "{} rows", TABLE.len());
    }

    #[test]
    fn tables_stay_small_enough_for_the_page() {
        let lists = [VALUES.as_slice(), &VERSIONS, &DOCUMENTS, &DISPUTES];
        let words: usize = lists.into_iter().flatten().map(|word| word.len() + 16).sum();
        let octets = size_of_val(&TABLE) + TEXT.len() + words + size_of_val(&RANGES);
        assert!(octets < 62_000, "{octets} octets, {} rows, {} of text", TABLE.len(), TEXT.len());
    }

    #[test]
    fn an_unknown_path_has_no_definition() {
        assert_eq!(definition(ContainerKind::CableModem, &[24, 200]), None);
        assert_eq!(definition(ContainerKind::CableModem, &[]), None);
        assert_eq!(definition(ContainerKind::CableModem, &[254]), None);
    }
}
