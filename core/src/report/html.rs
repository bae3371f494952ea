//! The report for people as one self-contained HTML file: no script, no link, nothing fetched.

use alloc::format;
use alloc::string::{String, ToString};

use super::{ControlsEntry, Finding, Group, Mark, Outcome, Report, Severity, VerdictOutcome};
use crate::time::Timestamp;
use crate::words::Role;

/// Colours and measures. Paper gets the same, in black on white.
const STYLE: &str = "\
:root{color-scheme:light dark;--line:light-dark(#d3dae1,#303a45);--quiet:light-dark(#535e6b,#a0abb8);\
--bad:light-dark(#b23907,#ff9466)}\
body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:15px/1.45 system-ui,sans-serif;\
background:light-dark(#fff,#11151a);color:light-dark(#161b22,#e4e9ef);font-variant-numeric:tabular-nums}\
h1{margin:0;font-size:1.25rem}h2{margin:1.5rem 0 .5rem;font-size:1rem}p{margin:.25rem 0}\
table{width:100%;border-collapse:collapse;font-size:.875rem}\
th,td{padding:.25rem .5rem .25rem 0;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}\
thead th{color:var(--quiet);font-weight:normal}\
code{font:.875em ui-monospace,monospace;overflow-wrap:anywhere}\
.verdict{border:1px solid var(--line);border-inline-start:6px solid;padding:.75rem 1rem}\
.reject{border-color:var(--bad)}.bad,.reject b{color:var(--bad)}.quiet{color:var(--quiet)}\
dl{display:grid;grid-template-columns:auto 1fr;gap:0 .75rem;margin:.25rem 0}dt{color:var(--quiet)}dd{margin:0}\
@media print{:root{color-scheme:light}body{max-width:none;margin:0;font-size:10pt}tr{break-inside:avoid}}";

/// Lets a browser show nothing but this text and its style, should anything slip through.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

impl Report {
    /// The report for people, to keep, send and print: names the tool, the files with their SHA-256, the facts and
    /// the time.
    pub fn to_html(&self) -> String {
        let mut page = Page(String::new());
        page.head(self);
        page.verdict(self);
        page.files(self);
        page.facts(self);
        page.checks(self);
        page.certificates(self);
        page.controls_after(self);
        page.notes(self);
        page.foot(self);
        page.0
    }
}

/// The text so far. [`Page::text`] is the only way in for words that come from files.
struct Page(String);

