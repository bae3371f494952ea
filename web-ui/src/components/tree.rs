//! Every field of a file as an ARIA tree, drawn in a window.

mod model;

pub use model::{Item, Items, TreeState};

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::windowed_list::{Scroll, WindowedList};
use crate::heard::heard;
use crate::host;

/// Letters typed within this time belong together.
const TYPING_MS: f64 = 600.0;

/// A tree whose rows follow the keyboard: arrows, Home, End, Page keys, `*` and type-ahead.
#[component]
pub fn Tree(
    /// The fields.
    items: Arc<Items>,
    /// What is open, and where the keyboard stands. Set it to lead the tree elsewhere.
    state: RwSignal<TreeState>,
    /// What file this is, for screen readers.
    #[prop(into)]
    label: String,
    /// Hears which field was chosen.
    on_select: Callback<usize>,
) -> impl IntoView {
    let scroll = Scroll::new();
    let rows = {
        let items = items.clone();
        let open = Memo::new(move |_| state.with(|state| state.open.clone()));
        Memo::new(move |_| Arc::new(items.visible(&open.get())))
    };
    let active = Memo::new(move |_| state.with(|state| state.active));
    Effect::new(move || {
        let (rows, active) = (rows.get(), active.get());
        if let Some(row) = rows.iter().position(|&id| id == active) {
            scroll.reveal(row, rows.len());
        }
    });

    let draw = Callback::new({
        let items = items.clone();
        move |range: Range<usize>| {
            let (rows, items) = (rows.get(), items.clone());
            let shown = rows.get(range).unwrap_or_default();
            let draw_row = |&id: &usize| row(&items, id, state, active.get() == id, on_select);
            shown.iter().map(draw_row).collect_view().into_any()
        }
    });
    let typed = StoredValue::new((String::new(), 0.0_f64));
    let on_key = Callback::new(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let (shown, page) = (rows.get_untracked(), scroll.visible.get_untracked());
        let mut next = state.get_untracked();
        let key = event.key();
        let known =
            next.key(&items, &shown, page, &key) || type_ahead(&items, &shown, &mut next, typed, &key);
        if known {
            event.prevent_default();
            let chosen = next.active;
            state.set(next);
            on_select.run(chosen);
        }
    });
    let active_row = Memo::new(move |_| {
        let range_end = scroll.first.get() + scroll.visible.get() + 1;
        let row = rows.get().iter().position(|&id| id == active.get())?;
        (row >= scroll.first.get() && row < range_end).then(|| format!("tree-{}", active.get()))
    });

    view! {
        <WindowedList
            total=Signal::derive(move || rows.get().len())
            scroll=scroll
            draw=draw
            role="tree"
            label=Signal::stored(label)
            class="tree"
            active=active_row
            on_key=on_key
        />
    }
}

fn row(
    items: &Items,
    id: usize,
    state: RwSignal<TreeState>,
    is_active: bool,
    on_select: Callback<usize>,
) -> AnyView {
    let Some(item) = items.item(id) else { return ().into_any() };
    let is_branch = items.is_branch(id);
    let is_open = state.with_untracked(|state| state.open.contains(&id));
    let mark = match (is_branch, is_open) {
        (false, _) => "",
        (true, true) => "▾",
        (true, false) => "▸",
    };
    let on_click = move |_| {
        state.update(|state| {
            if is_branch && (state.active == id || !state.open.contains(&id)) && !state.open.remove(&id) {
                state.open.insert(id);
            }
            state.active = id;
        });
        on_select.run(id);
    };
    view! {
        <div
            class="row tree-row"
            class:troubled=item.troubled
            role="treeitem"
            id=format!("tree-{id}")
            attr:aria-level=item.level.to_string()
            aria-posinset=item.position.to_string()
            aria-setsize=item.siblings.to_string()
            aria-expanded=is_branch.then(|| is_open.to_string())
            aria-selected=is_active.to_string()
            style:padding-inline-start=format!("{}ch", (item.level - 1) * 2)
            on:click=heard(on_click)
        >
            <span class="tree-mark" aria-hidden="true">{mark}</span>
            <span class="tree-label">{item.label.clone()}</span>
            {item.value.clone().map(|value| view! { <span class="tree-value">{value}</span> })}
            {item.troubled.then(|| view! { <span class="tree-problem">"✗ "{item.problems.join(" ")}</span> })}
        </div>
    }
    .into_any()
}

fn type_ahead(
    items: &Items,
    rows: &[usize],
    state: &mut TreeState,
    typed: StoredValue<(String, f64)>,
    key: &str,
) -> bool {
    if key.chars().count() != 1 || key == " " {
        return false;
    }
    let now = host::ticks();
    let (mut text, when) = typed.get_value();
    if now - when > TYPING_MS {
        text.clear();
    }
    text.push_str(key);
    let at = rows.iter().position(|&id| id == state.active).unwrap_or(0);
    if let Some(found) = items.type_ahead(rows, at, &text) {
        state.active = found;
    }
    typed.set_value((text, now));
    true
}
