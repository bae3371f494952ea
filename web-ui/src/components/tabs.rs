//! Tabs after the ARIA pattern: arrows move, Home and End jump, one stop of the Tab key.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::heard::heard;
use crate::host;

/// A row of tabs with the panel of the chosen one below.
#[component]
pub fn Tabs(
    /// What the tabs are about, for screen readers.
    label: &'static str,
    /// Prefix of the ids, unique in the page.
    id: &'static str,
    /// The words on the tabs.
    names: &'static [&'static str],
    /// Which one is chosen.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Hears a choice.
    on_choose: Callback<usize>,
    /// Draws the panel of a tab.
    panel: Callback<usize, AnyView>,
) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        if let Some(to) = target(names.len(), chosen.get_untracked(), &event.key()) {
            event.prevent_default();
            on_choose.run(to);
            host::focus(&format!("{id}-tab-{to}"));
        }
    };
    let tabs = names.iter().enumerate().map(move |(i, name)| {
        view! {
            <button
                type="button"
                role="tab"
                class="tab"
                id=format!("{id}-tab-{i}")
                aria-controls=format!("{id}-panel")
                aria-selected=move || (chosen.get() == i).to_string()
                tabindex=move || if chosen.get() == i { "0" } else { "-1" }
                on:click=heard(move |_| on_choose.run(i))
            >
                {*name}
            </button>
        }
    });
    view! {
        <div class="tabs">
            <div class="tab-row" role="tablist" aria-label=label on:keydown=heard(on_key)>
                {tabs.collect_view()}
            </div>
            <div
                class="tab-panel"
                role="tabpanel"
                id=format!("{id}-panel")
                aria-labelledby=move || format!("{id}-tab-{}", chosen.get())
            >
                {move || panel.run(chosen.get())}
            </div>
        </div>
    }
}

fn target(total: usize, at: usize, key: &str) -> Option<usize> {
    match key {
        "ArrowRight" => Some((at + 1) % total),
        "ArrowLeft" => Some((at + total - 1) % total),
        "Home" => Some(0),
        "End" => Some(total - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn arrows_go_around_the_ends() {
        assert_eq!(target(5, 4, "ArrowRight"), Some(0));
        assert_eq!(target(5, 0, "ArrowLeft"), Some(4));
        assert_eq!(target(5, 2, "End"), Some(4));
        assert_eq!(target(5, 2, "a"), None);
    }
}