impl Page {
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                other => self.0.push(other),
            }
        }
    }

    fn element(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>"));
        self.text(text);
        self.raw(&format!("</{name}>"));
    }

    fn paragraph(&mut self, label: &str, text: &str) {
        self.raw("<p>");
        if !label.is_empty() {
            self.raw("<span class=\"quiet\">");
            self.text(label);
            self.raw("</span> ");
        }
        self.text(text);
        self.raw("</p>");
    }

    fn table(&mut self, title: &str, columns: &[&str]) {
        self.element("h2", title);
        self.raw("<table><thead><tr>");
        for column in columns {
            self.raw("<th scope=\"col\">");
            self.text(column);
            self.raw("</th>");
        }
        self.raw("</tr></thead><tbody>");
    }

    fn row(&mut self, cells: &[&str]) {
        self.raw("<tr>");
        for cell in cells {
            self.element("td", cell);
        }
        self.raw("</tr>");
    }

    fn end_table(&mut self) {
        self.raw("</tbody></table>");
    }

    fn head(&mut self, report: &Report) {
        self.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
        self.raw(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">"));
        self.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
        self.text(report.verdict.outcome.word());
        if let Some(file) = report.files.first() {
            self.text(": ");
            self.text(&file.name);
        }
        self.raw("</title><style>");
        self.raw(STYLE);
        self.raw("</style></head><body>");
    }

    fn verdict(&mut self, report: &Report) {
        let verdict = &report.verdict;
        let (class, symbol) = match verdict.outcome {
            VerdictOutcome::Accept => ("accept", "✓"),
            VerdictOutcome::Reject => ("reject", "✗"),
            VerdictOutcome::Incomplete => ("incomplete", "?"),
        };
        self.raw(&format!("<section class=\"verdict {class}\"><h1><b>{symbol} "));
        self.text(verdict.outcome.word());
        self.raw("</b> ");
        self.text(&verdict.headline);
        self.raw("</h1>");
        if let Some(policy) = &report.policy {
            let row = policy.row.map(|row| format!("Config row {row}:")).unwrap_or_default();
            self.paragraph(&row, &policy.demand);
        }
        if !verdict.advice.is_empty() {
            self.paragraph("What to do:", &verdict.advice);
        }
        if let Some(event) = verdict.event {
            self.paragraph("Event:", &format!("{} ({}) {}", event.code, event.id, event.text));
        }
        self.raw("</section>");
    }

    fn files(&mut self, report: &Report) {
        self.table("Files", &["Name", "What it is", "Octets", "SHA-256"]);
        for file in &report.files {
            self.raw("<tr>");
            self.element("td", &file.name);
            self.element("td", file.kind.word());
            self.element("td", &file.length.to_string());
            self.raw("<td><code>");
            self.text(&file.sha256);
            self.raw("</code></td></tr>");
        }
        self.end_table();
    }

    fn facts(&mut self, report: &Report) {
        let facts = &report.facts;
        self.table("Facts taken as given", &["Fact", "Value"]);
        self.row(&["Time", &or_unknown(facts.at)]);
        self.row(&["Modem", &format!("DOCSIS {}", facts.docsis)]);
        self.row(&["signingTime compared", facts.equality]);
        self.row(&["Access controls", &facts.controls_source.replace('_', " ")]);
        for entry in &facts.controls {
            self.controls_row(entry);
        }
        self.row(&["Shared secret", if facts.secret_given { "given" } else { "not given" }]);
        self.end_table();
    }

    fn checks(&mut self, report: &Report) {
        for group in Group::ALL {
            let mut findings = report.checks.as_slice().iter().filter(|f| f.check.group == group).peekable();
            if findings.peek().is_none() {
                continue;
            }
            self.table(group.word(), &["Outcome", "Check"]);
            for finding in findings {
                self.finding(finding, report);
            }
            self.end_table();
        }
    }

    fn finding(&mut self, finding: &Finding, report: &Report) {
        let (class, word) = outcome(finding);
        self.raw(&format!("<tr><td class=\"{class}\">{word}</td><td>"));
        self.element("strong", &finding.title());
        self.paragraph("", &finding.sentence());
        self.raw("<dl>");
        let place = finding.place.map(|place| {
            let file = report.files.get(place.file).map_or("", |file| file.name.as_str());
            format!("{file}, offset {:#x}", place.offset)
        });
        let event = finding.event().map(|event| format!("{} ({}) {}", event.code, event.id, event.text));
        let details = [
            ("Expected", finding.expected.clone()),
            ("Found", finding.found.clone()),
            ("Where", place),
            ("What to do", finding.advice()),
            ("Event", event),
            ("Clause", Some(finding.check.clause.to_string())),
            ("Id", Some(finding.check.id.to_string())),
        ];
        for (name, value) in details {
            if let Some(value) = value {
                self.element("dt", name);
                self.element("dd", &value);
            }
        }
        self.raw("</dl></td></tr>");
    }

    fn certificates(&mut self, report: &Report) {
        if report.certificates.is_empty() {
            return;
        }
        self.table("Certificates", &["What", "Subject", "From", "To", "Times compared"]);
        for (i, certificate) in report.certificates.iter().enumerate() {
            let marks = report.marks.iter().filter(|mark| mark.certificate == Some(i)).map(mark_words);
            self.row(&[
                &with_role(&certificate.title, certificate.role),
                &certificate.subject,
                &certificate.not_before.to_string(),
                &certificate.not_after.to_string(),
                &marks.collect::<alloc::vec::Vec<_>>().join("; "),
            ]);
        }
        self.end_table();
    }

    fn controls_after(&mut self, report: &Report) {
        if report.controls_after.is_empty() {
            return;
        }
        self.table("Access controls after the download", &["Whose", "Value"]);
        for entry in &report.controls_after {
            self.controls_row(entry);
        }
        self.end_table();
    }

    fn controls_row(&mut self, entry: &ControlsEntry) {
        let name = match entry.organization.as_deref() {
            Some("") => "none".to_string(),
            Some(name) => name.to_string(),
            None => "not known".to_string(),
        };
        let (code, cvc) = (or_unknown(entry.code_access_start), or_unknown(entry.cvc_access_start));
        self.row(&[
            &format!("{}, {}", entry.pki, entry.role),
            &format!("{name}; codeAccessStart {code}; cvcAccessStart {cvc}"),
        ]);
    }

    fn notes(&mut self, report: &Report) {
        if report.notes.is_empty() {
            return;
        }
        self.element("h2", "Notes");
        for note in &report.notes {
            self.paragraph("", note);
        }
    }

    fn foot(&mut self, report: &Report) {
        let made = format!("{} {}, schema {}", report.tool.name, report.tool.version, report.schema);
        self.raw("<p class=\"quiet\">Made by ");
        self.text(&made);
        self.raw(".</p></body></html>\n");
    }
}

