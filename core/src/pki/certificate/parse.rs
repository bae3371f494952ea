//! From DER to [`Certificate`].

use alloc::format;
use alloc::vec::Vec;
use core::ops::Range;

use const_oid::db::{rfc4519, rfc5280};

use super::super::extension::{self, Known};
use super::super::{Name, key};
use super::{Certificate, Part, Position, Tbs, Validity};
use crate::bytes::FormatError;
use crate::bytes::der::{DerReader, Element, tag};
use crate::limits;
use crate::time::Timestamp;

/// ```text
/// Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue BIT STRING }
/// ```
///
/// Offsets of errors count from the start of `der`.
pub(super) fn certificate(der: &[u8], position: Position) -> Result<Certificate, FormatError> {
    let mut file = DerReader::new(der);
    let whole = file.element(tag::SEQUENCE, "Certificate")?;
    file.finish("Certificate")?;
    if der.len() > limits::CERTIFICATE {
        let expected = format!("at most {} octets (limit CERTIFICATE)", limits::CERTIFICATE);
        return Err(FormatError::new(0, "Certificate", expected, format!("{}", der.len())));
    }
    let mut fields = whole.inside();
    let tbs = fields.element(tag::SEQUENCE, "TBSCertificate")?;
    let algorithm = fields.element(tag::SEQUENCE, "signatureAlgorithm")?;
    let signature = fields.element(tag::BIT_STRING, "signatureValue")?;
    fields.finish("Certificate")?;

    let mut parts = Parts(Vec::new());
    parts.add(Part::SignatureAlgorithm, &algorithm);
    parts.add(Part::Signature, &signature);
    let (octets, start) = key::whole_octets(&signature, "signatureValue")?;
    Ok(Certificate {
        der: der.to_vec(),
        position,
        tbs_place: range(&tbs),
        tbs: to_be_signed(&tbs, &algorithm, &mut parts)?,
        signature_algorithm: key::algorithm(&algorithm)?,
        signature: start..start + octets.len(),
        parts: parts.0,
    })
}

/// ```text
/// TBSCertificate ::= SEQUENCE {
///   version [0] EXPLICIT DEFAULT v1, serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo,
///   issuerUniqueID [1] OPTIONAL, subjectUniqueID [2] OPTIONAL, extensions [3] EXPLICIT OPTIONAL }
/// ```
fn to_be_signed(
    tbs: &Element<'_>,
    outer_algorithm: &Element<'_>,
    parts: &mut Parts,
) -> Result<Tbs, FormatError> {
    let mut fields = tbs.inside();
    let version = version(&mut fields, parts)?;
    let serial = fields.element(tag::INTEGER, "serialNumber")?;
    if serial.value.is_empty() {
        return Err(FormatError::new(serial.value_offset(), "serialNumber", "an INTEGER", "no octets"));
    }
    parts.add(Part::SerialNumber, &serial);
    let algorithm = fields.element(tag::SEQUENCE, "TBSCertificate signature")?;
    same_algorithm(&algorithm, outer_algorithm)?;
    let issuer = fields.element(tag::SEQUENCE, "issuer")?;
    parts.add(Part::Issuer, &issuer);
    let validity = validity(&fields.element(tag::SEQUENCE, "Validity")?, parts)?;
    let subject = fields.element(tag::SEQUENCE, "subject")?;
    parts.add(Part::Subject, &subject);
    let public_key = fields.element(tag::SEQUENCE, "SubjectPublicKeyInfo")?;
    parts.add(Part::PublicKey, &public_key);
    let (key_algorithm, rsa) = key::public_key(&public_key)?;
    unique_ids(&mut fields, version)?;
    let extensions = extensions(&mut fields, version, parts)?;
    fields.finish("TBSCertificate")?;

    let subject_name = Name::read(&subject)?;
    if let Some(organization) = subject_name.only(&rfc4519::O) {
        let Range { start, end } = organization.place;
        parts.0.push((Part::SubjectOrganization, subject.offset + start..subject.offset + end));
    }
    Ok(Tbs {
        version,
        serial: serial.value_offset()..serial.end(),
        issuer: Name::read(&issuer)?,
        validity,
        subject: subject_name,
        key_algorithm,
        rsa,
        extensions,
    })
}

