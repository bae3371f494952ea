//! Every check in its group, with counts, reasons and clauses.

use std::sync::Arc;

use cableseal_core::report::{Finding, Group, Outcome, Place, Report, Severity};
use leptos::prelude::*;

use super::rove;

use crate::heard::heard;

/// How an outcome looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// It holds.
    Ok,
    /// It does not hold, and that rejects.
    Bad,
    /// It does not hold, and what a modem makes of that is not known.
    Unclear,
    /// It does not hold; a modem accepts all the same.
    Warning,
    /// Nothing can be said.
    NotChecked,
}

impl Tone {
    const ALL: [Self; 5] = [Self::Ok, Self::Bad, Self::Unclear, Self::Warning, Self::NotChecked];

    /// The look of a finding.
    pub fn of(finding: &Finding) -> Self {
        match (&finding.outcome, finding.check.severity) {
            (Outcome::Pass, _) => Self::Ok,
            (Outcome::NotChecked(_), _) => Self::NotChecked,
            (Outcome::Fail, Severity::Required | Severity::Optional) => Self::Bad,
            (Outcome::Fail, Severity::Unconfirmed) => Self::Unclear,
            (Outcome::Fail, Severity::Advice) => Self::Warning,
        }
    }

    /// The word beside the symbol.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Bad => "BAD",
            Self::Unclear => "unclear",
            Self::Warning => "warning",
            Self::NotChecked => "not checked",
        }
    }

    const fn symbol(self) -> &'static str {
        match self {
            Self::Ok => "✓",
            Self::Bad => "✗",
            Self::Unclear => "?",
            Self::Warning => "!",
            Self::NotChecked => "–",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Ok => "tone ok",
            Self::Bad => "tone bad",
            Self::Unclear => "tone unclear",
            Self::Warning => "tone warning",
            Self::NotChecked => "tone not-checked",
        }
    }
}

/// `(tone, how many)` of those that occur.
pub fn counts<'a>(findings: impl Iterator<Item = &'a Finding> + Clone) -> Vec<(Tone, usize)> {
    let number = |tone| findings.clone().filter(|finding| Tone::of(finding) == tone).count();
    Tone::ALL.into_iter().map(|tone| (tone, number(tone))).filter(|&(_, number)| number > 0).collect()
}

/// The checks of a report. Groups with something to see are open.
#[component]
pub fn CheckList(
    /// The report.
    report: Arc<Report>,
    /// Whether every group is open; pressing the list's button or printing sets it.
    show_all: RwSignal<bool>,
    /// Hears which octets to show.
    on_place: Callback<Place>,
) -> impl IntoView {
    let all = report.checks.as_slice();
    let heading = counts_view(&counts(all.iter()));
    let groups = Group::ALL.into_iter().filter_map(|group| {
        let findings: Vec<Finding> = all.iter().filter(|f| f.check.group == group).cloned().collect();
        (!findings.is_empty()).then(|| group_view(group, findings, report.clone(), show_all, on_place))
    });
    let groups = groups.collect_view();
    view! {
        <div class="checks">
            <div class="check-summary">
                <span class="counts">{heading}</span>
                <button
                    type="button"
                    class="quiet"
                    aria-pressed=move || show_all.get().to_string()
                    on:click=heard(move |_| show_all.update(|all| *all = !*all))
                >
                    "Unfold all"
                </button>
            </div>
            <div class="check-groups" on:keydown=heard(|event| rove::on_key(&event)) on:focusin=heard(|event| rove::on_focus(&event))>
                {groups}
            </div>
        </div>
    }
}