fn outcome(finding: &Finding) -> (&'static str, &'static str) {
    match (&finding.outcome, finding.check.severity) {
        (Outcome::Pass, _) => ("", "✓ ok"),
        (Outcome::NotChecked(_), _) => ("quiet", "– not checked"),
        (Outcome::Fail, Severity::Advice) => ("", "! warning"),
        (Outcome::Fail, Severity::Unconfirmed) => ("", "? unclear"),
        (Outcome::Fail, Severity::Required | Severity::Optional) => ("bad", "✗ BAD"),
    }
}

fn mark_words(mark: &Mark) -> String {
    let outside = if mark.inside { "" } else { " (outside)" };
    format!("{} {}{outside}", with_role(mark.label, mark.role), mark.at)
}

fn with_role(label: &str, role: Option<Role>) -> String {
    role.map_or_else(|| label.to_string(), |role| format!("{label}, {role}"))
}

fn or_unknown(time: Option<Timestamp>) -> String {
    time.map_or_else(|| "not known".to_string(), |time| time.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::catalogue::SIGNATURE_PRESENT;
    use crate::report::{Facts, FileEntry, FileKind, Findings, Kind, Place, SCHEMA, Tool, Verdict};
    use alloc::vec::Vec;

    /// A report over a file whose name tries to be markup.
    fn report() -> Report {
        let mut checks = Findings::default();
        checks.add(
            Finding::new(&SIGNATURE_PRESENT, Some(Role::CoSigner), Outcome::Fail)
                .with_found("</td><script>alert('1')</script>")
                .with_place(Place { file: 0, offset: 0x2f1, length: 4 }),
        );
        Report {
            schema: SCHEMA,
            tool: Tool::THIS,
            kind: Kind::Verdict,
            verdict: Verdict::from_findings(&checks, ""),
            facts: Facts {
                at: Timestamp::from_rfc3339("2026-01-31"),
                docsis: crate::words::Docsis::V31,
                equality: "default",
                controls_source: "factory_fresh",
                controls: Vec::new(),
                secret_given: true,
            },
            files: Vec::from([FileEntry {
                name: "<b>\"fw\".bin".to_string(),
                kind: FileKind::CodeFile,
                length: 42,
                sha256: "ab".repeat(32),
            }]),
            policy: None,
            checks,
            certificates: Vec::new(),
            marks: Vec::new(),
            controls_after: Vec::new(),
            notes: Vec::new(),
        }
    }

    #[test]
    fn nothing_from_a_file_becomes_markup() {
        let html = report().to_html();
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("&lt;b&gt;&quot;fw&quot;.bin"));
        assert!(html.contains("&lt;/td&gt;&lt;script&gt;alert(&#39;1&#39;)"));
    }

    #[test]
    fn names_the_tool_the_hash_the_facts_and_the_time() {
        let html = report().to_html();
        for text in
            [Tool::THIS.version, &"ab".repeat(32), "2026-01-31T00:00:00Z", "factory fresh", "DOCSIS 3.1"]
        {
            assert!(html.contains(text), "{text} is missing");
        }
    }

    #[test]
    fn tells_verdict_place_event_and_clause() {
        let html = report().to_html();
        for text in
            ["✗ REJECTED</b>", "offset 0x2f1", "E204.0 (69020400)", "SECv3.0 14.3.3", "signature-present"]
        {
            assert!(html.contains(text), "{text} is missing");
        }
    }

    #[test]
    fn needs_nothing_from_elsewhere() {
        let html = report().to_html();
        assert!(!html.contains("http:") && !html.contains("https:") && !html.contains("src="));
    }
}
