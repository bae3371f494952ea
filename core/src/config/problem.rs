//! What is wrong in a file, and where.

use alloc::borrow::Cow;
use alloc::format;
use core::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Worth a look: sources disagree, or the file is merely unusual.
    Warning,
    /// A setting is not what its definition allows.
    Error,
    /// The TLVs themselves do not fit together: the file is not whole.
    Structure,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $id:literal: $weight:ident, $words:literal;)*) => {
        /// Kinds of problems. An id is never reused for another rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProblemKind { $($(#[$doc])* $kind,)* }

        impl ProblemKind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// Stable id, kebab case.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$kind => $id,)* }
            }

            /// The problem in words, without its details.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$kind => $words,)* }
            }

            /// How much it matters.
            pub const fn weight(self) -> Weight {
                match self { $(Self::$kind => Weight::$weight,)* }
            }
        }
    };
}

kinds! {
    /// The file has no octets.
    EmptyFile = "empty-file": Structure, "the file is empty";
    /// The file ends inside a TLV.
    Truncated = "truncated-tlv": Structure, "the file ends inside this TLV";
    /// A sub-TLV reaches past the end of the TLV around it.
    LengthPastParent = "length-past-parent": Structure, "this sub-TLV reaches past the TLV around it";
    /// No end-of-data marker, or no closing delimiter in an MTA file.
    MissingEnd = "missing-end": Structure, "the file has no end marker";
    /// An MTA file does not begin with `fe 01 01`, or has other values in TLV 254.
    BadDelimiter = "bad-delimiter": Error, "this delimiter is not the opening 1 or the closing 255";
    /// More octets than [`crate::limits::CONFIG_FILE`].
    FileTooLarge = "file-too-large": Structure, "the file is longer than the limit CONFIG_FILE";
    /// More TLVs than [`crate::limits::TLVS`].
    TooManyTlvs = "too-many-tlvs": Structure, "the file has more TLVs than the limit TLVS";
    /// Octets other than zero behind the end.
    DataAfterEnd = "data-after-end": Warning, "octets stand behind the end marker; a modem does not read them";
    /// The file is not padded with zeros to a multiple of 4 octets, or padded further than that.
    BadPadding = "bad-padding": Warning, "the padding does not end at the next multiple of 4 octets";
    /// A value has more or fewer octets than its definition allows.
    WrongWidth = "wrong-width": Error, "the value has the wrong number of octets";
    /// A width that one source allows and another does not.
    DisputedWidth = "disputed-width": Warning, "sources disagree on the number of octets";
    /// A number outside its range.
    OutOfRange = "out-of-range": Error, "the number is out of range";
    /// A number outside a range that sources disagree on.
    DisputedRange = "disputed-range": Warning, "the number is out of a range that sources disagree on";
    /// A length field of unsettled width.
    DisputedLength = "disputed-length-field": Warning, "sources do not settle whether this length has 1 or 2 octets";
    /// A type that the catalogue does not have.
    UnknownType = "unknown-type": Warning, "the catalogue does not know this type";
    /// An SNMP variable binding or OID that is not BER.
    BadBer = "bad-ber": Error, "the SNMP encoding cannot be read";
    /// Text that lacks its closing zero octet.
    NotZeroTerminated = "not-zero-terminated": Warning, "the text has no zero octet behind it";
    /// TLV 43 without a vendor id in front.
    VendorIdMissing = "vendor-id-missing": Warning, "the first sub-TLV is not the vendor id (43.8)";
    /// A piece of a value over several TLVs that is not full, though another follows.
    ShortPiece = "short-piece": Warning, "this piece is not full, though another follows";
    /// A setting that every file must have is missing.
    MissingSetting = "missing-setting": Warning, "a mandatory setting is missing";
    /// TLV 4 beside 24 or 25.
    MixedClassOfService = "mixed-class-of-service": Warning, "DOCSIS 1.0 class of service and service flows are mixed";
    /// A classifier names a service flow that the file does not have.
    DanglingReference = "dangling-reference": Warning, "this reference leads nowhere";
    /// Two of a kind have the same reference.
    DuplicateReference = "duplicate-reference": Warning, "this reference stands twice";
    /// An SNMP object is set twice.
    DuplicateObject = "duplicate-object": Warning, "this SNMP object is set twice";
    /// TLV 43.6 shares its TLV 43 with other settings.
    ExtendedMicNotAlone = "extended-mic-not-alone": Warning, "the extended CMTS MIC shares its TLV 43";
    /// More octets than every modem takes.
    LargeFile = "large-file": Warning, "the file is longer than every modem takes";
    /// A type that is sent in messages, not in files.
    NotForFiles = "not-for-files": Warning, "this type does not belong into a configuration file";
    /// A type that the specifications have withdrawn.
    Withdrawn = "withdrawn": Warning, "the specifications have withdrawn this type";
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// A number of octets in words.
pub(super) fn octets(count: usize) -> Cow<'static, str> {
    match count {
        0 => "no octets".into(),
        1 => "1 octet".into(),
        _ => format!("{count} octets").into(),
    }
}

/// One thing wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which rule.
    pub kind: ProblemKind,
    /// Octets from the start of the file to the first octet that is wrong.
    pub offset: usize,
    /// What the rule asks for.
    pub expected: Cow<'static, str>,
    /// What the file has.
    pub found: Cow<'static, str>,
}

impl Problem {
    /// A problem at `offset`.
    pub fn new(
        kind: ProblemKind,
        offset: usize,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { kind, offset, expected: expected.into(), found: found.into() }
    }

    /// Its stable id.
    pub fn id(&self) -> &'static str {
        self.kind.id()
    }

    /// How much it matters.
    pub fn weight(&self) -> Weight {
        self.kind.weight()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, offset, expected, found } = self;
        write!(f, "offset {offset:#06x}: {kind}: expected {expected}, found {found}")
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut s = serializer.serialize_struct("Problem", 6)?;
        s.serialize_field("id", self.id())?;
        s.serialize_field("weight", &self.weight())?;
        s.serialize_field("offset", &self.offset)?;
        s.serialize_field("words", self.kind.words())?;
        s.serialize_field("expected", &self.expected)?;
        s.serialize_field("found", &self.found)?;
        s.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;

    #[test]
    fn every_id_is_unique_and_kebab_case() {
        let mut seen = BTreeSet::new();
        for kind in ProblemKind::ALL {
            assert!(seen.insert(kind.id()), "{} stands twice", kind.id());
            assert!(kind.id().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", kind.id());
        }
    }
}
