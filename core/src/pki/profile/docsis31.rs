//! The PKI of DOCSIS 3.1 and later: root, then CVC CA and device CAs, then CVCs and device certificates.
//!
//! Observed are the TEST root, CVC CA and CVC of the same layout, and a DOCSIS 4.0 example device certificate; the
//! CableLabs certificate policy itself was not read, so its maximum lifetimes and the device CA are unverified.

use const_oid::db::rfc4519;
use const_oid::db::rfc5280::{
    ID_CE_AUTHORITY_KEY_IDENTIFIER as AKI, ID_CE_BASIC_CONSTRAINTS as BASIC_CONSTRAINTS,
    ID_CE_EXT_KEY_USAGE as EKU, ID_CE_KEY_USAGE as KEY_USAGE, ID_CE_SUBJECT_KEY_IDENTIFIER as SKI,
};

use super::super::KeyUsages;
use super::demand::{Demand, Subject, Value};
use super::{Row, Source, row};
use crate::crypto::HashAlgorithm::Sha256;
use crate::report::Basis;

pub(super) const ORGANIZATION: &str = "CableLabs";
pub(super) const ROOT_NAME: &str = "CableLabs Root Certification Authority";
const CVC_CA_NAME: &str = "CableLabs CVC Certification Authority";
const DEVICE_CA_NAME: &str = "CableLabs Device Certification Authority";
const CVC_NAME: &str = "Code Verification Certificate";

const OBSERVED: Source = Source(Basis::Artifact, "CableLabs new PKI (certificates of the TEST hierarchy)");
const EXAMPLE: Source = Source(Basis::Artifact, "SECv4.0 example certificates (BPI+ V2)");
const POLICY: Source = Source(Basis::Unverified, "CableLabs New PKI Certificate Policy (not read)");
const SIBLING: Source = Source(Basis::Inferred, "ITU-T J.191 (profile of a sibling PKI)");

pub(super) static ROOT: &[Row] = &[
    row("d31-root-version", "X.509 version 3", OBSERVED, Demand::Version(3)),
    row("d31-root-key", "RSA key of 4096 bits", OBSERVED, Demand::KeyBits(&[4096])),
    row("d31-root-exponent", "Public exponent 65537", OBSERVED, Demand::CommonExponent),
    row("d31-root-hash", "Signed with SHA-256", OBSERVED, Demand::Signature(Sha256)),
    row("d31-root-lifetime", "Valid for 50 years at most", POLICY, Demand::MaxYears(50)),
    row("d31-root-name", "Name of the CableLabs root", OBSERVED, Demand::Subject(&[ROOT_SUBJECT])),
    row("d31-root-rdn", "One attribute in each part of a name", SIBLING, Demand::OneAttributePerRdn),
    row("d31-root-strings", "Names in PrintableString or UTF8String", SIBLING, Demand::PlainStrings),
    row("d31-root-ca", "CA without a path length", OBSERVED, Demand::Ca(None)),
    row(
        "d31-root-ca-critical",
        "Basic constraints are critical",
        OBSERVED,
        Demand::Critical(BASIC_CONSTRAINTS),
    ),
    row("d31-root-usage", "Key usage for certificates and CRLs only", OBSERVED, Demand::KeyUsageIs(CA_USAGE)),
    row("d31-root-usage-critical", "Key usage is critical", OBSERVED, Demand::Critical(KEY_USAGE)),
    row("d31-root-ski", "Subject key identifier", OBSERVED, Demand::Present(SKI)),
];

pub(super) static CVC_CA: &[Row] = &[
    row("d31-cvc-ca-version", "X.509 version 3", OBSERVED, Demand::Version(3)),
    row("d31-cvc-ca-key", "RSA key of 3072 bits", OBSERVED, Demand::KeyBits(&[3072])),
    row("d31-cvc-ca-exponent", "Public exponent 65537", OBSERVED, Demand::CommonExponent),
    row("d31-cvc-ca-hash", "Signed with SHA-256", OBSERVED, Demand::Signature(Sha256)),
    row("d31-cvc-ca-lifetime", "Valid for 35 years at most", POLICY, Demand::MaxYears(35)),
    row("d31-cvc-ca-name", "Name of the CableLabs CVC CA", OBSERVED, Demand::Subject(&[CVC_CA_SUBJECT])),
    row("d31-cvc-ca-rdn", "One attribute in each part of a name", SIBLING, Demand::OneAttributePerRdn),
    row("d31-cvc-ca-strings", "Names in PrintableString or UTF8String", SIBLING, Demand::PlainStrings),
    row("d31-cvc-ca-ca", "CA with path length 0", OBSERVED, Demand::Ca(Some(0))),
    row(
        "d31-cvc-ca-ca-critical",
        "Basic constraints are critical",
        OBSERVED,
        Demand::Critical(BASIC_CONSTRAINTS),
    ),
    row(
        "d31-cvc-ca-usage",
        "Key usage for certificates and CRLs only",
        OBSERVED,
        Demand::KeyUsageIs(CA_USAGE),
    ),
    row("d31-cvc-ca-usage-critical", "Key usage is critical", OBSERVED, Demand::Critical(KEY_USAGE)),
    row("d31-cvc-ca-ski", "Subject key identifier", OBSERVED, Demand::Present(SKI)),
    row("d31-cvc-ca-aki", "Authority key identifier", OBSERVED, Demand::Present(AKI)),
];

