//! SNMP objects that are set twice.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;

use crate::config::{Problem, ProblemKind, Value, View};

/// TLV 11, and TLV 64 in an MTA's file.
const VARBINDS: [u8; 2] = [11, 64];

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<&[u8], usize> = BTreeMap::new();
    let settings = view.settings().filter(|tlv| tlv.code().is_some_and(|code| VARBINDS.contains(&code)));
    for tlv in settings {
        let Value::Varbind(varbind) = tlv.value() else { continue };
        if let Some(first) = seen.get(varbind.oid.octets()) {
            let found = format!("{}, as at {first:#06x}", varbind.name());
            let expected = "an object that is set once";
            problems.push(Problem::new(ProblemKind::DuplicateObject, tlv.offset, expected, found));
        } else {
            seen.insert(varbind.oid.octets(), tlv.offset);
        }
    }
}
