//! Configuration files: TLVs in order, both MICs by OpenSSL.

use super::Error;
use super::openssl::Bench;

/// The shared secret of every vector that does not say otherwise.
pub(super) const SECRET: &str = "DOCSIS";

/// Octets of a CVC in one TLV; the last piece may be shorter.
pub(super) const FRAGMENT: usize = 254;

const CM_MIC: u8 = 6;
const CMTS_MIC: u8 = 7;
const END: u8 = 255;

/// Types that the pre-3.0 CMTS MIC covers, in its order.
const CMTS_MIC_ORDER: [u8; 21] =
    [1, 2, 3, 4, 17, 43, 6, 18, 19, 20, 22, 23, 24, 25, 28, 29, 26, 35, 36, 37, 40];

/// Types that the extended CMTS MIC of the vectors covers: a CVC chain among them.
const EXTENDED_TYPES: [u8; 8] = [3, 6, 18, 24, 25, 29, 43, 81];

/// A configuration file to make.
#[derive(Clone)]
pub(super) struct Config {
    /// CVC TLVs behind the common settings: type, joined value, and octets of a piece.
    pub(super) cvcs: Vec<(u8, Vec<u8>, usize)>,
    /// The extended CMTS MIC.
    pub(super) extended: Extended,
    /// The key of the CMTS MIC.
    pub(super) secret: &'static str,
    /// Whether an octet of the CM MIC is wrong; the CMTS MIC covers it as it stands.
    pub(super) wrong_cm_mic: bool,
    /// Whether an octet of TLV 7 is wrong.
    pub(super) wrong_cmts_mic: bool,
    /// What is done to the finished file.
    pub(super) damage: Option<fn(&mut Vec<u8>)>,
}

/// The extended CMTS MIC (TLV 43.6).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extended {
    /// None.
    Absent,
    /// TLV 7 carries it.
    Implicit,
    /// Announced as implicit, but TLV 7 carries the pre-3.0 MIC, as tools that do not know it write.
    ImplicitNotDone,
    /// TLV 43.6.3 carries it.
    Explicit,
    /// TLV 43.6.3 carries it, one octet wrong.
    ExplicitWrong,
}

type Tlv = (u8, Vec<u8>);

impl Config {
    /// The common settings with these CVC TLVs.
    pub(super) fn new(cvcs: Vec<(u8, Vec<u8>)>) -> Self {
        Self {
            cvcs: cvcs.into_iter().map(|(tlv, value)| (tlv, value, FRAGMENT)).collect(),
            extended: Extended::Absent,
            secret: SECRET,
            wrong_cm_mic: false,
            wrong_cmts_mic: false,
            damage: None,
        }
    }

    /// The file's octets.
    pub(super) fn encode(&self, bench: &Bench) -> Result<Vec<u8>, Error> {
        let mut tlvs = self.settings(bench)?;
        let mut cm_mic = bench.md5(&octets(&tlvs))?;
        if self.wrong_cm_mic {
            flip_first(&mut cm_mic);
        }
        tlvs.push((CM_MIC, cm_mic));
        let covered = match self.extended {
            Extended::Implicit => selected(&tlvs, &EXTENDED_TYPES),
            _ => by_type(&tlvs),
        };
        let mut cmts_mic = bench.hmac_md5(self.secret, &covered)?;
        if self.wrong_cmts_mic {
            flip_first(&mut cmts_mic);
        }
        tlvs.push((CMTS_MIC, cmts_mic));
        let mut file = octets(&tlvs);
        file.push(END);
        file.resize(file.len().next_multiple_of(4), 0);
        if let Some(damage) = self.damage {
            damage(&mut file);
        }
        Ok(file)
    }

    fn settings(&self, bench: &Bench) -> Result<Vec<Tlv>, Error> {
        let mut tlvs: Vec<Tlv> = vec![
            (3, vec![1]),                    // network access
            (18, vec![16]),                  // CPEs
            (24, vec![1, 2, 0, 1, 6, 1, 7]), // upstream service flow 1
            (25, vec![1, 2, 0, 2, 6, 1, 7]), // downstream service flow 2
            (29, vec![1]),                   // privacy
            (9, b"test-image.bin".to_vec()), // software upgrade file name
        ];
        for (tlv, value, piece) in &self.cvcs {
            tlvs.extend(value.chunks(*piece).map(|octets| (*tlv, octets.to_vec())));
            tlvs.extend(value.is_empty().then(|| (*tlv, Vec::new())));
        }
        let explicit = match self.extended {
            Extended::Absent => return Ok(tlvs),
            Extended::Implicit | Extended::ImplicitNotDone => false,
            Extended::Explicit | Extended::ExplicitWrong => true,
        };
        tlvs.push(extended_mic(explicit.then_some(vec![0; 16])));
        if explicit {
            // The input never includes TLV 6, and TLV 43 with the digest zeroed.
            let mut digest = bench.hmac_md5(self.secret, &selected(&tlvs, &EXTENDED_TYPES))?;
            if self.extended == Extended::ExplicitWrong {
                flip_first(&mut digest);
            }
            tlvs.pop();
            tlvs.push(extended_mic(Some(digest)));
        }
        Ok(tlvs)
    }
}

/// TLV 43 with the general vendor id, HMAC-MD5, the bitmap, and the digest if explicit.
fn extended_mic(digest: Option<Vec<u8>>) -> Tlv {
    let mut bitmap = vec![0_u8; 32];
    for tlv in EXTENDED_TYPES {
        for octet in bitmap.iter_mut().skip(usize::from(tlv / 8)).take(1) {
            *octet |= 0x80 >> (tlv % 8);
        }
    }
    let mut fields = vec![(1, vec![1]), (2, bitmap)];
    fields.extend(digest.map(|digest| (3, digest)));
    (43, octets(&[(8, vec![0xff; 3]), (6, octets(&fields))]))
}

/// Type, length and value of each TLV.
pub(super) fn octets(tlvs: &[Tlv]) -> Vec<u8> {
    let mut octets = Vec::new();
    for (tlv, value) in tlvs {
        octets.push(*tlv);
        octets.extend(value.len().to_be_bytes().last());
        octets.extend(value);
    }
    octets
}

/// The TLVs that the pre-3.0 CMTS MIC covers, type by type.
fn by_type(tlvs: &[Tlv]) -> Vec<u8> {
    CMTS_MIC_ORDER.iter().flat_map(|tlv| selected(tlvs, &[*tlv])).collect()
}

/// The TLVs of these types, in file order.
fn selected(tlvs: &[Tlv], types: &[u8]) -> Vec<u8> {
    let chosen: Vec<Tlv> = tlvs.iter().filter(|(tlv, _)| types.contains(tlv)).cloned().collect();
    octets(&chosen)
}

fn flip_first(octets: &mut [u8]) {
    octets.iter_mut().take(1).for_each(|octet| *octet ^= 1);
}
