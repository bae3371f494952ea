//! The report for people: verdict first, then the checks by group, then what they rest on. Fits 100 columns.

pub(crate) mod page;

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use self::page::{Ink, Page};
use super::{
    CertificateEntry, ControlsEntry, Event, Finding, Group, Kind, Outcome, Place, PolicyEntry, Report,
    Severity, Verdict, VerdictOutcome,
};

pub use self::page::{Style, printable};

/// How much of a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// All of it.
    #[default]
    All,
    /// The verdict, and the checks that did not pass.
    Failures,
}

/// Writes a report for people, ending with a line feed.
///
/// Control characters in names and values come out escaped, so that a hostile file cannot steer a terminal.
pub fn text(report: &Report, style: Style, detail: Detail) -> String {
    let mut page = Page::new(style);
    verdict(&mut page, report);
    for group in Group::ALL {
        let findings: Vec<_> = report.checks.as_slice().iter().filter(|f| f.check.group == group).collect();
        checks(&mut page, report, group, &findings, detail);
    }
    if detail == Detail::All {
        certificates(&mut page, report);
        controls(&mut page, &report.controls_after);
        files(&mut page, report);
        notes(&mut page, report);
    }
    page.finish()
}

/// What an outcome means for the verdict, as one word before the sentence.
fn mark(finding: &Finding) -> (&'static str, Ink) {
    match (&finding.outcome, finding.check.severity) {
        (Outcome::Pass, _) => ("pass", Ink::Green),
        (Outcome::Fail, Severity::Required | Severity::Optional) => ("FAIL", Ink::Red),
        (Outcome::Fail, Severity::Unconfirmed) | (Outcome::NotChecked(_), Severity::Required) => {
            ("OPEN", Ink::Yellow)
        }
        (Outcome::Fail, Severity::Advice) => ("warn", Ink::Yellow),
        (Outcome::NotChecked(_), _) => ("skip", Ink::Dim),
    }
}

fn verdict(page: &mut Page, report: &Report) {
    let Verdict { outcome, headline, advice, decided_by, role, event } = &report.verdict;
    let ink = match outcome {
        VerdictOutcome::Accept => Ink::Green,
        VerdictOutcome::Reject => Ink::Red,
        VerdictOutcome::Incomplete => Ink::Yellow,
    };
    page.item(0, outcome.word(), ink, headline);
    if let Some(policy) = &report.policy {
        page.field("Demand", &demand(policy));
    }
    if !advice.is_empty() {
        page.field("What to do", advice);
    }
    if let Some(event) = event {
        page.field("Event", &event_text(event));
    }
    if let Some(check) = decided_by {
        page.field(
            "Decided by",
            &role.map_or_else(|| (*check).to_string(), |role| format!("{check} ({role})")),
        );
    }
    facts(page, report);
}

/// `Row 5 (TLV 33, 82; ignored 33): ... The image carries m+c.`
fn demand(policy: &PolicyEntry) -> String {
    let ignored = match policy.ignored.as_slice() {
        [] => String::new(),
        some => format!("; ignored {}", list(some)),
    };
    let row = policy.row.map(|row| format!("Row {row} (TLV {}{ignored}): ", list(&policy.present)));
    let image =
        policy.image_signatures.as_ref().map(|signatures| format!(" The image carries {signatures}."));
    [row.unwrap_or_default(), policy.demand.clone(), image.unwrap_or_default()].concat()
}

fn list(tlvs: &[u8]) -> String {
    match tlvs {
        [] => "none".to_string(),
        some => some.iter().map(u8::to_string).collect::<Vec<_>>().join(", "),
    }
}

fn facts(page: &mut Page, report: &Report) {
    let facts = &report.facts;
    let secret = if facts.secret_given { "given" } else { "not given" };
    if report.kind == Kind::ConfigCheck {
        page.field("Secret", secret);
        return;
    }
    let at = facts.at.map(|at| format!(" at {at}")).unwrap_or_default();
    let controls = facts.controls_source.replace('_', " ");
    let equality = facts.equality;
    page.field(
        "Modem",
        &format!("DOCSIS {}{at}, controls {controls}, equality {equality}, secret {secret}", facts.docsis),
    );
}

