//! DER as the vectors need it: written by position, read by child number.
//!
//! This is not the code under test: it sorts nothing, checks nothing, and clamps a lying length to the end, so that
//! the octets of a damaged file can still be named.

/// An element: tag, length, `content`.
pub(super) fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut element = vec![tag];
    match content.len() {
        short @ 0..0x80 => element.extend(short.to_be_bytes().last()),
        long => {
            let octets = long.to_be_bytes();
            let octets: Vec<u8> = octets.into_iter().skip_while(|&octet| octet == 0).collect();
            element.extend((0x80 | octets.len()).to_be_bytes().last());
            element.extend(octets);
        }
    }
    element.extend(content);
    element
}

/// SEQUENCE of elements.
pub(super) fn sequence(elements: &[Vec<u8>]) -> Vec<u8> {
    tlv(0x30, &elements.concat())
}

/// SET of elements, in the order given.
pub(super) fn set(elements: &[Vec<u8>]) -> Vec<u8> {
    tlv(0x31, &elements.concat())
}

/// `[number]`, constructed.
pub(super) fn context(number: u8, elements: &[Vec<u8>]) -> Vec<u8> {
    tlv(0xa0 | number, &elements.concat())
}

/// INTEGER below 128.
pub(super) fn small_integer(value: u8) -> Vec<u8> {
    tlv(0x02, &[value])
}

/// OCTET STRING.
pub(super) fn octet_string(octets: &[u8]) -> Vec<u8> {
    tlv(0x04, octets)
}

/// NULL.
pub(super) fn null() -> Vec<u8> {
    tlv(0x05, &[])
}

/// `UTCTime` from `YYMMDDhhmmssZ`.
pub(super) fn utc_time(text: &str) -> Vec<u8> {
    tlv(0x17, text.as_bytes())
}

/// OBJECT IDENTIFIERs, encoded.
pub(super) mod oid {
    /// `data`, 1.2.840.113549.1.7.1.
    pub(in crate::vectors) const DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";
    /// `signedData`, 1.2.840.113549.1.7.2.
    pub(in crate::vectors) const SIGNED_DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
    /// `contentType`, 1.2.840.113549.1.9.3.
    pub(in crate::vectors) const CONTENT_TYPE: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03";
    /// `messageDigest`, 1.2.840.113549.1.9.4.
    pub(in crate::vectors) const MESSAGE_DIGEST: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04";
    /// `signingTime`, 1.2.840.113549.1.9.5.
    pub(in crate::vectors) const SIGNING_TIME: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05";
    /// `smimeCapabilities`, 1.2.840.113549.1.9.15.
    pub(in crate::vectors) const SMIME_CAPABILITIES: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x0f";
    /// `aes256-CBC`, 2.16.840.1.101.3.4.1.42.
    pub(in crate::vectors) const AES_256_CBC: &[u8] = b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x01\x2a";
    /// `rsaEncryption`, 1.2.840.113549.1.1.1.
    pub(in crate::vectors) const RSA_ENCRYPTION: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
    /// `sha1`, 1.3.14.3.2.26.
    pub(in crate::vectors) const SHA1: &[u8] = b"\x06\x05\x2b\x0e\x03\x02\x1a";
    /// `sha256`, 2.16.840.1.101.3.4.2.1.
    pub(in crate::vectors) const SHA256: &[u8] = b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01";
}

/// Where an element stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The tag octet.
    pub(super) start: usize,
    /// The first octet of the content.
    pub(super) value: usize,
    /// The first octet behind it, or the end of what surrounds it where the length lies.
    pub(super) end: usize,
}

impl Span {
    /// The octets of the element.
    pub(super) fn of(self, file: &[u8]) -> &[u8] {
        file.get(self.start..self.end).unwrap_or_default()
    }
}

/// The element that begins at `start` and may reach to `limit`.
pub(super) fn element(file: &[u8], start: usize, limit: usize) -> Option<Span> {
    let first = *file.get(start + 1)?;
    let octets = if first > 0x80 { usize::from(first & 0x7f) } else { 0 };
    let value = start + 2 + octets;
    let length = match octets {
        0 => usize::from(first),
        _ => file.get(start + 2..value)?.iter().fold(0, |sum, &octet| sum << 8 | usize::from(octet)),
    };
    Some(Span { start, value, end: (value + length).min(limit) })
}

/// The elements inside `parent`.
pub(super) fn children(file: &[u8], parent: Span) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = parent.value;
    while at < parent.end {
        let Some(span) = element(file, at, parent.end) else { break };
        at = span.end;
        spans.push(span);
    }
    spans
}

/// The element reached from the first one by child numbers: `[1, 0, 3]` is the certificates of a code file.
pub(super) fn walk(file: &[u8], path: &[usize]) -> Option<Span> {
    path.iter()
        .try_fold(element(file, 0, file.len())?, |parent, &child| children(file, parent).get(child).copied())
}
