//! The string types of names as text.

use alloc::string::String;
use core::fmt;

/// Reads a string value by its tag. `PrintableString` and `IA5String` take every octet below 0x80: real names
/// hold characters that their type does not allow, and showing them helps more than refusing them.
pub(super) fn decode(tag: u8, value: &[u8]) -> Option<String> {
    const UTF8: u8 = 0x0c;
    const NUMERIC: u8 = 0x12;
    const PRINTABLE: u8 = 0x13;
    const TELETEX: u8 = 0x14;
    const IA5: u8 = 0x16;
    const VISIBLE: u8 = 0x1a;
    const UNIVERSAL: u8 = 0x1c;
    const BMP: u8 = 0x1e;
    match tag {
        UTF8 => core::str::from_utf8(value).ok().map(String::from),
        NUMERIC | PRINTABLE | IA5 | VISIBLE => {
            value.is_ascii().then(|| value.iter().copied().map(char::from).collect())
        }
        // In practice Latin-1, whatever T.61 says.
        TELETEX => Some(value.iter().copied().map(char::from).collect()),
        BMP => {
            let (units, []) = value.as_chunks::<2>() else { return None };
            char::decode_utf16(units.iter().copied().map(u16::from_be_bytes)).collect::<Result<_, _>>().ok()
        }
        UNIVERSAL => {
            let (units, []) = value.as_chunks::<4>() else { return None };
            units.iter().copied().map(|unit| char::from_u32(u32::from_be_bytes(unit))).collect()
        }
        _ => None,
    }
}

/// ASCII letters in lower case, runs of spaces as one space, none at the ends.
pub(super) fn folded(text: &str) -> impl Iterator<Item = char> {
    let words = text.split_ascii_whitespace();
    words.enumerate().flat_map(|(index, word)| {
        let gap = (index > 0).then_some(' ');
        gap.into_iter().chain(word.chars().map(|c| c.to_ascii_lowercase()))
    })
}

/// Writes text with the escapes of RFC 4514 2.4; control characters, too, as hex.
pub(super) fn write_escaped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let last = text.chars().count().saturating_sub(1);
    for (index, c) in text.chars().enumerate() {
        let at_edge = (index == 0 && matches!(c, ' ' | '#')) || (index == last && c == ' ');
        if c.is_control() {
            let mut octets = [0; 4];
            for octet in c.encode_utf8(&mut octets).bytes() {
                write!(f, "\\{octet:02x}")?;
            }
        } else if at_edge || matches!(c, '"' | '+' | ',' | ';' | '<' | '>' | '\\') {
            write!(f, "\\{c}")?;
        } else {
            write!(f, "{c}")?;
        }
    }
    Ok(())
}
