//! `SignerInfo` and its signed attributes.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use const_oid::ObjectIdentifier;

use super::envelope::read_version;
use crate::bytes::FormatError;
use crate::bytes::der::{DerReader, Element, tag};
use crate::crypto::HashAlgorithm;
use crate::pki::Certificate;
use crate::time::Timestamp;

const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
const DATA: &[u8] = &[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];

const SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const SHA1_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.5");
const SHA256_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");

/// `AlgorithmIdentifier`; NULL parameters and absent ones both count (OpenSSL's `cms` drops the NULL).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlgorithmId {
    /// The algorithm's OID, dotted.
    pub oid: String,
    /// The hash, if it is one of ours.
    pub hash: Option<HashAlgorithm>,
    /// Where it stands.
    pub place: Range<usize>,
}

impl AlgorithmId {
    pub(super) fn read(reader: &mut DerReader<'_>, structure: &'static str) -> Result<Self, FormatError> {
        let sequence = reader.element(tag::SEQUENCE, structure)?;
        let mut inside = sequence.inside();
        let oid = inside.element(tag::OID, structure)?;
        if !inside.is_empty() {
            let null = inside.element(tag::NULL, structure)?;
            if !null.value.is_empty() {
                return Err(FormatError::new(null.offset, structure, "NULL without octets", "octets"));
            }
        }
        inside.finish(structure)?;
        let parsed = ObjectIdentifier::from_bytes(oid.value).ok();
        let hash = match parsed {
            Some(SHA1 | SHA1_WITH_RSA) => Some(HashAlgorithm::Sha1),
            Some(SHA256 | SHA256_WITH_RSA) => Some(HashAlgorithm::Sha256),
            _ => None,
        };
        Ok(Self { oid: oid_text(oid.value), hash, place: sequence.offset..sequence.end() })
    }

    /// What people call it.
    pub fn name(&self) -> String {
        match self.hash {
            Some(hash) => hash.to_string(),
            None if self.oid == RSA_ENCRYPTION.to_string() => "rsaEncryption".to_owned(),
            None => self.oid.clone(),
        }
    }

    /// True for RSA PKCS#1 v1.5, named alone or together with `digest`.
    fn is_rsa_with(&self, digest: HashAlgorithm) -> bool {
        let combined = [SHA1_WITH_RSA.to_string(), SHA256_WITH_RSA.to_string()];
        self.oid == RSA_ENCRYPTION.to_string() || (combined.contains(&self.oid) && self.hash == Some(digest))
    }
}

/// `SignerInfo` of RFC 2315 section 9.2.
///
/// ```asn1
/// SignerInfo ::= SEQUENCE {
///   version                     INTEGER,
///   issuerAndSerialNumber       SEQUENCE { issuer Name, serialNumber INTEGER },
///   digestAlgorithm             AlgorithmIdentifier,
///   authenticatedAttributes [0] IMPLICIT SET OF Attribute OPTIONAL,
///   digestEncryptionAlgorithm   AlgorithmIdentifier,
///   encryptedDigest             OCTET STRING,
///   unauthenticatedAttributes [1] IMPLICIT SET OF Attribute OPTIONAL }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignerInfo {
    /// Where it stands.
    pub place: Range<usize>,
    /// `version`; 1 in every file seen.
    pub version: u8,
    /// DER of the issuer's name.
    pub issuer: Vec<u8>,
    /// Content octets of the serial number.
    pub serial: Vec<u8>,
    /// Where issuer and serial number stand.
    pub issuer_and_serial_place: Range<usize>,
    /// `digestAlgorithm`.
    pub digest_algorithm: AlgorithmId,
    /// The attributes as the file has them, tag included; the signature covers these very octets.
    pub attributes_der: Vec<u8>,
    /// Where the attributes stand; empty at the next field when there are none.
    pub attributes_place: Range<usize>,
    /// Each attribute.
    pub attributes: Vec<Attribute>,
    /// `digestEncryptionAlgorithm`.
    pub signature_algorithm: AlgorithmId,
    /// `encryptedDigest`.
    pub signature: Vec<u8>,
    /// Where the signature octets stand.
    pub signature_place: Range<usize>,
    /// Where unauthenticated attributes stand, which DOCSIS does not use.
    pub unauthenticated: Option<Range<usize>>,
}