fn group_view(
    group: Group,
    findings: Vec<Finding>,
    report: Arc<Report>,
    show_all: RwSignal<bool>,
    on_place: Callback<Place>,
) -> AnyView {
    let tally = counts(findings.iter());
    let calls = tally.iter().any(|&(tone, _)| matches!(tone, Tone::Bad | Tone::Unclear));
    let open = RwSignal::new(calls);
    Effect::new(move |before: Option<bool>| {
        let all = show_all.get();
        if before.is_some_and(|before| before != all) {
            open.set(all || calls);
        }
        all
    });
    let id = format!("checks-{group:?}");
    let controls = id.clone();
    let checks = move || {
        let rows = findings.iter().map(|finding| check_view(finding, &report, on_place)).collect_view();
        open.get().then(|| view! { <ul class="check-rows" id=id.clone()>{rows}</ul> })
    };
    view! {
        <section class="check-group">
            <h3>
                <button
                    type="button"
                    class="check-group-head"
                    data-item=group.word()
                    aria-expanded=move || open.get().to_string()
                    aria-controls=controls
                    tabindex=if group == Group::Config { "0" } else { "-1" }
                    on:click=heard(move |_| open.update(|open| *open = !*open))
                >
                    <span class="fold-mark" aria-hidden="true">{move || if open.get() { "▾" } else { "▸" }}</span>
                    <span class="check-group-name">{group.word()}</span>
                    <span class="counts">{counts_view(&tally)}</span>
                </button>
            </h3>
            {checks}
        </section>
    }
    .into_any()
}

fn counts_view(counts: &[(Tone, usize)]) -> AnyView {
    let views = counts.iter().map(|&(tone, number)| {
        view! { <span class=tone.class()>{number}" "{tone.word()}</span> }
    });
    views.collect_view().into_any()
}

fn check_view(finding: &Finding, report: &Arc<Report>, on_place: Callback<Place>) -> AnyView {
    let tone = Tone::of(finding);
    let open = RwSignal::new(tone == Tone::Bad);
    let title = finding.title();
    let (id, item) = (finding.check.id, title.clone());
    let (finding, report) = (finding.clone(), report.clone());
    view! {
        <li class="check" data-check=id>
            <button
                type="button"
                class="check-head"
                data-item=item
                tabindex="-1"
                aria-expanded=move || open.get().to_string()
                on:click=heard(move |_| open.update(|open| *open = !*open))
            >
                <span class=tone.class()>
                    <span aria-hidden="true">{tone.symbol()}</span>
                    " "
                    {tone.word()}
                </span>
                <span class="check-title">{title}</span>
            </button>
            {move || open.get().then(|| detail_view(&finding, &report, on_place))}
        </li>
    }
    .into_any()
}

fn detail_view(finding: &Finding, report: &Report, on_place: Callback<Place>) -> AnyView {
    let place = finding.place.map(|place| {
        let file = report.files.get(place.file).map(|file| file.name.clone()).unwrap_or_default();
        view! {
            <button type="button" class="link" on:click=heard(move |_| on_place.run(place))>
                {file}", offset "<code>{format!("{:#x}", place.offset)}</code>
            </button>
        }
        .into_any()
    });
    let event = finding.event().map(|event| {
        view! { <code>{event.code}</code>" ("<code>{event.id}</code>"): "{event.text} }.into_any()
    });
    let text = |text: String| text.into_any();
    let rows = [
        ("Expected", finding.expected.clone().map(text)),
        ("Found", finding.found.clone().map(text)),
        ("Where", place),
        ("What to do", finding.advice().map(text)),
        ("Clause", Some(text(finding.check.clause.to_owned()))),
        ("Event", event),
        ("Check", Some(view! { <code>{finding.check.id}</code> }.into_any())),
    ];
    let rows = rows
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| view! { <dt>{name}</dt><dd>{value}</dd> }));
    view! {
        <div class="check-detail">
            <p>{finding.sentence()}</p>
            <dl>{rows.collect_view()}</dl>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use cableseal_core::report::catalogue::{CERTIFICATE_ORDER, CVC_VALIDITY, SIGNATURE_PRESENT};

    #[test]
    fn a_failure_looks_as_grave_as_it_is() {
        let fail = |check| Tone::of(&Finding::new(check, None, Outcome::Fail));
        assert_eq!(fail(&SIGNATURE_PRESENT), Tone::Bad);
        assert_eq!(fail(&CVC_VALIDITY), Tone::Unclear);
        assert_eq!(fail(&CERTIFICATE_ORDER), Tone::Warning);
    }

    #[test]
    fn not_checked_is_not_ok() {
        let finding = Finding::not_checked(&SIGNATURE_PRESENT, None, "no image");
        assert_eq!(counts([finding].iter()), [(Tone::NotChecked, 1)]);
    }
}
