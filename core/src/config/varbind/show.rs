//! Variable bindings for people: `ifAdminStatus.5 = Integer 2 (down)`.

use core::fmt;
use core::net::Ipv4Addr;

use super::{Oid, SnmpValue, Varbind, arcs};
use crate::bytes::hex;
use crate::config::value::quoted;

impl fmt::Display for Oid<'_> {
    /// Dotted arcs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, arc) in self.arcs().enumerate() {
            write!(f, "{}{arc}", if index == 0 { "" } else { "." })?;
        }
        Ok(())
    }
}

/// The name of an object instance: `ifAdminStatus.5`, or the OID when the catalogue does not have the object.
pub struct InstanceName<'v, 'a>(&'v Varbind<'a>);

impl<'a> Varbind<'a> {
    /// The name of the instance that is set.
    pub fn name(&self) -> InstanceName<'_, 'a> {
        InstanceName(self)
    }
}

impl fmt::Display for InstanceName<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((object, instance)) = self.0.object() else { return write!(f, "{}", self.0.oid) };
        f.write_str(object.name())?;
        arcs(instance).try_for_each(|arc| write!(f, ".{arc}"))
    }
}

impl fmt::Display for Varbind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {}", self.name(), self.value)?;
        match self.value_name() {
            Some(name) => write!(f, " ({name})"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for SnmpValue<'_> {
    /// The type's name and the value: text in quotes where it is meant to be read, else hex.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.type_name())?;
        match self {
            Self::Null => Ok(()),
            Self::Integer(number) => write!(f, " {number}"),
            Self::Octets(octets) if is_text(octets) => {
                f.write_str(" ")?;
                quoted(f, octets)
            }
            Self::Octets(octets) | Self::Opaque(octets) => write!(f, " hex {}", hex(octets)),
            Self::Oid(oid) => write!(f, " {oid}"),
            Self::IpAddress(address) => write!(f, " {}", Ipv4Addr::from(*address)),
            Self::Counter32(number)
            | Self::Gauge32(number)
            | Self::TimeTicks(number)
            | Self::Counter64(number) => write!(f, " {number}"),
            Self::Other(tag, octets) => write!(f, " {tag:#04x} hex {}", hex(octets)),
        }
    }
}

/// Whether octets are meant to be read: printable ASCII, tabs and line ends.
fn is_text(octets: &[u8]) -> bool {
    octets.iter().all(|octet| matches!(octet, b' '..=b'~' | b'\t' | b'\r' | b'\n'))
}
