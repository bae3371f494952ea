//! What the lists given say about a chain (RFC 5280 6.3, complete lists only).

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use super::super::{Certificate, VerifiedChain};
use super::{CertificateList, CrlFault, CrlReason};
use crate::crypto::Provider;
use crate::time::Timestamp;

/// What lists say about the certificates of a chain, the anchor apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RevocationStatus {
    /// Each is covered by a list that counts and revokes none of them.
    Good,
    /// One is revoked.
    Revoked {
        /// Index into [`VerifiedChain::certificates`].
        certificate: usize,
        /// Index of the list that says so.
        crl: usize,
        /// File offsets of its entry.
        place: Range<usize>,
        /// When it was revoked.
        at: Timestamp,
        /// Why, if the list says so.
        reason: Option<CrlReason>,
    },
    /// None is known to be revoked, but a list of an issuer of the chain does not count: which one, and why.
    Unusable(String),
    /// None is known to be revoked, and every list of an issuer of the chain counts, but an issuer has none: which.
    NotCovered(String),
}

/// Looks every certificate of `chain` but the anchor up in `crls`.
///
/// A list counts if the certificate's issuer in the chain signed it and `at` lies between its `thisUpdate` and
/// `nextUpdate`. One exception, towards caution: a list past its `nextUpdate` still revokes what it names, though
/// it clears nothing.
pub fn status(
    chain: &VerifiedChain,
    crls: &[CertificateList],
    at: Timestamp,
    provider: &dyn Provider,
) -> RevocationStatus {
    let certificates = chain.certificates();
    let mut unusable = None;
    let mut not_covered = None;
    for (index, (certificate, issuer)) in certificates.iter().zip(certificates.iter().skip(1)).enumerate() {
        let answers: Vec<Answer> =
            crls.iter().map(|crl| ask(crl, certificate.serial(), issuer, at, provider)).collect();
        for (crl, answer) in answers.iter().enumerate() {
            if let Answer::Revoked { place, at, reason } = answer.clone() {
                return RevocationStatus::Revoked { certificate: index, crl, place, at, reason };
            }
        }
        if !answers.contains(&Answer::Good) {
            let offered = answers.iter().any(|answer| *answer != Answer::Nothing(CrlFault::OtherIssuer));
            let slot = if offered { &mut unusable } else { &mut not_covered };
            slot.get_or_insert_with(|| uncovered(certificate, crls, &answers));
        }
    }
    let open = unusable.map(RevocationStatus::Unusable).or(not_covered.map(RevocationStatus::NotCovered));
    open.unwrap_or(RevocationStatus::Good)
}

/// What one list says about one certificate.
#[derive(Clone, PartialEq, Eq)]
enum Answer {
    Good,
    Revoked { place: Range<usize>, at: Timestamp, reason: Option<CrlReason> },
    Nothing(CrlFault),
}

fn ask(
    crl: &CertificateList,
    serial: &[u8],
    issuer: &Certificate,
    at: Timestamp,
    provider: &dyn Provider,
) -> Answer {
    if let Err(fault) = crl.verify(issuer, provider) {
        return Answer::Nothing(fault);
    }
    match (crl.current(at), crl.entry(serial)) {
        (Err(fault @ CrlFault::NotYetIssued(_)), _) | (Err(fault), None) => Answer::Nothing(fault),
        (_, Some(entry)) => Answer::Revoked { place: crl.span(entry), at: entry.at, reason: entry.reason },
        (Ok(()), None) => Answer::Good,
    }
}

fn uncovered(certificate: &Certificate, crls: &[CertificateList], answers: &[Answer]) -> String {
    let reasons: Vec<String> = crls
        .iter()
        .zip(answers)
        .filter_map(|(crl, answer)| match answer {
            Answer::Nothing(fault) => Some(format!("the CRL of {} {fault}", crl.issuer())),
            _ => None,
        })
        .collect();
    let reasons = if reasons.is_empty() { "none is given".to_string() } else { reasons.join("; ") };
    format!("no CRL covers {}: {reasons}", certificate.subject())
}
