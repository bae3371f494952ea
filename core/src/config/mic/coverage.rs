//! Which octets of a file go into a MIC, and in which order.

use alloc::vec::Vec;

use super::{CM_MIC, CMTS_MIC};
use crate::config::{Form, Tlv, View};

/// The types that the CMTS MIC covers, in its order: all TLVs of the first type, then all of the second.
///
/// The order of MULPI D.2.1 as every tool of the field has it. MULPI 4.0 removed 4 and 26 with the features.
pub(super) const CMTS_MIC_ORDER: &[u8] =
    &[1, 2, 3, 4, 17, 43, 6, 18, 19, 20, 22, 23, 24, 25, 28, 29, 26, 35, 36, 37, 40];

/// The same without what MULPI 4.0 removed.
pub(super) const WITHOUT_REMOVED: &[u8] =
    &[1, 2, 3, 17, 43, 6, 18, 19, 20, 22, 23, 24, 25, 28, 29, 35, 36, 37, 40];

/// The same as tools of the DOCSIS 1.1 time have it.
pub(super) const DOCSIS_11: &[u8] = &[1, 2, 3, 4, 17, 43, 6, 18, 19, 20, 22, 23, 24, 25, 28, 29, 26];

/// The same with TLV 59 beside 20, as one reading of MULPI 4.0 has it and no tool.
pub(super) const WITH_59: &[u8] =
    &[1, 2, 3, 4, 17, 43, 6, 18, 19, 20, 59, 22, 23, 24, 25, 28, 29, 26, 35, 36, 37, 40];

/// The CM MIC's input.
pub(super) fn cm_mic<'a>(view: &View<'a>) -> impl Iterator<Item = &'a [u8]> + Clone {
    before_the_end(view).filter(|tlv| !is_mic(tlv)).map(|tlv| tlv.raw)
}

/// Everything in front of the end marker, pads included.
pub(super) fn before_the_end<'v, 'a>(view: &'v View<'a>) -> impl Iterator<Item = &'v Tlv<'a>> + Clone {
    view.tlvs().iter().take_while(|tlv| tlv.form != Form::End)
}

/// Whether a TLV is TLV 6 or 7.
pub(super) fn is_mic(tlv: &Tlv<'_>) -> bool {
    matches!(tlv.code(), Some(CM_MIC | CMTS_MIC))
}

/// All settings of the first type of `order`, then all of the second, and so on.
pub(super) fn by_types<'v, 'a: 'v>(
    view: &'v View<'a>,
    order: &'v [u8],
) -> impl Iterator<Item = &'a [u8]> + 'v {
    by_types_tlvs(view, order).map(|tlv| tlv.raw)
}

/// The same as TLVs.
pub(super) fn by_types_tlvs<'v, 'a>(
    view: &'v View<'a>,
    order: &'v [u8],
) -> impl Iterator<Item = &'v Tlv<'a>> {
    order.iter().flat_map(|&code| view.all(code))
}

/// Settings of the types of `order`, in file order.
pub(super) fn in_file_order<'a>(view: &View<'a>, order: &[u8]) -> Vec<&'a [u8]> {
    let covered = |tlv: &&Tlv<'_>| tlv.code().is_some_and(|code| order.contains(&code));
    view.settings().filter(covered).map(|tlv| tlv.raw).collect()
}

/// Of each type in `order`, only the last setting: what a tool does that keeps settings in a table by type.
pub(super) fn last_instances<'a>(view: &View<'a>, order: &[u8]) -> Vec<&'a [u8]> {
    order.iter().filter_map(|&code| view.all(code).last()).map(|tlv| tlv.raw).collect()
}

/// [`by_types`] over a file in which TLV 64 is read with a length of two octets: what a tool does that takes it for
/// the TLV 64 of an MTA file. It loses its way there, and with it every setting behind.
pub(super) fn with_long_tlv_64<'a>(view: &View<'a>, order: &[u8]) -> Vec<&'a [u8]> {
    let end = before_the_end(view).last().map_or(0, |tlv| tlv.range().end);
    let mut rest = view.bytes().get(..end).unwrap_or_default();
    let mut walked = Vec::new();
    while let Some(&code) = rest.first() {
        let size = match rest {
            [64, high, low, ..] => 3 + usize::from(u16::from_be_bytes([*high, *low])),
            [0, ..] => 1,
            [_, length, ..] => 2 + usize::from(*length),
            _ => break,
        };
        let Some((tlv, behind)) = rest.split_at_checked(size) else { break };
        walked.push((code, tlv));
        rest = behind;
    }
    let of_type = |code: u8| walked.iter().filter(move |(found, _)| *found == code).map(|(_, tlv)| *tlv);
    order.iter().flat_map(|&code| of_type(code)).collect()
}
