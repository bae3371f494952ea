//! The search for the input and the key under which a MIC is right.

use alloc::vec::Vec;

use super::coverage::{self, CMTS_MIC_ORDER, DOCSIS_11, WITH_59, WITHOUT_REMOVED, by_types, is_mic};
use super::{CM_MIC, CMTS_MIC, DIGEST, Hint, Input, Key};
use crate::config::{Form, Tlv, View};
use crate::crypto::{HashAlgorithm, Provider};
use crate::limits;

/// A TLV 6 before its value is known.
const ZERO_CM_MIC: &[u8] = &[CM_MIC, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// Inputs to try, each with its octets.
pub(super) type Inputs<'a> = Vec<(Input, Vec<&'a [u8]>)>;

/// What would make `target` the CM MIC.
pub(super) fn for_cm_mic(view: &View<'_>, target: [u8; DIGEST], provider: &dyn Provider) -> Option<Hint> {
    let mut search = Search::new(target, provider);
    let other = |input| Hint { input, key: Key::Standard };
    if let Some(input) = search.input(Hash::Md5, &cm_mic_inputs(view)) {
        return Some(other(input));
    }
    let standard: Vec<&Tlv<'_>> = coverage::before_the_end(view).filter(|tlv| !is_mic(tlv)).collect();
    search.late_setting(Hash::Md5, &standard).map(other)
}

/// The input under which `target` is an HMAC with the secret, though the CM MIC has no key.
pub(super) fn for_keyed_cm_mic(
    view: &View<'_>,
    target: [u8; DIGEST],
    secret: &[u8],
    provider: &dyn Provider,
) -> Option<Hint> {
    let mut inputs = cm_mic_inputs(view);
    inputs.insert(0, (Input::Standard, coverage::cm_mic(view).collect()));
    let input = Search::new(target, provider).input(Hash::Hmac(secret), &inputs)?;
    Some(Hint { input, key: Key::SecretForCmMic })
}

fn cm_mic_inputs<'a>(view: &View<'a>) -> Inputs<'a> {
    let standard: Vec<&[u8]> = coverage::cm_mic(view).collect();
    let without = |code| {
        coverage::before_the_end(view).filter(move |tlv| tlv.code() != Some(code)).map(move |tlv| {
            let zeroed = code == CMTS_MIC && tlv.code() == Some(CM_MIC);
            if zeroed { ZERO_CM_MIC } else { tlv.raw }
        })
    };
    let end: Vec<&[u8]> =
        view.tlvs().iter().skip_while(|tlv| tlv.form != Form::End).map(|tlv| tlv.raw).collect();
    let mut sorted: Vec<&Tlv<'_>> = view.settings().filter(|tlv| !is_mic(tlv)).collect();
    let unpadded = sorted.iter().map(|tlv| tlv.raw).collect();
    sorted.sort_by_key(|tlv| tlv.code());
    [
        (Input::PadsLeftOut, unpadded),
        (Input::WithEndMarker, [standard.as_slice(), end.get(..1).unwrap_or_default()].concat()),
        (Input::WithPadding, [standard.as_slice(), &end].concat()),
        (Input::WithZeroCmMic, without(CMTS_MIC).collect()),
        (Input::WithCmtsMic, without(CM_MIC).collect()),
        (Input::SortedByType, sorted.iter().map(|tlv| tlv.raw).collect()),
    ]
    .into()
}

/// What would make `target` the CMTS MIC.
pub(super) fn for_cmts_mic(
    view: &View<'_>,
    target: [u8; DIGEST],
    secret: &[u8],
    provider: &dyn Provider,
) -> Option<Hint> {
    let mut search = Search::new(target, provider);
    let inputs = cmts_mic_inputs(view);
    if let Some(hint) = search.input_or_key(secret, &inputs) {
        return Some(hint);
    }
    let standard: Vec<&Tlv<'_>> = coverage::by_types_tlvs(view, CMTS_MIC_ORDER).collect();
    let input = search.late_setting(Hash::Hmac(secret), &standard)?;
    Some(Hint { input, key: Key::Standard })
}

