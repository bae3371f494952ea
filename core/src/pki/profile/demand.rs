//! The tests behind the rules.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280;
use der::flagset::FlagSet;

use super::super::extension::key_usage_words;
use super::super::{Certificate, KeyUsage, KeyUsages, Name, Part, oid};
use crate::crypto::HashAlgorithm;

/// What a rule asks for.
pub(super) enum Demand {
    /// The X.509 version.
    Version(u8),
    /// An RSA modulus of one of these sizes, in bits.
    KeyBits(&'static [usize]),
    /// The public exponent 65537.
    CommonExponent,
    /// RSASSA-PKCS1-v1_5 with this hash.
    Signature(HashAlgorithm),
    /// At most this many years from notBefore to notAfter.
    MaxYears(i64),
    /// A subject of exactly these attributes in this order; any of several such lists.
    Subject(&'static [Subject]),
    /// Every relative distinguished name of subject and issuer holds one attribute.
    OneAttributePerRdn,
    /// Every string of the subject is a `PrintableString` or a `UTF8String`.
    PlainStrings,
    /// An extension that must be there.
    Present(ObjectIdentifier),
    /// An extension that must be there and critical.
    Critical(ObjectIdentifier),
    /// An extension that must not be there.
    Absent(ObjectIdentifier),
    /// No extension besides these.
    Only(&'static [ObjectIdentifier]),
    /// `cA` TRUE with this `pathLenConstraint`.
    Ca(Option<u8>),
    /// These key usages and no others.
    KeyUsageIs(&'static [KeyUsages]),
    /// These key usages and perhaps others.
    KeyUsageHas(&'static [KeyUsages]),
    /// The extended key usage holds `id-kp-codeSigning`.
    CodeSigning,
    /// The extended key usage holds nothing else.
    CodeSigningOnly,
    /// This PKI has no such certificate.
    None,
}

/// Attributes of a name, in order.
pub(super) type Subject = &'static [(ObjectIdentifier, Value)];

/// What an attribute's value must be.
pub(super) enum Value {
    /// Any text.
    Any,
    /// This text.
    Is(&'static str),
    /// This text, or this text behind `TEST `.
    OrTest(&'static str),
    /// Text that ends so.
    Ends(&'static str),
    /// A MAC address as `AA:BB:CC:DD:EE:FF`.
    Mac,
}

/// Where, what was expected, what was found.
type Difference = (Part, String, String);

impl Demand {
    /// How `certificate` differs from what is asked for; `None` when it does not.
    pub(super) fn departure(&self, certificate: &Certificate) -> Option<Difference> {
        match self {
            Self::Version(wanted) => {
                unless(certificate.version() == *wanted, Part::Version, format!("version {wanted}"), || {
                    format!("version {}", certificate.version())
                })
            }
            Self::KeyBits(sizes) => key_bits(certificate, sizes),
            Self::CommonExponent => {
                let exponent = certificate.rsa_key().map(|rsa| rsa.exponent);
                unless(exponent == Some(&[1, 0, 1]), Part::PublicKey, "exponent 65537", || {
                    exponent.map_or_else(
                        || certificate.key_algorithm(),
                        |e| format!("exponent {}", crate::bytes::hex(e)),
                    )
                })
            }
            Self::Signature(hash) => unless(
                certificate.signature_hash() == Some(*hash),
                Part::SignatureAlgorithm,
                format!("RSA with {hash}"),
                || certificate.signature_algorithm(),
            ),
            Self::MaxYears(years) => lifetime(certificate, *years),
            Self::Subject(shapes) => subject(certificate, shapes),
            Self::OneAttributePerRdn => one_per_rdn(certificate),
            Self::PlainStrings => plain_strings(certificate),
            Self::Present(oid) => {
                unless(certificate.extension(oid).is_some(), Part::Extensions, oid::name(oid), || {
                    "none".into()
                })
            }
            Self::Critical(oid) => critical(certificate, oid),
            Self::Absent(oid) => unless(
                certificate.extension(oid).is_none(),
                part_of(oid),
                format!("no {}", oid::name(oid)),
                || "one".into(),
            ),
            Self::Only(allowed) => only(certificate, allowed),
            Self::Ca(path_length) => ca(certificate, *path_length),
            Self::KeyUsageIs(wanted) => key_usage(certificate, wanted, false),
            Self::KeyUsageHas(wanted) => key_usage(certificate, wanted, true),
            Self::CodeSigning => {
                unless(certificate.allows_code_signing(), Part::ExtendedKeyUsage, "codeSigning", || {
                    purposes(certificate)
                })
            }
            Self::CodeSigningOnly => unless(
                certificate.extended_key_usage() == Some(&[rfc5280::ID_KP_CODE_SIGNING]),
                Part::ExtendedKeyUsage,
                "codeSigning alone",
                || purposes(certificate),
            ),
            Self::None => Some((Part::Whole, "no such certificate in this PKI".into(), "one".into())),
        }
    }
}

fn unless(
    holds: bool,
    part: Part,
    expected: impl Into<String>,
    found: impl FnOnce() -> String,
) -> Option<Difference> {
    (!holds).then(|| (part, expected.into(), found()))
}

fn key_bits(certificate: &Certificate, sizes: &[usize]) -> Option<Difference> {
    let bits = certificate.key_bits();
    let words: Vec<String> = sizes.iter().map(ToString::to_string).collect();
    unless(
        bits.is_some_and(|bits| sizes.contains(&bits)),
        Part::PublicKey,
        format!("an RSA key of {} bits", words.join(" or ")),
        || bits.map_or_else(|| certificate.key_algorithm(), |bits| format!("{bits} bits")),
    )
}

fn lifetime(certificate: &Certificate, years: i64) -> Option<Difference> {
    // Years of 365.25 days, and a day because leap days fall unevenly.
    const YEAR: i64 = 31_557_600;
    const DAY: i64 = 86_400;
    let validity = certificate.validity();
    let seconds = validity.not_after.unix() - validity.not_before.unix();
    unless(seconds <= years * YEAR + DAY, Part::NotAfter, format!("at most {years} years"), || {
        format!("{} to {}", validity.not_before, validity.not_after)
    })
}

fn subject(certificate: &Certificate, shapes: &[&[(ObjectIdentifier, Value)]]) -> Option<Difference> {
    let subject = certificate.subject();
    let expected: Vec<String> = shapes.iter().map(|shape| describe(shape)).collect();
    unless(shapes.iter().any(|shape| fits(subject, shape)), Part::Subject, expected.join("; or "), || {
        subject.to_string()
    })
}

fn fits(subject: &Name, shape: &[(ObjectIdentifier, Value)]) -> bool {
    subject.attributes().len() == shape.len()
        && subject.attributes().iter().zip(shape).all(|(attribute, (oid, value))| {
            attribute.oid == *oid && attribute.text().is_some_and(|text| value.fits(text))
        })
}

/// In the order in which [`Name`] is displayed.
fn describe(shape: &[(ObjectIdentifier, Value)]) -> String {
    let parts: Vec<String> =
        shape.iter().rev().map(|(oid, value)| format!("{}={}", oid::attribute(oid), value.words())).collect();
    parts.join(", ")
}

impl Value {
    fn fits(&self, text: &str) -> bool {
        match self {
            Self::Any => !text.is_empty(),
            Self::Is(wanted) => text == *wanted,
            Self::OrTest(wanted) => text.strip_prefix("TEST ").unwrap_or(text) == *wanted,
            Self::Ends(wanted) => text.ends_with(wanted),
            Self::Mac => is_mac(text),
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Any => "...".into(),
            Self::Is(wanted) => (*wanted).into(),
            Self::OrTest(wanted) => format!("[TEST ]{wanted}"),
            Self::Ends(wanted) => format!("...{wanted}"),
            Self::Mac => "AA:BB:CC:DD:EE:FF".into(),
        }
    }
}

fn is_mac(text: &str) -> bool {
    let upper_hex = |c: u8| c.is_ascii_digit() || (b'A'..=b'F').contains(&c);
    text.len() == 17
        && text.bytes().enumerate().all(|(i, c)| if i % 3 == 2 { c == b':' } else { upper_hex(c) })
}

fn one_per_rdn(certificate: &Certificate) -> Option<Difference> {
    let several =
        |name: &Name| name.attributes().last().is_some_and(|last| last.rdn + 1 < name.attributes().len());
    let (part, name) = [(Part::Subject, certificate.subject()), (Part::Issuer, certificate.issuer())]
        .into_iter()
        .find(|(_, name)| several(name))?;
    Some((part, "one attribute in each part of the name".into(), name.to_string()))
}

fn plain_strings(certificate: &Certificate) -> Option<Difference> {
    const UTF8: u8 = 0x0c;
    const PRINTABLE: u8 = 0x13;
    let attributes = certificate.subject().attributes();
    let odd = attributes.iter().find(|attribute| !matches!(attribute.tag, UTF8 | PRINTABLE))?;
    let found = format!("tag {:#04x} in {}", odd.tag, odd.label());
    Some((Part::Subject, "PrintableString or UTF8String".into(), found))
}

fn critical(certificate: &Certificate, oid: &ObjectIdentifier) -> Option<Difference> {
    let found = match certificate.extension(oid) {
        Some(extension) if extension.critical => return None,
        Some(_) => "not critical",
        None => "none",
    };
    Some((part_of(oid), format!("a critical {}", oid::name(oid)), found.into()))
}

fn only(certificate: &Certificate, allowed: &[ObjectIdentifier]) -> Option<Difference> {
    let surplus: Vec<String> = certificate
        .extensions()
        .iter()
        .filter(|extension| !allowed.contains(&extension.oid))
        .map(super::super::Extension::label)
        .collect();
    let expected: Vec<String> = allowed.iter().map(oid::name).collect();
    unless(surplus.is_empty(), Part::Extensions, format!("no more than {}", expected.join(", ")), || {
        surplus.join(", ")
    })
}

fn ca(certificate: &Certificate, path_length: Option<u8>) -> Option<Difference> {
    let words = |ca: bool, length: Option<u8>| {
        let length = length.map_or_else(|| "no path length".to_string(), |n| format!("path length {n}"));
        format!("cA {}, {length}", if ca { "TRUE" } else { "FALSE" })
    };
    let found = certificate.basic_constraints();
    let holds = found.as_ref().is_some_and(|bc| bc.ca && bc.path_len_constraint == path_length);
    unless(holds, Part::BasicConstraints, words(true, path_length), || {
        found.map_or_else(|| "no basicConstraints".into(), |bc| words(bc.ca, bc.path_len_constraint))
    })
}

fn key_usage(certificate: &Certificate, wanted: &[KeyUsages], others_allowed: bool) -> Option<Difference> {
    let wanted = KeyUsage(wanted.iter().fold(FlagSet::default(), |set, &flag| set | flag));
    let found = certificate.key_usage();
    let holds = found
        .is_some_and(|usage| if others_allowed { usage.0.contains(wanted.0) } else { usage.0 == wanted.0 });
    let words = key_usage_words(wanted);
    let expected = if others_allowed { format!("at least {words}") } else { words };
    unless(holds, Part::KeyUsage, expected, || found.map_or_else(|| "no keyUsage".into(), key_usage_words))
}

fn purposes(certificate: &Certificate) -> String {
    let Some(purposes) = certificate.extended_key_usage() else { return "no extKeyUsage".into() };
    let words: Vec<String> = purposes.iter().map(oid::name).collect();
    words.join(", ")
}

fn part_of(oid: &ObjectIdentifier) -> Part {
    match *oid {
        rfc5280::ID_CE_BASIC_CONSTRAINTS => Part::BasicConstraints,
        rfc5280::ID_CE_KEY_USAGE => Part::KeyUsage,
        rfc5280::ID_CE_EXT_KEY_USAGE => Part::ExtendedKeyUsage,
        rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER => Part::AuthorityKeyId,
        rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER => Part::SubjectKeyId,
        _ => Part::Extensions,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mac_address_is_upper_case_hex_with_colons() {
        assert!(is_mac("00:10:AF:00:00:01"));
        for text in ["00:10:af:00:00:01", "00-10-AF-00-00-01", "00:10:AF:00:00:1", "00:10:AF:00:00:012", ""] {
            assert!(!is_mac(text), "{text}");
        }
    }

    #[test]
    fn a_test_prefix_is_allowed_where_the_profile_says_so() {
        assert!(Value::OrTest("CVC").fits("CVC") && Value::OrTest("CVC").fits("TEST CVC"));
        assert!(!Value::OrTest("CVC").fits("TESTCVC") && !Value::Is("CVC").fits("TEST CVC"));
    }
}