fn version(fields: &mut DerReader<'_>, parts: &mut Parts) -> Result<u8, FormatError> {
    let Some(explicit) = fields.optional(tag::context(0), "version")? else { return Ok(1) };
    parts.add(Part::Version, &explicit);
    let mut inside = explicit.inside();
    let number = inside.element(tag::INTEGER, "version")?;
    inside.finish("version")?;
    match number.value {
        // DER leaves the default out; certificates that spell out version 1 are read all the same.
        [octet @ 0..=2] => Ok(octet + 1),
        other => Err(FormatError::new(
            number.value_offset(),
            "version",
            "0, 1 or 2",
            crate::bytes::hex(other.get(..8).unwrap_or(other)),
        )),
    }
}

/// RFC 5280 4.1.1.2: both algorithm fields are the same; only the inner one is signed.
pub(in crate::pki) fn same_algorithm(inner: &Element<'_>, outer: &Element<'_>) -> Result<(), FormatError> {
    if inner.raw == outer.raw {
        return Ok(());
    }
    Err(FormatError::new(
        outer.offset,
        "signatureAlgorithm",
        "the algorithm that the signed part names",
        "another one",
    ))
}

fn validity(element: &Element<'_>, parts: &mut Parts) -> Result<Validity, FormatError> {
    let mut times = element.inside();
    let not_before = times.any("notBefore")?;
    parts.add(Part::NotBefore, &not_before);
    let not_after = times.any("notAfter")?;
    parts.add(Part::NotAfter, &not_after);
    times.finish("Validity")?;
    Ok(Validity { not_before: time(&not_before, "notBefore")?, not_after: time(&not_after, "notAfter")? })
}

/// Reads `Time` (RFC 5280 4.1.2.5).
pub(in crate::pki) fn time(element: &Element<'_>, structure: &'static str) -> Result<Timestamp, FormatError> {
    let time = match element.tag {
        tag::UTC_TIME => Timestamp::from_utc_time(element.value),
        tag::GENERALIZED_TIME => Timestamp::from_generalized_time(element.value),
        _ => None,
    };
    time.ok_or_else(|| {
        FormatError::new(
            element.offset,
            structure,
            "UTCTime YYMMDDhhmmssZ or GeneralizedTime YYYYMMDDhhmmssZ",
            format!(
                "tag {:#04x}, {:?}",
                element.tag,
                alloc::string::String::from_utf8_lossy(element.value.get(..32).unwrap_or(element.value))
            ),
        )
    })
}

fn unique_ids(fields: &mut DerReader<'_>, version: u8) -> Result<(), FormatError> {
    for (number, structure) in [(1, "issuerUniqueID"), (2, "subjectUniqueID")] {
        if let Some(id) = fields.optional(tag::context_primitive(number), structure)?
            && version == 1
        {
            return Err(FormatError::new(id.offset, structure, "none in version 1", "one"));
        }
    }
    Ok(())
}

fn extensions(fields: &mut DerReader<'_>, version: u8, parts: &mut Parts) -> Result<Known, FormatError> {
    let Some(explicit) = fields.optional(tag::context(3), "extensions")? else { return Ok(Known::default()) };
    if version != 3 {
        let found = format!("extensions in version {version}");
        return Err(FormatError::new(explicit.offset, "extensions", "extensions in version 3 only", found));
    }
    parts.add(Part::Extensions, &explicit);
    let mut inside = explicit.inside();
    let list = extension::read_list(&inside.element(tag::SEQUENCE, "Extensions")?)?;
    inside.finish("extensions")?;
    for (oid, part) in [
        (rfc5280::ID_CE_BASIC_CONSTRAINTS, Part::BasicConstraints),
        (rfc5280::ID_CE_KEY_USAGE, Part::KeyUsage),
        (rfc5280::ID_CE_EXT_KEY_USAGE, Part::ExtendedKeyUsage),
        (rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, Part::AuthorityKeyId),
        (rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER, Part::SubjectKeyId),
    ] {
        if let Some(found) = list.iter().find(|extension| extension.oid == oid) {
            parts.0.push((part, found.place.clone()));
        }
    }
    Known::new(list)
}

struct Parts(Vec<(Part, Range<usize>)>);

impl Parts {
    fn add(&mut self, part: Part, element: &Element<'_>) {
        self.0.push((part, range(element)));
    }
}

fn range(element: &Element<'_>) -> Range<usize> {
    element.offset..element.end()
}
