//! What the page asks of its browser, in one place. Nothing here leaves the computer.

use cableseal_core::time::Timestamp;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, HtmlAnchorElement, HtmlElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, ServiceWorkerRegistration, ServiceWorkerState, Storage, Window,
};

/// The window. The page runs nowhere else.
///
/// # Panics
/// Outside a browser window.
pub fn window() -> Window {
    web_sys::window().expect("the page runs in a window")
}

/// The document.
///
/// # Panics
/// Outside a browser window.
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

/// The element with this id.
pub fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Moves the focus to the element with this id.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Whether a media query holds now.
pub fn matches_media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Scrolls as little as needed to show the element with this id.
pub fn scroll_to(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    let _ = window().print();
}

/// The clock, to the second.
pub fn now() -> Timestamp {
    #[allow(clippy::cast_possible_truncation)]
    Timestamp::from_unix((js_sys::Date::now() / 1000.0) as i64)
}

/// Milliseconds of a clock that never steps: for progress.
pub fn ticks() -> f64 {
    window().performance().map_or_else(js_sys::Date::now, |p| p.now())
}

/// Octets `start..end` of a file, read on demand.
///
/// # Errors
/// With the browser's words, when the file is gone or may not be read.
pub async fn read(blob: &Blob, start: u64, end: u64) -> Result<Vec<u8>, String> {
    use crate::number::float64;
    let slice = blob.slice_with_f64_and_f64(float64(start), float64(end)).map_err(words)?;
    let buffer = JsFuture::from(slice.array_buffer()).await.map_err(words)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Octets as a file.
pub fn blob(octets: &[u8]) -> Blob {
    let parts = Array::of1(&Uint8Array::from(octets));
    // A list of octets always makes a blob; an empty one stands in for the impossible.
    Blob::new_with_u8_array_sequence(&parts)
        .or_else(|_| Blob::new())
        .unwrap_or_else(wasm_bindgen::JsCast::unchecked_into)
}

/// A file of this site, fetched: for the ready samples only.
///
/// # Errors
/// In words, when it is not there.
pub async fn fetch(path: &str) -> Result<Blob, String> {
    let response: web_sys::Response =
        JsFuture::from(window().fetch_with_str(path)).await.map_err(words)?.unchecked_into();
    if !response.ok() {
        return Err(format!("{path}: {}", response.status()));
    }
    Ok(JsFuture::from(response.blob().map_err(words)?).await.map_err(words)?.unchecked_into())
}

/// Offers `text` as a file to save.
pub fn save(name: &str, media_type: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    if let Ok(link) = document().create_element("a") {
        let link: HtmlAnchorElement = link.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    let _ = web_sys::Url::revoke_object_url(&address);
}

/// Puts `text` on the clipboard.
pub fn copy(text: &str) {
    let _ = window().navigator().clipboard().write_text(text);
}

/// What is stored under `key` on this computer.
pub fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Stores `value` on this computer; a browser that allows none loses it silently.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Removes what is stored under `key`.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The service worker's registration, once it keeps the whole page on this computer.
pub async fn service_worker_ready() -> Option<ServiceWorkerRegistration> {
    // Absent where the page is not served securely: `navigator.serviceWorker` is undefined there.
    let navigator = window().navigator();
    let present = js_sys::Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or(false);
    if !present {
        return None;
    }
    let ready = navigator.service_worker().ready().ok()?;
    JsFuture::from(ready).await.ok().map(JsCast::unchecked_into)
}

/// Calls `heard` when a new version of the page waits to take over.
pub fn on_waiting(registration: &ServiceWorkerRegistration, heard: impl Fn() + Clone + 'static) {
    if registration.waiting().is_some() {
        heard();
    }
    let found = registration.clone();
    let on_found = Closure::<dyn Fn()>::new(move || {
        let (Some(new), heard) = (found.installing(), heard.clone()) else { return };
        let worker = new.clone();
        let on_change = Closure::<dyn Fn()>::new(move || {
            if worker.state() == ServiceWorkerState::Installed {
                heard();
            }
        });
        new.set_onstatechange(Some(on_change.as_ref().unchecked_ref()));
        on_change.forget();
    });
    registration.set_onupdatefound(Some(on_found.as_ref().unchecked_ref()));
    on_found.forget();
}

/// Lets the waiting version take over, then reloads.
pub fn take_over(registration: &ServiceWorkerRegistration) {
    let Some(waiting) = registration.waiting() else { return };
    let reload = Closure::<dyn Fn()>::new(|| {
        let _ = window().location().reload();
    });
    let container = window().navigator().service_worker();
    container.set_oncontrollerchange(Some(reload.as_ref().unchecked_ref()));
    reload.forget();
    let _ = waiting.post_message(&JsValue::from_str("take-over"));
}

/// Shows a panic to the user instead of a page that has stopped silently. A panic is a bug in Cableseal.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        let text = format!("Cableseal has stopped on a fault of its own: {info}. Reload the page to go on.");
        web_sys::console::error_1(&JsValue::from_str(&text));
        if let (Ok(banner), Some(body)) = (document().create_element("p"), document().body()) {
            banner.set_class_name("fault");
            let _ = banner.set_attribute("role", "alert");
            banner.set_text_content(Some(&text));
            let _ = body.prepend_with_node_1(&banner);
        }
    }));
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

fn words(error: JsValue) -> String {
    let text: String = js_sys::Object::from(error).to_string().into();
    text
}