pub(super) static CVC: &[Row] = &[
    row("d31-cvc-version", "X.509 version 3", OBSERVED, Demand::Version(3)),
    row("d31-cvc-key", "RSA key of 2048 bits", OBSERVED, Demand::KeyBits(&[2048])),
    row("d31-cvc-exponent", "Public exponent 65537", OBSERVED, Demand::CommonExponent),
    row("d31-cvc-hash", "Signed with SHA-256", OBSERVED, Demand::Signature(Sha256)),
    row("d31-cvc-lifetime", "Valid for 10 years at most", POLICY, Demand::MaxYears(10)),
    row(
        "d31-cvc-name",
        "Country, company and the name of a CVC, no unit",
        OBSERVED,
        Demand::Subject(&[CVC_SUBJECT]),
    ),
    row("d31-cvc-rdn", "One attribute in each part of a name", SIBLING, Demand::OneAttributePerRdn),
    row("d31-cvc-strings", "Names in PrintableString or UTF8String", SIBLING, Demand::PlainStrings),
    row("d31-cvc-eku", "Extended key usage codeSigning, nothing else", OBSERVED, Demand::CodeSigningOnly),
    row("d31-cvc-eku-critical", "Extended key usage is critical", OBSERVED, Demand::Critical(EKU)),
    row("d31-cvc-aki", "Authority key identifier", OBSERVED, Demand::Present(AKI)),
    row("d31-cvc-no-key-usage", "No key usage", OBSERVED, Demand::Absent(KEY_USAGE)),
    row("d31-cvc-extensions", "No extensions besides", OBSERVED, Demand::Only(&[AKI, EKU, KEY_USAGE])),
];

pub(super) static DEVICE_CA: &[Row] = &[
    row("d31-device-ca-version", "X.509 version 3", EXAMPLE, Demand::Version(3)),
    row("d31-device-ca-key", "RSA key of 3072 bits", POLICY, Demand::KeyBits(&[3072])),
    row("d31-device-ca-exponent", "Public exponent 65537", POLICY, Demand::CommonExponent),
    row("d31-device-ca-hash", "Signed with SHA-256", POLICY, Demand::Signature(Sha256)),
    row("d31-device-ca-lifetime", "Valid for 35 years at most", EXAMPLE, Demand::MaxYears(35)),
    row("d31-device-ca-name", "Name of a CableLabs device CA", POLICY, Demand::Subject(&[DEVICE_CA_SUBJECT])),
    row("d31-device-ca-ca", "CA with path length 0", EXAMPLE, Demand::Ca(Some(0))),
    row(
        "d31-device-ca-ca-critical",
        "Basic constraints are critical",
        POLICY,
        Demand::Critical(BASIC_CONSTRAINTS),
    ),
    row("d31-device-ca-usage", "Key usage for certificates and CRLs", EXAMPLE, Demand::KeyUsageHas(CA_USAGE)),
    row("d31-device-ca-usage-critical", "Key usage is critical", POLICY, Demand::Critical(KEY_USAGE)),
    row("d31-device-ca-ski", "Subject key identifier", POLICY, Demand::Present(SKI)),
    row("d31-device-ca-aki", "Authority key identifier", POLICY, Demand::Present(AKI)),
];

pub(super) static DEVICE: &[Row] = &[
    row("d31-device-version", "X.509 version 3", EXAMPLE, Demand::Version(3)),
    row("d31-device-key", "RSA key of 2048 bits", EXAMPLE, Demand::KeyBits(&[2048])),
    row("d31-device-hash", "Signed with SHA-256", EXAMPLE, Demand::Signature(Sha256)),
    row("d31-device-lifetime", "Valid for 20 years at most", POLICY, Demand::MaxYears(20)),
    row(
        "d31-device-name",
        "Country, manufacturer, place, MAC address",
        EXAMPLE,
        Demand::Subject(&[DEVICE_SUBJECT]),
    ),
    row(
        "d31-device-usage",
        "Key usage for signatures and key encipherment",
        EXAMPLE,
        Demand::KeyUsageHas(&[KeyUsages::DigitalSignature, KeyUsages::KeyEncipherment]),
    ),
    row("d31-device-usage-critical", "Key usage is critical", EXAMPLE, Demand::Critical(KEY_USAGE)),
    row("d31-device-aki", "Authority key identifier", POLICY, Demand::Present(AKI)),
];

const CA_USAGE: &[KeyUsages] = &[KeyUsages::KeyCertSign, KeyUsages::CRLSign];

const ROOT_SUBJECT: Subject = &[
    (rfc4519::C, Value::Is("US")),
    (rfc4519::O, Value::Is(ORGANIZATION)),
    (rfc4519::OU, Value::Any),
    (rfc4519::CN, Value::OrTest(ROOT_NAME)),
];

const CVC_CA_SUBJECT: Subject = &[
    (rfc4519::C, Value::Is("US")),
    (rfc4519::O, Value::Is(ORGANIZATION)),
    (rfc4519::OU, Value::Any),
    (rfc4519::CN, Value::OrTest(CVC_CA_NAME)),
];

const CVC_SUBJECT: Subject =
    &[(rfc4519::C, Value::Any), (rfc4519::O, Value::Any), (rfc4519::CN, Value::OrTest(CVC_NAME))];

const DEVICE_CA_SUBJECT: Subject = &[
    (rfc4519::C, Value::Is("US")),
    (rfc4519::O, Value::Is(ORGANIZATION)),
    (rfc4519::OU, Value::Any),
    (rfc4519::CN, Value::OrTest(DEVICE_CA_NAME)),
];

const DEVICE_SUBJECT: Subject = &[
    (rfc4519::C, Value::Any),
    (rfc4519::O, Value::Any),
    (rfc4519::OU, Value::Any),
    (rfc4519::CN, Value::Mac),
];
