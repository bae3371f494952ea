//! Which configuration file serves a whole fleet, and what to do when none can.
//!
//! Nothing in an image says which modems it is for, so a file serves an image when modems of at least one version take
//! it; where only some versions do, the advice says so. A chain TLV (81, 82) makes DOCSIS 3.1 modems refuse legacy
//! signatures, so one file never serves 3.1 modems of both PKIs: then signing, not the file, has to change.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::{Cell, FleetConfig, FleetImage};
use crate::download::policy::{CvcRow, tlv};
use crate::report::VerdictOutcome;
use crate::words::{Docsis, Pki};

/// What is to be said of a fleet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// Whether one configuration file serves every image.
    pub answer: Answer,
    /// The answer as a sentence.
    pub headline: String,
    /// Indices of the configuration files that serve, or may serve, every image; the widest first.
    pub configs: Vec<usize>,
    /// Why, or with which restriction.
    pub reasons: Vec<String>,
    /// CVC TLVs that would serve these images, when no file has them.
    pub suggestion: Option<Suggestion>,
    /// Ways out for a fleet of legacy and DOCSIS 3.1 signatures.
    pub strategies: Vec<Strategy>,
}

/// Whether one configuration file serves every image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// One does.
    Served,
    /// One may: some verdicts are incomplete.
    Open,
    /// None does.
    NotServed,
}

impl From<Answer> for VerdictOutcome {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Served => Self::Accept,
            Answer::Open => Self::Incomplete,
            Answer::NotServed => Self::Reject,
        }
    }
}

/// CVC TLVs that would serve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The row of the 16-row matrix.
    pub row: u8,
    /// The TLVs.
    pub tlvs: Vec<u8>,
    /// As a sentence.
    pub sentence: String,
}

/// A way to serve a mixed fleet with one configuration file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Strategy {
    /// Who can take it.
    pub who: &'static str,
    /// What the configuration file holds, as row and TLVs.
    pub tlvs: Vec<u8>,
    /// What to do, in order.
    pub steps: Vec<&'static str>,
}

/// Draws the advice from the table.
pub fn advise(docsis: &[Docsis], configs: &[FleetConfig], images: &[FleetImage], cells: &[Cell]) -> Advice {
    let table = Table { docsis, configs, images, cells };
    let served = table.configs_where(|cell| cell.outcome == VerdictOutcome::Accept);
    if let Some(&first) = served.first() {
        let headline = format!("{} serves every image.", table.config_name(first));
        let reasons = table.restrictions(first);
        return Advice::new(Answer::Served, headline, served, reasons);
    }
    let open = table.configs_where(|cell| cell.outcome != VerdictOutcome::Reject);
    if let Some(&first) = open.first() {
        let headline =
            format!("{} may serve every image; some verdicts are incomplete.", table.config_name(first));
        let reasons = table.open_reasons(first);
        return Advice::new(Answer::Open, headline, open, reasons);
    }
    let headline = "No configuration file here serves every image.".to_string();
    let reasons = [table.conflicts(), table.refusals()].concat();
    let advice = Advice::new(Answer::NotServed, headline, Vec::new(), reasons);
    let strategies = if table.is_mixed() { strategies() } else { Vec::new() };
    Advice { suggestion: table.suggestion(), strategies, ..advice }
}

impl Advice {
    fn new(answer: Answer, headline: String, configs: Vec<usize>, reasons: Vec<String>) -> Self {
        Self { answer, headline, configs, reasons, suggestion: None, strategies: Vec::new() }
    }
}

/// The table being read.
struct Table<'a> {
    docsis: &'a [Docsis],
    configs: &'a [FleetConfig],
    images: &'a [FleetImage],
    cells: &'a [Cell],
}

