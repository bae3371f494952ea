//! What the test PKI holds, as data; the layouts are those of the profiles in `cableseal_core::pki::profile`.

/// Which extensions a certificate has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// CA, key usage, key identifier; a path length where nothing but end entities may follow.
    Ca { path_length: Option<u8> },
    /// codeSigning alone: legacy.
    LegacyCvc,
    /// codeSigning and the key identifier of the CVC CA.
    Cvc,
}

/// The hash of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hash {
    Sha1,
    Sha256,
}

/// Whose organizationName.
#[derive(Clone, Copy, Debug)]
pub(super) enum Organization {
    Fixed(&'static str),
    Manufacturer,
    Operator,
}

/// One certificate of the test PKI.
#[derive(Debug)]
pub(super) struct Spec {
    /// Its files, without their endings.
    pub(super) file: &'static str,
    /// What it is, for the README.
    pub(super) what: &'static str,
    pub(super) organization: Organization,
    pub(super) unit: Option<&'static str>,
    pub(super) common_name: &'static str,
    /// File of its issuer; `None` for a root.
    pub(super) issuer: Option<&'static str>,
    pub(super) key_bits: usize,
    pub(super) years: i64,
    pub(super) hash: Hash,
    pub(super) layout: Layout,
}

/// Names that the user chooses.
pub(super) struct Names<'a> {
    pub(super) manufacturer: &'a str,
    pub(super) operator: &'a str,
}

impl Names<'_> {
    pub(super) fn of(&self, organization: Organization) -> &str {
        match organization {
            Organization::Fixed(name) => name,
            Organization::Manufacturer => self.manufacturer,
            Organization::Operator => self.operator,
        }
    }
}

const CABLELABS: Organization = Organization::Fixed("CableLabs");
const CVC_NAME: &str = "TEST Code Verification Certificate";

/// The certificates, issuers before what they issue.
pub(super) static SPECS: [Spec; 8] = [
    Spec {
        file: "legacy-root",
        what: "Legacy root",
        organization: Organization::Fixed("Data Over Cable Service Interface Specifications"),
        unit: Some("Cable Modems"),
        common_name: "TEST DOCSIS Cable Modem Root Certificate Authority",
        issuer: None,
        key_bits: 2048,
        years: 30,
        hash: Hash::Sha1,
        layout: Layout::Ca { path_length: None },
    },
    Spec {
        file: "legacy-manufacturer-cvc",
        what: "Legacy manufacturer CVC: TLV 32",
        organization: Organization::Manufacturer,
        ..LEGACY_CVC
    },
    Spec {
        file: "legacy-cosigner-cvc",
        what: "Legacy co-signer CVC: TLV 33",
        organization: Organization::Operator,
        ..LEGACY_CVC
    },
    Spec {
        file: "docsis31-root",
        what: "DOCSIS 3.1 root",
        organization: CABLELABS,
        unit: Some("TEST Root CA01"),
        common_name: "TEST CableLabs Root Certification Authority",
        issuer: None,
        key_bits: 4096,
        years: 50,
        hash: Hash::Sha256,
        layout: Layout::Ca { path_length: None },
    },
    Spec {
        file: "docsis31-cvc-ca",
        what: "DOCSIS 3.1 CVC CA",
        unit: Some("TEST CVC CA01"),
        common_name: "TEST CableLabs CVC Certification Authority",
        ..DOCSIS31_CA
    },
    Spec {
        file: "docsis31-device-ca",
        what: "DOCSIS 3.1 device CA",
        unit: Some("TEST Device CA01"),
        common_name: "TEST CableLabs Device Certification Authority",
        ..DOCSIS31_CA
    },
    Spec {
        file: "docsis31-manufacturer-cvc",
        what: "DOCSIS 3.1 manufacturer CVC: TLV 81, with the CVC CA",
        organization: Organization::Manufacturer,
        ..DOCSIS31_CVC
    },
    Spec {
        file: "docsis31-cosigner-cvc",
        what: "DOCSIS 3.1 co-signer CVC: TLV 82, with the CVC CA",
        organization: Organization::Operator,
        ..DOCSIS31_CVC
    },
];

const LEGACY_CVC: Spec = Spec {
    file: "",
    what: "",
    organization: Organization::Manufacturer,
    unit: Some("DOCSIS"),
    common_name: CVC_NAME,
    issuer: Some("legacy-root"),
    key_bits: 2048,
    years: 10,
    hash: Hash::Sha1,
    layout: Layout::LegacyCvc,
};

const DOCSIS31_CA: Spec = Spec {
    file: "",
    what: "",
    organization: CABLELABS,
    unit: None,
    common_name: "",
    issuer: Some("docsis31-root"),
    key_bits: 3072,
    years: 35,
    hash: Hash::Sha256,
    layout: Layout::Ca { path_length: Some(0) },
};

const DOCSIS31_CVC: Spec = Spec {
    file: "",
    what: "",
    organization: Organization::Manufacturer,
    unit: None,
    common_name: CVC_NAME,
    issuer: Some("docsis31-cvc-ca"),
    key_bits: 2048,
    years: 10,
    hash: Hash::Sha256,
    layout: Layout::Cvc,
};
