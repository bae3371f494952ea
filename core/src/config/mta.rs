//! The hash in a PacketCable MTA's file: SHA-1 over the file without the TLV that holds it.
//!
//! The hash stands in a TLV 11 under one of three OIDs, usually just in front of the closing delimiter.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use super::varbind::SnmpValue;
use super::{ContainerKind, Tlv, Value, View};
use crate::crypto::{HashAlgorithm, Provider};

const SNMP_OBJECT: u8 = 11;
/// Octets of a SHA-1 digest.
const DIGEST: usize = 20;

/// Whose OID the hash stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// PacketCable, North America: 1.3.6.1.4.1.4491.2.2.1.1.2.7.0.
    NorthAmerica,
    /// PacketCable, Europe: 1.3.6.1.4.1.7432.1.1.2.9.0.
    Europe,
    /// IETF, RFC 4682: 1.3.6.1.2.1.140.1.2.11.0.
    Ietf,
}

impl Variant {
    const ALL: [(Self, &'static [u8]); 3] = [
        (Self::NorthAmerica, &[0x2b, 6, 1, 4, 1, 0xa3, 0x0b, 2, 2, 1, 1, 2, 7, 0]),
        (Self::Europe, &[0x2b, 6, 1, 4, 1, 0xba, 0x08, 1, 1, 2, 9, 0]),
        (Self::Ietf, &[0x2b, 6, 1, 2, 1, 0x81, 0x0c, 1, 2, 11, 0]),
    ];

    /// The variant whose hash a TLV holds.
    fn of(tlv: &Tlv<'_>) -> Option<Self> {
        let Value::Varbind(varbind) = tlv.value() else { return None };
        Self::ALL.into_iter().find(|(_, oid)| *oid == varbind.oid.octets()).map(|(variant, _)| variant)
    }
}

/// The hash of a file, as found and as computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HashCheck {
    /// Under which OID it stands.
    pub variant: Variant,
    /// The octets found.
    pub found: Vec<u8>,
    /// The hash of the file without the TLV that holds it.
    pub computed: Vec<u8>,
    /// Where that TLV stands.
    pub place: Range<usize>,
    /// Whether both are the same.
    pub matches: bool,
    /// What would make it right.
    pub hint: Option<HashHint>,
}

/// Inputs under which a wrong hash is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HashHint {
    /// With the hash in its place, as 20 zeros.
    ZeroedInPlace,
    /// Without the closing delimiter.
    WithoutClosing,
}

impl fmt::Display for HashHint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ZeroedInPlace => "The hash is right with its own TLV left in place and filled with zeros.",
            Self::WithoutClosing => "The hash is right without the closing delimiter.",
        })
    }
}

/// Checks the hash of an MTA's file; `None` for another file, or one that holds no hash or more than one.
pub fn hash(view: &View<'_>, provider: &dyn Provider) -> Option<HashCheck> {
    if view.kind() != ContainerKind::Mta {
        return None;
    }
    let mut all = view.all(SNMP_OBJECT).filter_map(|tlv| Some((Variant::of(tlv)?, tlv)));
    let (variant, tlv) = all.next().filter(|_| all.next().is_none())?;
    let Value::Varbind(varbind) = tlv.value() else { return None };
    let found = match varbind.value {
        SnmpValue::Octets(octets) => octets,
        _ => &[],
    };
    let place = tlv.range();
    let (before, behind) = (view.bytes().get(..place.start)?, view.bytes().get(place.end..)?);
    let sha1 = |parts: &[&[u8]]| provider.hash(HashAlgorithm::Sha1, &parts.concat());
    let computed = sha1(&[before, behind]);
    let matches = computed == found;
    let hint = || {
        let header = tlv.raw.strip_suffix(found).unwrap_or_default();
        if found.len() == DIGEST && sha1(&[before, header, &[0; DIGEST], behind]) == found {
            return Some(HashHint::ZeroedInPlace);
        }
        let unclosed = behind.strip_suffix(&[254, 1, 255])?;
        (sha1(&[before, unclosed]) == found).then_some(HashHint::WithoutClosing)
    };
    let hint = if matches { None } else { hint() };
    Some(HashCheck { variant, found: found.to_vec(), computed, place, matches, hint })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::RustCrypto;

    /// An MTA file with one setting and `hash` under the North American OID.
    fn file(hash: &[u8; DIGEST]) -> Vec<u8> {
        let oid = Variant::ALL[0].1;
        let head = [&[0x0b, 40, 0x30, 38, 6, 14][..], oid, &[4, 20], hash].concat();
        [&[254, 1, 1, 0x0b, 12, 0x30, 10, 6, 5, 0x2b, 6, 1, 2, 1, 2, 1, 7][..], &head, &[254, 1, 255]]
            .concat()
    }

    fn check(hash: [u8; DIGEST]) -> HashCheck {
        let file = file(&hash);
        let view = View::read(&file);
        assert!(view.is_whole() && view.problems().count() == 0, "{view:?}");
        super::hash(&view, &RustCrypto).unwrap()
    }

    fn octets(hex: &str) -> [u8; DIGEST] {
        let digits = |at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        core::array::from_fn(|index| digits(index * 2))
    }

    // Made with hashlib.sha1: body = bytes.fromhex("fe01010b0c300a06052b06010201020107"),
    // right = body + fe01ff, zeroed = body + 0b28 3026 060e OID 0414 + 20 zeros + fe01ff, unclosed = body.
    const RIGHT: &str = "a0da68e8284b3d5f2e1d6d65f98d2615dc65ae8c";
    const ZEROED: &str = "741b6819a9bc62fc5791c8a04598dff1e0d2f070";
    const UNCLOSED: &str = "d1faa1405ab32474545c1635f0d8359a370acd2a";

    #[test]
    fn the_hash_is_over_the_file_without_its_tlv() {
        let right = check(octets(RIGHT));
        assert!(right.matches && right.hint.is_none());
        assert_eq!((right.variant, right.place), (Variant::NorthAmerica, 17..59));
    }

    #[test]
    fn a_wrong_hash_is_explained_where_a_known_tool_makes_it() {
        for (hash, hint) in [
            (octets(ZEROED), Some(HashHint::ZeroedInPlace)),
            (octets(UNCLOSED), Some(HashHint::WithoutClosing)),
            ([7; DIGEST], None),
        ] {
            let wrong = check(hash);
            assert_eq!((wrong.matches, wrong.hint), (false, hint));
            assert_eq!(wrong.computed, octets(RIGHT));
        }
    }

    #[test]
    fn a_modem_file_and_two_hashes_are_not_checked() {
        assert_eq!(hash(&View::read(&[3, 1, 1, 255]), &RustCrypto), None);
        let one = file(&[0; DIGEST]);
        let two = [&one[..59], &one[17..]].concat();
        assert_eq!(hash(&View::read(&two), &RustCrypto), None);
    }

    #[test]
    fn oids_are_those_of_the_three_mibs() {
        use crate::config::varbind::Oid;
        use alloc::string::ToString;
        let dotted = Variant::ALL.map(|(_, oid)| {
            let ber = [&[6, u8::try_from(oid.len()).unwrap()][..], oid].concat();
            Oid::read(&ber, 0).unwrap().to_string()
        });
        assert_eq!(
            dotted,
            ["1.3.6.1.4.1.4491.2.2.1.1.2.7.0", "1.3.6.1.4.1.7432.1.1.2.9.0", "1.3.6.1.2.1.140.1.2.11.0"]
        );
    }
}
