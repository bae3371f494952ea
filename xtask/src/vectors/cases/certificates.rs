//! Certificates for `openssl verify` and our own path validation.

/// A path to validate and whether it holds.
pub(in crate::vectors) struct CertificateCase {
    /// The certificate, by name below `certs`.
    pub(in crate::vectors) certificate: &'static str,
    /// Certificates that may stand between.
    pub(in crate::vectors) untrusted: &'static [&'static str],
    /// The trust anchor.
    pub(in crate::vectors) root: &'static str,
    /// "Now".
    pub(in crate::vectors) at: &'static str,
    /// `ok` or `fail`.
    pub(in crate::vectors) verify: &'static str,
    /// Why.
    pub(in crate::vectors) why: &'static str,
}

/// Every path.
pub(in crate::vectors) fn all() -> &'static [CertificateCase] {
    CASES
}

/// The manufacturer CVC of DOCSIS 3.1 through its CVC CA.
const MFG31: CertificateCase = CertificateCase {
    certificate: "docsis31/mfg-cvc",
    untrusted: &["docsis31/cvc-ca"],
    root: "docsis31/root",
    at: "2027-01-01T00:00:00Z",
    verify: "ok",
    why: "CVC, CVC CA, root.",
};

/// The legacy manufacturer CVC, by the root itself.
const LEGACY: CertificateCase = CertificateCase {
    certificate: "legacy/mfg-cvc",
    untrusted: &[],
    root: "legacy/root",
    why: "The legacy root issues CVCs itself.",
    ..MFG31
};

const FAIL: CertificateCase = CertificateCase { verify: "fail", ..MFG31 };
const LEGACY_FAIL: CertificateCase = CertificateCase { verify: "fail", ..LEGACY };

