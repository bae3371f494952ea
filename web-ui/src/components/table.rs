//! A table that sorts, filters, copies as CSV, and draws only the rows in sight.

mod model;

pub use model::{Order, csv};

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::windowed_list::{Scroll, WindowedList};
use crate::heard::heard;
use crate::host;

/// A table of texts. Arrows, Home, End and Page keys move; Enter or a click chooses.
#[component]
pub fn Table(
    /// What it lists.
    label: &'static str,
    /// The headings.
    columns: &'static [&'static str],
    /// The cells.
    rows: Memo<Vec<Vec<String>>>,
    /// The chosen row.
    chosen: Memo<Option<usize>>,
    /// Hears a choice.
    on_choose: Callback<usize>,
) -> impl IntoView {
    let order = RwSignal::new(Order::default());
    let shown = Memo::new(move |_| Arc::new(rows.with(|rows| order.with(|order| order.of(rows)))));
    let scroll = Scroll::new();
    let draw = Callback::new(move |range: Range<usize>| {
        let shown = shown.get();
        let lines = shown.get(range.clone()).unwrap_or_default().iter().zip(range);
        let views = lines.map(|(&id, line)| {
            let cells = rows.with(|rows| rows.get(id).cloned()).unwrap_or_default();
            row_view(id, line, cells, chosen.get() == Some(id), on_choose)
        });
        views.collect_view().into_any()
    });
    let on_key = Callback::new(move |event: KeyboardEvent| {
        let shown = shown.get_untracked();
        let at = chosen.get_untracked().and_then(|id| shown.iter().position(|&row| row == id)).unwrap_or(0);
        if let Some(to) = target(at, shown.len(), scroll.visible.get_untracked(), &event.key()) {
            event.prevent_default();
            untrack(|| scroll.reveal(to, shown.len()));
            if let Some(&id) = shown.get(to) {
                on_choose.run(id);
            }
        }
    });
    let active = Memo::new(move |_| chosen.get().map(|id| format!("table-{id}")));
    let headings = columns.iter().enumerate().map(|(column, name)| {
        let mark = move || match order.with(|order| order.sort) {
            Some((by, false)) if by == column => " ↑",
            Some((by, true)) if by == column => " ↓",
            _ => "",
        };
        view! {
            <button type="button" class="quiet" on:click=heard(move |_| order.update(|order| order.press(column)))>{*name}{mark}</button>
        }
    });
    let copy = move |_| host::copy(&rows.with_untracked(|rows| csv(columns, rows, &shown.get_untracked())));
    view! {
        <div class="table">
            <div class="panel-head">
                <h2>{label}</h2>
                <label class="table-filter">
                    <span class="hidden">"Filter"</span>
                    <input type="search" placeholder="filter" on:input=heard(move |event| order.update(|order| order.filter = event_target_value(&event))) />
                </label>
                <button type="button" class="quiet" on:click=heard(copy)>"Copy as CSV"</button>
            </div>
            <div class="table-heads">{headings.collect_view()}</div>
            <WindowedList
                total=Signal::derive(move || shown.get().len())
                scroll=scroll
                draw=draw
                role="listbox"
                label=Signal::stored(label.to_owned())
                class="table-rows"
                active=active
                on_key=on_key
            />
        </div>
    }
}

fn row_view(
    id: usize,
    line: usize,
    cells: Vec<String>,
    is_chosen: bool,
    on_choose: Callback<usize>,
) -> AnyView {
    let cells = cells.into_iter().map(|cell| view! { <span class="table-cell">{cell}" "</span> });
    view! {
        <div
            class="row table-row"
            role="option"
            id=format!("table-{id}")
            aria-selected=is_chosen.to_string()
            aria-posinset=(line + 1).to_string()
            on:click=heard(move |_| on_choose.run(id))
        >
            {cells.collect_view()}
        </div>
    }
    .into_any()
}

fn target(at: usize, total: usize, page: usize, key: &str) -> Option<usize> {
    let last = total.checked_sub(1)?;
    let to = match key {
        "ArrowDown" => at + 1,
        "ArrowUp" => at.saturating_sub(1),
        "PageDown" => at + page,
        "PageUp" => at.saturating_sub(page),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(to.min(last))
}