/// One authenticated attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// The attribute's type.
    pub oid: String,
    /// The content of its value set: one or more DER elements.
    pub values: Vec<u8>,
    /// Where the attribute stands.
    pub place: Range<usize>,
    /// Where its values stand.
    pub values_place: Range<usize>,
}

/// The three attributes that DOCSIS signs, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedAttributes {
    /// `signingTime`.
    pub signing_time: Timestamp,
    /// Where `signingTime` stands.
    pub signing_time_place: Range<usize>,
    /// `messageDigest`.
    pub message_digest: Vec<u8>,
    /// Where `messageDigest` stands.
    pub message_digest_place: Range<usize>,
    /// The first attribute beyond the three.
    pub extra: Option<Attribute>,
}

impl SignerInfo {
    pub(super) fn read(reader: &mut DerReader<'_>) -> Result<Self, FormatError> {
        let sequence = reader.element(tag::SEQUENCE, "SignerInfo")?;
        let mut fields = sequence.inside();
        let version = read_version(&mut fields, "SignerInfo version")?;
        let identity = fields.element(tag::SEQUENCE, "SignerInfo issuerAndSerialNumber")?;
        let mut inside = identity.inside();
        let issuer = inside.element(tag::SEQUENCE, "issuerAndSerialNumber issuer")?;
        let serial = inside.element(tag::INTEGER, "issuerAndSerialNumber serialNumber")?;
        inside.finish("SignerInfo issuerAndSerialNumber")?;
        let digest_algorithm = AlgorithmId::read(&mut fields, "SignerInfo digestAlgorithm")?;
        let here = fields.offset();
        let set = fields.optional(tag::context(0), "SignerInfo authenticatedAttributes")?;
        let attributes = set.as_ref().map_or(Ok(Vec::new()), read_attributes)?;
        let signature_algorithm = AlgorithmId::read(&mut fields, "SignerInfo digestEncryptionAlgorithm")?;
        let signature = fields.element(tag::OCTET_STRING, "SignerInfo encryptedDigest")?;
        let unauthenticated = fields.optional(tag::context(1), "SignerInfo unauthenticatedAttributes")?;
        fields.finish("SignerInfo")?;
        Ok(Self {
            place: sequence.offset..sequence.end(),
            version,
            issuer: issuer.raw.to_vec(),
            serial: serial.value.to_vec(),
            issuer_and_serial_place: identity.offset..identity.end(),
            digest_algorithm,
            attributes_der: set.map(|e| e.raw.to_vec()).unwrap_or_default(),
            attributes_place: set.map_or(here..here, |e| e.offset..e.end()),
            attributes,
            signature_algorithm,
            signature: signature.value.to_vec(),
            signature_place: signature.value_offset()..signature.end(),
            unauthenticated: unauthenticated.map(|e| e.offset..e.end()),
        })
    }

    /// True when issuer and serial number are those of `certificate`, octet for octet.
    pub fn names(&self, certificate: &Certificate) -> bool {
        self.issuer == certificate.issuer().der() && self.serial == certificate.serial()
    }

    /// As [`super::Envelope::odd_field`], for the fields of one signature.
    pub(super) fn odd_field(&self) -> Option<(Range<usize>, String)> {
        if self.version != 1 {
            return Some((self.place.clone(), format!("SignerInfo version {}", self.version)));
        }
        if self.signature_algorithm.oid != RSA_ENCRYPTION.to_string() {
            let found = format!("digestEncryptionAlgorithm {}", self.signature_algorithm.oid);
            return Some((self.signature_algorithm.place.clone(), found));
        }
        let place = self.unauthenticated.clone()?;
        Some((place, "SignerInfo unauthenticatedAttributes".to_string()))
    }

    /// True when the signature algorithm is RSA PKCS#1 v1.5 with this signer's digest.
    pub fn is_rsa(&self) -> bool {
        self.digest_algorithm.hash.is_some_and(|digest| self.signature_algorithm.is_rsa_with(digest))
    }

