//! The fleet for people: one line for each configuration file and image, then the advice.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Cell, Fleet};
use crate::report::VerdictOutcome;
use crate::report::text::page::{Ink, Page};
use crate::report::text::{Detail, Style, printable};

/// A column: its heading and its entries.
type Column = Vec<(String, Option<Ink>)>;

/// Writes a fleet for people, ending with a line feed. Table rows are as wide as their names; without details, rows
/// of images that every modem takes are left out.
pub fn text(fleet: &Fleet, style: Style, detail: Detail) -> String {
    let mut page = Page::new(style);
    page.table(&columns(fleet, detail));
    advice(&mut page, fleet);
    if !fleet.skipped.is_empty() {
        page.heading("Files that take no part");
        for skipped in &fleet.skipped {
            page.line(2, &format!("{}: {}", skipped.name, skipped.kind.word()));
        }
    }
    page.finish()
}

fn columns(fleet: &Fleet, detail: Detail) -> Vec<Column> {
    let plain = |text: &str| (printable(text).into_owned(), None);
    let heading = |text: &str| Vec::from([(text.to_string(), Some(Ink::Bold))]);
    let mut columns = Vec::from([heading("Config"), heading("Image"), heading("Signed")]);
    columns.extend(fleet.docsis.iter().map(|docsis| heading(&format!("DOCSIS {docsis} modem"))));
    for (config, config_entry) in fleet.configs.iter().enumerate() {
        for (image, image_entry) in fleet.images.iter().enumerate() {
            let cells: Vec<_> =
                fleet.docsis.iter().map(|&docsis| fleet.cell(config, image, docsis)).collect();
            let accepted = |cell: &Cell| cell.outcome == VerdictOutcome::Accept;
            if detail == Detail::Failures && cells.iter().all(|cell| cell.is_some_and(accepted)) {
                continue;
            }
            let mut row = Vec::from([
                plain(&config_entry.file.name),
                plain(&image_entry.file.name),
                plain(image_entry.signatures.as_deref().unwrap_or("?")),
            ]);
            row.extend(cells.into_iter().map(|cell| cell.map_or_else(|| plain("?"), entry)));
            for (column, entry) in columns.iter_mut().zip(row) {
                column.push(entry);
            }
        }
    }
    columns
}

/// `reject cvc-chain (manufacturer)`.
fn entry(cell: &Cell) -> (String, Option<Ink>) {
    let (word, ink) = match cell.outcome {
        VerdictOutcome::Accept => ("accept", Ink::Green),
        VerdictOutcome::Reject => ("reject", Ink::Red),
        VerdictOutcome::Incomplete => ("incomplete", Ink::Yellow),
    };
    let check = cell.decided_by.map(|check| format!(" {check}")).unwrap_or_default();
    let role = cell.role.map(|role| format!(" ({role})")).unwrap_or_default();
    (format!("{word}{check}{role}"), Some(ink))
}

fn advice(page: &mut Page, fleet: &Fleet) {
    let advice = &fleet.advice;
    page.heading(&advice.headline);
    for reason in &advice.reasons {
        page.line(2, reason);
    }
    if let Some(suggestion) = &advice.suggestion {
        page.line(2, &suggestion.sentence);
    }
    for strategy in &advice.strategies {
        page.heading(strategy.who);
        for (number, step) in strategy.steps.iter().enumerate() {
            page.line(2, &format!("{}. {step}", number + 1));
        }
    }
}
