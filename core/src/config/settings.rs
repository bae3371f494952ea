//! The settings that decisions rest on, as a value that only a whole file gives.

use alloc::format;
use alloc::string::String;
use core::net::{Ipv4Addr, Ipv6Addr};

use super::cvc::{CvcTlvs, cvc_tlvs};
use super::{ContainerKind, Tlv, View, Weight};
use crate::bytes::{FormatError, hex};

const FILE_NAME: u8 = 9;
const SERVER_IPV4: u8 = 21;
const SERVER_IPV6: u8 = 58;

/// What a modem needs to know of its file before it downloads software.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The name of the code file to download (TLV 9, MULPIv4.0 C.1.2.3).
    pub file_name: Option<String>,
    /// The server to download from (TLV 21).
    pub server_ipv4: Option<Ipv4Addr>,
    /// The same in IPv6 (TLV 58).
    pub server_ipv6: Option<Ipv6Addr>,
    /// The CVCs (TLV 32, 33, 81, 82).
    pub cvc: CvcTlvs,
}

impl Settings {
    /// Draws the settings from a cable modem's file.
    ///
    /// # Errors
    /// When the file is not whole, is an MTA's, or has one of these settings twice or in a form that says nothing.
    pub fn read(view: &View<'_>) -> Result<Self, FormatError> {
        const FILE: &str = "configuration file";
        if view.kind() == ContainerKind::Mta {
            return Err(FormatError::new(0, FILE, "a cable modem's file", "an MTA's file"));
        }
        if let Some(broken) = view.problems().find(|problem| problem.weight() == Weight::Structure) {
            return Err(FormatError::new(broken.offset, FILE, broken.expected.clone(), broken.found.clone()));
        }
        Ok(Self {
            file_name: one(view, FILE_NAME, "a name in ASCII", |octets| {
                let text = core::str::from_utf8(octets).ok().filter(|name| name.is_ascii())?;
                Some(String::from(text))
            })?,
            server_ipv4: one(view, SERVER_IPV4, "4 octets", |octets| {
                <[u8; 4]>::try_from(octets).ok().map(Ipv4Addr::from)
            })?,
            server_ipv6: one(view, SERVER_IPV6, "16 octets", |octets| {
                <[u8; 16]>::try_from(octets).ok().map(Ipv6Addr::from)
            })?,
            cvc: cvc_tlvs(view),
        })
    }
}

/// The value of a setting that may stand once.
fn one<T>(
    view: &View<'_>,
    code: u8,
    expected: &'static str,
    read: impl Fn(&[u8]) -> Option<T>,
) -> Result<Option<T>, FormatError> {
    let structure = |tlv: &Tlv<'_>| format!("TLV {code} {}", tlv.name());
    let mut all = view.all(code);
    let Some(tlv) = all.next() else { return Ok(None) };
    if let Some(second) = all.next() {
        return Err(FormatError::new(second.offset, structure(second), "to stand once", "a second one"));
    }
    match read(tlv.value) {
        Some(value) => Ok(Some(value)),
        None => Err(FormatError::new(tlv.value_offset(), structure(tlv), expected, hex(tlv.value))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_drawn_from_a_whole_file() {
        let file = [&[9, 5][..], b"a.bin", &[21, 4, 10, 0, 0, 1, 32, 2, 0x30, 0, 255, 0, 0]].concat();
        let settings = Settings::read(&View::read(&file)).unwrap();
        assert_eq!(settings.file_name.as_deref(), Some("a.bin"));
        assert_eq!(settings.server_ipv4, Some(Ipv4Addr::new(10, 0, 0, 1)));
        assert_eq!(settings.server_ipv6, None);
        assert_eq!(settings.cvc.tlv(32).unwrap().bytes, [0x30, 0]);
    }

    #[test]
    fn a_broken_or_ambiguous_file_gives_none() {
        let error = |file: &[u8]| Settings::read(&View::read(file)).unwrap_err();
        assert_eq!(error(&[9, 5, b'a']).offset, 1);
        assert_eq!(error(&[9, 1, b'a', 9, 1, b'b', 255, 0]).offset, 3);
        assert_eq!(error(&[21, 3, 1, 2, 3, 255]).offset, 2);
        assert_eq!(error(&[9, 1, 0xff, 255]).offset, 2);
        assert_eq!(error(&[254, 1, 1, 254, 1, 255]).offset, 0);
    }
}