fn cmts_mic_inputs<'a>(view: &View<'a>) -> Inputs<'a> {
    let all = view.settings().filter(|tlv| tlv.code() != Some(CMTS_MIC)).map(|tlv| tlv.raw).collect();
    [
        (Input::Standard, by_types(view, CMTS_MIC_ORDER).collect()),
        (Input::FileOrder, coverage::in_file_order(view, CMTS_MIC_ORDER)),
        (Input::LastInstances, coverage::last_instances(view, CMTS_MIC_ORDER)),
        (Input::LongTlv64, coverage::with_long_tlv_64(view, CMTS_MIC_ORDER)),
        (Input::Docsis11Types, by_types(view, DOCSIS_11).collect()),
        (Input::WithTlv59, by_types(view, WITH_59).collect()),
        (Input::WithoutRemovedTypes, by_types(view, WITHOUT_REMOVED).collect()),
        (Input::AllSettings, all),
    ]
    .into()
}

/// Secrets that a slip of the hand makes of `secret`.
fn other_secrets(secret: &[u8]) -> Vec<(Key, Vec<u8>)> {
    let line_end = secret.iter().rev().take_while(|octet| matches!(octet, b'\r' | b'\n')).count();
    let bare = secret.get(..secret.len() - line_end).unwrap_or_default();
    let all = [
        (Key::WithoutLineEnd, bare.to_vec()),
        (Key::WithLineFeed, [bare, b"\n"].concat()),
        (Key::WithCarriageReturnLineFeed, [bare, b"\r\n"].concat()),
        (Key::First64, secret.get(..64).unwrap_or(secret).to_vec()),
        (Key::Empty, Vec::new()),
    ];
    all.into_iter().filter(|(_, octets)| octets != secret).collect()
}

/// A digest to try.
#[derive(Clone, Copy)]
enum Hash<'k> {
    Md5,
    Hmac(&'k [u8]),
}

/// Tries digests against a target, within a budget of hashed octets.
pub(super) struct Search<'p> {
    target: [u8; DIGEST],
    provider: &'p dyn Provider,
    budget: usize,
}

impl<'p> Search<'p> {
    pub(super) fn new(target: [u8; DIGEST], provider: &'p dyn Provider) -> Self {
        Self { target, provider, budget: limits::MIC_HINT_OCTETS }
    }

    /// The input and the key under which the target is right: another key first, then another input, then both.
    /// The first of `inputs` is the standard one, which fails with `secret`.
    pub(super) fn input_or_key(&mut self, secret: &[u8], inputs: &Inputs<'_>) -> Option<Hint> {
        let secrets = other_secrets(secret);
        let mut keys: Vec<(Key, Hash<'_>)> =
            secrets.iter().map(|(key, octets)| (*key, Hash::Hmac(octets))).collect();
        keys.push((Key::None, Hash::Md5));
        let (standard, others) = inputs.split_at_checked(1)?;
        let given = [(Key::Standard, Hash::Hmac(secret))];
        for (keys, inputs) in [(keys.as_slice(), standard), (&given, others), (&keys, others)] {
            for &(key, hash) in keys {
                if let Some(input) = self.input(hash, inputs) {
                    return Some(Hint { input, key });
                }
            }
        }
        None
    }

    fn input(&mut self, hash: Hash<'_>, inputs: &[(Input, Vec<&[u8]>)]) -> Option<Input> {
        let found = inputs.iter().find(|(_, parts)| self.hits(hash, &mut parts.iter().copied()));
        found.map(|&(input, _)| input)
    }

    /// Whether the target is right without one setting, or without all from one on; `settings` as they go into the
    /// digest.
    fn late_setting(&mut self, hash: Hash<'_>, settings: &[&Tlv<'_>]) -> Option<Input> {
        let mut try_without = |out: &dyn Fn(usize) -> bool| {
            self.hits(hash, &mut settings.iter().filter(|tlv| !out(tlv.offset)).map(|tlv| tlv.raw))
        };
        for late in settings.iter().map(|tlv| tlv.offset) {
            if try_without(&|offset| offset == late) {
                return Some(Input::Without(late));
            }
            if try_without(&|offset| offset >= late) {
                return Some(Input::EndsAt(late));
            }
        }
        None
    }

    fn hits<'a>(&mut self, hash: Hash<'_>, parts: &mut (impl Iterator<Item = &'a [u8]> + Clone)) -> bool {
        let octets: usize = parts.clone().map(<[u8]>::len).sum();
        // The digest's own blocks count too, or thousands of empty inputs would be free.
        let Some(budget) = self.budget.checked_sub(octets + 64) else { return false };
        self.budget = budget;
        let digest = match hash {
            Hash::Hmac(key) => self.provider.hmac_md5(key, parts),
            Hash::Md5 => {
                let mut digest = self.provider.digest(HashAlgorithm::Md5);
                parts.for_each(|part| digest.update(part));
                digest.finish().try_into().unwrap_or_default()
            }
        };
        digest == self.target
    }
}
