//! The PKI of DOCSIS 1.1 to 3.0: a root that issues CVCs itself, and manufacturers' CAs for their modems.
//!
//! Little of it could be confirmed from a specification: names come from modems in use, most of the CVC profile
//! from secondary texts.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc4519;
use const_oid::db::rfc5280::{
    ID_CE_AUTHORITY_KEY_IDENTIFIER as AKI, ID_CE_EXT_KEY_USAGE as EKU, ID_CE_KEY_USAGE as KEY_USAGE,
};

use super::demand::{Demand, Value};
use super::{Row, Source, row};
use crate::crypto::HashAlgorithm::Sha1;
use crate::report::Basis;

/// Organizations of the two legacy roots.
pub(super) const ROOT_ORGANIZATIONS: [&str; 2] = [DOCSIS, EURO_DOCSIS];
const DOCSIS: &str = "Data Over Cable Service Interface Specifications";
const EURO_DOCSIS: &str = "tComLabs - Euro-DOCSIS";
const MODEM_ROOT: &str = "Cable Modem Root Certificate Authority";

const FLASH: Source = Source(Basis::Artifact, "Certificates in modems");
const GUIDELINE: Source = Source(Basis::Specification, "DOCSIS BPI+ certificate management guideline");
const OVERVIEW: Source = Source(Basis::Secondary, "SECv3.0 14.3 (secondary description)");
const UNREAD: Source = Source(Basis::Unverified, "OC-SP-SEC / SECv3.0 certificate profiles (not read)");
const READERS: Source = Source(Basis::Implementation, "SECv3.0 14.3 (as implemented)");
const SIBLING: Source = Source(Basis::Inferred, "ITU-T J.191 (profile of a sibling PKI)");

pub(super) static ROOT: &[Row] = &[
    row("legacy-root-key", "RSA key of 2048 bits", UNREAD, Demand::KeyBits(&[2048])),
    row("legacy-root-hash", "Signed with SHA-1", UNREAD, Demand::Signature(Sha1)),
    row("legacy-root-lifetime", "Valid for 30 years at most", GUIDELINE, Demand::MaxYears(30)),
    row(
        "legacy-root-name",
        "Name of the DOCSIS or Euro-DOCSIS root",
        FLASH,
        Demand::Subject(&[
            &[
                (rfc4519::C, Value::Is("US")),
                (rfc4519::O, Value::Is(DOCSIS)),
                (rfc4519::OU, Value::OrTest("Cable Modems")),
                (rfc4519::CN, Value::OrTest("DOCSIS Cable Modem Root Certificate Authority")),
            ],
            &[
                (rfc4519::C, Value::Any),
                (rfc4519::O, Value::Is(EURO_DOCSIS)),
                (rfc4519::OU, Value::Is("Cable Modems")),
                (rfc4519::CN, Value::Is("Euro-DOCSIS Cable Modem Root CA")),
            ],
        ]),
    ),
];

pub(super) static CVC_CA: &[Row] =
    &[row("legacy-cvc-ca-none", "The root issues CVCs itself: there is no CVC CA", OVERVIEW, Demand::None)];

pub(super) static CVC: &[Row] = &[
    row("legacy-cvc-version", "X.509 version 3", Source(Basis::Inferred, OVERVIEW.1), Demand::Version(3)),
    row("legacy-cvc-key", "RSA key of 1024, 1536 or 2048 bits", UNREAD, Demand::KeyBits(&[1024, 1536, 2048])),
    row("legacy-cvc-exponent", "Public exponent 65537", UNREAD, Demand::CommonExponent),
    row("legacy-cvc-hash", "Signed with SHA-1", UNREAD, Demand::Signature(Sha1)),
    row("legacy-cvc-lifetime", "Valid for 10 years at most", UNREAD, Demand::MaxYears(10)),
    row(
        "legacy-cvc-name",
        "Country, company, DOCSIS, the name of a CVC",
        OVERVIEW,
        Demand::Subject(&[&[
            (rfc4519::C, Value::Any),
            (rfc4519::O, Value::Any),
            (rfc4519::OU, Value::Is("DOCSIS")),
            (rfc4519::CN, Value::OrTest("Code Verification Certificate")),
        ]]),
    ),
    row("legacy-cvc-rdn", "One attribute in each part of a name", SIBLING, Demand::OneAttributePerRdn),
    row("legacy-cvc-strings", "Names in PrintableString or UTF8String", SIBLING, Demand::PlainStrings),
    row("legacy-cvc-eku", "Extended key usage codeSigning", READERS, Demand::CodeSigning),
    row("legacy-cvc-eku-critical", "Extended key usage is critical", UNREAD, Demand::Critical(EKU)),
    row("legacy-cvc-no-key-usage", "No key usage", FLASH, Demand::Absent(KEY_USAGE)),
    row("legacy-cvc-extensions", "No extensions besides", OVERVIEW, Demand::Only(&[AKI, EKU, KEY_USAGE])),
];

pub(super) static DEVICE_CA: &[Row] = &[
    row("legacy-device-ca-key", "RSA key of 1024 to 2048 bits", UNREAD, Demand::KeyBits(&[1024, 1536, 2048])),
    row("legacy-device-ca-hash", "Signed with SHA-1", UNREAD, Demand::Signature(Sha1)),
    row(
        "legacy-device-ca-name",
        "Name of a manufacturer's or CableLabs' modem CA",
        FLASH,
        Demand::Subject(&[
            &[C, O, OU, (rfc4519::CN, Value::Ends(MODEM_ROOT))],
            &[C, O, OU, OU, (rfc4519::CN, Value::Ends(MODEM_ROOT))],
        ]),
    ),
];

pub(super) static DEVICE: &[Row] = &[
    row("legacy-device-key", "RSA key of 1024 bits", FLASH, Demand::KeyBits(&[1024])),
    row("legacy-device-hash", "Signed with SHA-1", FLASH, Demand::Signature(Sha1)),
    row("legacy-device-lifetime", "Valid for 20 years at most", FLASH, Demand::MaxYears(20)),
    row(
        "legacy-device-name",
        "Country, manufacturer, place, MAC address",
        FLASH,
        Demand::Subject(&[&[C, O, OU, (rfc4519::CN, Value::Mac)]]),
    ),
];

const C: (ObjectIdentifier, Value) = (rfc4519::C, Value::Any);
const O: (ObjectIdentifier, Value) = (rfc4519::O, Value::Any);
const OU: (ObjectIdentifier, Value) = (rfc4519::OU, Value::Any);
