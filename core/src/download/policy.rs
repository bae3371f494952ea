//! Which signatures a configuration file demands: the 16 rows of TLV 32, 33, 81 and 82.
//!
//! The rules (see `docs/clauses.md` for their sources): download is enabled by any CVC TLV that the modem heeds; any
//! chain TLV (81, 82) puts the DOCSIS 3.1 PKI in force and makes the modem ignore 32 and 33; a manufacturer signature
//! is always required; a co-signature is required if a co-signer TLV is heeded, and forbidden otherwise.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use crate::words::{Docsis, Pki, Role};

/// TLV numbers of the CVC settings.
pub mod tlv {
    /// Manufacturer CVC, legacy PKI.
    pub const MANUFACTURER_CVC: u8 = 32;
    /// Co-signer CVC, legacy PKI.
    pub const CO_SIGNER_CVC: u8 = 33;
    /// Manufacturer CVC chain, DOCSIS 3.1 PKI.
    pub const MANUFACTURER_CVC_CHAIN: u8 = 81;
    /// Co-signer CVC chain, DOCSIS 3.1 PKI.
    pub const CO_SIGNER_CVC_CHAIN: u8 = 82;
    /// All, in row order: bit values 8, 4, 2, 1.
    pub const ALL: [u8; 4] = [MANUFACTURER_CVC, CO_SIGNER_CVC, MANUFACTURER_CVC_CHAIN, CO_SIGNER_CVC_CHAIN];
}

/// The TLV that carries the CVC of `role` under `pki`.
pub const fn cvc_tlv(pki: Pki, role: Role) -> u8 {
    match (pki, role) {
        (Pki::Legacy, Role::Manufacturer) => tlv::MANUFACTURER_CVC,
        (Pki::Legacy, Role::CoSigner) => tlv::CO_SIGNER_CVC,
        (Pki::Docsis31, Role::Manufacturer) => tlv::MANUFACTURER_CVC_CHAIN,
        (Pki::Docsis31, Role::CoSigner) => tlv::CO_SIGNER_CVC_CHAIN,
    }
}

/// Which CVC TLVs a configuration file holds, as the row number: 32 = 8, 33 = 4, 81 = 2, 82 = 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CvcRow(u8);

impl CvcRow {
    /// All 16 rows.
    pub fn rows() -> impl Iterator<Item = Self> {
        (0..16).map(Self)
    }

    /// From the TLV types that are present.
    pub fn from_present(present: impl IntoIterator<Item = u8>) -> Self {
        Self(present.into_iter().fold(0, |row, tlv| row | Self::bit(tlv)))
    }

    /// The row number.
    pub const fn row(self) -> u8 {
        self.0
    }

    /// True when `tlv` is present.
    pub fn has(self, tlv: u8) -> bool {
        self.0 & Self::bit(tlv) != 0
    }

    /// The types present, ascending.
    pub fn present(self) -> Vec<u8> {
        tlv::ALL.into_iter().filter(|&tlv| self.has(tlv)).collect()
    }

    const fn bit(tlv: u8) -> u8 {
        match tlv {
            tlv::MANUFACTURER_CVC => 8,
            tlv::CO_SIGNER_CVC => 4,
            tlv::MANUFACTURER_CVC_CHAIN => 2,
            tlv::CO_SIGNER_CVC_CHAIN => 1,
            _ => 0,
        }
    }

    /// What a modem of this version demands of the image.
    pub fn demand(self, docsis: Docsis) -> Demand {
        let chain = docsis != Docsis::V30
            && (self.has(tlv::MANUFACTURER_CVC_CHAIN) || self.has(tlv::CO_SIGNER_CVC_CHAIN));
        let pki = if chain { Pki::Docsis31 } else { Pki::Legacy };
        let heeded: Vec<u8> =
            Role::BOTH.into_iter().map(|role| cvc_tlv(pki, role)).filter(|&tlv| self.has(tlv)).collect();
        let ignored = self.present().into_iter().filter(|tlv| !heeded.contains(tlv)).collect();
        let enabled = !heeded.is_empty();
        Demand {
            enabled,
            pki: enabled.then_some(pki),
            co_signature: heeded.contains(&cvc_tlv(pki, Role::CoSigner)),
            heeded,
            ignored,
        }
    }
}

