//! What a file is, told from its content, and every field of it.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use crate::bytes::FormatError;
use crate::codefile::{Envelope, ImageDigest, code_file_tree};
use crate::config::{self, View};
use crate::limits;
use crate::pki::bundle::{Bundle, read_certificates};
use crate::pki::crl::CertificateList;
use crate::pki::{certificate_tree, crl_tree};
use crate::report::FileKind;
use crate::report::tree::Node;

/// The schema that an inspection names.
pub const SCHEMA: &str = "cableseal.inspection/1";

/// What a file is, or what it might have been.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recognition {
    /// The kind, told from the content alone.
    pub kind: FileKind,
    /// For an unknown file: each kind that it is not, and the first reason why.
    pub guesses: Vec<Guess>,
}

/// A kind that a file is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Guess {
    /// The kind.
    pub kind: FileKind,
    /// Why it is not that.
    pub why_not: String,
}

/// A file, field by field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Inspection {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// Its name, without folders.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// For an unknown file: what it is not, and why.
    pub guesses: Vec<Guess>,
    /// Every field.
    pub tree: Node,
}

/// Tells what a file is from its first octets: all of it, or at least [`limits::RECOGNIZE_HEAD`] of them.
pub fn recognize(head: &[u8]) -> Recognition {
    let known = |kind| Recognition { kind, guesses: Vec::new() };
    if let Some(kind) = text_kind(head) {
        return known(kind);
    }
    let mut guesses = Vec::new();
    let mut tried = |kind: FileKind, error: String| guesses.push(Guess { kind, why_not: error });
    match Envelope::read(head) {
        Ok(envelope) if !envelope.signers.is_empty() || envelope.len < head.len() => {
            return known(FileKind::CodeFile);
        }
        Ok(_) => {}
        Err(error) => tried(FileKind::CodeFile, error.to_string()),
    }
    match read_certificates(head, 0) {
        Ok(Bundle { certificates, .. }) if certificates.len() == 1 => return known(FileKind::Certificate),
        Ok(_) => return known(FileKind::Certificates),
        Err(error) => tried(FileKind::Certificates, error.to_string()),
    }
    match CertificateList::read(head, 0) {
        Ok(_) => return known(FileKind::Crl),
        Err(error) => tried(FileKind::Crl, error.to_string()),
    }
    let broken_code_file = begins_like_signed_data(head);
    if broken_code_file {
        return Recognition { kind: FileKind::CodeFile, guesses };
    }
    match config_kind(head) {
        Ok(kind) => return known(kind),
        Err(error) => guesses.push(Guess { kind: FileKind::Config, why_not: error }),
    }
    Recognition { kind: FileKind::Unknown, guesses }
}

/// Every field of a file that is at hand as a whole.
pub fn inspect(name: &str, bytes: &[u8]) -> Inspection {
    let Recognition { kind, guesses } = recognize(bytes);
    Inspection { schema: SCHEMA, name: name.into(), kind, guesses, tree: tree_of(kind, bytes) }
}

/// Every field of a code file that was read as a stream.
pub fn inspect_image(name: &str, image: &ImageDigest) -> Inspection {
    Inspection {
        schema: SCHEMA,
        name: name.into(),
        kind: FileKind::CodeFile,
        guesses: Vec::new(),
        tree: code_file_tree(image),
    }
}

fn tree_of(kind: FileKind, bytes: &[u8]) -> Node {
    let whole = |label: &str| Node::new(label, 0, bytes.len(), 0);
    let broken = |label: &str, error: &FormatError| whole(label).with_problem(error.to_string());
    match kind {
        FileKind::Config | FileKind::MtaConfig => config::tree::tree(&View::read(bytes)),
        FileKind::CodeFile => code_file_tree(&digest_of(bytes)),
        FileKind::Certificate | FileKind::Certificates => match read_certificates(bytes, 0) {
            Ok(bundle) => certificates_tree(&bundle, bytes.len()),
            Err(error) => broken("Certificates", &error),
        },
        FileKind::Crl => match CertificateList::read(bytes, 0) {
            Ok(crl) => crl_tree(&crl),
            Err(error) => broken("Certificate revocation list", &error),
        },
        FileKind::Controls | FileKind::Profile | FileKind::Report => {
            whole(kind.word()).with_value(String::from_utf8_lossy(bytes).into_owned())
        }
        FileKind::Unknown => whole("Unknown file").with_value(format!("{} octets", bytes.len())),
    }
}