fn event_text(event: &Event) -> String {
    format!("{} ({}) {}", event.code, event.id, event.text)
}

fn checks(page: &mut Page, report: &Report, group: Group, findings: &[&Finding], detail: Detail) {
    let shown: Vec<_> = findings
        .iter()
        .filter(|finding| detail == Detail::All || !matches!(mark(finding).0, "pass" | "skip"))
        .collect();
    if shown.is_empty() {
        return;
    }
    let passed = findings.iter().filter(|finding| finding.outcome == Outcome::Pass).count();
    page.heading(&format!("{} ({passed} of {} checks passed)", group.word(), findings.len()));
    for finding in shown {
        check(page, report, finding);
    }
}

fn check(page: &mut Page, report: &Report, finding: &Finding) {
    let (word, ink) = mark(finding);
    let sentence = match &finding.outcome {
        Outcome::NotChecked(why) => format!("{}: not checked. {why}", finding.title()),
        _ => finding.sentence(),
    };
    page.item(2, word, ink, &sentence);
    if finding.outcome != Outcome::Fail {
        return;
    }
    let places = finding.place.as_ref().map(|place| place_text(report, place));
    let advice = finding.advice();
    let event = finding.event().as_ref().map(event_text);
    for (label, value) in [
        ("expected", finding.expected.as_deref()),
        ("found", finding.found.as_deref()),
        ("where", places.as_deref()),
        ("do", advice.as_deref()),
        ("event", event.as_deref()),
        ("clause", Some(finding.check.clause)),
        ("check", Some(finding.check.id)),
    ] {
        if let Some(value) = value {
            page.detail(label, value);
        }
    }
}

/// `boot.cm, offset 0x1f4 (500), 16 octets`.
fn place_text(report: &Report, place: &Place) -> String {
    let name = report.files.get(place.file).map_or("?", |file| file.name.as_str());
    let offset = place.offset;
    match place.length {
        0 => format!("{name}, offset {offset:#x} ({offset})"),
        length => format!("{name}, offset {offset:#x} ({offset}), {length} octets"),
    }
}

fn certificates(page: &mut Page, report: &Report) {
    if report.certificates.is_empty() {
        return;
    }
    page.heading("Certificates met");
    for entry in &report.certificates {
        let CertificateEntry { title, role, pki, subject, issuer, serial, not_before, not_after, place } =
            entry;
        let role = role.map(|role| format!("{role} ")).unwrap_or_default();
        let pki = pki.map(|pki| format!(", {pki}")).unwrap_or_default();
        page.line(2, &format!("{role}{title}{pki}"));
        page.detail("subject", subject);
        page.detail("issuer", issuer);
        page.detail("valid", &format!("{not_before} to {not_after}"));
        page.detail("serial", serial);
        page.detail("where", &place_text(report, place));
    }
}

fn controls(page: &mut Page, entries: &[ControlsEntry]) {
    if entries.is_empty() {
        return;
    }
    page.heading("Access controls after installation");
    for entry in entries {
        let time = |time: Option<_>| {
            time.map_or_else(|| "unknown".to_string(), |t: crate::time::Timestamp| t.to_string())
        };
        let name = match entry.organization.as_deref() {
            Some("") => "none",
            Some(name) => name,
            None => "name unknown",
        };
        page.line(2, &format!("{}, {}: {name}", entry.role, entry.pki));
        if name != "none" {
            let (code, cvc) = (time(entry.code_access_start), time(entry.cvc_access_start));
            page.line(8, &format!("codeAccessStart {code}, cvcAccessStart {cvc}"));
        }
    }
}

fn files(page: &mut Page, report: &Report) {
    page.heading("Files");
    for file in &report.files {
        page.line(2, &format!("{}: {}, {} octets", file.name, file.kind.word(), file.length));
        if !file.sha256.is_empty() {
            page.detail("sha256", &file.sha256);
        }
    }
}

fn notes(page: &mut Page, report: &Report) {
    if report.notes.is_empty() {
        return;
    }
    page.heading("Notes");
    for note in &report.notes {
        page.line(2, note);
    }
}

#[cfg(test)]
mod tests;
