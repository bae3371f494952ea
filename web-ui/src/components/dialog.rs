//! A modal dialog: the browser's own, which keeps the focus inside and gives it back.

use leptos::html::Dialog as DialogElement;
use leptos::prelude::*;

use crate::heard::heard;

/// A dialog with a heading and a close button. Escape closes it.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Id of the heading, unique in the page.
    id: &'static str,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// Draws what is inside, each time it opens.
    content: Callback<(), AnyView>,
) -> impl IntoView {
    let node = NodeRef::<DialogElement>::new();
    Effect::new(move || {
        let open = open.get();
        let Some(dialog) = node.get() else { return };
        if open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog node_ref=node class="dialog" aria-labelledby=id on:close=heard(move |_| open.set(false))>
            <header class="dialog-head">
                <h2 id=id>{move || title.get()}</h2>
                <button type="button" class="quiet" on:click=heard(move |_| open.set(false))>"Close"</button>
            </header>
            {move || open.get().then(|| content.run(()))}
        </dialog>
    }
}