    /// The three attributes that DOCSIS signs.
    ///
    /// # Errors
    /// When one is missing, stands twice, has several values or a value of the wrong form.
    pub fn signed_attributes(&self) -> Result<SignedAttributes, FormatError> {
        let content_type = self.single(CONTENT_TYPE, "contentType")?;
        if content_type.values != DATA {
            return Err(FormatError::new(
                content_type.values_place.start,
                "attribute contentType",
                "OID data 1.2.840.113549.1.7.1",
                "another value",
            ));
        }
        let time = self.single(SIGNING_TIME, "signingTime")?;
        let utc = one_value(time, tag::UTC_TIME, "attribute signingTime")?;
        let signing_time = Timestamp::from_utc_time(utc.value).ok_or_else(|| {
            FormatError::new(
                utc.offset,
                "attribute signingTime",
                "UTCTime YYMMDDhhmmssZ",
                String::from_utf8_lossy(utc.value).into_owned(),
            )
        })?;
        let (message_digest, message_digest_place) = self.message_digest()?;
        Ok(SignedAttributes {
            signing_time,
            signing_time_place: utc.offset..utc.end(),
            message_digest: message_digest.to_vec(),
            message_digest_place,
            extra: self.extra_attribute().cloned(),
        })
    }

    /// `messageDigest` and where its octets stand, whatever the other attributes are.
    ///
    /// # Errors
    /// When it is missing, stands twice, or is no OCTET STRING.
    pub fn message_digest(&self) -> Result<(&[u8], Range<usize>), FormatError> {
        let attribute = self.single(MESSAGE_DIGEST, "messageDigest")?;
        let octets = one_value(attribute, tag::OCTET_STRING, "attribute messageDigest")?;
        Ok((octets.value, octets.value_offset()..octets.end()))
    }

    fn extra_attribute(&self) -> Option<&Attribute> {
        let known = [CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_TIME].map(|oid| oid.to_string());
        self.attributes.iter().find(|attribute| !known.contains(&attribute.oid))
    }

    fn single(&self, oid: ObjectIdentifier, name: &'static str) -> Result<&Attribute, FormatError> {
        let oid = oid.to_string();
        let mut found = self.attributes.iter().filter(|attribute| attribute.oid == oid);
        let expected = || format!("attribute {name} once");
        let structure = "SignerInfo authenticatedAttributes";
        let Some(first) = found.next() else {
            return Err(FormatError::new(self.attributes_place.start, structure, expected(), "none"));
        };
        match found.next() {
            Some(second) => {
                Err(FormatError::new(second.place.start, structure, expected(), "it a second time"))
            }
            None => Ok(first),
        }
    }
}

fn read_attributes(set: &Element<'_>) -> Result<Vec<Attribute>, FormatError> {
    const LIMIT: usize = crate::limits::SIGNED_ATTRIBUTES;
    super::envelope::read_all(set, LIMIT, "SIGNED_ATTRIBUTES", |reader| {
        let sequence = reader.element(tag::SEQUENCE, "Attribute")?;
        let mut inside = sequence.inside();
        let oid = inside.element(tag::OID, "Attribute type")?;
        let values = inside.element(tag::SET, "Attribute values")?;
        inside.finish("Attribute")?;
        Ok(Attribute {
            oid: oid_text(oid.value),
            values: values.value.to_vec(),
            place: sequence.offset..sequence.end(),
            values_place: values.value_offset()..values.end(),
        })
    })
}

fn one_value<'a>(
    attribute: &'a Attribute,
    tag: u8,
    structure: &'static str,
) -> Result<Element<'a>, FormatError> {
    let mut reader = DerReader::at(&attribute.values, attribute.values_place.start);
    let value = reader.element(tag, structure)?;
    reader.finish(structure)?;
    Ok(value)
}

/// An OID's content octets as dotted text, or as hex when they are not an OID.
pub(super) fn oid_text(octets: &[u8]) -> String {
    ObjectIdentifier::from_bytes(octets)
        .map_or_else(|_| format!("0x{}", crate::bytes::hex(octets)), |oid| oid.to_string())
}
