//! The message integrity checks of a cable modem's file: CM MIC (TLV 6), CMTS MIC (TLV 7), extended CMTS MIC
//! (TLV 43.6).
//!
//! A check that fails is explained: [`Hint`] says under which other input or secret the MIC would be right, so that
//! a fault of a known tool, a forgotten secret or a setting added too late can be told from damage.

mod coverage;
mod extended;
mod hint;
mod search;

pub use extended::{extended_cmts_mic, extended_cmts_mic_found};
pub use hint::{Hint, Input, Key};

use alloc::vec::Vec;
use core::ops::Range;

use self::coverage::CMTS_MIC_ORDER;
use super::{ContainerKind, Tlv, View};
use crate::crypto::{HashAlgorithm, Provider};

/// The type of the CM MIC.
pub const CM_MIC: u8 = 6;
/// The type of the CMTS MIC.
pub const CMTS_MIC: u8 = 7;
/// Octets of either.
const DIGEST: usize = 16;

/// One MIC, as found and as computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MicCheck {
    /// The MIC in the file; `None` when it has none.
    pub found: Option<Vec<u8>>,
    /// The MIC that the settings give; `None` when it cannot be computed.
    pub computed: Option<[u8; DIGEST]>,
    /// Where the MIC's value stands in the file.
    pub place: Option<Range<usize>>,
    /// What came of it.
    pub outcome: MicOutcome,
    /// After a mismatch: what would make the MIC right.
    pub hint: Option<Hint>,
}

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MicOutcome {
    /// Found and computed are the same.
    Match,
    /// They differ.
    Mismatch,
    /// The file has no such MIC.
    Absent,
    /// The MIC does not have 16 octets but this many.
    WrongLength(usize),
    /// Nothing can be said, and why.
    Unsupported(&'static str),
}

/// Checks the CM MIC: MD5 over every setting but TLV 6 and 7, in file order, pads between settings included.
/// MULPIv4.0 D.1.3.1.
pub fn cm_mic(view: &View<'_>, provider: &dyn Provider) -> MicCheck {
    let mut check = MicCheck::of(view, CM_MIC);
    if !check.is_comparable() {
        return check;
    }
    let mut digest = provider.digest(HashAlgorithm::Md5);
    coverage::cm_mic(view).for_each(|part| digest.update(part));
    check.compare(digest.finish().try_into().unwrap_or_default());
    if let Some(target) = check.unexplained() {
        check.hint = search::for_cm_mic(view, target, provider);
    }
    check
}

/// Checks the CMTS MIC in its form before DOCSIS 3.0: HMAC-MD5 over the TLVs of a fixed list of types, in the order
/// of that list. MULPIv4.0 D.2.1.
///
/// A file whose TLV 43.6 has no digest of its own keeps the extended CMTS MIC in TLV 7: see [`extended_cmts_mic`].
pub fn cmts_mic(view: &View<'_>, secret: &[u8], provider: &dyn Provider) -> MicCheck {
    let mut check = cmts_mic_found(view);
    if !check.is_comparable() {
        return check;
    }
    let mut parts = coverage::by_types(view, CMTS_MIC_ORDER);
    check.compare(provider.hmac_md5(secret, &mut parts));
    if let Some(target) = check.unexplained() {
        check.hint = search::for_cmts_mic(view, target, secret, provider);
    }
    check
}

/// What can be said of the CMTS MIC without the secret; a [`MicOutcome::Mismatch`] without a computed MIC says that
/// the secret would settle it.
pub fn cmts_mic_found(view: &View<'_>) -> MicCheck {
    let check = MicCheck::of(view, CMTS_MIC);
    if check.is_comparable() && extended::is_implicit(view) {
        let why = "TLV 43.6 has no digest of its own, so TLV 7 holds the extended CMTS MIC";
        return MicCheck { outcome: MicOutcome::Unsupported(why), ..check };
    }
    check
}

/// Looks again for what would make a wrong CM MIC right, now with the shared secret: a tool is known that keys it.
pub fn explain_cm_mic(
    view: &View<'_>,
    check: &MicCheck,
    secret: &[u8],
    provider: &dyn Provider,
) -> Option<Hint> {
    let target = check.unexplained()?;
    search::for_keyed_cm_mic(view, target, secret, provider)
}

impl MicCheck {
    /// The check of the only TLV of type `code`, not compared yet.
    fn of(view: &View<'_>, code: u8) -> Self {
        let none = |outcome| Self { found: None, computed: None, place: None, outcome, hint: None };
        if view.kind() == ContainerKind::Mta {
            return none(MicOutcome::Unsupported("an MTA file has no MICs"));
        }
        let mut all = view.all(code);
        let Some(tlv) = all.next() else { return none(MicOutcome::Absent) };
        let check = Self::of_value(tlv);
        if all.next().is_some() {
            let why = "this MIC stands more than once, and which one a modem takes is not known";
            return Self { outcome: MicOutcome::Unsupported(why), ..check };
        }
        check
    }

    /// Whether there are 16 octets to compare with.
    fn is_comparable(&self) -> bool {
        self.outcome == MicOutcome::Mismatch
    }

    fn of_value(tlv: &Tlv<'_>) -> Self {
        let start = tlv.value_offset();
        let outcome = match tlv.value.len() {
            DIGEST => MicOutcome::Mismatch,
            other => MicOutcome::WrongLength(other),
        };
        Self {
            found: Some(tlv.value.to_vec()),
            computed: None,
            place: Some(start..start + tlv.value.len()),
            outcome,
            hint: None,
        }
    }

    fn compare(&mut self, computed: [u8; DIGEST]) {
        let same = self.found.as_deref() == Some(computed.as_slice());
        self.outcome = if same { MicOutcome::Match } else { MicOutcome::Mismatch };
        self.computed = Some(computed);
    }

    /// The MIC found, when it differs and nothing explains it yet.
    fn unexplained(&self) -> Option<[u8; DIGEST]> {
        if self.outcome != MicOutcome::Mismatch || self.hint.is_some() {
            return None;
        }
        self.found.as_deref()?.try_into().ok()
    }
}
