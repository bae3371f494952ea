//! Octets as hex and text, drawn in a window and read from the file as they come into sight.

pub mod layout;

pub use layout::Layout;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Blob, Element, KeyboardEvent, MouseEvent};

use self::layout::{BLOCK, Parts, blocks, columns, letters};
use super::windowed_list::{Scroll, WindowedList};
use crate::heard::heard;
use crate::host;

/// Width of a letter of the hex view in pixels, near enough to choose between 8 and 16 octets a row.
const LETTER: f64 = 7.3;

/// Blocks kept in memory: more than any screen shows.
const KEPT: usize = 32;

/// A hex view of any size of file. Arrow keys move by octets; a click or a key selects.
#[component]
pub fn Bytes(
    /// The file.
    file: Blob,
    /// What file this is, for screen readers.
    #[prop(into)]
    label: String,
    /// The lit octets.
    #[prop(into)]
    selection: Signal<Range<u64>>,
    /// What the lit octets are, in words.
    #[prop(into)]
    caption: Signal<String>,
    /// Hears which octet was chosen.
    on_select: Callback<u64>,
) -> impl IntoView {
    let length = crate::number::octets(file.size());
    let scroll = Scroll::new();
    let layout = Memo::new(move |_| Layout::fitting(length, letters(scroll.width.get(), LETTER)));
    let blocks = Blocks::new(file);
    Effect::new(move || {
        let selection = selection.get();
        let layout = layout.get();
        if selection.start < length {
            scroll.reveal(layout.row_of(selection.end.clamp(1, length) - 1), layout.rows());
            scroll.reveal(layout.row_of(selection.start), layout.rows());
        }
    });
    let draw = Callback::new(move |range: Range<usize>| {
        let (layout, selection) = (layout.get(), selection.get());
        let octets = layout.octets_of(range.start).start..layout.octets_of(range.end.max(1) - 1).end;
        blocks.want(octets, length);
        range.map(|row| draw_row(layout, row, blocks, &selection)).collect_view().into_any()
    });
    let on_key = Callback::new(move |event: KeyboardEvent| {
        let at = selection.get_untracked().start;
        let page = scroll.visible.get_untracked();
        if let Some(to) = layout.get_untracked().key(at, page, &event.key(), event.ctrl_key()) {
            event.prevent_default();
            on_select.run(to);
        }
    });
    let on_click = move |event: MouseEvent| {
        if let Some(offset) = clicked(&event, layout.get_untracked()) {
            on_select.run(offset);
        }
    };
    view! {
        <div class="bytes" on:click=heard(on_click)>
            <WindowedList
                total=Signal::derive(move || layout.get().rows())
                scroll=scroll
                draw=draw
                role="application"
                label=Signal::stored(label)
                class="bytes-rows"
                described_by="bytes-caption"
                on_key=on_key
            />
            <p class="bytes-caption" id="bytes-caption" aria-live="polite">{move || caption.get()}</p>
        </div>
    }
}

/// Blocks of the file that are in memory, and those on their way.
#[derive(Clone, Copy)]
struct Blocks {
    file: StoredValue<Blob, LocalStorage>,
    held: RwSignal<BTreeMap<u64, Arc<[u8]>>>,
    asked: StoredValue<BTreeSet<u64>>,
}

impl Blocks {
    fn new(file: Blob) -> Self {
        Self {
            file: StoredValue::new_local(file),
            held: RwSignal::new(BTreeMap::new()),
            asked: StoredValue::new(BTreeSet::new()),
        }
    }

    fn octet(self, offset: u64) -> Option<u8> {
        let start = offset / BLOCK * BLOCK;
        self.held.with(|held| held.get(&start)?.get(crate::number::index(offset - start)).copied())
    }

    /// Reads what is missing of `octets`.
    fn want(self, octets: Range<u64>, length: u64) {
        for start in blocks(octets.clone()) {
            let is_new = self.asked.try_update_value(|asked| asked.insert(start)).unwrap_or(false);
            if is_new {
                let file = self.file.get_value();
                let keep = octets.clone();
                spawn_local(async move {
                    // A file that cannot be read stays dotted; hashing it says why.
                    let Ok(read) = host::read(&file, start, (start + BLOCK).min(length)).await else {
                        return;
                    };
                    self.held.try_update(|held| {
                        held.insert(start, read.into());
                        while held.len() > KEPT {
                            let far = if held.keys().next().is_some_and(|&first| first + BLOCK < keep.start) {
                                held.pop_first()
                            } else {
                                held.pop_last()
                            };
                            if let Some((gone, _)) = far {
                                self.asked.try_update_value(|asked| asked.remove(&gone));
                            }
                        }
                    });
                });
            }
        }
    }
}

fn draw_row(layout: Layout, row: usize, blocks: Blocks, selection: &Range<u64>) -> AnyView {
    let range = layout.octets_of(row);
    let octets: Vec<Option<u8>> = range.clone().map(|offset| blocks.octet(offset)).collect();
    let (hex, text) = columns(&octets, range.start, selection);
    let digits = layout.offset_digits();
    let offset = format!("{:0digits$x}", range.start);
    let wide = if layout.per_row == 16 { "row bytes-row wide" } else { "row bytes-row" };
    view! {
        <div class=wide>
            <span class="bytes-offset">{offset}</span>
            <span class="bytes-hex" data-row=row.to_string()>{parts(hex)}</span>
            <span class="bytes-text" data-row=row.to_string()>{parts(text)}</span>
        </div>
    }
    .into_any()
}

fn parts(parts: Parts) -> AnyView {
    let [before, lit, behind] = parts;
    let lit = (!lit.is_empty()).then(|| view! { <mark>{lit}</mark> });
    view! { {before}{lit}{behind} }.into_any()
}

/// The octet under the pointer: all columns of a row are equally wide.
fn clicked(event: &MouseEvent, layout: Layout) -> Option<u64> {
    let target: Element = event.target()?.unchecked_into();
    let column = target.closest("[data-row]").ok()??;
    let row = column.get_attribute("data-row")?.parse().ok()?;
    let bounds = column.get_bounding_client_rect();
    layout.octet_at(row, f64::from(event.client_x()) - bounds.left(), bounds.width())
}
