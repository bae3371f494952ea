//! Many images and many configuration files: every verdict in one table, and which one file would serve them all.

mod advice;
mod text;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

pub use self::advice::{Advice, Answer, Strategy, Suggestion, advise};
pub use self::text::text;
use crate::report::{Event, FileEntry, FileKind, Report, Tool, VerdictOutcome};
use crate::time::Timestamp;
use crate::words::{Docsis, Role};

/// The schema that a fleet names.
pub const SCHEMA: &str = "cableseal.fleet/1";

/// Every image judged with every configuration file (`docs/schema/fleet-1.json`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fleet {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// What made it.
    pub tool: Tool,
    /// "Now".
    pub at: Timestamp,
    /// The versions that were judged.
    pub docsis: Vec<Docsis>,
    /// The configuration files, in the order in which [`Cell::config`] counts them.
    pub configs: Vec<FleetConfig>,
    /// The images, in the order in which [`Cell::image`] counts them.
    pub images: Vec<FleetImage>,
    /// One verdict for each configuration file, image and version.
    pub verdicts: Vec<Cell>,
    /// Which configuration file serves the fleet, or what to do.
    pub advice: Advice,
    /// Files that take no part.
    pub skipped: Vec<Skipped>,
}

impl Fleet {
    /// The verdict for one configuration file, image and version.
    pub fn cell(&self, config: usize, image: usize, docsis: Docsis) -> Option<&Cell> {
        self.verdicts.iter().find(|cell| (cell.config, cell.image, cell.docsis) == (config, image, docsis))
    }

    /// The fleet for machines, indented.
    pub fn to_json_pretty(&self) -> String {
        // Strings, numbers and lists always serialise.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// A configuration file of the fleet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FleetConfig {
    /// The file.
    #[serde(flatten)]
    pub file: FileEntry,
    /// The row of the 16-row matrix.
    pub row: Option<u8>,
}

/// An image of the fleet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FleetImage {
    /// The file.
    #[serde(flatten)]
    pub file: FileEntry,
    /// Its signatures: `M` and `Co` legacy, `m` and `c` DOCSIS 3.1, `none`; `None` when it is no code file.
    pub signatures: Option<String>,
}

/// One verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Index into [`Fleet::configs`].
    pub config: usize,
    /// Index into [`Fleet::images`].
    pub image: usize,
    /// The version of the modem.
    pub docsis: Docsis,
    /// Accept, reject or incomplete.
    pub outcome: VerdictOutcome,
    /// Id of the check that decided.
    pub decided_by: Option<&'static str>,
    /// Whose check it was.
    pub role: Option<Role>,
    /// The answer or its cause.
    pub headline: String,
    /// The event that a modem would log.
    pub event: Option<Event>,
}

/// A file that takes no part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
}

/// Takes reports one by one; keeps of each what the table needs.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    configs: BTreeMap<usize, FleetConfig>,
    images: BTreeMap<usize, FleetImage>,
    verdicts: Vec<Cell>,
}

impl Survey {
    /// Takes the report on image number `image` with configuration file number `config`, each counted from 0.
    ///
    /// The report must be on both; its first file is the configuration file, its second the image.
    pub fn add(&mut self, config: usize, image: usize, report: &Report) {
        let [config_file, image_file, ..] = report.files.as_slice() else { return };
        let row = report.policy.as_ref().and_then(|policy| policy.row);
        let signatures = report.policy.as_ref().and_then(|policy| policy.image_signatures.clone());
        self.configs.entry(config).or_insert_with(|| FleetConfig { file: config_file.clone(), row });
        self.images.entry(image).or_insert_with(|| FleetImage { file: image_file.clone(), signatures });
        let verdict = &report.verdict;
        self.verdicts.push(Cell {
            config,
            image,
            docsis: report.facts.docsis,
            outcome: verdict.outcome,
            decided_by: verdict.decided_by,
            role: verdict.role,
            headline: verdict.headline.clone(),
            event: verdict.event,
        });
    }

    /// The table and the advice; `docsis` are the versions that every pair was judged for.
    pub fn finish(self, docsis: Vec<Docsis>, at: Timestamp, skipped: Vec<Skipped>) -> Fleet {
        let configs: Vec<_> = self.configs.into_values().collect();
        let images: Vec<_> = self.images.into_values().collect();
        let advice = advise(&docsis, &configs, &images, &self.verdicts);
        Fleet {
            schema: SCHEMA,
            tool: Tool::THIS,
            at,
            docsis,
            configs,
            images,
            verdicts: self.verdicts,
            advice,
            skipped,
        }
    }
}
