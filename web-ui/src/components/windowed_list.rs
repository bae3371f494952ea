//! A list that draws only what is visible: 200 MB of bytes scroll as well as 4 kB.

pub mod span;

pub use span::{ROW_HEIGHT, Span};

use std::ops::Range;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{KeyboardEvent, ResizeObserver, WheelEvent};

use crate::heard::heard;
use crate::number::count;

/// Where a windowed list stands. Whoever owns it scrolls the list by setting `first`.
#[derive(Clone, Copy)]
pub struct Scroll {
    /// The row on top.
    pub first: RwSignal<usize>,
    /// How many rows fit; the list measures it.
    pub visible: RwSignal<usize>,
    /// The inner width in pixels; the list measures it.
    pub width: RwSignal<f64>,
}

impl Scroll {
    /// At the top, of unknown size.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self { first: RwSignal::new(0), visible: RwSignal::new(20), width: RwSignal::new(0.0) }
    }

    /// Scrolls as little as needed to show `row` of `total`; inside an effect, again when the box changes its size.
    pub fn reveal(self, row: usize, total: usize) {
        let span = Span { total, visible: self.visible.get() };
        let first = self.first.get_untracked();
        let wanted = span.reveal(first, row);
        if wanted != first {
            self.first.set(wanted);
        }
    }
}

/// A scrolling box that draws the rows in sight. It is one stop of the Tab key; what its keys do, the owner says.
#[component]
pub fn WindowedList(
    /// How many rows there are.
    #[prop(into)]
    total: Signal<usize>,
    /// Where it stands.
    scroll: Scroll,
    /// Draws a range of rows, each [`ROW_HEIGHT`] high.
    draw: Callback<Range<usize>, AnyView>,
    /// Its ARIA role.
    role: &'static str,
    /// Its name for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// Class of the box.
    class: &'static str,
    /// Id of the row that the keyboard stands on, while it is drawn.
    #[prop(optional, into)]
    active: MaybeProp<String>,
    /// Id of the element that says more.
    #[prop(optional)]
    described_by: Option<&'static str>,
    /// Hears keys.
    #[prop(optional)]
    on_key: Option<Callback<KeyboardEvent>>,
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let span = move || Span { total: total.get(), visible: scroll.visible.get() };
    // What was last scrolled to from here, to tell it from the user's own scrolling.
    let placed = StoredValue::new(0.0_f64);

    measure(node, scroll);
    Effect::new(move || {
        let (span, first) = (span(), scroll.first.get());
        let Some(element) = node.get() else { return };
        let first_in_range = span.clamp(first);
        if first_in_range != first {
            scroll.first.set(first_in_range);
            return;
        }
        let top = span.top_of(first);
        if span.first_at(f64::from(element.scroll_top())) != first {
            #[allow(clippy::cast_possible_truncation)]
            element.set_scroll_top(top as i32);
        }
        placed.set_value(f64::from(element.scroll_top()));
    });

    let on_scroll = move |_| {
        let Some(element) = node.get_untracked() else { return };
        let top = f64::from(element.scroll_top());
        if (top - placed.get_value()).abs() >= 1.0 {
            placed.set_value(top);
            scroll.first.set(untrack(span).first_at(top));
        }
    };
    // In a list higher than a browser can scroll, one notch of the wheel would skip hundreds of rows.
    let on_wheel = move |event: WheelEvent| {
        let span = untrack(span);
        if span.is_scaled() && !event.ctrl_key() {
            event.prevent_default();
            let first = scroll.first.get_untracked();
            let rows = count((event.delta_y().abs() / ROW_HEIGHT).ceil().max(1.0));
            let wanted = if event.delta_y() < 0.0 { first.saturating_sub(rows) } else { first + rows };
            scroll.first.set(span.clamp(wanted));
        }
    };

    view! {
        <div
            node_ref=node
            class=format!("windowed {class}")
            tabindex="0"
            role=role
            aria-label=move || label.get()
            aria-activedescendant=move || active.get()
            aria-describedby=described_by
            on:scroll=heard(on_scroll)
            on:wheel=heard(on_wheel)
            on:keydown=heard(move |event| {
                if let Some(on_key) = on_key {
                    on_key.run(event);
                }
            })
        >
            <div class="windowed-space" role="presentation" style:height=move || format!("{}px", count(span().height()))>
                <div class="windowed-rows" role="presentation">
                    {move || draw.run(span().range(scroll.first.get()))}
                </div>
            </div>
        </div>
    }
}

fn measure(node: NodeRef<Div>, scroll: Scroll) {
    let watched: StoredValue<Option<(ResizeObserver, Closure<dyn Fn()>)>, LocalStorage> =
        StoredValue::new_local(None);
    Effect::new(move || {
        let Some(element) = node.get() else { return };
        let target = element.clone();
        let listener = Closure::<dyn Fn()>::new(move || {
            let rows = count(f64::from(element.client_height()) / ROW_HEIGHT).max(1);
            scroll.visible.try_update(|visible| *visible = rows);
            scroll.width.try_update(|width| *width = f64::from(element.client_width()));
        });
        if let Ok(observer) = ResizeObserver::new(listener.as_ref().unchecked_ref()) {
            observer.observe(&target);
            watched.set_value(Some((observer, listener)));
        }
    });
    on_cleanup(move || {
        watched.try_update_value(|watched| {
            if let Some((observer, _)) = watched.take() {
                observer.disconnect();
            }
        });
    });
}
