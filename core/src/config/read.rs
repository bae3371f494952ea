//! From octets to TLVs, going on after whatever is wrong: the file as a whole.

mod level;

use alloc::format;
use alloc::vec::Vec;

use self::level::{Level, Levels};
use super::catalog::{ContainerKind, find, top_level};
use super::{Form, Path, Problem, ProblemKind, Tlv, View, Weight};
use crate::bytes::hex;
use crate::limits;

const PAD: u8 = 0;
const DELIMITER: u8 = 254;
const END: u8 = 255;

pub(super) fn read(bytes: &[u8]) -> View<'_> {
    let kind = match bytes.first() {
        Some(&DELIMITER) => ContainerKind::Mta,
        _ => ContainerKind::CableModem,
    };
    let mut file = File { kind, tlvs: Vec::new(), problems: Vec::new(), ended: false };
    let (taken, beyond) = bytes.split_at_checked(limits::CONFIG_FILE).unwrap_or((bytes, &[]));
    let end = file.settings(taken);
    file.behind_the_end(taken.get(end..).unwrap_or_default(), end);
    file.beyond_the_limit(beyond, taken.len());
    file.missing_end(bytes.len());
    View { bytes, kind, tlvs: file.tlvs, problems: file.problems }
}

struct File<'a> {
    kind: ContainerKind,
    tlvs: Vec<Tlv<'a>>,
    problems: Vec<Problem>,
    /// The end marker was read, or reading stopped for a reason that is said elsewhere.
    ended: bool,
}

impl<'a> File<'a> {
    /// Reads up to and with the end marker; gives the offset behind it.
    fn settings(&mut self, bytes: &'a [u8]) -> usize {
        let mut levels = Levels::new();
        let level = Level::top(top_level(self.kind));
        let mut at = 0;
        while let Some((&code, _)) = bytes.get(at..).and_then(<[u8]>::split_first) {
            let rest = bytes.get(at..).unwrap_or_default();
            match code {
                PAD => at += self.pads(rest, at),
                END => {
                    let raw = rest.get(..1).unwrap_or_default();
                    self.lone(Form::End, code, raw, at);
                    self.ended |= self.kind == ContainerKind::CableModem;
                    return at + 1;
                }
                _ => {
                    let mut tlv = levels.tlv(rest, at, &level);
                    at += tlv.raw.len();
                    let closing =
                        self.kind == ContainerKind::Mta && code == DELIMITER && self.delimiter(&mut tlv);
                    self.ended |= closing || tlv.problems.iter().any(|p| p.weight() == Weight::Structure);
                    self.tlvs.push(tlv);
                    if closing {
                        return at;
                    }
                }
            }
        }
        at
    }

    /// Takes the zero octets in front of `rest` and counts them.
    fn pads(&mut self, rest: &'a [u8], offset: usize) -> usize {
        let count = rest.iter().take_while(|&&octet| octet == PAD).count();
        if count > 0 {
            self.lone(Form::Pad, PAD, rest.get(..count).unwrap_or_default(), offset);
        }
        count
    }

    fn lone(&mut self, form: Form, code: u8, raw: &'a [u8], offset: usize) {
        self.tlvs.push(Tlv {
            form,
            path: Path::top(code),
            offset,
            header: raw.len(),
            declared: 0,
            raw,
            value: &[],
            definition: find(top_level(self.kind), code),
            children: Vec::new(),
            problems: Vec::new(),
        });
    }

    /// Checks a TLV 254 of an MTA file: 1 opens, 255 closes. True for the closing one.
    fn delimiter(&self, tlv: &mut Tlv<'a>) -> bool {
        let opening = self.tlvs.is_empty();
        let (wanted, word) = if opening { (1, "01, which opens") } else { (255, "ff, which closes") };
        let right = tlv.value == [wanted];
        if !right && tlv.value.len() == tlv.declared {
            let at = tlv.value_offset();
            tlv.problems.push(Problem::new(ProblemKind::BadDelimiter, at, word, hex(tlv.value)));
        }
        right && !opening
    }

    fn behind_the_end(&mut self, rest: &'a [u8], offset: usize) {
        let zeros = self.pads(rest, offset);
        let data = rest.get(zeros..).unwrap_or_default();
        if !data.is_empty() {
            let found = format!("{} octets", data.len());
            let problem =
                Problem::new(ProblemKind::DataAfterEnd, offset + zeros, "nothing but padding", found);
            self.tlvs.push(level::rest(data, offset + zeros, Path::default(), Some(problem)));
            return;
        }
        let wanted = match self.kind {
            ContainerKind::CableModem => offset.wrapping_neg() % 4,
            ContainerKind::Mta => 0,
        };
        let at_the_end = self.tlvs.iter().rev().find(|tlv| tlv.form != Form::Pad).is_some_and(|tlv| {
            tlv.form == Form::End || tlv.path.code() == Some(DELIMITER) && self.kind == ContainerKind::Mta
        });
        if at_the_end && zeros != wanted {
            let expected = format!("{wanted} zero octets");
            self.problems.push(Problem::new(ProblemKind::BadPadding, offset, expected, format!("{zeros}")));
        }
    }

    fn beyond_the_limit(&mut self, beyond: &'a [u8], limit: usize) {
        if beyond.is_empty() {
            return;
        }
        let expected = format!("at most {limit} octets");
        let found = format!("{} more", beyond.len());
        let problem = Problem::new(ProblemKind::FileTooLarge, limit, expected, found);
        self.tlvs.push(level::rest(beyond, limit, Path::default(), Some(problem)));
        self.ended = true;
    }

    fn missing_end(&mut self, offset: usize) {
        if offset == 0 {
            self.problems.push(Problem::new(ProblemKind::EmptyFile, 0, "TLVs", "no octets"));
        } else if !self.ended {
            let expected = match self.kind {
                ContainerKind::CableModem => "the end-of-data marker, type 255",
                ContainerKind::Mta => "the closing delimiter fe 01 ff",
            };
            self.problems.push(Problem::new(
                ProblemKind::MissingEnd,
                offset,
                expected,
                "the end of the file",
            ));
        }
    }
}
