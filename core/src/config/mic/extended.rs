//! The extended CMTS MIC: TLV 43.6 (MULPIv3.x C.1.1.18.1.6).
//!
//! No open tool computes it and no CMTS has confirmed this reading: treat a result as unproven.

use alloc::vec::Vec;

use super::coverage::{CMTS_MIC_ORDER, by_types};
use super::search::{Inputs, Search};
use super::{CM_MIC, CMTS_MIC, DIGEST, Input, MicCheck, MicOutcome};
use crate::config::{Tlv, View};
use crate::crypto::Provider;

const VENDOR_SPECIFIC: u8 = 43;
const HMAC_MD5: u32 = 1;
const MMH16: u32 = 2;
const VENDOR: u32 = 43;

/// The one TLV 43 of a file that configures the extended CMTS MIC.
struct Extended<'v, 'a> {
    /// TLV 43.
    around: &'v Tlv<'a>,
    /// TLV 43.6.1: which digest.
    digest_type: Option<u32>,
    /// TLV 43.6.2: bit 0 is the most significant of the first octet.
    bitmap: &'a [u8],
    /// TLV 43.6.3; without it TLV 7 holds the digest.
    digest: Option<&'v Tlv<'a>>,
    /// Whether another TLV 43 does the same.
    repeated: bool,
}

/// Whether TLV 7 holds the extended CMTS MIC.
pub(super) fn is_implicit(view: &View<'_>) -> bool {
    find(view).is_some_and(|extended| extended.digest.is_none())
}

/// Checks the extended CMTS MIC, if the file configures one: HMAC-MD5 over the TLVs whose types the bitmap selects,
/// in file order. It stands in TLV 43.6.3, which counts as zeros then, or in TLV 7.
pub fn extended_cmts_mic(view: &View<'_>, secret: &[u8], provider: &dyn Provider) -> Option<MicCheck> {
    let extended = find(view)?;
    let check = extended.found(view);
    Some(if check.is_comparable() { extended.check(check, view, secret, provider) } else { check })
}

/// What can be said of the extended CMTS MIC without the secret, as [`super::cmts_mic_found`].
pub fn extended_cmts_mic_found(view: &View<'_>) -> Option<MicCheck> {
    Some(find(view)?.found(view))
}

fn find<'v, 'a>(view: &'v View<'a>) -> Option<Extended<'v, 'a>> {
    let mut all = view.all(VENDOR_SPECIFIC).filter_map(|around| {
        let inside = around.child(6).filter(|inside| inside.definition.is_some())?;
        Some(Extended {
            around,
            digest_type: inside.child(1).and_then(|tlv| tlv.value().number()),
            bitmap: inside.child(2).map_or(&[], |tlv| tlv.value),
            digest: inside.child(3),
            repeated: false,
        })
    });
    let first = all.next()?;
    Some(Extended { repeated: all.next().is_some(), ..first })
}

impl<'a> Extended<'_, 'a> {
    /// The check, not compared yet.
    fn found(&self, view: &View<'a>) -> MicCheck {
        let check = match self.digest {
            Some(digest) => MicCheck::of_value(digest),
            None => MicCheck::of(view, CMTS_MIC),
        };
        match self.unsupported() {
            Some(why) if check.is_comparable() => MicCheck { outcome: MicOutcome::Unsupported(why), ..check },
            _ => check,
        }
    }

    fn unsupported(&self) -> Option<&'static str> {
        match self.digest_type {
            _ if self.repeated => {
                Some("TLV 43.6 stands more than once, and which one a CMTS takes is not known")
            }
            Some(HMAC_MD5) => None,
            Some(MMH16) => {
                Some("its type is MMH16-sigma-n, of which no public definition says enough to compute it")
            }
            Some(VENDOR) => Some("its type is a vendor's own"),
            Some(_) => Some("its type is not one of the specification"),
            None => Some("TLV 43.6.1, its type, is missing"),
        }
    }

    fn check(
        &self,
        mut check: MicCheck,
        view: &View<'a>,
        secret: &[u8],
        provider: &dyn Provider,
    ) -> MicCheck {
        let selected: Vec<&Tlv<'a>> = view.settings().filter(|tlv| self.selects(tlv)).collect();
        let standard = self.zeroed(&selected);
        check.compare(provider.hmac_md5(secret, &mut standard.iter().copied()));
        let Some(target) = check.unexplained() else { return check };
        let inputs: Inputs<'_> = [
            (Input::Standard, standard),
            (Input::ListOrder, self.zeroed(&in_list_order(&selected))),
            (Input::PlainCmtsMic, by_types(view, CMTS_MIC_ORDER).collect()),
        ]
        .into();
        check.hint = Search::new(target, provider).input_or_key(secret, &inputs);
        check
    }

    /// Whether a setting goes into the digest. TLV 7 is made after it, and with a digest of its own TLV 6 too.
    fn selects(&self, tlv: &Tlv<'_>) -> bool {
        let Some(code) = tlv.code() else { return false };
        let set = self.bitmap.get(usize::from(code / 8)).is_some_and(|octet| octet << (code % 8) & 0x80 != 0);
        set && code != CMTS_MIC && (code != CM_MIC || self.digest.is_none())
    }

    /// The octets of settings, with zeros for the digest that stands among them.
    fn zeroed(&self, settings: &[&Tlv<'a>]) -> Vec<&'a [u8]> {
        const ZEROS: &[u8] = &[0; DIGEST];
        let mut parts = Vec::new();
        for tlv in settings {
            match self.digest.filter(|_| tlv.offset == self.around.offset) {
                None => parts.push(tlv.raw),
                Some(digest) => {
                    let before = digest.value_offset() - tlv.offset;
                    parts.extend(tlv.raw.get(..before));
                    parts.push(ZEROS);
                    parts.extend(tlv.raw.get(before + DIGEST..));
                }
            }
        }
        parts
    }
}

fn in_list_order<'v, 'a>(settings: &[&'v Tlv<'a>]) -> Vec<&'v Tlv<'a>> {
    let place = |tlv: &&Tlv<'_>| CMTS_MIC_ORDER.iter().position(|&code| tlv.code() == Some(code));
    let mut sorted: Vec<&Tlv<'a>> = settings.to_vec();
    sorted.sort_by_key(|tlv| place(tlv).unwrap_or(usize::MAX));
    sorted
}
