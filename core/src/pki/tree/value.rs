//! Values of extensions in words.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use const_oid::db::rfc5280;
use der::asn1::Uint;
use der::{Decode, Encode};
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName, GeneralNames};
use x509_cert::ext::pkix::{
    AuthorityInfoAccessSyntax, BasicConstraints, CertificatePolicies, CrlDistributionPoints, CrlReason,
    ExtendedKeyUsage, IssuerAltName, KeyUsage, SubjectAltName,
};

use super::super::crl::reason_word;
use super::super::extension::{authority_key_id, key_usage_words, subject_key_id};
use super::super::{Extension, Name, oid};
use crate::bytes::der::{DerReader, tag};
use crate::bytes::hex;

/// The value of an extension in words; hex when it is unknown or malformed.
pub(super) fn of(extension: &Extension) -> String {
    known(extension).unwrap_or_else(|| hex(extension.value()))
}

/// An unsigned number in decimal if it is small, else in hex.
pub(super) fn number(octets: &[u8]) -> String {
    let small = octets.iter().try_fold(0_u64, |sum, &octet| sum.checked_mul(256)?.checked_add(octet.into()));
    small.map_or_else(|| hex(octets), |number| number.to_string())
}

/// Text with control characters spelled out, so that a name cannot steer a terminal.
pub(super) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

fn known(extension: &Extension) -> Option<String> {
    let value = extension.value();
    Some(match extension.oid {
        rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER => {
            let authority = authority_key_id(extension).ok()?;
            let parts = [
                authority.key_id.map(|id| format!("key {}", hex(&id))),
                authority.issuer.map(|name| format!("issuer {name}")),
                authority.serial.map(|serial| format!("serial {}", hex(&serial))),
            ];
            join(parts.into_iter().flatten())
        }
        rfc5280::ID_CE_BASIC_CONSTRAINTS => {
            let constraints = BasicConstraints::from_der(value).ok()?;
            let ca = if constraints.ca { "cA TRUE" } else { "cA FALSE" };
            let length = constraints.path_len_constraint;
            length.map_or_else(|| ca.to_string(), |n| format!("{ca}, pathLenConstraint {n}"))
        }
        rfc5280::ID_CE_CERTIFICATE_POLICIES => {
            let policies = CertificatePolicies::from_der(value).ok()?;
            join(policies.0.iter().map(|policy| policy.policy_identifier.to_string()))
        }
        rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS => {
            let points = CrlDistributionPoints::from_der(value).ok()?;
            join(points.0.iter().map(|point| match &point.distribution_point {
                Some(DistributionPointName::FullName(names)) => general_names(names),
                Some(DistributionPointName::NameRelativeToCRLIssuer(_)) => {
                    "a name relative to the CRL issuer".to_string()
                }
                None => "a CRL issuer".to_string(),
            }))
        }
        rfc5280::ID_CE_CRL_NUMBER => number(Uint::from_der(value).ok()?.as_bytes()),
        rfc5280::ID_CE_CRL_REASONS => reason_word(CrlReason::from_der(value).ok()?).to_string(),
        rfc5280::ID_CE_EXT_KEY_USAGE => join(ExtendedKeyUsage::from_der(value).ok()?.0.iter().map(oid::name)),
        rfc5280::ID_CE_ISSUER_ALT_NAME => general_names(&IssuerAltName::from_der(value).ok()?.0),
        rfc5280::ID_CE_KEY_USAGE => key_usage_words(KeyUsage::from_der(value).ok()?),
        rfc5280::ID_CE_SUBJECT_ALT_NAME => general_names(&SubjectAltName::from_der(value).ok()?.0),
        rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER => hex(&subject_key_id(extension).ok()?),
        rfc5280::ID_PE_AUTHORITY_INFO_ACCESS => {
            let access = AuthorityInfoAccessSyntax::from_der(value).ok()?;
            join(access.0.iter().map(|description| {
                format!(
                    "{} {}",
                    oid::name(&description.access_method),
                    general_name(&description.access_location)
                )
            }))
        }
        _ => return None,
    })
}

fn general_names(names: &GeneralNames) -> String {
    join(names.iter().map(general_name))
}

fn general_name(name: &GeneralName) -> String {
    match name {
        GeneralName::Rfc822Name(text) => format!("email {}", printable(text.as_str())),
        GeneralName::DnsName(text) => format!("DNS {}", printable(text.as_str())),
        GeneralName::UniformResourceIdentifier(text) => printable(text.as_str()),
        GeneralName::DirectoryName(name) => directory_name(name),
        GeneralName::IpAddress(octets) => format!("IP {}", hex(octets.as_bytes())),
        GeneralName::RegisteredId(oid) => format!("id {oid}"),
        GeneralName::OtherName(other) => format!("other name {}", other.type_id),
        GeneralName::EdiPartyName(_) => "EDI party".to_string(),
    }
}

/// In our own words: the library's bring a table of every object identifier there is into the page.
fn directory_name(name: &x509_cert::name::Name) -> String {
    let der = name.to_der().unwrap_or_default();
    let read =
        DerReader::new(&der).element(tag::SEQUENCE, "directoryName").and_then(|name| Name::read(&name));
    read.map_or_else(|error| error.to_string(), |name| name.to_string())
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
