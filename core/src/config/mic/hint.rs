//! Why a MIC may be wrong: other inputs and keys under which it is right.

use core::fmt;

/// What would make a wrong MIC right; its `Display` is one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What would have to go into the digest.
    pub input: Input,
    /// What would have to be the key.
    pub key: Key,
}

/// What goes into a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// What the rule says.
    Standard,
    /// CM MIC: the pads between settings left out.
    PadsLeftOut,
    /// CM MIC: the end-of-data marker too.
    WithEndMarker,
    /// CM MIC: the end-of-data marker and the padding too.
    WithPadding,
    /// CM MIC: TLV 6 too, filled with zeros.
    WithZeroCmMic,
    /// CM MIC: TLV 7 too.
    WithCmtsMic,
    /// CM MIC: the settings sorted by type.
    SortedByType,
    /// Only the settings in front of this file offset.
    EndsAt(usize),
    /// Every setting but the one at this file offset.
    Without(usize),
    /// CMTS MIC: only the 17 types of DOCSIS 1.1, not 35, 36, 37 and 40.
    Docsis11Types,
    /// CMTS MIC: TLV 59 too, behind TLV 20.
    WithTlv59,
    /// CMTS MIC: without types 4 and 26, which MULPI 4.0 removed.
    WithoutRemovedTypes,
    /// CMTS MIC: the covered settings in file order.
    FileOrder,
    /// CMTS MIC: the last setting of each type only.
    LastInstances,
    /// CMTS MIC: TLV 64 read with a length of two octets, so that everything from there on is lost.
    LongTlv64,
    /// CMTS MIC: every setting.
    AllSettings,
    /// Extended CMTS MIC: the CMTS MIC of before DOCSIS 3.0.
    PlainCmtsMic,
    /// Extended CMTS MIC: the selected settings in the order of the plain CMTS MIC.
    ListOrder,
}

/// The key of a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// What the rule says: none for the CM MIC, else the secret as given.
    Standard,
    /// CM MIC: the secret, though this MIC has no key.
    SecretForCmMic,
    /// The empty secret.
    Empty,
    /// The secret without the line end behind it.
    WithoutLineEnd,
    /// The secret and a line feed.
    WithLineFeed,
    /// The secret, a carriage return and a line feed.
    WithCarriageReturnLineFeed,
    /// The first 64 octets of the secret.
    First64,
    /// None: a plain MD5.
    None,
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The MIC is right ")?;
        self.input.fmt(f)?;
        f.write_str(match (self.input, self.key) {
            (_, Key::Standard) | (Input::Standard, _) => "",
            _ => " and ",
        })?;
        f.write_str(match self.key {
            Key::Standard => "",
            Key::SecretForCmMic => "as an HMAC with the shared secret, but the CM MIC has no key",
            Key::Empty => "with an empty shared secret",
            Key::WithoutLineEnd => "with the shared secret without the line end behind it",
            Key::WithLineFeed => "with a line feed behind the shared secret",
            Key::WithCarriageReturnLineFeed => {
                "with a carriage return and a line feed behind the shared secret"
            }
            Key::First64 => "with the first 64 octets of the shared secret",
            Key::None => "as a plain MD5 without the shared secret",
        })?;
        f.write_str(".")
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Standard => "",
            Self::PadsLeftOut => "if the pads between the settings are left out",
            Self::WithEndMarker => "if the end-of-data marker counts as a setting",
            Self::WithPadding => "if the end-of-data marker and the padding count as settings",
            Self::WithZeroCmMic => "if TLV 6 itself is counted, filled with zeros",
            Self::WithCmtsMic => "if TLV 7 counts as a setting",
            Self::SortedByType => {
                "if the settings are sorted by type; they were moved after the MIC was made"
            }
            Self::EndsAt(at) => {
                return write!(f, "if the settings end before offset {at:#x}; what follows was added later");
            }
            Self::Without(at) => {
                return write!(f, "without the setting at offset {at:#x}; it was added later");
            }
            Self::Docsis11Types => "with the 17 types of DOCSIS 1.1, without TLV 35, 36, 37 and 40",
            Self::WithTlv59 => "if TLV 59 is covered too",
            Self::WithoutRemovedTypes => "without TLV 4 and 26, as MULPI 4.0 lists the types",
            Self::FileOrder => "with the settings in file order instead of the order of MULPI D.2",
            Self::LastInstances => {
                "with only the last TLV of each type, a fault of the Perl module DOCSIS::ConfigFile"
            }
            Self::LongTlv64 => {
                "if TLV 64 is read with a length of two octets, a fault of the docsis tool that leaves \
                 everything from there on unprotected"
            }
            Self::AllSettings => "over all settings instead of the list of MULPI D.2",
            Self::PlainCmtsMic => {
                "as the CMTS MIC of before DOCSIS 3.0, but TLV 43.6 without a digest of its own demands the \
                 extended one in TLV 7"
            }
            Self::ListOrder => "with the settings in the order of MULPI D.2 instead of file order",
        })
    }
}
