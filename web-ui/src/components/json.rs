//! A long text, line by line, drawn in a window.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::windowed_list::{Scroll, WindowedList};
use crate::heard::heard;
use crate::host;

/// JSON with a button that copies all of it.
#[component]
pub fn JsonView(
    /// The text.
    text: Arc<str>,
    /// What it is, for screen readers.
    label: &'static str,
) -> impl IntoView {
    let lines: Arc<Vec<String>> = Arc::new(text.lines().map(String::from).collect());
    let total = lines.len();
    let scroll = Scroll::new();
    let draw = Callback::new(move |range: Range<usize>| {
        let rows = lines.get(range).unwrap_or_default();
        rows.iter().map(|line| view! { <div class="row">{line.clone()}</div> }).collect_view().into_any()
    });
    let on_key = Callback::new(move |event: KeyboardEvent| {
        if let Some(first) = scrolled(scroll, total, &event.key()) {
            event.prevent_default();
            scroll.first.set(first);
        }
    });
    view! {
        <div class="json">
            <button type="button" on:click=heard(move |_| host::copy(&text))>"Copy"</button>
            <WindowedList
                total=Signal::stored(total)
                scroll=scroll
                draw=draw
                role="document"
                label=Signal::stored(label.to_owned())
                class="json-lines"
                on_key=on_key
            />
        </div>
    }
}

/// Where a key scrolls a list that is only read.
fn scrolled(scroll: Scroll, total: usize, key: &str) -> Option<usize> {
    let (first, page) = (scroll.first.get_untracked(), scroll.visible.get_untracked());
    let last = total.saturating_sub(page);
    match key {
        "ArrowDown" => Some((first + 1).min(last)),
        "ArrowUp" => Some(first.saturating_sub(1)),
        "PageDown" => Some((first + page).min(last)),
        "PageUp" => Some(first.saturating_sub(page)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}
