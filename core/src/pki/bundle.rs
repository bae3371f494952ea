//! Certificates in every form that tools write them: DER, PEM, PKCS#7, or one DER behind the other.

use alloc::format;
use alloc::vec::Vec;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{ID_DATA, ID_SIGNED_DATA};

use super::{Certificate, oid, pem};
use crate::bytes::der::{DerReader, Element, tag};
use crate::bytes::{FormatError, hex};
use crate::limits;

/// How certificates stand in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One certificate as DER.
    Der,
    /// Text with PEM blocks: certificates, PKCS#7, or both.
    Pem,
    /// PKCS#7 `SignedData` as DER, used for its certificates.
    Pkcs7,
    /// Several certificates as DER, one behind the other.
    ConcatenatedDer,
}

/// Certificates read from one file, in file order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// How they stood there.
    pub form: Form,
    /// At least one, at most [`limits::CERTIFICATES`].
    pub certificates: Vec<Certificate>,
}

/// Reads the certificates that `bytes`, standing at `offset` of their file, consist of.
///
/// A certificate from PEM has its BEGIN line as its offset, and every [`span`](Certificate::span) of it is its
/// whole block, because the fields have no octets of their own in the text.
///
/// # Errors
/// When the form is none of [`Form`], a certificate is malformed, there is none, or a limit is exceeded.
pub fn read_certificates(bytes: &[u8], offset: usize) -> Result<Bundle, FormatError> {
    if bytes.len() > limits::CERTIFICATE_FILE {
        let expected = format!("at most {} octets (limit CERTIFICATE_FILE)", limits::CERTIFICATE_FILE);
        return Err(FormatError::new(offset, "certificates", expected, format!("{}", bytes.len())));
    }
    let bundle = if pem::is_pem(bytes) {
        Bundle { form: Form::Pem, certificates: from_pem(bytes, offset)? }
    } else if let Some(signed_data) = signed_data(bytes, offset)? {
        Bundle { form: Form::Pkcs7, certificates: from_signed_data(&signed_data)? }
    } else {
        let certificates = read_certificate_set(bytes, offset)?;
        let form = if certificates.len() > 1 { Form::ConcatenatedDer } else { Form::Der };
        Bundle { form, certificates }
    };
    if bundle.certificates.is_empty() {
        return Err(FormatError::new(offset, "certificates", "at least one certificate", "none"));
    }
    Ok(bundle)
}

/// Reads certificates that stand one behind the other: the contents of the `[0] IMPLICIT` certificates field of a
/// PKCS#7 `SignedData`, or concatenated DER.
///
/// They come back in file order. DER would sort them; real code files do not, and their order carries meaning.
///
/// # Errors
/// When an element is not a certificate, or there are more than [`limits::CERTIFICATES`].
pub fn read_certificate_set(contents: &[u8], offset: usize) -> Result<Vec<Certificate>, FormatError> {
    let mut reader = DerReader::at(contents, offset);
    let mut certificates = Vec::new();
    while !reader.is_empty() {
        let element = reader.element(tag::SEQUENCE, "Certificate")?;
        room_for_one_more(&certificates, element.offset)?;
        certificates.push(Certificate::from_der(element.raw, element.offset)?);
    }
    Ok(certificates)
}

fn from_pem(bytes: &[u8], offset: usize) -> Result<Vec<Certificate>, FormatError> {
    let mut certificates = Vec::new();
    for block in pem::blocks(bytes, offset, &["CERTIFICATE", "X509 CERTIFICATE", "PKCS7", "CMS"])? {
        let in_text = |error| pem::error_in(&block.place, error);
        let ders = if matches!(block.label, "PKCS7" | "CMS") {
            let found = signed_data(&block.der, 0).map_err(in_text)?.ok_or_else(|| {
                FormatError::new(block.place.start, "PKCS#7", "ContentInfo with SignedData", "something else")
            })?;
            from_signed_data(&found).map_err(in_text)?.iter().map(|c| c.der().to_vec()).collect()
        } else {
            Vec::from([block.der])
        };
        for der in ders {
            room_for_one_more(&certificates, block.place.start)?;
            let certificate = Certificate::from_pem(&der, block.place.clone());
            certificates.push(certificate.map_err(|error| pem::error_in(&block.place, error))?);
        }
    }
    Ok(certificates)
}

/// The `SignedData` in `ContentInfo ::= SEQUENCE { contentType, content [0] EXPLICIT }`; `None` when the bytes
/// start with something else, such as a certificate.
fn signed_data(bytes: &[u8], offset: usize) -> Result<Option<Element<'_>>, FormatError> {
    let mut file = DerReader::at(bytes, offset);
    let outer = file.element(tag::SEQUENCE, "certificates")?;
    let mut fields = outer.inside();
    if fields.peek_tag() != Some(tag::OID) {
        return Ok(None);
    }
    let content_type = fields.element(tag::OID, "ContentInfo")?;
    let found: ObjectIdentifier = oid::read(&content_type, "ContentInfo")?;
    if found != ID_SIGNED_DATA {
        return Err(FormatError::new(
            content_type.offset,
            "ContentInfo",
            "signedData (1.2.840.113549.1.7.2)",
            format!("{found}"),
        ));
    }
    let mut content = fields.element(tag::context(0), "ContentInfo content")?.inside();
    fields.finish("ContentInfo")?;
    file.finish("PKCS#7")?;
    let signed_data = content.element(tag::SEQUENCE, "SignedData")?;
    content.finish("ContentInfo content")?;
    Ok(Some(signed_data))
}

/// The certificates of a `SignedData`; its signatures, if it has any, say nothing here.
///
/// Nothing protects the version and the type of the content, so they must be what RFC 2315 9.1 says: a modem may
/// refuse another.
fn from_signed_data(signed_data: &Element<'_>) -> Result<Vec<Certificate>, FormatError> {
    let mut fields = signed_data.inside();
    let version = fields.element(tag::INTEGER, "SignedData version")?;
    demand(version.value == [1], &version, "SignedData version", "1")?;
    fields.element(tag::SET, "SignedData digestAlgorithms")?;
    let mut content = fields.element(tag::SEQUENCE, "SignedData contentInfo")?.inside();
    let content_type = content.element(tag::OID, "SignedData contentType")?;
    let is_data = content_type.value == ID_DATA.as_bytes();
    demand(is_data, &content_type, "SignedData contentType", "data (1.2.840.113549.1.7.1)")?;
    content.optional(tag::context(0), "SignedData content")?;
    content.finish("SignedData contentInfo")?;
    let set = fields.optional(tag::context(0), "SignedData certificates")?;
    fields.optional(tag::context(1), "SignedData crls")?;
    fields.element(tag::SET, "SignedData signerInfos")?;
    fields.finish("SignedData")?;
    set.map_or_else(|| Ok(Vec::new()), |set| read_certificate_set(set.value, set.value_offset()))
}

fn demand(
    holds: bool,
    element: &Element<'_>,
    structure: &'static str,
    expected: &'static str,
) -> Result<(), FormatError> {
    if holds {
        return Ok(());
    }
    let found = hex(element.value.get(..16).unwrap_or(element.value));
    Err(FormatError::new(element.value_offset(), structure, expected, found))
}

fn room_for_one_more(certificates: &[Certificate], offset: usize) -> Result<(), FormatError> {
    if certificates.len() < limits::CERTIFICATES {
        return Ok(());
    }
    let expected = format!("at most {} certificates (limit CERTIFICATES)", limits::CERTIFICATES);
    Err(FormatError::new(offset, "certificates", expected, "more"))
}
