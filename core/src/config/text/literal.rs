//! Values as text that can be read back to the same octets.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use crate::bytes::hex;
use crate::config::objects;
use crate::config::varbind::Varbind;
use crate::config::{Tlv, Value, ValueType};

/// The value of a TLV without TLVs in it.
pub(super) struct Literal<'t, 'a>(pub(super) &'t Tlv<'a>);

impl fmt::Display for Literal<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let octets = self.0.value;
        let of_any_width = self.0.definition.is_some_and(|d| d.value_type() == ValueType::Unsigned);
        match self.0.value() {
            Value::Nothing => f.write_str("none"),
            Value::Number(..) if of_any_width => write!(f, "hex {}", hex(octets)),
            Value::Number(number, _) => write!(f, "{number}"),
            Value::Oid(oid) if oid.emit() == octets => write!(f, "{oid}"),
            Value::OidFlag(oid, flag) if octets.strip_prefix(oid.emit().as_slice()) == Some(&[flag]) => {
                write!(f, "{oid} {flag}")
            }
            Value::Varbind(varbind) if varbind.emit() == octets => write_varbind(f, &varbind),
            Value::Nested | Value::Octets(_) | Value::Oid(_) | Value::OidFlag(..) | Value::Varbind(_) => {
                write!(f, "hex {}", hex(octets))
            }
            Value::Numbers(_) | Value::Ipv4List(_) | Value::Ipv6List(_) | Value::Ipv6PrefixList(_)
                if octets.is_empty() =>
            {
                f.write_str("none")
            }
            value => write!(f, "{value}"),
        }
    }
}

/// The object and its instance, the type, the value. An object whose name has two OIDs goes by its OID.
fn write_varbind(f: &mut fmt::Formatter<'_>, varbind: &Varbind<'_>) -> fmt::Result {
    match varbind.object() {
        Some((object, _)) if objects::by_name(object.name()).count() == 1 => write!(f, "{}", varbind.name())?,
        _ => write!(f, "{}", varbind.oid)?,
    }
    write!(f, " {}", varbind.value)
}

/// What the literal of a variable binding leaves out.
pub(super) fn varbind_comment(varbind: &Varbind<'_>) -> Option<String> {
    let by_oid = varbind.object().is_some_and(|(object, _)| objects::by_name(object.name()).count() > 1);
    match (by_oid.then(|| varbind.name().to_string()), varbind.value_name()) {
        (Some(name), Some(value)) => Some(format!("{name} {value}")),
        (name, value) => name.or_else(|| value.map(String::from)),
    }
}