fn digest_of(bytes: &[u8]) -> ImageDigest {
    let mut stream = crate::codefile::Stream::new(&crate::crypto::RustCrypto);
    stream.update(bytes);
    stream.finish()
}

fn certificates_tree(bundle: &Bundle, length: usize) -> Node {
    match bundle.certificates.as_slice() {
        [single] => certificate_tree(single),
        several => Node::new("Certificates", 0, length, 0)
            .with_value(format!("{} certificates", several.len()))
            .with_children(several.iter().map(certificate_tree).collect()),
    }
}

/// PEM and JSON tell their kind by a word at the front.
fn text_kind(head: &[u8]) -> Option<FileKind> {
    let window = head.get(..head.len().min(4096)).unwrap_or_default();
    let has = |needle: &[u8]| window.windows(needle.len()).any(|part| part == needle);
    if has(b"-----BEGIN X509 CRL-----") {
        return CertificateList::read(head, 0).is_ok().then_some(FileKind::Crl);
    }
    let first = head.iter().find(|octet| !octet.is_ascii_whitespace())?;
    if *first != b'{' {
        return None;
    }
    [
        (&b"cableseal.controls/"[..], FileKind::Controls),
        (b"cableseal.modem/", FileKind::Profile),
        (b"cableseal.report/", FileKind::Report),
    ]
    .into_iter()
    .find_map(|(schema, kind)| has(schema).then_some(kind))
}

/// SEQUENCE, then the OID signedData: a code file even if the rest is broken.
fn begins_like_signed_data(head: &[u8]) -> bool {
    const SIGNED_DATA: &[u8] = &[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
    head.first() == Some(&0x30) && head.iter().take(24).count() >= SIGNED_DATA.len() && {
        let window = head.get(..head.len().min(24)).unwrap_or_default();
        window.windows(SIGNED_DATA.len()).any(|part| part == SIGNED_DATA)
    }
}

/// True for what people read, which a configuration file never is: TLV types 6, 7, 254 and 255 are no characters of a
/// text.
fn is_text(head: &[u8]) -> bool {
    let shown = |c: char| !c.is_control() || c.is_whitespace();
    core::str::from_utf8(head).is_ok_and(|text| text.chars().all(shown))
}

/// A configuration file has no magic number: it is one if its TLVs are whole, or nearly, and of known types.
fn config_kind(head: &[u8]) -> Result<FileKind, String> {
    if head.len() > limits::CONFIG_FILE {
        return Err(format!("larger than {} octets (limit CONFIG_FILE)", limits::CONFIG_FILE));
    }
    if is_text(head) {
        return Err("it is text; the types and lengths of TLVs are not".to_string());
    }
    let view = View::read(head);
    let known =
        view.tlvs().iter().filter(|tlv| tlv.definition.is_some()).map(|tlv| tlv.raw.len()).sum::<usize>();
    if !head.is_empty() && known * 2 > head.len() {
        return Ok(view.kind().into());
    }
    Err(format!("only {known} of {} octets belong to known TLVs", head.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_no_configuration_file() {
        for text in [
            "# Notes\nAll of this is text, and nothing of it is for a modem.\n",
            "-----BEGIN PRIVATE KEY-----\nMIIE",
        ] {
            assert_eq!(recognize(text.as_bytes()).kind, FileKind::Unknown, "{text}");
        }
        let config = [3, 1, 1, 9, 8, b't', b'e', b's', b't', b'.', b'b', b'i', b'n', 255];
        assert_eq!(recognize(&config).kind, FileKind::Config);
    }
}