impl Table<'_> {
    fn config_name(&self, index: usize) -> &str {
        self.configs.get(index).map_or("?", |config| config.file.name.as_str())
    }

    fn of(&self, config: usize, image: usize) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(move |cell| cell.config == config && cell.image == image)
    }

    /// Configuration files with a cell that `serves` for every image; those with most such cells first.
    fn configs_where(&self, serves: impl Fn(&Cell) -> bool) -> Vec<usize> {
        let every_image =
            |&config: &usize| (0..self.images.len()).all(|image| self.of(config, image).any(&serves));
        let mut configs: Vec<_> = (0..self.configs.len()).filter(every_image).collect();
        let width =
            |config: usize| self.cells.iter().filter(|cell| cell.config == config && serves(cell)).count();
        configs.sort_by_key(|&config| core::cmp::Reverse(width(config)));
        configs
    }

    /// Images that only some of the versions take with this file.
    fn restrictions(&self, config: usize) -> Vec<String> {
        let restriction = |(index, image): (usize, &FleetImage)| {
            let (yes, no): (Vec<_>, Vec<_>) =
                self.of(config, index).partition(|cell| cell.outcome == VerdictOutcome::Accept);
            if no.is_empty() {
                return None;
            }
            Some(format!(
                "{} is taken by DOCSIS {} modems alone: {}.",
                image.file.name,
                versions(&yes),
                why(&no)
            ))
        };
        self.images.iter().enumerate().filter_map(restriction).collect()
    }

    fn open_reasons(&self, config: usize) -> Vec<String> {
        let mut reasons: Vec<_> = self
            .cells
            .iter()
            .filter(|cell| cell.config == config && cell.outcome == VerdictOutcome::Incomplete)
            .map(|cell| cell.headline.clone())
            .collect();
        reasons.sort();
        reasons.dedup();
        reasons
    }

    /// For each configuration file, how many images no modem takes with it, and why the first of them.
    fn refusals(&self) -> Vec<String> {
        let refusal = |config: usize| {
            let refused =
                |image: &usize| self.of(config, *image).all(|cell| cell.outcome == VerdictOutcome::Reject);
            let refused: Vec<_> = (0..self.images.len()).filter(refused).collect();
            let first = *refused.first()?;
            let cells: Vec<_> = self.of(config, first).collect();
            let image = self.images.get(first).map_or("?", |image| image.file.name.as_str());
            let (config, count, of) = (self.config_name(config), refused.len(), self.images.len());
            let which =
                if count == 1 { String::new() } else { format!("{count} of {of} images; the first is ") };
            Some(format!("{config} does not serve {which}{image}: {}.", why(&cells)))
        };
        (0..self.configs.len()).filter_map(refusal).collect()
    }

    /// Images that no file can serve, or not together.
    fn conflicts(&self) -> Vec<String> {
        let mut conflicts = Vec::new();
        for image in self.images {
            let letters = image.signatures.as_deref().unwrap_or("none");
            if self.rows_for(letters).is_empty() {
                let name = &image.file.name;
                conflicts.push(format!(
                    "No configuration file makes a modem take {name}: it carries {letters}, and every image needs the \
                     manufacturer signature and one PKI for all signatures."
                ));
            }
        }
        for (pki, alone, both) in [(Pki::Legacy, "M", "M+Co"), (Pki::Docsis31, "m", "m+c")] {
            if let (Some(alone), Some(both)) = (self.first_with(alone), self.first_with(both)) {
                conflicts.push(format!(
                    "{alone} is not co-signed and {both} is, both under the {pki}: one configuration file makes \
                     co-signatures either required or forbidden. Co-sign all of them or none."
                ));
            }
        }
        conflicts
    }

    fn first_with(&self, letters: &str) -> Option<&str> {
        let image = self.images.iter().find(|image| image.signatures.as_deref() == Some(letters))?;
        Some(&image.file.name)
    }

    /// Rows under which a modem of some version takes an image with these signatures.
    fn rows_for(&self, letters: &str) -> Vec<CvcRow> {
        let takes = |row: &CvcRow| self.docsis.iter().any(|&docsis| row.demand(docsis).accepts() == letters);
        // "none" is what a disabled modem accepts: no image at all.
        CvcRow::rows().filter(|row| letters != "none" && takes(row)).collect()
    }

    /// The row with the fewest TLVs that serves all images, unless a file has a row that should serve already.
    fn suggestion(&self) -> Option<Suggestion> {
        let mut rows: Vec<_> = CvcRow::rows().collect();
        for image in self.images {
            let possible = self.rows_for(image.signatures.as_deref()?);
            rows.retain(|row| possible.contains(row));
        }
        if self.configs.iter().any(|config| rows.iter().any(|row| config.row == Some(row.row()))) {
            return None;
        }
        let row = rows.into_iter().min_by_key(|row| row.present().len())?;
        Some(Suggestion { row: row.row(), tlvs: row.present(), sentence: suggestion_sentence(row) })
    }

    /// True when legacy and DOCSIS 3.1 signatures meet in this fleet.
    fn is_mixed(&self) -> bool {
        let carries = |letter: char| {
            self.images
                .iter()
                .any(|image| image.signatures.as_deref().is_some_and(|text| text.contains(letter)))
        };
        carries('M') && carries('m')
    }
}

