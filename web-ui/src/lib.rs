//! The page of Cableseal: four rooms, client side only.
//!
//! The page carries bytes to `cableseal-core` and shows what comes back: it holds no verdict logic and no verdict
//! prose. Rooms hold plain state that is tested natively; [`components`] are small, take documented props and know
//! no room.

#![allow(clippy::needless_pass_by_value, reason = "props and what views capture come by value")]
#![allow(clippy::type_complexity, reason = "the types of closures that the browser keeps say what they take")]

pub mod app;
pub mod components;
pub mod hashing;
pub mod heard;
pub mod host;
pub mod number;
pub mod rooms;
pub mod route;
pub mod secret;
pub mod theme;

use wasm_bindgen::prelude::*;

/// Draws the page into `#app` in place of the loading message. `boot.js` calls it once.
#[wasm_bindgen]
pub fn start() {
    host::report_panics();
    let Some(place) = host::element("app") else { return };
    place.set_inner_html("");
    leptos::mount::mount_to(place.unchecked_into(), app::App).forget();
}
