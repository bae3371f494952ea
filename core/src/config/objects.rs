//! SNMP objects that a configuration file may set, from `core/data/snmp_objects.csv`.
//!
//! An OID that is not here is data, not an error. A name may stand for two OIDs (old and new module): only the way
//! from OID to name is offered.

use core::fmt;

use table::{OIDS, PARENTS, TABLE, TEXT, VALUES};

#[allow(clippy::unreadable_literal, reason = "generated")]
mod table {
    use super::{Object, Syntax, Text};

    include!(concat!(env!("OUT_DIR"), "/objects.rs"));
}

/// The base type that an object's definition gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// INTEGER, enumerated or not.
    Integer,
    /// Unsigned32 and Gauge32.
    Unsigned,
    /// `TimeTicks`.
    TimeTicks,
    /// OCTET STRING.
    Octets,
    /// BITS, sent as an OCTET STRING.
    Bits,
    /// OBJECT IDENTIFIER.
    Oid,
    /// `IpAddress`.
    IpAddress,
}

/// A writable SNMP object: a column of a table or a scalar.
pub struct Object {
    name: Text,
    parent: u16,
    last: u8,
    syntax: Syntax,
    values: u8,
}

/// The object that `oid` (BER content octets) is an instance of, and the octets of the instance.
pub fn find(oid: &[u8]) -> Option<(&'static Object, &[u8])> {
    let at = TABLE.partition_point(|object| object.oid().le(oid.iter().copied())).checked_sub(1)?;
    let object = TABLE.get(at)?;
    let rest = oid.strip_prefix(object.parent())?;
    Some((object, rest.strip_prefix(&[object.last])?))
}

/// The objects of a name: none, one, or two when an old and a new module have it.
pub fn by_name(name: &str) -> impl Iterator<Item = &'static Object> {
    TABLE.iter().filter(move |object| object.name() == name)
}

impl Object {
    /// Its name: `ifAdminStatus`.
    pub fn name(&self) -> &'static str {
        let at = usize::from(self.name.at);
        TEXT.get(at..at + usize::from(self.name.len)).unwrap_or_default()
    }

    /// Its OID as BER content octets.
    pub fn oid(&self) -> impl Iterator<Item = u8> {
        self.parent().iter().copied().chain([self.last])
    }

    /// Its base type.
    pub fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// The enumerated name of `number`, or of a bit for [`Syntax::Bits`].
    pub fn value_name(&self, number: i64) -> Option<&'static str> {
        let list = VALUES.get(usize::from(self.values)).copied().unwrap_or_default();
        list.split(';')
            .filter_map(|item| item.split_once('='))
            .find(|(value, _)| value.parse() == Ok(number))
            .map(|(_, name)| name)
    }
}

impl Object {
    /// The OID but for its last octet: the same for every column of a table.
    fn parent(&self) -> &'static [u8] {
        let (at, len) = PARENTS.get(usize::from(self.parent)).copied().unwrap_or_default();
        let at = usize::from(at);
        OIDS.get(at..at + usize::from(len)).unwrap_or_default()
    }
}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Object({})", self.name())
    }
}

struct Text {
    at: u16,
    len: u8,
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn an_instance_is_found_under_its_object() {
        // 1.3.6.1.2.1.2.2.1.7.5
        let (object, instance) = find(&[0x2b, 6, 1, 2, 1, 2, 2, 1, 7, 5]).unwrap();
        assert_eq!((object.name(), object.syntax(), instance), ("ifAdminStatus", Syntax::Integer, &[5][..]));
        assert_eq!((object.value_name(2), object.value_name(9)), (Some("down"), None));
    }

    #[test]
    fn every_object_finds_itself_and_an_unknown_oid_finds_nothing() {
        for object in &TABLE {
            let oid: Vec<u8> = object.oid().collect();
            assert_eq!(find(&oid).map(|(found, _)| found.name()), Some(object.name()));
        }
        // enterprises.4115 and 1.3.
        assert!(find(&[0x2b, 6, 1, 4, 1, 0xa0, 0x13, 1]).is_none());
        assert!(find(&[0x2b]).is_none() && find(&[]).is_none());
    }

    #[test]
    fn tables_stay_small_enough_for_the_page() {
        let words: usize = VALUES.iter().map(|word| word.len() + 16).sum();
        let octets = size_of_val(&TABLE) + TEXT.len() + words + OIDS.len() + size_of_val(&PARENTS);
        assert!(octets < 60_000, "{octets} octets");
    }
}
