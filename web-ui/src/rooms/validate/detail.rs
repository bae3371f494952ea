//! The right column: what stands behind the checks.

use std::sync::Arc;

use cableseal_core::inspect::Guess;
use cableseal_core::report::Report;
use leptos::prelude::*;

use super::file::{File, FileId};
use super::links::Link;
use super::messages::Message;
use super::state::Selection;
use super::text;
use crate::components::bytes::Bytes;
use crate::components::json::JsonView;
use crate::components::matrix::Matrix;
use crate::components::tabs::Tabs;
use crate::components::time_line::TimeLine;
use crate::components::tree::{Items, Tree, TreeState};

/// The tabs.
#[component]
pub fn Detail(
    /// The room.
    link: Link,
) -> impl IntoView {
    let tab = Memo::new(move |_| link.state.with(|state| state.tab));
    let report = Memo::new(move |_| link.state.with(|state| state.report.clone()));
    let file = Memo::new(move |_| link.state.with(|state| state.chosen().map(Shown::new)));
    let panel = Callback::new(move |tab| match tab {
        0 => (move || file.get().map(|file| fields(link, file, true))).into_any(),
        1 => (move || file.get().map(|file| fields(link, file, false))).into_any(),
        2 => (move || report.get().map_or_else(|| hint(text::NO_REPORT), |report| chain(link, &report)))
            .into_any(),
        3 => (move || matrix(link, report.get().as_deref())).into_any(),
        _ => (move || report.get().map_or_else(|| hint(text::NO_REPORT), |report| json(&report))).into_any(),
    });
    view! {
        <Tabs
            label=text::DETAIL
            id="detail"
            names=text::TABS
            chosen=tab
            on_choose=Callback::new(move |tab| link.send(Message::Tab(tab)))
            panel=panel
        />
    }
}

/// What the tree and the bytes need of a file.
#[derive(Clone, PartialEq)]
struct Shown {
    id: FileId,
    name: String,
    items: Arc<Items>,
    guesses: Vec<Guess>,
}

impl Shown {
    fn new(file: &File) -> Self {
        let (name, items) = (file.name.clone(), file.items.clone());
        Self { id: file.id, name, items, guesses: file.guesses.clone() }
    }
}

/// Fields and octets of one file. Both follow the room's selection, and set it.
fn fields(link: Link, file: Shown, with_tree: bool) -> AnyView {
    let Some(blob) = link.blob(file.id) else { return hint(text::NO_FILE) };
    let id = file.id;
    let octets = Memo::new(move |_| {
        link.state.with(|state| {
            let Selection { file, octets } = &state.selection;
            if *file == Some(id) { octets.clone() } else { 0..0 }
        })
    });
    let caption = {
        let items = file.items.clone();
        Memo::new(move |_| caption(&items, &octets.get()))
    };
    let on_octet = {
        let items = file.items.clone();
        Callback::new(move |offset: u64| {
            let field = items.at(offset).and_then(|id| items.item(id)).filter(|item| item.parent.is_some());
            // In the tree's tab a click lights the whole field; in the bytes each octet can be stood on.
            let octets = match field {
                Some(item) if with_tree => item.octets(),
                _ => offset..offset + 1,
            };
            link.send(Message::Octets(id, octets));
        })
    };
    let label = format!("Bytes of {}", file.name);
    let bytes = view! { <Bytes file=blob label=label selection=octets caption=caption on_select=on_octet /> };
    let tree = with_tree.then(|| tree(link, &file, octets));
    let guesses = (!file.guesses.is_empty()).then(|| guesses(&file.guesses));
    view! { <div class="fields" class:split=with_tree>{guesses}{tree}{bytes}</div> }.into_any()
}

/// An unknown file: what it is not, and why.
fn guesses(guesses: &[Guess]) -> AnyView {
    let rows = guesses.iter().map(|guess| {
        view! { <li>{text::NOT_A}" "{guess.kind.word()}": "{guess.why_not.clone()}</li> }
    });
    view! { <ul class="guesses">{rows.collect_view()}</ul> }.into_any()
}

fn tree(link: Link, file: &Shown, octets: Memo<std::ops::Range<u64>>) -> AnyView {
    let state = RwSignal::new(TreeState::new(&file.items));
    let (items, id) = (file.items.clone(), file.id);
    Effect::new(move || {
        let octets = octets.get();
        let active = state.with_untracked(|state| state.active);
        let stands_there = items.item(active).is_some_and(|item| item.octets() == octets);
        if octets.is_empty() || stands_there {
            return;
        }
        if let Some(found) = items.within(octets) {
            state.update(|state| state.show(&items, found));
        }
    });
    let items = file.items.clone();
    let on_select = Callback::new(move |field| {
        if let Some(item) = items.item(field) {
            link.send(Message::Octets(id, item.octets()));
        }
    });
    view! { <Tree items=file.items.clone() state=state label=format!("Fields of {}", file.name) on_select=on_select /> }
        .into_any()
}

fn caption(items: &Items, octets: &std::ops::Range<u64>) -> String {
    if octets.is_empty() {
        return String::new();
    }
    let field = items.within(octets.clone()).and_then(|id| items.item(id));
    let length = octets.end - octets.start;
    let unit = if length == 1 { "octet" } else { "octets" };
    let place = format!("{:#x}, {length} {unit}", octets.start);
    match field {
        Some(item) if item.parent.is_some() => match &item.value {
            Some(value) => format!("{place}: {} = {value}", item.label),
            None => format!("{place}: {}", item.label),
        },
        _ => place,
    }
}

fn chain(link: Link, report: &Report) -> AnyView {
    if report.certificates.is_empty() {
        return hint(text::NO_CERTIFICATES);
    }
    let on_place = Callback::new(move |place| link.send(Message::Place(place)));
    let files = report.files.iter().map(|file| file.name.clone()).collect();
    view! { <TimeLine certificates=report.certificates.clone() marks=report.marks.clone() files=files on_place=on_place /> }.into_any()
}

fn matrix(link: Link, report: Option<&Report>) -> AnyView {
    let docsis = link.state.with(|state| state.facts.docsis);
    let policy = report.and_then(|report| report.policy.clone());
    view! { <Matrix rows=cableseal_core::download::matrix(docsis) policy=policy /> }.into_any()
}

fn json(report: &Report) -> AnyView {
    view! { <JsonView text=Arc::from(report.to_json_pretty()) label="The report as JSON" /> }.into_any()
}

fn hint(text: &'static str) -> AnyView {
    view! { <p class="hint">{text}</p> }.into_any()
}
