//! A configuration file as it is.

use alloc::vec::Vec;

use super::catalog::ContainerKind;
use super::read::read;
use super::{Form, Problem, Tlv, Weight};

/// A file, read whole: every TLV with its offset, every problem, and nothing lost.
///
/// Reading never fails and never panics; what no rule explains is kept as octets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) kind: ContainerKind,
    pub(super) tlvs: Vec<Tlv<'a>>,
    pub(super) problems: Vec<Problem>,
}

impl<'a> View<'a> {
    /// Reads a file. A leading TLV 254 makes it an MTA's.
    pub fn read(bytes: &'a [u8]) -> Self {
        read(bytes)
    }

    /// Whose file it is.
    pub fn kind(&self) -> ContainerKind {
        self.kind
    }

    /// The file itself.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The top level in file order, with pads, end marker and padding.
    pub fn tlvs(&self) -> &[Tlv<'a>] {
        &self.tlvs
    }

    /// The settings: TLVs of the top level in file order, without pads, end marker and what stands behind it.
    pub fn settings(&self) -> impl Iterator<Item = &Tlv<'a>> + Clone {
        self.tlvs.iter().filter(|tlv| tlv.form == Form::Tlv)
    }

    /// The settings of one type, in file order.
    pub fn all(&self, code: u8) -> impl Iterator<Item = &Tlv<'a>> + Clone {
        self.settings().filter(move |tlv| tlv.path.code() == Some(code))
    }

    /// The innermost TLV that an octet of the file belongs to.
    pub fn at(&self, offset: usize) -> Option<&Tlv<'a>> {
        let inside = |list: &'_ [Tlv<'a>]| list.partition_point(|tlv| tlv.range().end <= offset);
        let mut found = self.tlvs.get(inside(&self.tlvs))?;
        while let Some(child) = found.children.get(inside(&found.children)).filter(|tlv| tlv.offset <= offset)
        {
            found = child;
        }
        Some(found)
    }

    /// Everything wrong, in file order.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        let mut all = Vec::new();
        for tlv in &self.tlvs {
            collect(tlv, &mut all);
        }
        all.extend(&self.problems);
        all.sort_by_key(|problem| problem.offset);
        all.into_iter()
    }

    /// Whether the TLVs fit together from the first octet to the end marker.
    pub fn is_whole(&self) -> bool {
        self.problems().all(|problem| problem.weight() < Weight::Structure)
    }

    /// The file again, built from the TLVs: the same octets, or the reader is wrong.
    pub fn emit(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.bytes.len());
        for tlv in &self.tlvs {
            tlv.emit(&mut out);
        }
        out
    }
}

fn collect<'p>(tlv: &'p Tlv<'_>, all: &mut Vec<&'p Problem>) {
    all.extend(&tlv.problems);
    for child in &tlv.children {
        collect(child, all);
    }
}
