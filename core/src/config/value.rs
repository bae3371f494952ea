//! A TLV's value as the catalogue types it.

mod show;

pub(crate) use show::quoted;

use alloc::borrow::Cow;
use alloc::format;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::problem::octets;
use super::varbind::{Oid, Varbind};
use super::{Definition, Problem, ProblemKind, Tlv, ValueType};
use crate::bytes::FormatError;

/// A value; its `Display` is for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// No octets, and none expected.
    Nothing,
    /// TLVs: the children say it.
    Nested,
    /// A number, and the meaning it is given.
    Number(u32, Option<&'static str>),
    /// Numbers of 1 or 2 octets.
    Numbers(Numbers<'a>),
    /// Octets without an inner form, or that do not fit the one they should have.
    Octets(&'a [u8]),
    /// Text without its closing zero.
    Text(&'a [u8]),
    /// A MAC address.
    Mac([u8; 6]),
    /// A MAC address and its mask.
    MacMask([u8; 6], [u8; 6]),
    /// An IP address.
    Ip(IpAddr),
    /// An IP address behind its `InetAddressType` octet.
    TypedIp(IpAddr),
    /// An IP address and a port.
    IpPort(IpAddr, u16),
    /// IPv4 addresses, 4 octets each.
    Ipv4List(&'a [u8]),
    /// IPv6 addresses, 16 octets each.
    Ipv6List(&'a [u8]),
    /// IPv6 addresses with a prefix length behind each, 17 octets together.
    Ipv6PrefixList(&'a [u8]),
    /// An object identifier.
    Oid(Oid<'a>),
    /// An object identifier and a flag.
    OidFlag(Oid<'a>, u8),
    /// An SNMP variable binding.
    Varbind(Varbind<'a>),
}

/// Big-endian numbers side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers<'a> {
    octets: &'a [u8],
    width: usize,
}

impl Numbers<'_> {
    /// Octets of each.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The numbers.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.octets.chunks(self.width.max(1)).map(number)
    }
}

impl<'a> Value<'a> {
    /// Reads `octets` as `definition` types them; [`Value::Octets`] where they do not fit.
    pub fn read(definition: &Definition, octets: &'a [u8]) -> Self {
        Self::typed(definition, octets).unwrap_or(Self::Octets(octets))
    }

    fn typed(definition: &Definition, octets: &'a [u8]) -> Option<Self> {
        let value_type = definition.value_type();
        if !fits(value_type, octets) {
            return None;
        }
        Some(match value_type {
            ValueType::U8 | ValueType::U16 | ValueType::U24 | ValueType::U32 | ValueType::Unsigned => {
                let number = number(octets);
                Self::Number(number, meaning(definition, number))
            }
            ValueType::Octets | ValueType::Nested => Self::Octets(octets),
            ValueType::Text => Self::Text(octets),
            ValueType::TextZero => Self::Text(octets.strip_suffix(&[0])?),
            ValueType::Mac => Self::Mac(octets.try_into().ok()?),
            ValueType::MacMask => {
                let (mac, mask) = octets.split_first_chunk()?;
                Self::MacMask(*mac, mask.try_into().ok()?)
            }
            ValueType::Ipv4 | ValueType::Ipv6 | ValueType::Ip => Self::Ip(ip(octets)?),
            ValueType::TypedIp => Self::TypedIp(ip(octets.get(1..)?)?),
            ValueType::IpPort => {
                let (address, port) = octets.split_last_chunk()?;
                Self::IpPort(ip(address)?, u16::from_be_bytes(*port))
            }
            ValueType::U8List => Self::Numbers(Numbers { octets, width: 1 }),
            ValueType::U16List | ValueType::U16Pair => Self::Numbers(Numbers { octets, width: 2 }),
            ValueType::Ipv4List => Self::Ipv4List(octets),
            ValueType::Ipv6List => Self::Ipv6List(octets),
            ValueType::Ipv6PrefixList => Self::Ipv6PrefixList(octets),
            ValueType::Oid => Self::Oid(Oid::read(octets, 0).ok()?),
            ValueType::OidFlag => {
                let (&flag, oid) = octets.split_last()?;
                Self::OidFlag(Oid::read(oid, 0).ok()?, flag)
            }
            ValueType::Varbind => Self::Varbind(Varbind::read(octets, 0).ok()?),
            ValueType::Empty | ValueType::Pad | ValueType::End => Self::Nothing,
        })
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<u32> {
        match self {
            Self::Number(number, _) => Some(*number),
            _ => None,
        }
    }
}

/// What is wrong with the value of a TLV that is no nest of others.
pub(super) fn problem(definition: &Definition, tlv: &Tlv<'_>) -> Option<Problem> {
    let (octets, value_type) = (tlv.value, definition.value_type());
    if !definition.widths().contains(&octets.len()) || !fits(value_type, octets) {
        return Some(width_problem(definition, tlv));
    }
    match value_type {
        ValueType::U8 | ValueType::U16 | ValueType::U24 | ValueType::U32 | ValueType::Unsigned => {
            range_problem(definition, tlv)
        }
        ValueType::TextZero if octets.last() != Some(&0) => {
            let (at, found) = (tlv.value_offset() + octets.len(), "the end of the value");
            Some(Problem::new(ProblemKind::NotZeroTerminated, at, "a zero octet behind the text", found))
        }
        ValueType::Varbind => Varbind::read(octets, tlv.value_offset()).err().map(bad_ber),
        ValueType::Oid => Oid::read(octets, tlv.value_offset()).err().map(bad_ber),
        ValueType::OidFlag => {
            let (_, oid) = octets.split_last()?;
            Oid::read(oid, tlv.value_offset()).err().map(bad_ber)
        }
        _ => None,
    }
}

fn bad_ber(error: FormatError) -> Problem {
    let expected = format!("{}: {}", error.structure, error.expected);
    Problem::new(ProblemKind::BadBer, error.offset, expected, error.found)
}

fn width_problem(definition: &Definition, tlv: &Tlv<'_>) -> Problem {
    let (at, found) = (tlv.offset + 1, octets(tlv.value.len()));
    match definition.dispute() {
        Some(dispute) => {
            let expected = format!("{}, but {dispute}", widths(definition));
            Problem::new(ProblemKind::DisputedWidth, at, expected, found)
        }
        None => Problem::new(ProblemKind::WrongWidth, at, widths(definition), found),
    }
}

fn range_problem(definition: &Definition, tlv: &Tlv<'_>) -> Option<Problem> {
    let (number, range) = (number(tlv.value), definition.range());
    if range.contains(&number) {
        return None;
    }
    let (at, found) = (tlv.value_offset(), format!("{number}"));
    let expected = format!("{} to {}", range.start(), range.end());
    Some(match definition.range_dispute() {
        Some(dispute) => {
            Problem::new(ProblemKind::DisputedRange, at, format!("{expected}, but {dispute}"), found)
        }
        None => Problem::new(ProblemKind::OutOfRange, at, expected, found),
    })
}

/// The widths that a value may have, in words.
fn widths(definition: &Definition) -> Cow<'static, str> {
    let widths = definition.widths();
    match (*widths.start(), *widths.end()) {
        (min, max) if min == max => octets(min),
        (0, max) if max == usize::from(u16::MAX) => natural_widths(definition.value_type()).into(),
        (min, max) => format!("{min} to {max} octets").into(),
    }
}

/// Whether the number of octets suits the type.
fn fits(value_type: ValueType, octets: &[u8]) -> bool {
    let len = octets.len();
    match value_type {
        ValueType::U8 => len == 1,
        ValueType::U16 => len == 2,
        ValueType::U24 => len == 3,
        ValueType::U32 | ValueType::U16Pair | ValueType::Ipv4 => len == 4,
        ValueType::Unsigned => (1..=4).contains(&len),
        ValueType::Mac => len == 6,
        ValueType::MacMask => len == 12,
        ValueType::Ipv6 => len == 16,
        ValueType::Ip => matches!(len, 4 | 16),
        ValueType::TypedIp => matches!((octets.first(), len), (Some(1), 5) | (Some(2), 17)),
        ValueType::IpPort => matches!(len, 6 | 18),
        ValueType::U16List => len.is_multiple_of(2),
        ValueType::Ipv4List => len.is_multiple_of(4),
        ValueType::Ipv6List => len.is_multiple_of(16),
        ValueType::Ipv6PrefixList => len.is_multiple_of(17),
        ValueType::Empty | ValueType::Pad | ValueType::End => len == 0,
        ValueType::Octets
        | ValueType::Text
        | ValueType::TextZero
        | ValueType::U8List
        | ValueType::Oid
        | ValueType::OidFlag
        | ValueType::Varbind
        | ValueType::Nested => true,
    }
}

fn natural_widths(value_type: ValueType) -> &'static str {
    match value_type {
        ValueType::U8 => "1 octet",
        ValueType::U16 => "2 octets",
        ValueType::U24 => "3 octets",
        ValueType::U32 | ValueType::U16Pair | ValueType::Ipv4 => "4 octets",
        ValueType::Unsigned => "1 to 4 octets",
        ValueType::Mac => "6 octets",
        ValueType::MacMask => "12 octets",
        ValueType::Ipv6 => "16 octets",
        ValueType::Ip => "4 or 16 octets",
        ValueType::TypedIp => "01 and 4 octets, or 02 and 16 octets",
        ValueType::IpPort => "6 or 18 octets",
        ValueType::U16List => "2 octets for each number",
        ValueType::Ipv4List => "4 octets for each address",
        ValueType::Ipv6List => "16 octets for each address",
        ValueType::Ipv6PrefixList => "17 octets for each prefix",
        _ => "another number of octets",
    }
}

fn meaning(definition: &Definition, number: u32) -> Option<&'static str> {
    definition.values().find(|&(value, _)| value == number).map(|(_, meaning)| meaning)
}

fn number(octets: &[u8]) -> u32 {
    octets.iter().fold(0, |sum, &octet| sum << 8 | u32::from(octet))
}

fn ip(octets: &[u8]) -> Option<IpAddr> {
    let v4 = <[u8; 4]>::try_from(octets).map(|octets| Ipv4Addr::from(octets).into());
    v4.or_else(|_| <[u8; 16]>::try_from(octets).map(|octets| Ipv6Addr::from(octets).into())).ok()
}
