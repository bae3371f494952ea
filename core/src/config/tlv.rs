//! One TLV of a file, read without judging it.

use alloc::vec::Vec;
use core::ops::Range;

use super::value::Value;
use super::{Definition, Path, Problem};

/// What octets are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Type, length and value.
    Tlv,
    /// Pads: lone zero octets, side by side.
    Pad,
    /// The end-of-data marker: a lone octet 255.
    End,
    /// Octets that are not read as TLVs.
    Rest,
}

/// A TLV with everything in it, or octets between TLVs: whatever stands in a file, in one kind of piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tlv<'a> {
    /// What the octets are.
    pub form: Form,
    /// Where it stands; empty for [`Form::Rest`] at the top level.
    pub path: Path,
    /// Octets from the start of the file to the type octet.
    pub offset: usize,
    /// Octets of type and length.
    pub header: usize,
    /// Octets that the length field promises; more than [`value`](Self::value) has when the TLV is cut short.
    pub declared: usize,
    /// All octets, as in the file.
    pub raw: &'a [u8],
    /// The octets behind type and length.
    pub value: &'a [u8],
    /// What the catalogue knows of it.
    pub definition: Option<&'static Definition>,
    /// What is inside, if the value is made of TLVs.
    pub children: Vec<Self>,
    /// What is wrong with it; the children have their own.
    pub problems: Vec<Problem>,
}

impl<'a> Tlv<'a> {
    /// Its short name; what it is, where it has none.
    pub fn name(&self) -> &'static str {
        match (self.definition, self.form) {
            (Some(definition), _) => definition.name(),
            (None, Form::Tlv) => "Unknown",
            (None, Form::Pad) => "Pad",
            (None, Form::End) => "EndOfDataMkr",
            (None, Form::Rest) => "Rest",
        }
    }

    /// Its type, if it is a TLV.
    pub fn code(&self) -> Option<u8> {
        if self.form == Form::Tlv { self.path.code() } else { None }
    }

    /// Its value as the catalogue types it; plain octets where it does not fit or the type is unknown.
    pub fn value(&self) -> Value<'a> {
        match (self.form, self.definition) {
            (Form::Pad | Form::End, _) => Value::Nothing,
            (Form::Tlv, _) if !self.children.is_empty() => Value::Nested,
            (Form::Tlv, Some(definition)) => Value::read(definition, self.value),
            (Form::Tlv | Form::Rest, _) => Value::Octets(self.value),
        }
    }

    /// The file offset of the first octet of the value.
    pub fn value_offset(&self) -> usize {
        self.offset + self.header
    }

    /// The octets of the file that it takes.
    pub fn range(&self) -> Range<usize> {
        self.offset..self.offset + self.raw.len()
    }

    /// The first sub-TLV of a type.
    pub fn child(&self, code: u8) -> Option<&Self> {
        self.children.iter().find(|child| child.code() == Some(code))
    }

    /// Itself and everything inside, in file order.
    pub fn walk(&self, visit: &mut dyn FnMut(&Self)) {
        visit(self);
        for child in &self.children {
            child.walk(visit);
        }
    }

    /// Writes it again from what was read.
    pub(super) fn emit(&self, out: &mut Vec<u8>) {
        match self.form {
            Form::Pad => out.resize(out.len() + self.raw.len(), 0),
            Form::End => out.push(255),
            Form::Rest => out.extend_from_slice(self.value),
            Form::Tlv => {
                out.extend(self.path.code());
                let length = self.declared.to_be_bytes();
                out.extend(length.iter().skip(length.len() + 1 - self.header));
                if self.children.is_empty() {
                    out.extend_from_slice(self.value);
                }
                for child in &self.children {
                    child.emit(out);
                }
            }
        }
    }
}
