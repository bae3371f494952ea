//! One stop of the Tab key for a whole list: arrows, Home, End and type-ahead move among its items.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent};

/// Items carry this attribute; its value is what type-ahead looks at.
pub const ITEM: &str = "data-item";

/// Moves the focus among the items of the list that hears this key.
pub fn on_key(event: &KeyboardEvent) {
    on_grid_key(event, 1);
}

/// Moves the focus among the cells of the grid that hears this key.
pub fn on_grid_key(event: &KeyboardEvent, columns: usize) {
    let Some(list) = event.current_target() else { return };
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let items = items(&list.unchecked_into());
    let at = items.iter().position(|item| Some(item) == document().active_element().as_ref());
    let Some(at) = at else { return };
    let names: Vec<String> = items.iter().map(|item| item.get_attribute(ITEM).unwrap_or_default()).collect();
    if let Some(to) = target(&names, columns, at, &event.key()) {
        event.prevent_default();
        if let Some(item) = items.get(to) {
            let _ = item.unchecked_ref::<HtmlElement>().focus();
        }
    }
}

/// Keeps exactly one item in the Tab order: the one focused last.
pub fn on_focus(event: &FocusEvent) {
    let (Some(list), Some(item)) = (event.current_target(), event.target()) else { return };
    let item: Element = item.unchecked_into();
    if !item.has_attribute(ITEM) {
        return;
    }
    for other in items(&list.unchecked_into()) {
        let _ = other.set_attribute("tabindex", if other == item { "0" } else { "-1" });
    }
}

/// Where a key leads from item `at`; a list is a grid of one column.
fn target(names: &[String], columns: usize, at: usize, key: &str) -> Option<usize> {
    let last = names.len().checked_sub(1)?;
    match key {
        "ArrowDown" => Some(if at + columns > last { at } else { at + columns }),
        "ArrowUp" => Some(at.checked_sub(columns).unwrap_or(at)),
        "ArrowRight" if columns > 1 => Some((at + 1).min(last)),
        "ArrowLeft" if columns > 1 => Some(at.saturating_sub(1)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => type_ahead(names, at, key),
    }
}

/// The next item, after `at` and around the end, whose name starts with the typed letter.
fn type_ahead(names: &[String], at: usize, key: &str) -> Option<usize> {
    let mut letters = key.chars();
    let letter = letters.next().filter(|c| c.is_alphanumeric() && letters.next().is_none())?;
    let starts = |name: &String| name.chars().next().is_some_and(|c| c.eq_ignore_ascii_case(&letter));
    (1..=names.len()).map(|step| (at + step) % names.len()).find(|&i| names.get(i).is_some_and(starts))
}

fn items(list: &Element) -> Vec<Element> {
    let Ok(found) = list.query_selector_all("[data-item]") else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.item(i)).map(JsCast::unchecked_into).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<String> {
        ["Config file", "Certificates", "Signatures"].map(String::from).into()
    }

    #[test]
    fn arrows_stop_at_the_ends() {
        assert_eq!(target(&names(), 1, 0, "ArrowUp"), Some(0));
        assert_eq!(target(&names(), 1, 2, "ArrowDown"), Some(2));
        assert_eq!(target(&names(), 1, 2, "Home"), Some(0));
        assert_eq!(target(&names(), 1, 0, "End"), Some(2));
    }

    #[test]
    fn arrows_in_a_grid_keep_their_column() {
        let names: Vec<String> = (0..6).map(|n| n.to_string()).collect();
        assert_eq!(target(&names, 3, 1, "ArrowDown"), Some(4));
        assert_eq!(target(&names, 3, 4, "ArrowDown"), Some(4));
        assert_eq!(target(&names, 3, 1, "ArrowUp"), Some(1));
        assert_eq!(target(&names, 3, 1, "ArrowRight"), Some(2));
    }

    #[test]
    fn a_letter_leads_to_the_next_name_that_starts_with_it() {
        assert_eq!(target(&names(), 1, 0, "c"), Some(1));
        assert_eq!(target(&names(), 1, 1, "c"), Some(0));
        assert_eq!(target(&names(), 1, 0, "s"), Some(2));
        assert_eq!(target(&names(), 1, 0, "x"), None);
        assert_eq!(target(&names(), 1, 0, "Enter"), None);
    }
}
