//! Where files come in: dropped anywhere on the area, or chosen through the file input behind it.

use leptos::html::Input;
use leptos::prelude::*;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement};

use crate::heard::heard;

/// A drop area with a real file input: mouse, keyboard and screen reader reach it alike.
#[component]
pub fn DropArea(
    /// Large on an empty page, one line when there are files.
    #[prop(into)]
    large: Signal<bool>,
    /// What to drop here.
    #[prop(into)]
    label: Signal<&'static str>,
    /// What more there is to know.
    hint: &'static str,
    /// Hears the files.
    on_files: UnsyncCallback<Vec<File>>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let over = RwSignal::new(false);
    let on_change = move |event: Event| {
        let Some(input) = event.target().map(wasm_bindgen::JsCast::unchecked_into::<HtmlInputElement>) else {
            return;
        };
        let files = listed(input.files());
        // So that the same file can be chosen again after it was removed.
        input.set_value("");
        on_files.run(files);
    };
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        on_files.run(listed(event.data_transfer().and_then(|data| data.files())));
    };
    let on_over = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <div
            class="drop-area"
            class:large=move || large.get()
            class:over=move || over.get()
            on:dragover=heard(on_over)
            on:dragleave=heard(move |_| over.set(false))
            on:drop=heard(on_drop)
        >
            <label class="drop-label">
                <input
                    node_ref=input
                    type="file"
                    multiple=true
                    id="files"
                    aria-describedby="drop-hint"
                    on:change=heard(on_change)
                />
                <span class="drop-title">{move || label.get()}</span>
            </label>
            <p class="drop-hint" id="drop-hint">{hint}</p>
        </div>
    }
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|i| files.item(i)).collect()
}
