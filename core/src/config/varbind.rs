//! SNMP variable bindings: the values of TLV 11 and of TLV 64 in MTA files.
//!
//! ```text
//! VarBind ::= SEQUENCE { name ObjectName, value ObjectSyntax }      RFC 3416
//! ```
//!
//! Encoders of the field write BER, not always its shortest form; it is read as BER.

mod ber;
mod show;

pub use show::InstanceName;

use alloc::format;
use alloc::vec::Vec;

use self::ber::Element;
use super::objects::{self, Object};
use crate::bytes::{FormatError, Reader};

/// An object identifier: BER content octets whose arcs are whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Oid<'a>(&'a [u8]);

impl<'a> Oid<'a> {
    /// Reads an OBJECT IDENTIFIER that fills `octets`, which stand at `offset` of the file.
    ///
    /// # Errors
    /// When the octets are not BER, another type, or not one whole OID.
    pub fn read(octets: &'a [u8], offset: usize) -> Result<Self, FormatError> {
        let mut reader = Reader::at(octets, offset);
        let oid = Self::of(&ber::element(&mut reader, "OBJECT IDENTIFIER")?)?;
        reader.finish("OBJECT IDENTIFIER")?;
        Ok(oid)
    }

    fn of(element: &Element<'a>) -> Result<Self, FormatError> {
        let structure = "OBJECT IDENTIFIER";
        if element.tag != ber::tag::OID {
            return Err(element.wrong_tag(structure, "tag 0x06"));
        }
        // A last octet with its high bit set is the middle of an arc.
        if element.value.last().is_none_or(|octet| octet & 0x80 != 0) {
            let at = element.value_offset + element.value.len();
            return Err(FormatError::new(at, structure, "the last octet of an arc", "the end"));
        }
        Ok(Self(element.value))
    }

    /// Its BER content octets.
    pub fn octets(&self) -> &'a [u8] {
        self.0
    }

    /// Writes it from its arcs, in the shortest BER.
    pub fn emit(&self) -> Vec<u8> {
        ber::write(ber::tag::OID, &ber::write_arcs(self.arcs()))
    }

    /// Its arcs; one that does not fit 64 bits is shown cut down to its low bits.
    pub fn arcs(&self) -> impl Iterator<Item = u64> {
        let joined = arcs(self.0);
        let first = joined.clone().next().unwrap_or_default();
        let (root, second) = if first < 80 { (first / 40, first % 40) } else { (2, first - 80) };
        [root, second].into_iter().chain(joined.skip(1))
    }
}

/// The numbers that base-128 octets spell.
fn arcs(octets: &[u8]) -> impl Iterator<Item = u64> + Clone {
    octets
        .split_inclusive(|octet| octet & 0x80 == 0)
        .map(|arc| arc.iter().fold(0_u64, |sum, octet| sum << 7 | u64::from(octet & 0x7f)))
}

