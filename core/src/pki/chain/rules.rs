//! What RFC 5280 6.1 asks of a path whose signatures hold.

use alloc::format;
use alloc::string::ToString;

use super::super::extension::key_usage_words;
use super::super::{Certificate, Part, Validity};
use super::search::Link;
use super::{ChainError, ChainErrorKind, Origin};
use crate::time::Timestamp;

/// Tells `report` every rule that `path`, leaf first and anchor last, breaks.
pub(super) fn check(path: &[Link<'_>], at: Option<Timestamp>, report: &mut dyn FnMut(ChainError)) {
    let Some((&leaf, issuers)) = path.split_first() else { return };
    check_one(leaf, at, report);
    let mut below = 0;
    for &issuer in issuers {
        check_one(issuer, at, report);
        let faults = [is_ca(issuer), may_sign(issuer), path_length(issuer, below)];
        faults.into_iter().flatten().for_each(&mut *report);
        // Self-issued certificates do not count against a path length (RFC 5280 6.1.4 l).
        below += usize::from(!issuer.certificate.is_self_issued());
    }
}

fn check_one(link: Link<'_>, at: Option<Timestamp>, report: &mut dyn FnMut(ChainError)) {
    let faults = [known_extensions(link), at.and_then(|at| validity(link, at))];
    faults.into_iter().flatten().for_each(report);
}

/// RFC 5280 4.2: a critical extension that is not processed refuses the certificate.
fn known_extensions(link: Link<'_>) -> Option<ChainError> {
    let unknown = link.certificate.unknown_critical()?;
    Some(ChainError::new(
        ChainErrorKind::UnknownCriticalExtension,
        link,
        Part::UnknownCritical,
        "critical extensions that are processed here",
        unknown.label(),
    ))
}

fn validity(link: Link<'_>, at: Timestamp) -> Option<ChainError> {
    let Validity { not_before, not_after } = link.certificate.validity();
    let (kind, part, found) = if at < not_before {
        (ChainErrorKind::NotYetValid, Part::NotBefore, format!("notBefore {not_before}"))
    } else if at > not_after {
        (ChainErrorKind::Expired, Part::NotAfter, format!("notAfter {not_after}"))
    } else {
        return None;
    };
    Some(ChainError::new(kind, link, part, format!("a certificate valid at {at}"), found))
}

/// RFC 5280 6.1.4 k. An anchor may lack the extension: being one is the caller's word.
fn is_ca(link: Link<'_>) -> Option<ChainError> {
    let found = match link.certificate.basic_constraints() {
        Some(constraints) if constraints.ca => return None,
        Some(_) => "cA FALSE".to_string(),
        None if matches!(link.origin, Origin::Anchor(_)) => return None,
        None => format!("a version {} certificate without basicConstraints", link.certificate.version()),
    };
    Some(ChainError::new(
        ChainErrorKind::NotACa,
        link,
        Part::BasicConstraints,
        "basicConstraints cA TRUE",
        found,
    ))
}

/// RFC 5280 6.1.4 n.
fn may_sign(link: Link<'_>) -> Option<ChainError> {
    let usage = link.certificate.key_usage().filter(|usage| !usage.key_cert_sign())?;
    let found = key_usage_words(usage);
    Some(ChainError::new(
        ChainErrorKind::KeyUsageForbidsSigning,
        link,
        Part::KeyUsage,
        "keyUsage with keyCertSign",
        found,
    ))
}

/// RFC 5280 6.1.4 l and m: `below` intermediates stand between this issuer and the leaf.
fn path_length(link: Link<'_>, below: usize) -> Option<ChainError> {
    let limit = usize::from(path_limit(link.certificate)?);
    (below > limit).then(|| {
        ChainError::new(
            ChainErrorKind::PathLengthExceeded,
            link,
            Part::BasicConstraints,
            format!("at most {limit} CA certificates below it (pathLenConstraint)"),
            below.to_string(),
        )
    })
}

fn path_limit(certificate: &Certificate) -> Option<u8> {
    certificate.basic_constraints().and_then(|constraints| constraints.path_len_constraint)
}