/// What a modem demands of an image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Demand {
    /// Whether secure software download is enabled at all.
    pub enabled: bool,
    /// The PKI of every signature; `None` when disabled, or when only the need was given.
    pub pki: Option<Pki>,
    /// True: a co-signature is required. False: a co-signature is forbidden.
    pub co_signature: bool,
    /// CVC TLVs that the modem reads.
    pub heeded: Vec<u8>,
    /// CVC TLVs that the modem ignores.
    pub ignored: Vec<u8>,
}

impl Demand {
    /// The demand as a sentence.
    pub fn sentence(&self) -> String {
        if !self.enabled {
            return "Software download is disabled.".to_string();
        }
        let pki = self.pki.map_or_else(|| "one PKI".to_string(), |pki| format!("the {pki}"));
        if self.co_signature {
            format!("Signatures under {pki}: manufacturer and co-signer required.")
        } else {
            format!("Signatures under {pki}: manufacturer required, co-signer forbidden.")
        }
    }

    /// The kinds of image that satisfy it, as in [`signature_letters`].
    pub fn accepts(&self) -> &'static str {
        match (self.enabled, self.pki, self.co_signature) {
            (false, ..) => "none",
            (true, Some(Pki::Legacy), false) => "M",
            (true, Some(Pki::Legacy), true) => "M+Co",
            (true, Some(Pki::Docsis31), false) => "m",
            (true, Some(Pki::Docsis31), true) => "m+c",
            (true, None, false) => "M or m",
            (true, None, true) => "M+Co or m+c",
        }
    }
}

/// The letter of a signature: `M`, `Co` legacy; `m`, `c` DOCSIS 3.1.
pub const fn signature_letter(pki: Pki, role: Role) -> &'static str {
    match (pki, role) {
        (Pki::Legacy, Role::Manufacturer) => "M",
        (Pki::Legacy, Role::CoSigner) => "Co",
        (Pki::Docsis31, Role::Manufacturer) => "m",
        (Pki::Docsis31, Role::CoSigner) => "c",
    }
}

/// An image's signatures as letters, manufacturer first: `M+Co`, `m`, `none`.
pub fn signature_letters(signatures: &[(Pki, Role)]) -> String {
    let mut sorted = signatures.to_vec();
    sorted.sort_by_key(|&(_, role)| role);
    match sorted.as_slice() {
        [] => "none".to_string(),
        all => all.iter().map(|&(pki, role)| signature_letter(pki, role)).collect::<Vec<_>>().join("+"),
    }
}

/// One row of the matrix, for the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MatrixRow {
    /// Row number.
    pub row: u8,
    /// TLV 32, 33, 81, 82 present.
    pub present: [bool; 4],
    /// What it demands.
    pub demand: Demand,
    /// The kinds of image that it accepts.
    pub accepts: &'static str,
    /// The demand as a sentence.
    pub sentence: String,
    /// Why, for each TLV that is present and ignored.
    pub because: String,
}

/// The 16 rows as a modem of this version reads them.
pub fn matrix(docsis: Docsis) -> Vec<MatrixRow> {
    CvcRow::rows()
        .map(|tlvs| {
            let demand = tlvs.demand(docsis);
            MatrixRow {
                row: tlvs.row(),
                present: tlv::ALL.map(|tlv| tlvs.has(tlv)),
                accepts: demand.accepts(),
                sentence: demand.sentence(),
                because: because(&demand, docsis),
                demand,
            }
        })
        .collect()
}

/// Why a modem ignores what it ignores; empty when it heeds everything.
pub fn because(demand: &Demand, docsis: Docsis) -> String {
    if demand.ignored.is_empty() {
        return String::new();
    }
    let list = demand.ignored.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    if docsis == Docsis::V30 {
        format!("A DOCSIS 3.0 modem does not know TLV {list}.")
    } else {
        format!("A CVC chain (TLV 81 or 82) is present, so legacy CVCs (TLV {list}) are ignored.")
    }
}
