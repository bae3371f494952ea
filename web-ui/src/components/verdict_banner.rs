//! The answer first: in words, with a symbol and a colour.

use cableseal_core::report::{Report, VerdictOutcome};
use leptos::prelude::*;

/// Id of the heading, which takes the focus after files are dropped.
pub const HEADING: &str = "verdict";

/// The verdict with its demand and what to do. Every sentence comes from the report.
#[component]
pub fn VerdictBanner(
    /// What to show.
    report: Signal<Option<Report>>,
) -> impl IntoView {
    move || report.get().map(|report| banner(&report))
}

fn banner(report: &Report) -> AnyView {
    let verdict = &report.verdict;
    let (class, symbol) = match verdict.outcome {
        VerdictOutcome::Accept => ("verdict accept", "✓"),
        VerdictOutcome::Reject => ("verdict reject", "✗"),
        VerdictOutcome::Incomplete => ("verdict incomplete", "?"),
    };
    let demand = report.policy.as_ref().map(|policy| {
        let tlvs: Vec<String> = policy.present.iter().map(u8::to_string).collect();
        let place = match (policy.row, tlvs.is_empty()) {
            (Some(row), true) => format!("Config row {row}: "),
            (Some(row), false) => format!("Config row {row} (TLV {}): ", tlvs.join(" + ")),
            (None, _) => String::new(),
        };
        view! { <p class="verdict-demand">{place}{policy.demand.clone()}</p> }
    });
    let advice = (!verdict.advice.is_empty()).then(|| {
        view! { <p class="verdict-advice"><span class="verdict-label">"What to do: "</span>{verdict.advice.clone()}</p> }
    });
    let event = verdict.event.map(|event| {
        view! { <p class="verdict-event">"The modem logs "<code>{event.code}</code>" ("<code>{event.id}</code>"): "{event.text}</p> }
    });
    view! {
        <section class=class aria-labelledby=HEADING>
            <span class="verdict-symbol" aria-hidden="true">{symbol}</span>
            <div class="verdict-text">
                <h1 id=HEADING tabindex="-1">
                    <span class="verdict-word">{verdict.outcome.word()}</span>
                    " "
                    <span class="verdict-headline">{verdict.headline.clone()}</span>
                </h1>
                {demand}
                {advice}
                {event}
            </div>
        </section>
    }
    .into_any()
}