/// The value of a variable binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnmpValue<'a> {
    /// INTEGER.
    Integer(i64),
    /// OCTET STRING, also BITS.
    Octets(&'a [u8]),
    /// NULL.
    Null,
    /// OBJECT IDENTIFIER.
    Oid(Oid<'a>),
    /// `IpAddress`.
    IpAddress([u8; 4]),
    /// `Counter32`.
    Counter32(u64),
    /// `Gauge32` and `Unsigned32`.
    Gauge32(u64),
    /// `TimeTicks`.
    TimeTicks(u64),
    /// `Opaque`.
    Opaque(&'a [u8]),
    /// `Counter64`.
    Counter64(u64),
    /// Another tag, and the content octets.
    Other(u8, &'a [u8]),
}

/// An object instance and the value to set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Varbind<'a> {
    /// Which instance.
    pub oid: Oid<'a>,
    /// What to set.
    pub value: SnmpValue<'a>,
}

impl<'a> Varbind<'a> {
    /// Reads a variable binding that fills `octets`, which stand at `offset` of the file.
    ///
    /// # Errors
    /// When the octets are not BER, not a SEQUENCE of an OID and a value, or more than that.
    pub fn read(octets: &'a [u8], offset: usize) -> Result<Self, FormatError> {
        let structure = "VarBind";
        let mut reader = Reader::at(octets, offset);
        let sequence = ber::element(&mut reader, structure)?;
        if sequence.tag != ber::tag::SEQUENCE {
            return Err(sequence.wrong_tag(structure, "tag 0x30"));
        }
        reader.finish(structure)?;
        let mut inside = Reader::at(sequence.value, sequence.value_offset);
        let oid = Oid::of(&ber::element(&mut inside, "VarBind name")?)?;
        let value = SnmpValue::of(&ber::element(&mut inside, "VarBind value")?)?;
        inside.finish(structure)?;
        Ok(Self { oid, value })
    }

    /// Writes it in the shortest BER: other octets than were read where an encoder took a longer form.
    pub fn emit(&self) -> Vec<u8> {
        ber::write(ber::tag::SEQUENCE, &[self.oid.emit(), self.value.emit()].concat())
    }

    /// The object that the OID is an instance of, and the instance; `None` when the catalogue does not have it.
    pub fn object(&self) -> Option<(&'static Object, &'a [u8])> {
        objects::find(self.oid.0)
    }

    /// The enumerated name of the value.
    pub fn value_name(&self) -> Option<&'static str> {
        match self.value {
            SnmpValue::Integer(number) => self.object()?.0.value_name(number),
            _ => None,
        }
    }
}

impl<'a> SnmpValue<'a> {
    fn of(element: &Element<'a>) -> Result<Self, FormatError> {
        Ok(match element.tag {
            ber::tag::INTEGER => Self::Integer(ber::signed(element)?),
            ber::tag::OCTET_STRING => Self::Octets(element.value),
            ber::tag::NULL if element.value.is_empty() => Self::Null,
            ber::tag::OID => Self::Oid(Oid::of(element)?),
            ber::tag::IP_ADDRESS => match element.value.try_into() {
                Ok(address) => Self::IpAddress(address),
                Err(_) => return Err(element.wrong_width("IpAddress", "4 octets")),
            },
            ber::tag::COUNTER32 => Self::Counter32(ber::unsigned(element, "Counter32", 4)?),
            ber::tag::GAUGE32 => Self::Gauge32(ber::unsigned(element, "Gauge32", 4)?),
            ber::tag::TIME_TICKS => Self::TimeTicks(ber::unsigned(element, "TimeTicks", 4)?),
            ber::tag::OPAQUE => Self::Opaque(element.value),
            ber::tag::COUNTER64 => Self::Counter64(ber::unsigned(element, "Counter64", 8)?),
            tag => Self::Other(tag, element.value),
        })
    }

    fn emit(&self) -> Vec<u8> {
        use ber::{tag, write, write_signed, write_unsigned};
        match self {
            Self::Integer(number) => write(tag::INTEGER, &write_signed(*number)),
            Self::Octets(octets) => write(tag::OCTET_STRING, octets),
            Self::Null => write(tag::NULL, &[]),
            Self::Oid(oid) => oid.emit(),
            Self::IpAddress(address) => write(tag::IP_ADDRESS, address),
            Self::Counter32(number) => write(tag::COUNTER32, &write_unsigned(*number)),
            Self::Gauge32(number) => write(tag::GAUGE32, &write_unsigned(*number)),
            Self::TimeTicks(number) => write(tag::TIME_TICKS, &write_unsigned(*number)),
            Self::Opaque(octets) => write(tag::OPAQUE, octets),
            Self::Counter64(number) => write(tag::COUNTER64, &write_unsigned(*number)),
            Self::Other(tag, octets) => write(*tag, octets),
        }
    }

    /// The SNMP name of its type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Integer(_) => "Integer",
            Self::Octets(_) => "OctetString",
            Self::Null => "Null",
            Self::Oid(_) => "ObjectIdentifier",
            Self::IpAddress(_) => "IpAddress",
            Self::Counter32(_) => "Counter32",
            Self::Gauge32(_) => "Gauge32",
            Self::TimeTicks(_) => "TimeTicks",
            Self::Opaque(_) => "Opaque",
            Self::Counter64(_) => "Counter64",
            Self::Other(..) => "Other",
        }
    }
}

impl Element<'_> {
    fn wrong_tag(&self, structure: &'static str, expected: &'static str) -> FormatError {
        FormatError::new(self.offset, structure, expected, format!("tag {:#04x}", self.tag))
    }

    fn wrong_width(&self, structure: &'static str, expected: &'static str) -> FormatError {
        FormatError::new(self.value_offset, structure, expected, format!("{}", self.value.len()))
    }
}
