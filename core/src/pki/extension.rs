//! Extensions of certificates and CRLs (RFC 5280 4.2 and 5.2).

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280;
use der::Decode;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages};

use super::{Name, oid};
use crate::bytes::FormatError;
use crate::bytes::der::{DerReader, Element, tag};
use crate::limits;

/// One extension, its value not interpreted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Which extension.
    pub oid: ObjectIdentifier,
    /// Whether a verifier that does not know it must refuse.
    pub critical: bool,
    /// Where the extension stands in the DER that holds it.
    pub place: Range<usize>,
    /// Where [`value`](Self::value) stands in the DER that holds it.
    pub value_place: Range<usize>,
    value: Vec<u8>,
}

impl Extension {
    /// The DER inside `extnValue`.
    pub fn value(&self) -> &[u8] {
        &self.value
    }

    /// `keyUsage`, or dotted numbers.
    pub fn label(&self) -> String {
        oid::name(&self.oid)
    }

    /// Decodes the value with a type of `x509-cert`.
    pub(super) fn decode<T: for<'d> Decode<'d, Error = der::Error>>(
        &self,
        structure: &'static str,
    ) -> Result<T, FormatError> {
        T::from_der(&self.value).map_err(|error| {
            let within = error.position().and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
            let expected = format!("{structure} as RFC 5280 defines it");
            FormatError::new(self.value_place.start + within, structure, expected, error.kind().to_string())
        })
    }

    fn reader(&self) -> DerReader<'_> {
        DerReader::at(&self.value, self.value_place.start)
    }
}

/// `AuthorityKeyIdentifier` (RFC 5280 4.2.1.1): which key of the issuer signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuthorityKeyId {
    /// `keyIdentifier`: equal to the issuer's subject key identifier.
    pub key_id: Option<Vec<u8>>,
    /// The directory name in `authorityCertIssuer`: the issuer's own issuer.
    pub issuer: Option<Name>,
    /// `authorityCertSerialNumber`: the issuer's own serial number.
    pub serial: Option<Vec<u8>>,
}

/// The extensions that decide something, decoded, and the list of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) all: Vec<Extension>,
    pub(super) basic_constraints: Option<BasicConstraints>,
    pub(super) key_usage: Option<KeyUsage>,
    pub(super) extended_key_usage: Option<ExtendedKeyUsage>,
    pub(super) authority_key_id: Option<AuthorityKeyId>,
    pub(super) subject_key_id: Option<Vec<u8>>,
}

impl Known {
    pub(super) fn new(all: Vec<Extension>) -> Result<Self, FormatError> {
        let mut known = Self::default();
        for extension in &all {
            match extension.oid {
                rfc5280::ID_CE_BASIC_CONSTRAINTS => {
                    known.basic_constraints = Some(extension.decode("BasicConstraints")?);
                }
                rfc5280::ID_CE_KEY_USAGE => known.key_usage = Some(extension.decode("KeyUsage")?),
                rfc5280::ID_CE_EXT_KEY_USAGE => {
                    known.extended_key_usage = Some(extension.decode("ExtKeyUsageSyntax")?);
                }
                rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER => {
                    known.authority_key_id = Some(authority_key_id(extension)?);
                }
                rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER => {
                    known.subject_key_id = Some(subject_key_id(extension)?);
                }
                _ => {}
            }
        }
        Ok(Self { all, ..known })
    }

    pub(super) fn find(&self, oid: &ObjectIdentifier) -> Option<&Extension> {
        self.all.iter().find(|extension| extension.oid == *oid)
    }
}

/// Reads `Extensions`: at least one, none twice (RFC 5280 4.2).
pub(super) fn read_list(sequence: &Element<'_>) -> Result<Vec<Extension>, FormatError> {
    let mut extensions: Vec<Extension> = Vec::new();
    let mut members = sequence.inside();
    loop {
        let element = members.element(tag::SEQUENCE, "Extension")?;
        let extension = read(&element)?;
        if extensions.iter().any(|earlier| earlier.oid == extension.oid) {
            let found = format!("{} again", extension.label());
            return Err(FormatError::new(element.offset, "Extensions", "each extension once", found));
        }
        if extensions.len() == limits::EXTENSIONS {
            let expected = format!("at most {} extensions (limit EXTENSIONS)", limits::EXTENSIONS);
            return Err(FormatError::new(element.offset, "Extensions", expected, "more"));
        }
        extensions.push(extension);
        if members.is_empty() {
            return Ok(extensions);
        }
    }
}

