//! Checks of the code file's structure.

use super::{Basis, Check, Events, Group, Severity};

/// Code file: PKCS#7 prefix.
pub static CODE_FILE_STRUCTURE: Check = Check {
    id: "code-file-structure",
    title: "Code file: PKCS#7 prefix",
    group: Group::Image,
    severity: Severity::Required,
    basis: Basis::Artifact,
    clause: "SECv3.0 14 (code file tables); RFC 2315 9",
    events: Events::None,
    pass: "The code file begins with a PKCS#7 SignedData as DOCSIS uses it.",
    fail: "The file does not begin with a PKCS#7 SignedData as DOCSIS uses it.",
    advice: "Check that this is the signed code file, whole and unchanged, and not the bare image.",
};

/// Code file: detached content.
pub static CODE_FILE_DETACHED: Check = Check {
    id: "code-file-detached",
    title: "Code file: detached content",
    group: Group::Image,
    severity: Severity::Required,
    basis: Basis::Artifact,
    clause: "SECv3.0 14 (code file tables); RFC 2315 7",
    events: Events::None,
    pass: "The PKCS#7 prefix holds no content of its own; SignedContent follows it.",
    fail: "The PKCS#7 prefix holds content of its own; DOCSIS appends SignedContent behind it.",
    advice: "Sign again with a detached signature.",
};

/// Code file: other fields of the prefix.
pub static CODE_FILE_FIELDS: Check = Check {
    id: "code-file-fields",
    title: "Code file: versions, algorithms, unused fields",
    group: Group::Image,
    severity: Severity::Unconfirmed,
    basis: Basis::Unverified,
    clause: "SECv3.0 14 (code file tables, not seen)",
    events: Events::None,
    pass: "The fields of the PKCS#7 prefix that no signature protects are as in every code file seen.",
    fail: "A field of the PKCS#7 prefix that no signature protects is unlike every code file seen; what a modem does with it is not known.",
    advice: "Sign again with a tool that writes version 1, the digest algorithms in use, no CRLs and no unauthenticated attributes.",
};

/// Download parameters TLV.
pub static DOWNLOAD_PARAMETERS: Check = Check {
    id: "download-parameters",
    title: "Download parameters TLV",
    group: Group::Image,
    severity: Severity::Required,
    basis: Basis::Artifact,
    clause: "SECv3.0 14; SECv3.0 Table 7-17 (type 28)",
    events: Events::None,
    pass: "SignedContent begins with the download parameters TLV.",
    fail: "SignedContent does not begin with the download parameters TLV (type 28, two length octets).",
    advice: "Put 1C 00 00 before the image and sign again.",
};

/// Download parameters: sub-TLVs.
pub static DOWNLOAD_PARAMETERS_CONTENT: Check = Check {
    id: "download-parameters-content",
    title: "Download parameters: sub-TLVs",
    group: Group::Image,
    severity: Severity::Unconfirmed,
    basis: Basis::Unverified,
    clause: "SECv3.0 Table 7-17 (types 4, 17, 51, 52)",
    events: Events::None,
    pass: "The download parameters are empty, as in every code file seen.",
    fail: "The download parameters hold sub-TLVs whose effect on a modem is not known.",
    advice: "Remove the sub-TLVs, or try the file on one modem of this model.",
};

/// Code image.
pub static CODE_IMAGE: Check = Check {
    id: "code-image",
    title: "Code image",
    group: Group::Image,
    severity: Severity::Required,
    basis: Basis::Inferred,
    clause: "SECv3.0 14",
    events: Events::None,
    pass: "The code file holds an image.",
    fail: "The code file holds no image behind the download parameters.",
    advice: "Check that the file is whole.",
};

/// Order of certificates.
pub static CERTIFICATE_ORDER: Check = Check {
    id: "certificate-order",
    title: "Order of certificates",
    group: Group::Image,
    severity: Severity::Advice,
    basis: Basis::Implementation,
    clause: "SECv3.0 14 (code file tables); OpenRPD",
    events: Events::None,
    pass: "The certificates stand in the order that positional readers expect: manufacturer CVC first.",
    fail: "The certificates do not stand in the order that positional readers expect.",
    advice: "Sign with a tool that keeps the order: manufacturer CVC, CVC CA, co-signer CVC.",
};

/// Order of signatures.
pub static SIGNER_ORDER: Check = Check {
    id: "signer-order",
    title: "Order of signatures",
    group: Group::Image,
    severity: Severity::Advice,
    basis: Basis::Implementation,
    clause: "SECv3.0 14 (code file tables); OpenRPD",
    events: Events::None,
    pass: "The manufacturer signature stands first.",
    fail: "The manufacturer signature does not stand first; readers that go by position take the wrong one.",
    advice: "Sign with a tool that keeps the order: manufacturer first, then co-signer.",
};

/// Every check of this group.
pub(super) static ALL: &[&Check] = &[
    &CODE_FILE_STRUCTURE,
    &CODE_FILE_DETACHED,
    &CODE_FILE_FIELDS,
    &DOWNLOAD_PARAMETERS,
    &DOWNLOAD_PARAMETERS_CONTENT,
    &CODE_IMAGE,
    &CERTIFICATE_ORDER,
    &SIGNER_ORDER,
];
