//! The field's words that every floor of the house uses.

use core::fmt;

use serde::{Deserialize, Serialize};

/// Whose signature, certificate or control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The maker of the modem: TLV 32 and 81.
    Manufacturer,
    /// The operator or its agent: TLV 33 and 82.
    CoSigner,
}

impl Role {
    /// Both, manufacturer first.
    pub const BOTH: [Self; 2] = [Self::Manufacturer, Self::CoSigner];

    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Manufacturer => "manufacturer",
            Self::CoSigner => "co-signer",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Which of the two DOCSIS public key infrastructures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Pki {
    /// DOCSIS 1.1 to 3.0: the root issues CVCs itself.
    #[serde(rename = "legacy")]
    Legacy,
    /// DOCSIS 3.1 and later: root, CVC CA, CVC.
    #[serde(rename = "docsis31")]
    Docsis31,
}

impl Pki {
    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Legacy => "legacy PKI",
            Self::Docsis31 => "DOCSIS 3.1 PKI",
        }
    }
}

impl fmt::Display for Pki {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Which DOCSIS a modem speaks, as far as secure software download tells versions apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Docsis {
    /// 3.0 and older: the legacy PKI only.
    #[serde(rename = "3.0")]
    V30,
    /// 3.1: both PKIs.
    #[default]
    #[serde(rename = "3.1")]
    V31,
    /// 4.0: taken as 3.1; what is not known of it is said in the report.
    #[serde(rename = "4.0")]
    V40,
}

impl Docsis {
    /// All, oldest first.
    pub const ALL: [Self; 3] = [Self::V30, Self::V31, Self::V40];

    /// `3.1`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::V30 => "3.0",
            Self::V31 => "3.1",
            Self::V40 => "4.0",
        }
    }

    /// Reads `3.1`.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|version| version.word() == word)
    }
}

impl fmt::Display for Docsis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