/// `DOCSIS 3.0 modems reject it (ssd-enabled), DOCSIS 3.1 modems reject it (signature-pki, manufacturer)`.
fn why(cells: &[&Cell]) -> String {
    let same = |a: &&Cell, b: &&Cell| (a.outcome, a.decided_by, a.role) == (b.outcome, b.decided_by, b.role);
    let reasons: Vec<_> = cells
        .chunk_by(same)
        .filter_map(|alike| {
            let cell = alike.first()?;
            let check = cell.decided_by.unwrap_or_default();
            let role = cell.role.map(|role| format!(", {role}")).unwrap_or_default();
            let do_what = if cell.outcome == VerdictOutcome::Reject { "reject it" } else { "may take it" };
            Some(format!("DOCSIS {} modems {do_what} ({check}{role})", versions(alike)))
        })
        .collect();
    reasons.join(", ")
}

fn versions(cells: &[&Cell]) -> String {
    cells.iter().map(|cell| cell.docsis.to_string()).collect::<Vec<_>>().join(" and ")
}

fn suggestion_sentence(row: CvcRow) -> String {
    let tlvs = row.present().iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ");
    let one_maker = row.has(tlv::MANUFACTURER_CVC) || row.has(tlv::MANUFACTURER_CVC_CHAIN);
    let restriction = if one_maker {
        " A manufacturer CVC serves the modems of that manufacturer alone."
    } else {
        " It serves modems of every manufacturer."
    };
    format!(
        "A configuration file with TLV {tlvs} (row {}) fits the signatures of these images.{restriction}",
        row.row()
    )
}

/// What an operator of a mixed fleet can do who wants to co-sign.
fn strategies() -> Vec<Strategy> {
    Vec::from([
        Strategy {
            who: "An operator with a co-signer CVC chain",
            tlvs: Vec::from([tlv::CO_SIGNER_CVC, tlv::CO_SIGNER_CVC_CHAIN]),
            steps: Vec::from([
                "Put both into the configuration file: the legacy co-signer CVC (TLV 33) and the chain (TLV 82).",
                "Co-sign the images of DOCSIS 3.0 modems with the legacy CVC; those modems do not know TLV 82.",
                "Co-sign the images of DOCSIS 3.1 modems, signed by their vendor with a CVC chain, with the chain.",
                "Ask vendors who still sign images of DOCSIS 3.1 modems under the legacy PKI to use their CVC chain.",
            ]),
        },
        Strategy {
            who: "An operator without a co-signer CVC chain",
            tlvs: Vec::from([tlv::CO_SIGNER_CVC]),
            steps: Vec::from([
                "Put the legacy co-signer CVC (TLV 33) alone into the configuration file.",
                "Ask the vendors to sign the images of DOCSIS 3.1 modems under the legacy PKI.",
                "Co-sign every image with the legacy CVC.",
            ]),
        },
    ])
}

#[cfg(test)]
mod tests;