/// Reads one `Extension`.
pub(super) fn read(element: &Element<'_>) -> Result<Extension, FormatError> {
    let mut fields = element.inside();
    let oid = oid::read(&fields.element(tag::OID, "Extension extnID")?, "Extension extnID")?;
    let critical = match fields.optional(tag::BOOLEAN, "Extension critical")? {
        None => false,
        Some(flag) => match flag.value {
            [0xff] => true,
            // DER leaves the default out, but certificates with an explicit FALSE are in use.
            [0x00] => false,
            other => {
                let found = crate::bytes::hex(other.get(..8).unwrap_or(other));
                return Err(FormatError::new(
                    flag.value_offset(),
                    "Extension critical",
                    "BOOLEAN ff or 00",
                    found,
                ));
            }
        },
    };
    let value = fields.element(tag::OCTET_STRING, "Extension extnValue")?;
    fields.finish("Extension")?;
    Ok(Extension {
        oid,
        critical,
        place: element.offset..element.end(),
        value_place: value.value_offset()..value.end(),
        value: value.value.to_vec(),
    })
}

pub(super) fn subject_key_id(extension: &Extension) -> Result<Vec<u8>, FormatError> {
    let mut reader = extension.reader();
    let id = reader.element(tag::OCTET_STRING, "SubjectKeyIdentifier")?;
    reader.finish("SubjectKeyIdentifier")?;
    Ok(id.value.to_vec())
}

/// Read by hand: the typed decoder refuses names whose sets are unsorted, and serial numbers in use.
pub(super) fn authority_key_id(extension: &Extension) -> Result<AuthorityKeyId, FormatError> {
    const WHAT: &str = "AuthorityKeyIdentifier";
    let mut reader = extension.reader();
    let sequence = reader.element(tag::SEQUENCE, WHAT)?;
    reader.finish(WHAT)?;
    let mut fields = sequence.inside();
    let key_id = fields.optional(tag::context_primitive(0), WHAT)?.map(|id| id.value.to_vec());
    let mut issuer = None;
    if let Some(names) = fields.optional(tag::context(1), WHAT)? {
        let mut names = names.inside();
        while !names.is_empty() {
            let general = names.any("authorityCertIssuer")?;
            if general.tag == tag::context(4) && issuer.is_none() {
                let name = general.inside().element(tag::SEQUENCE, "authorityCertIssuer")?;
                issuer = Some(Name::read(&name)?);
            }
        }
    }
    let serial = fields.optional(tag::context_primitive(2), WHAT)?.map(|serial| serial.value.to_vec());
    fields.finish(WHAT)?;
    Ok(AuthorityKeyId { key_id, issuer, serial })
}

/// The usages that are set, in the order of RFC 5280 4.2.1.3.
pub(super) fn key_usage_words(usage: KeyUsage) -> String {
    const WORDS: [(KeyUsages, &str); 9] = [
        (KeyUsages::DigitalSignature, "digitalSignature"),
        (KeyUsages::NonRepudiation, "nonRepudiation"),
        (KeyUsages::KeyEncipherment, "keyEncipherment"),
        (KeyUsages::DataEncipherment, "dataEncipherment"),
        (KeyUsages::KeyAgreement, "keyAgreement"),
        (KeyUsages::KeyCertSign, "keyCertSign"),
        (KeyUsages::CRLSign, "cRLSign"),
        (KeyUsages::EncipherOnly, "encipherOnly"),
        (KeyUsages::DecipherOnly, "decipherOnly"),
    ];
    let set: Vec<&str> =
        WORDS.iter().filter(|(flag, _)| usage.0.contains(*flag)).map(|(_, word)| *word).collect();
    if set.is_empty() { "no usage".to_string() } else { set.join(", ") }
}
