//! PEM (RFC 7468) as files in use have it: several blocks, text around them, any line length.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use base64ct::{Base64, Encoding};

use crate::bytes::FormatError;

/// One block, decoded.
pub(super) struct Block<'a> {
    /// What stands between `BEGIN` and the dashes: `CERTIFICATE`.
    pub(super) label: &'a str,
    /// The file offsets of the block, its BEGIN and END lines included.
    pub(super) place: Range<usize>,
    /// What it encodes.
    pub(super) der: Vec<u8>,
}

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

/// Whether `bytes` are text with a PEM block. DER of more than 127 octets is not, whatever strings it holds: it
/// starts with 30 and a long length, which no text does.
pub(super) fn is_pem(bytes: &[u8]) -> bool {
    !matches!(bytes, [0x30, 0x80..=0xff, ..])
        && bytes.windows(BEGIN.len()).any(|window| window == BEGIN.as_bytes())
}

/// Decodes every block whose label is one of `labels`; other blocks and the text between are skipped.
pub(super) fn blocks<'a>(
    bytes: &'a [u8],
    offset: usize,
    labels: &[&str],
) -> Result<Vec<Block<'a>>, FormatError> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, &str, String)> = None;
    let mut at = offset;
    for line in bytes.split_inclusive(|&octet| octet == b'\n') {
        let start = at;
        at += line.len();
        // Octets that are no text cannot be skipped inside a block: they must fail as base64 does.
        let text = core::str::from_utf8(line).unwrap_or("\u{fffd}").trim();
        match &mut open {
            None => {
                if let Some(label) = label_of(text, BEGIN).filter(|label| labels.contains(label)) {
                    open = Some((start, label, String::new()));
                }
            }
            Some((begin, label, base64)) => {
                if label_of(text, END) == Some(*label) {
                    let place = *begin..start + trimmed_len(line);
                    blocks.push(Block { label, der: decode(base64, *begin)?, place });
                    open = None;
                } else if text.starts_with(DASHES) {
                    let expected = format!("{END}{label}{DASHES}");
                    let found: String = text.chars().take(80).collect();
                    return Err(FormatError::new(start, "PEM", expected, found));
                } else {
                    base64.extend(text.split_ascii_whitespace());
                }
            }
        }
    }
    match open {
        None => Ok(blocks),
        Some((_, label, _)) => Err(FormatError::new(at, "PEM", format!("{END}{label}{DASHES}"), "the end")),
    }
}

/// Says where in the file an error stands that was found in the DER of a PEM block.
pub(super) fn error_in(block: &Range<usize>, error: FormatError) -> FormatError {
    let found = format!("{} at octet {:#x} of the decoded DER", error.found, error.offset);
    FormatError { offset: block.start, found: found.into(), ..error }
}

fn label_of<'a>(line: &'a str, prefix: &str) -> Option<&'a str> {
    line.strip_prefix(prefix)?.strip_suffix(DASHES)
}

fn trimmed_len(line: &[u8]) -> usize {
    line.trim_ascii_end().len()
}

fn decode(base64: &str, begin: usize) -> Result<Vec<u8>, FormatError> {
    Base64::decode_vec(base64)
        .map_err(|_| FormatError::new(begin, "PEM", "base64 between its lines", "something else"))
}