static CASES: &[CertificateCase] = &[
    MFG31,
    LEGACY,
    CertificateCase { certificate: "docsis31/root", untrusted: &[], why: "The root itself.", ..MFG31 },
    CertificateCase { certificate: "docsis31/cvc-ca", untrusted: &[], why: "By the root.", ..MFG31 },
    CertificateCase { certificate: "docsis31/device-ca", untrusted: &[], why: "By the root.", ..MFG31 },
    CertificateCase { certificate: "docsis31/co-cvc", ..MFG31 },
    CertificateCase { certificate: "docsis31/mfg-cvc-newer", ..MFG31 },
    CertificateCase { certificate: "docsis31/mfg-cvc-older", ..MFG31 },
    CertificateCase { certificate: "docsis31/mfg-cvc-swapped", why: "Another key, rightly issued.", ..MFG31 },
    CertificateCase { certificate: "docsis31/mfg-cvc-wrong-eku", why: "Purpose apart.", ..MFG31 },
    CertificateCase { certificate: "docsis31/mfg-cvc-without-eku", why: "Purpose apart.", ..MFG31 },
    CertificateCase { certificate: "docsis31/mfg-cvc-v1", why: "A v1 end entity may be certified.", ..MFG31 },
    CertificateCase { certificate: "docsis31/mfg-cvc-with-key-usage", why: "Profile apart.", ..MFG31 },
    CertificateCase { certificate: "docsis31/mfg-cvc-1024", why: "Profile apart.", ..MFG31 },
    CertificateCase { certificate: "docsis31/mfg-cvc-sha1", why: "Profile apart.", ..MFG31 },
    CertificateCase {
        certificate: "docsis31/mfg-cvc-by-device-ca",
        untrusted: &["docsis31/device-ca"],
        why: "Any CA of the root, as far as RFC 5280 goes.",
        ..MFG31
    },
    CertificateCase {
        certificate: "docsis31/mfg-cvc-by-impostor",
        untrusted: &["docsis31/impostor-cvc-ca"],
        root: "docsis31/impostor-root",
        why: "Good under the root that issued it.",
        ..MFG31
    },
    CertificateCase {
        certificate: "docsis31/mfg-cvc-expired",
        at: "2024-12-31T23:59:59Z",
        why: "One second before its last.",
        ..MFG31
    },
    CertificateCase {
        certificate: "docsis31/mfg-cvc-expired",
        at: "2025-01-01T00:00:01Z",
        why: "One second after its last.",
        ..FAIL
    },
    CertificateCase { certificate: "docsis31/mfg-cvc-expired", why: "Expired.", ..FAIL },
    CertificateCase { certificate: "docsis31/mfg-cvc-not-yet-valid", why: "Not valid yet.", ..FAIL },
    CertificateCase { at: "2022-01-09T23:59:59Z", why: "One second before its first.", ..FAIL },
    CertificateCase { at: "2022-01-10T00:00:00Z", why: "Its first second.", ..MFG31 },
    CertificateCase { untrusted: &[], why: "The CVC CA is missing.", ..FAIL },
    CertificateCase {
        root: "docsis31/impostor-root",
        why: "A root of the right name with another key.",
        ..FAIL
    },
    CertificateCase { root: "docsis31/unrelated-root", why: "Another root.", ..FAIL },
    CertificateCase { root: "legacy/root", why: "The root of the other PKI.", ..FAIL },
    CertificateCase { untrusted: &["docsis31/impostor-cvc-ca"], why: "A CVC CA with another key.", ..FAIL },
    CertificateCase { untrusted: &["docsis31/device-ca"], why: "Another CA.", ..FAIL },
    CertificateCase { untrusted: &["docsis31/cvc-ca-expired"], why: "The CVC CA expired.", ..FAIL },
    CertificateCase { untrusted: &["docsis31/cvc-ca-not-a-ca"], why: "CA:FALSE.", ..FAIL },
    CertificateCase { untrusted: &["docsis31/cvc-ca-without-key-cert-sign"], why: "No keyCertSign.", ..FAIL },
    CertificateCase { certificate: "docsis31/mfg-cvc-by-impostor", why: "Signed by another key.", ..FAIL },
    CertificateCase {
        certificate: "docsis31/mfg-cvc-by-impostor",
        untrusted: &["docsis31/impostor-cvc-ca", "docsis31/impostor-root"],
        why: "A root among the untrusted certificates is no anchor.",
        ..FAIL
    },
    CertificateCase {
        certificate: "docsis31/mfg-cvc-forged",
        why: "Names the right issuer and its key; only the signature tells.",
        ..FAIL
    },
    CertificateCase {
        certificate: "docsis31/mfg-cvc-by-impostor",
        untrusted: &["docsis31/forged-cvc-ca"],
        why: "The CVC CA names the root and its key; only the signature tells.",
        ..FAIL
    },
    CertificateCase {
        certificate: "docsis31/mfg-cvc-by-sub-ca",
        untrusted: &["docsis31/sub-ca", "docsis31/cvc-ca"],
        why: "Path length 0 is exceeded.",
        ..FAIL
    },
    CertificateCase {
        certificate: "docsis31/mfg-cvc-unknown-critical-extension",
        why: "An unknown critical extension.",
        ..FAIL
    },
    CertificateCase {
        certificate: "docsis31/mfg-cvc-wrong-aki",
        why: "The authority key identifier names another key.",
        ..FAIL
    },
    CertificateCase { certificate: "legacy/co-cvc", ..LEGACY },
    CertificateCase { certificate: "legacy/root", why: "The root itself.", ..LEGACY },
    CertificateCase { certificate: "legacy/mfg-cvc-1024", ..LEGACY },
    CertificateCase { certificate: "legacy/mfg-cvc-swapped", why: "Another key, rightly issued.", ..LEGACY },
    CertificateCase { certificate: "legacy/mfg-cvc-newer", ..LEGACY },
    CertificateCase { certificate: "legacy/mfg-cvc-wrong-eku", why: "Purpose apart.", ..LEGACY },
    CertificateCase { certificate: "legacy/mfg-cvc-v1", why: "A v1 end entity may be certified.", ..LEGACY },
    CertificateCase { certificate: "legacy/mfg-cvc-expired", why: "Expired.", ..LEGACY_FAIL },
    CertificateCase { certificate: "legacy/mfg-cvc-not-yet-valid", why: "Not valid yet.", ..LEGACY_FAIL },
    CertificateCase {
        certificate: "legacy/mfg-cvc-by-impostor",
        why: "A root of the right name with another key.",
        ..LEGACY_FAIL
    },
    CertificateCase {
        certificate: "legacy/co-cvc-by-impostor",
        why: "A root of the right name with another key.",
        ..LEGACY_FAIL
    },
    CertificateCase { root: "docsis31/root", why: "The root of the other PKI.", ..LEGACY_FAIL },
];
