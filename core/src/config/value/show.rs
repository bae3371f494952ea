//! Values for people.

use core::fmt::{self, Write};
use core::net::{Ipv4Addr, Ipv6Addr};

use super::Value;

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing | Self::Nested => Ok(()),
            Self::Number(number, None) => write!(f, "{number}"),
            Self::Number(number, Some(meaning)) => write!(f, "{number} ({meaning})"),
            Self::Numbers(numbers) => list(f, numbers.iter()),
            Self::Octets(octets) => f.write_str(&crate::bytes::hex(octets)),
            Self::Text(text) => quoted(f, text),
            Self::Mac(mac) => colons(f, mac),
            Self::MacMask(mac, mask) => {
                colons(f, mac)?;
                f.write_char('/')?;
                colons(f, mask)
            }
            Self::Ip(ip) | Self::TypedIp(ip) => write!(f, "{ip}"),
            Self::IpPort(ip, port) if ip.is_ipv6() => write!(f, "[{ip}]:{port}"),
            Self::IpPort(ip, port) => write!(f, "{ip}:{port}"),
            Self::Ipv4List(octets) => {
                list(f, octets.as_chunks().0.iter().map(|&ip: &[u8; 4]| Ipv4Addr::from(ip)))
            }
            Self::Ipv6List(octets) => {
                list(f, octets.as_chunks().0.iter().map(|&ip: &[u8; 16]| Ipv6Addr::from(ip)))
            }
            Self::Ipv6PrefixList(octets) => list(f, octets.chunks(17).filter_map(Prefix::read)),
            Self::Oid(oid) => write!(f, "{oid}"),
            Self::OidFlag(oid, flag) => write!(f, "{oid} {flag}"),
            Self::Varbind(varbind) => write!(f, "{varbind}"),
        }
    }
}

struct Prefix(Ipv6Addr, u8);

impl Prefix {
    fn read(octets: &[u8]) -> Option<Self> {
        let (address, length) = octets.split_first_chunk::<16>()?;
        Some(Self(Ipv6Addr::from(*address), length.first().copied()?))
    }
}

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.0, self.1)
    }
}

fn list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, items: impl Iterator<Item = T>) -> fmt::Result {
    for (index, item) in items.enumerate() {
        write!(f, "{}{item}", if index == 0 { "" } else { ", " })?;
    }
    Ok(())
}

fn colons(f: &mut fmt::Formatter<'_>, octets: &[u8]) -> fmt::Result {
    for (index, octet) in octets.iter().enumerate() {
        write!(f, "{}{octet:02x}", if index == 0 { "" } else { ":" })?;
    }
    Ok(())
}

/// Text in quotes: printable ASCII as it is, `"` and `\` behind a `\`, every other octet as `\xhh`.
pub(crate) fn quoted(f: &mut impl Write, text: &[u8]) -> fmt::Result {
    f.write_char('"')?;
    for &octet in text {
        match octet {
            b'"' | b'\\' => write!(f, "\\{}", char::from(octet))?,
            b' '..=b'~' => f.write_char(char::from(octet))?,
            _ => write!(f, "\\x{octet:02x}")?,
        }
    }
    f.write_char('"')
}
