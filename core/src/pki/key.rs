//! Public keys, signature algorithms and integers, as far as both PKIs use them.

use core::ops::Range;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912;

use super::oid;
use crate::bytes::FormatError;
use crate::bytes::der::{DerReader, Element, tag};
use crate::crypto::HashAlgorithm;

/// Where the two numbers of an RSA key stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RsaRanges {
    pub(super) modulus: Range<usize>,
    pub(super) exponent: Range<usize>,
}

/// Reads `AlgorithmIdentifier`; its parameters are kept out of the answer.
pub(super) fn algorithm(element: &Element<'_>) -> Result<ObjectIdentifier, FormatError> {
    let mut fields = element.inside();
    let algorithm = oid::read(&fields.element(tag::OID, "AlgorithmIdentifier")?, "AlgorithmIdentifier")?;
    if !fields.is_empty() {
        fields.any("AlgorithmIdentifier parameters")?;
    }
    fields.finish("AlgorithmIdentifier")?;
    Ok(algorithm)
}

/// The hash of a PKCS#1 v1.5 signature algorithm, if these PKIs use it.
pub(super) fn signature_hash(algorithm: &ObjectIdentifier) -> Option<HashAlgorithm> {
    match *algorithm {
        rfc5912::SHA_1_WITH_RSA_ENCRYPTION => Some(HashAlgorithm::Sha1),
        rfc5912::SHA_256_WITH_RSA_ENCRYPTION => Some(HashAlgorithm::Sha256),
        _ => None,
    }
}

/// Reads `SubjectPublicKeyInfo`: its algorithm and, for RSA, where the numbers stand.
pub(super) fn public_key(info: &Element<'_>) -> Result<(ObjectIdentifier, Option<RsaRanges>), FormatError> {
    let mut fields = info.inside();
    let algorithm = algorithm(&fields.element(tag::SEQUENCE, "SubjectPublicKeyInfo algorithm")?)?;
    let key = fields.element(tag::BIT_STRING, "subjectPublicKey")?;
    fields.finish("SubjectPublicKeyInfo")?;
    let (octets, offset) = whole_octets(&key, "subjectPublicKey")?;
    if algorithm != rfc5912::RSA_ENCRYPTION {
        return Ok((algorithm, None));
    }
    let mut reader = DerReader::at(octets, offset);
    let sequence = reader.element(tag::SEQUENCE, "RSAPublicKey")?;
    reader.finish("RSAPublicKey")?;
    let mut numbers = sequence.inside();
    let modulus = positive(&numbers.element(tag::INTEGER, "RSA modulus")?, "RSA modulus")?;
    let exponent = positive(&numbers.element(tag::INTEGER, "RSA exponent")?, "RSA exponent")?;
    numbers.finish("RSAPublicKey")?;
    Ok((algorithm, Some(RsaRanges { modulus, exponent })))
}

/// The octets of a BIT STRING that has no unused bits, and their offset.
pub(super) fn whole_octets<'a>(
    bits: &Element<'a>,
    structure: &'static str,
) -> Result<(&'a [u8], usize), FormatError> {
    match bits.value.split_first() {
        Some((0, octets)) => Ok((octets, bits.value_offset() + 1)),
        _ => Err(FormatError::new(
            bits.value_offset(),
            structure,
            "a BIT STRING of whole octets",
            crate::bytes::hex(bits.value.get(..1).unwrap_or_default()),
        )),
    }
}

/// Bits of an unsigned number.
pub(super) fn bits(number: &[u8]) -> usize {
    let zeros = number.iter().take_while(|&&octet| octet == 0).count();
    let Some((&first, rest)) = number.get(zeros..).and_then(<[u8]>::split_first) else { return 0 };
    rest.len() * 8 + (8 - first.leading_zeros() as usize)
}

/// Whether the contents of two INTEGERs are the same number, superfluous sign octets apart.
pub(super) fn same_integer(a: &[u8], b: &[u8]) -> bool {
    shortest(a) == shortest(b)
}

fn shortest(mut number: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = number
        && let [next, ..] = rest
        && *first == if *next < 0x80 { 0x00 } else { 0xff }
    {
        number = rest;
    }
    number
}

fn positive(integer: &Element<'_>, structure: &'static str) -> Result<Range<usize>, FormatError> {
    match integer.value.first() {
        Some(first) if *first < 0x80 => Ok(integer.value_offset()..integer.end()),
        _ => Err(FormatError::new(
            integer.value_offset(),
            structure,
            "a positive INTEGER",
            crate::bytes::hex(integer.value.get(..1).unwrap_or_default()),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_do_not_count_leading_zeros() {
        assert_eq!(bits(&[0, 0x80, 0]), 16);
        assert_eq!(bits(&[0x01, 0x00, 0x01]), 17);
        assert_eq!(bits(&[0, 0]), 0);
        assert_eq!(bits(&[]), 0);
    }

    #[test]
    fn integers_are_compared_as_signed_numbers() {
        assert!(same_integer(&[0, 0, 5], &[5]));
        assert!(same_integer(&[0xff, 0xff, 0x80], &[0x80]));
        assert!(!same_integer(&[0, 0xff], &[0xff]));
        assert!(!same_integer(&[0x80], &[0, 0x80]));
        assert!(same_integer(&[], &[]));
    }
}
