//! A part of a room under a heading that folds it: open where there is room, folded on a narrow screen.

use leptos::prelude::*;

use crate::heard::heard;
use crate::host;

/// Below this the columns stand one under the other: the same number as in `validate.css`.
const NARROW: &str = "(width < 720px)";

/// Whether a panel begins open on this screen.
pub fn begins_open() -> bool {
    !host::matches_media(NARROW)
}

/// A panel. Its actions stand beside the heading.
#[component]
pub fn Panel(
    /// The heading.
    title: &'static str,
    /// Id of the panel, unique in the page.
    id: &'static str,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What stands beside the heading.
    actions: Callback<(), AnyView>,
    /// What it holds.
    body: Callback<(), AnyView>,
) -> impl IntoView {
    let body_id = format!("{id}-body");
    let controls = body_id.clone();
    view! {
        <section class="panel" id=id aria-labelledby=format!("{id}-head")>
            <div class="panel-head">
                <h2 id=format!("{id}-head")>
                    <button
                        type="button"
                        class="panel-fold"
                        aria-expanded=move || open.get().to_string()
                        aria-controls=controls
                        on:click=heard(move |_| open.update(|open| *open = !*open))
                    >
                        <span class="fold-mark" aria-hidden="true">{move || if open.get() { "▾" } else { "▸" }}</span>
                        {title}
                    </button>
                </h2>
                {actions.run(())}
            </div>
            <div id=body_id>{move || open.get().then(|| body.run(()))}</div>
        </section>
    }
}
