//! The verdict on every vector: outcome, deciding check, role, event and place, as typed by hand from the facts.

use std::fmt::Write as _;

use cableseal_core::report::{Outcome, Report, Severity};
use cableseal_tests::answer::{Files, answer, judge_files};
use cableseal_tests::manifest::{Case, Expect, Manifest};
use cableseal_tests::matrix;

/// What a report says, in the words of the manifest.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    outcome: String,
    check: Option<String>,
    role: Option<String>,
    event: Option<String>,
    offset: Option<u64>,
    warnings: Vec<String>,
}

impl Said {
    fn by(report: &Report, with_offset: bool) -> Self {
        let verdict = serde_json::to_value(&report.verdict).expect("JSON");
        let text = |field: &str| verdict.get(field)?.as_str().map(str::to_owned);
        let decided = report.checks.as_slice().iter().find(|finding| {
            Some(finding.check.id) == report.verdict.decided_by
                && finding.role == report.verdict.role
                && finding.outcome != Outcome::Pass
        });
        let mut warnings: Vec<String> = report
            .checks
            .as_slice()
            .iter()
            .filter(|f| f.outcome == Outcome::Fail && f.check.severity == Severity::Advice)
            .map(|f| f.check.id.to_owned())
            .collect();
        warnings.sort();
        warnings.dedup();
        Self {
            outcome: text("outcome").expect("an outcome"),
            check: text("decided_by"),
            role: text("role"),
            event: report.verdict.event.map(|event| event.code.to_owned()),
            offset: decided.filter(|_| with_offset).and_then(|f| f.place).map(|place| place.offset),
            warnings,
        }
    }

    fn expected(expect: &Expect, found: &Self) -> Self {
        Self {
            outcome: expect.outcome.clone(),
            // `None` on a rejection: the facts do not say which check it is.
            check: expect
                .check
                .clone()
                .or_else(|| found.check.clone().filter(|_| expect.outcome != "accept")),
            role: if expect.check.is_some() { expect.role.clone() } else { found.role.clone() },
            event: if expect.check.is_some() { expect.event.clone() } else { found.event.clone() },
            offset: expect.place.as_ref().map(|place| place.offset),
            warnings: if expect.warnings.is_empty() {
                found.warnings.clone()
            } else {
                expect.warnings.clone()
            },
        }
    }
}

fn compare(case: &Case, wrong: &mut String) {
    let report = answer(case);
    let found = Said::by(&report, case.expect.place.is_some());
    let expected = Said::expected(&case.expect, &found);
    if found != expected {
        let headline = &report.verdict.headline;
        writeln!(wrong, "{}\n  expected {expected:?}\n  found    {found:?}\n  {headline}", case.name)
            .expect("text");
    }
}

#[test]
fn every_vector_gets_the_verdict_that_the_facts_demand() {
    let cases = Manifest::load().cases;
    let mut wrong = String::new();
    cases.iter().filter(|case| !case.generated).for_each(|case| compare(case, &mut wrong));
    assert!(wrong.is_empty(), "of {} cases:\n{wrong}", cases.len());
}

#[test]
fn all_288_combinations_of_row_signatures_and_version_match_the_table() {
    let manifest = Manifest::load();
    let template = manifest.cases.iter().find(|case| case.name == "accept-row-03-both-chains").unwrap();
    let mut wrong = String::new();
    let cells = matrix::load();
    assert_eq!(cells.len(), 288);
    for cell in cells {
        let mut case = template.clone();
        case.name = format!("DOCSIS {} row {} image {}", cell.docsis, cell.row, cell.kind);
        case.image = cell.image.into();
        case.config = Some(cell.config.into());
        case.facts.docsis.clone_from(&cell.docsis);
        if cell.docsis == "3.0" {
            case.roots.retain(|root| root.to_string_lossy().contains("legacy"));
            assert_eq!(case.roots.len(), 1, "a 3.0 modem holds the legacy root only");
        }
        let found = Said::by(&answer(&case), false);
        let outcome = if cell.expect.accept { "accept" } else { "reject" };
        let expected = (outcome, cell.expect.check, cell.expect.role, cell.expect.event);
        let said =
            (found.outcome.as_str(), found.check.as_deref(), found.role.as_deref(), found.event.as_deref());
        if said != expected {
            writeln!(wrong, "{}: expected {expected:?}, found {said:?}", case.name).expect("text");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn only_an_accept_yields_a_verified_code_file() {
    for case in Manifest::load().cases.iter().filter(|case| !case.generated) {
        let judgement = judge_files(case, &Files::of(case));
        assert_eq!(judgement.accepted.is_some(), case.expect.outcome == "accept", "{}", case.name);
    }
}
