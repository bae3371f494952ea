//! Object identifiers that these PKIs use, with the names that people know them by.

use alloc::string::{String, ToString};

use const_oid::ObjectIdentifier;
use const_oid::db::{rfc4519, rfc5280, rfc5912};

use crate::bytes::FormatError;
use crate::bytes::der::Element;

/// Names of attribute types, as RFC 4514 writes them.
const ATTRIBUTES: &[(ObjectIdentifier, &str)] = &[
    (rfc4519::C, "C"),
    (rfc4519::CN, "CN"),
    (rfc4519::DC, "DC"),
    (rfc4519::L, "L"),
    (rfc4519::O, "O"),
    (rfc4519::OU, "OU"),
    (rfc4519::SERIAL_NUMBER, "serialNumber"),
    (rfc4519::ST, "ST"),
    (rfc4519::STREET, "STREET"),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.1"), "emailAddress"),
];

/// Names of everything else: extensions, key purposes, algorithms, policies, access methods.
const OTHERS: &[(ObjectIdentifier, &str)] = &[
    (rfc5280::ID_AD_CA_ISSUERS, "caIssuers"),
    (rfc5280::ID_AD_OCSP, "OCSP"),
    (rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, "authorityKeyIdentifier"),
    (rfc5280::ID_CE_BASIC_CONSTRAINTS, "basicConstraints"),
    (rfc5280::ID_CE_CERTIFICATE_ISSUER, "certificateIssuer"),
    (rfc5280::ID_CE_CERTIFICATE_POLICIES, "certificatePolicies"),
    (rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS, "cRLDistributionPoints"),
    (rfc5280::ID_CE_CRL_NUMBER, "cRLNumber"),
    (rfc5280::ID_CE_CRL_REASONS, "reasonCode"),
    (rfc5280::ID_CE_DELTA_CRL_INDICATOR, "deltaCRLIndicator"),
    (rfc5280::ID_CE_EXT_KEY_USAGE, "extKeyUsage"),
    (rfc5280::ID_CE_FRESHEST_CRL, "freshestCRL"),
    (rfc5280::ID_CE_INHIBIT_ANY_POLICY, "inhibitAnyPolicy"),
    (rfc5280::ID_CE_INVALIDITY_DATE, "invalidityDate"),
    (rfc5280::ID_CE_ISSUER_ALT_NAME, "issuerAltName"),
    (rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT, "issuingDistributionPoint"),
    (rfc5280::ID_CE_KEY_USAGE, "keyUsage"),
    (rfc5280::ID_CE_NAME_CONSTRAINTS, "nameConstraints"),
    (rfc5280::ID_CE_POLICY_CONSTRAINTS, "policyConstraints"),
    (rfc5280::ID_CE_POLICY_MAPPINGS, "policyMappings"),
    (rfc5280::ID_CE_SUBJECT_ALT_NAME, "subjectAltName"),
    (rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER, "subjectKeyIdentifier"),
    (rfc5280::ID_KP_CLIENT_AUTH, "clientAuth"),
    (rfc5280::ID_KP_CODE_SIGNING, "codeSigning"),
    (rfc5280::ID_KP_EMAIL_PROTECTION, "emailProtection"),
    (rfc5280::ID_KP_OCSP_SIGNING, "OCSPSigning"),
    (rfc5280::ID_KP_SERVER_AUTH, "serverAuth"),
    (rfc5280::ID_KP_TIME_STAMPING, "timeStamping"),
    (rfc5280::ID_PE_AUTHORITY_INFO_ACCESS, "authorityInfoAccess"),
    (rfc5912::ID_EC_PUBLIC_KEY, "ecPublicKey"),
    (rfc5912::RSA_ENCRYPTION, "rsaEncryption"),
    (rfc5912::SHA_1_WITH_RSA_ENCRYPTION, "sha1WithRSAEncryption"),
    (rfc5912::SHA_256_WITH_RSA_ENCRYPTION, "sha256WithRSAEncryption"),
    (rfc5912::SHA_384_WITH_RSA_ENCRYPTION, "sha384WithRSAEncryption"),
    (rfc5912::SHA_512_WITH_RSA_ENCRYPTION, "sha512WithRSAEncryption"),
    (rfc5912::MD_5_WITH_RSA_ENCRYPTION, "md5WithRSAEncryption"),
];

/// The name of an attribute type, or its dotted numbers.
pub(super) fn attribute(oid: &ObjectIdentifier) -> String {
    named(ATTRIBUTES, oid)
}

/// The name of an extension, algorithm, key purpose or policy, or its dotted numbers.
pub(super) fn name(oid: &ObjectIdentifier) -> String {
    named(OTHERS, oid)
}

/// Reads the value of an OBJECT IDENTIFIER element.
pub(super) fn read(element: &Element<'_>, structure: &'static str) -> Result<ObjectIdentifier, FormatError> {
    ObjectIdentifier::from_bytes(element.value).map_err(|_| {
        let found = crate::bytes::hex(element.value.get(..64).unwrap_or(element.value));
        FormatError::new(
            element.value_offset(),
            structure,
            "an object identifier of at most 39 octets",
            found,
        )
    })
}

fn named(table: &[(ObjectIdentifier, &str)], oid: &ObjectIdentifier) -> String {
    let row = table.iter().find(|(known, _)| known == oid);
    row.map_or_else(|| oid.to_string(), |(_, name)| (*name).to_string())
}
