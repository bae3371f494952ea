//! The room as a whole: empty, or verdict on top and three columns below.

use std::sync::Arc;

use cableseal_core::report::Report;
use leptos::prelude::*;

use super::detail::Detail;
use super::facts_view::FactsPanel;
use super::file::Reading;
use super::files_view::FilesPanel;
use super::links::Link;
use super::messages::Message;
use super::pairs_view::PairsTable;
use super::samples::Samples;
use super::state::State;
use super::text;
use crate::components::check_list::CheckList;
use crate::components::dialog::Dialog;
use crate::components::drop_area::DropArea;
use crate::components::panel::Panel;
use crate::components::progress::Progress;
use crate::components::verdict_banner::VerdictBanner;
use crate::heard::heard;
use crate::host;
use crate::secret::Secret;

/// The Validate room.
#[component]
pub fn Validate(
    /// Its state, which outlives the view.
    link: Link,
) -> impl IntoView {
    on_cleanup(move || link.send(Message::Secret(Secret::NONE)));
    let state = link.state;
    let is_empty = Memo::new(move |_| state.with(|state| state.files.is_empty()));
    let report = Memo::new(move |_| state.with(|state| state.report.clone()));
    let shown = Signal::derive(move || report.get().map(|report| (*report).clone()));
    let refusal = Memo::new(move |_| state.with(|state| state.refusal.clone()));
    let proof = RwSignal::new(false);

    view! {
        <main id="main" class="validate" class:empty=move || is_empty.get() tabindex="-1">
            {move || is_empty.get().then(|| view! { <h1 class="validate-title">{text::TITLE}</h1> })}
            {move || link.trouble.get().or_else(|| refusal.get()).map(|why| view! { <p class="trouble" role="alert">{why}</p> })}
            <VerdictBanner report=shown />
            <Announcement link=link />
            <ProgressList link=link />
            <DropArea
                large=is_empty
                label=Signal::derive(move || if is_empty.get() { text::DROP_EMPTY } else { text::DROP_MORE })
                hint=text::DROP_HINT
                on_files=UnsyncCallback::new(move |files| link.receive(files))
            />
            {move || is_empty.get().then(|| view! {
                <p class="private">
                    {text::PRIVATE}" "
                    <button type="button" class="link" on:click=heard(move |_| proof.set(true))>{text::PRIVATE_HOW}</button>
                </p>
                <Samples link=link />
            })}
            <PairsTable link=link />
            {move || (!is_empty.get()).then(|| columns(link, report))}
        </main>
        <Dialog
            open=proof
            id="proof"
            title=Signal::stored(text::PRIVATE_TITLE.to_owned())
            content=Callback::new(|()| proof_view())
        />
    }
}

fn columns(link: Link, report: Memo<Option<Arc<Report>>>) -> AnyView {
    let checks = Callback::new(move |()| {
        (move || report.get().map_or_else(no_question, |r| checks(link, r))).into_any()
    });
    let export =
        Callback::new(move |()| (move || report.get().map(|report| export(link, report))).into_any());
    let detail = Callback::new(move |()| view! { <Detail link=link /> }.into_any());
    let nothing = Callback::new(|()| ().into_any());
    view! {
        <div class="columns">
            <div class="column column-given">
                <FilesPanel link=link />
                <FactsPanel link=link />
            </div>
            <div class="column column-checks">
                <Panel title=text::CHECKS id="checks" open=RwSignal::new(true) actions=nothing body=checks />
            </div>
            <div class="column column-detail">
                <Panel title=text::DETAIL id="detail-panel" open=link.detail_open actions=export body=detail />
            </div>
        </div>
    }
    .into_any()
}

fn no_question() -> AnyView {
    view! { <p class="hint">{text::NO_QUESTION}</p> }.into_any()
}

fn checks(link: Link, report: Arc<Report>) -> AnyView {
    let on_place = Callback::new(move |place| link.send(Message::Place(place)));
    let notes = report.notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect_view();
    let has_notes = !report.notes.is_empty();
    let colophon = colophon(&report);
    view! {
        <CheckList report=report show_all=link.unfolded on_place=on_place />
        {has_notes.then(|| view! { <ul class="notes">{notes}</ul> })}
        {colophon}
    }
    .into_any()
}

/// What paper must name beside the verdict: the tool, the files' hashes, the facts and the time.
fn colophon(report: &Report) -> AnyView {
    let files = report
        .files
        .iter()
        .map(|file| view! { <li>{file.name.clone()}": SHA-256 "<code>{file.sha256.clone()}</code></li> });
    let facts = &report.facts;
    let at = facts.at.map(|at| at.to_string()).unwrap_or_default();
    let line = format!(
        "{} {}. {at}. DOCSIS {}. Equality: {}. Access controls: {}.",
        report.tool.name, report.tool.version, facts.docsis, facts.equality, facts.controls_source
    );
    view! { <div class="colophon"><p>{line}</p><ul>{files.collect_view()}</ul></div> }.into_any()
}

fn export(link: Link, report: Arc<Report>) -> AnyView {
    let as_html = report.clone();
    let name = move |ending: &str| format!("{}.{ending}", link.state.with_untracked(export_name));
    let on_print = move |_| {
        link.unfolded.set(true);
        request_animation_frame(host::print);
    };
    view! {
        <span class="exports">
            <button type="button" class="quiet" on:click=heard(move |_| host::save(&name("json"), "application/json", &report.to_json_pretty()))>"Save JSON"</button>
            <button type="button" class="quiet" on:click=heard(move |_| host::save(&name("html"), "text/html", &as_html.to_html()))>"Save HTML"</button>
            <button type="button" class="quiet" on:click=heard(on_print)>"Print"</button>
        </span>
    }
    .into_any()
}

/// Says the verdict to screen readers each time it changes.
#[component]
fn Announcement(link: Link) -> impl IntoView {
    let words = Memo::new(move |_| {
        link.state.with(|state| {
            let verdict = state.report.as_ref().map(|report| &report.verdict);
            verdict.map(|verdict| format!("{}. {}", verdict.outcome.word(), verdict.headline))
        })
    });
    view! { <p class="hidden" role="status" aria-live="polite">{move || words.get()}</p> }
}

#[component]
fn ProgressList(link: Link) -> impl IntoView {
    let running = move |state: &State| {
        let rows = state.files.iter().filter_map(|file| match &file.reading {
            Reading::Running(pace) if pace.is_shown() => Some((file.id, file.name.clone(), *pace)),
            _ => None,
        });
        rows.collect::<Vec<_>>()
    };
    let rows = Memo::new(move |_| link.state.with(running));
    move || {
        let rows = rows.get().into_iter().map(|(id, name, pace)| {
            let on_cancel = Callback::new(move |()| link.send(Message::Cancel(id)));
            view! { <Progress what=format!("{} {name}", text::HASHING) pace=pace on_cancel=on_cancel /> }
        });
        rows.collect_view()
    }
}

fn proof_view() -> AnyView {
    let steps = text::PRIVATE_STEPS.iter().map(|step| view! { <li>{*step}</li> });
    view! { <ol>{steps.collect_view()}</ol> }.into_any()
}

/// A name for exported files: the first file's, without its ending.
fn export_name(state: &State) -> String {
    let first = state.files.first().map_or("report", |file| file.name.as_str());
    let stem = first.rsplit_once('.').map_or(first, |(stem, _)| stem);
    format!("{stem}-cableseal")
}
