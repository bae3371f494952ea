//! From DER to [`CertificateList`].

use alloc::string::String;
use alloc::vec::Vec;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280;

use super::super::certificate::{Position, same_algorithm, time};
use super::super::{Extension, Name, extension, key};
use super::{CertificateList, RevokedCertificate};
use crate::bytes::FormatError;
use crate::bytes::der::{DerReader, Element, tag};

/// ```text
/// CertificateList ::= SEQUENCE { tbsCertList, signatureAlgorithm, signatureValue BIT STRING }
/// TBSCertList ::= SEQUENCE {
///   version OPTIONAL, signature, issuer, thisUpdate, nextUpdate OPTIONAL,
///   revokedCertificates SEQUENCE OF OPTIONAL, crlExtensions [0] EXPLICIT OPTIONAL }
/// ```
///
/// Offsets of errors count from the start of `der`.
pub(super) fn list(der: &[u8], position: Position) -> Result<CertificateList, FormatError> {
    let mut file = DerReader::new(der);
    let whole = file.element(tag::SEQUENCE, "CertificateList")?;
    file.finish("CertificateList")?;
    let mut outer = whole.inside();
    let tbs = outer.element(tag::SEQUENCE, "TBSCertList")?;
    let algorithm = outer.element(tag::SEQUENCE, "signatureAlgorithm")?;
    let signature = outer.element(tag::BIT_STRING, "signatureValue")?;
    outer.finish("CertificateList")?;
    let (octets, start) = key::whole_octets(&signature, "signatureValue")?;

    let mut fields = tbs.inside();
    version(&mut fields)?;
    same_algorithm(&fields.element(tag::SEQUENCE, "TBSCertList signature")?, &algorithm)?;
    let issuer = Name::read(&fields.element(tag::SEQUENCE, "issuer")?)?;
    let this_update = time(&fields.any("thisUpdate")?, "thisUpdate")?;
    let next_update = match fields.peek_tag() {
        Some(tag::UTC_TIME | tag::GENERALIZED_TIME) => Some(time(&fields.any("nextUpdate")?, "nextUpdate")?),
        _ => None,
    };
    let mut unprocessed = None;
    let entries = match fields.optional(tag::SEQUENCE, "revokedCertificates")? {
        Some(revoked) => entries(&revoked, &mut unprocessed)?,
        None => Vec::new(),
    };
    let extensions = extensions(&mut fields)?;
    fields.finish("TBSCertList")?;
    let list_level = extensions.iter().find(|extension| {
        PARTIAL.contains(&extension.oid)
            || extension.critical && extension.oid != rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER
    });
    Ok(CertificateList {
        der: der.to_vec(),
        position,
        tbs: tbs.offset..tbs.end(),
        signature_algorithm: key::algorithm(&algorithm)?,
        signature: start..start + octets.len(),
        issuer,
        this_update,
        next_update,
        entries,
        unprocessed: list_level.map(Extension::label).or(unprocessed),
        extensions,
    })
}

/// Extensions that make a list cover a part of its issuer's certificates: critical by RFC 5280, and never safe to
/// ignore.
const PARTIAL: &[ObjectIdentifier] =
    &[rfc5280::ID_CE_DELTA_CRL_INDICATOR, rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT];

fn version(fields: &mut DerReader<'_>) -> Result<(), FormatError> {
    match fields.optional(tag::INTEGER, "TBSCertList version")? {
        Some(number) if number.value != [1] => Err(FormatError::new(
            number.value_offset(),
            "TBSCertList version",
            "1 (version 2)",
            crate::bytes::hex(number.value.get(..8).unwrap_or(number.value)),
        )),
        _ => Ok(()),
    }
}

/// Reads the entries. The first critical extension of an entry that is not processed goes to `unprocessed`: with
/// one, no entry of the list counts (RFC 5280 5.3).
fn entries(
    revoked: &Element<'_>,
    unprocessed: &mut Option<String>,
) -> Result<Vec<RevokedCertificate>, FormatError> {
    let mut entries = Vec::new();
    let mut members = revoked.inside();
    while !members.is_empty() {
        let element = members.element(tag::SEQUENCE, "revokedCertificates entry")?;
        let mut fields = element.inside();
        let serial = fields.element(tag::INTEGER, "userCertificate")?;
        let at = time(&fields.any("revocationDate")?, "revocationDate")?;
        let mut reason = None;
        if let Some(list) = fields.optional(tag::SEQUENCE, "crlEntryExtensions")? {
            for extension in extension::read_list(&list)? {
                if extension.oid == rfc5280::ID_CE_CRL_REASONS {
                    reason = Some(extension.decode("CRLReason")?);
                } else if extension.critical && unprocessed.is_none() {
                    *unprocessed = Some(extension.label());
                }
            }
        }
        fields.finish("revokedCertificates entry")?;
        entries.push(RevokedCertificate {
            place: element.offset..element.end(),
            at,
            reason,
            serial: serial.value_offset()..serial.end(),
        });
    }
    Ok(entries)
}

fn extensions(fields: &mut DerReader<'_>) -> Result<Vec<Extension>, FormatError> {
    let Some(explicit) = fields.optional(tag::context(0), "crlExtensions")? else { return Ok(Vec::new()) };
    let mut inside = explicit.inside();
    let list = extension::read_list(&inside.element(tag::SEQUENCE, "crlExtensions")?)?;
    inside.finish("crlExtensions")?;
    Ok(list)
}
