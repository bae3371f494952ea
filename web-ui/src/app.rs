//! The frame: a thin bar with the rooms, the state of the network and the theme, and the room below.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{KeyboardEvent, MouseEvent, ServiceWorkerRegistration};

use crate::components::dialog::Dialog;
use crate::heard::heard;
use crate::host;
use crate::rooms::later::Later;
use crate::rooms::validate::{Link, Validate};
use crate::route::Room;
use crate::theme::Theme;

/// Keys that work everywhere, for the help.
const KEYS: &[(&str, &str)] = &[
    ("Tab, Shift+Tab", "next and previous part of the page"),
    ("?", "this list"),
    ("Esc", "close a dialog"),
    ("↑ ↓ Home End", "move in lists, trees and bytes"),
    ("→ ←", "open and close a field of the tree; move by one octet in bytes"),
    ("*", "open all fields beside this one"),
    ("letters", "jump to the item that starts so"),
    ("Page Up, Page Down", "move by a page in trees and bytes"),
    ("Enter, Space", "unfold a check, press a button"),
];

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let room = RwSignal::new(Room::from_hash(&hash()));
    let help = RwSignal::new(false);
    let validate = Link::start();
    let busy = Signal::derive(move || validate.state.with(super::rooms::validate::state::State::is_busy));
    on_window("hashchange", move || {
        let next = Room::from_hash(&hash());
        if next != room.get_untracked() {
            room.set(next);
            host::focus("main");
        }
    });
    let on_key = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.key() == "?" && !is_typing(&event) {
            event.prevent_default();
            help.set(true);
        }
    });
    on_cleanup(move || on_key.remove());
    on_window("beforeprint", move || validate.unfolded.set(true));
    Effect::new(move || host::document().set_title(&format!("{} · Cableseal", room.get().word())));

    view! {
        <a class="skip" href="#main" on:click=heard(skip)>"Skip to content"</a>
        <Bar room=room help=help />
        <NewVersion busy=busy />
        {move || match room.get() {
            Room::Validate => view! { <Validate link=validate /> }.into_any(),
            other => view! { <Later room=other /> }.into_any(),
        }}
        <Dialog open=help id="keys" title=Signal::stored("Keys".to_owned()) content=Callback::new(|()| keys_view()) />
    }
}

#[component]
fn Bar(room: RwSignal<Room>, help: RwSignal<bool>) -> impl IntoView {
    let links = Room::ALL.map(|to| {
        view! {
            <a href=to.hash() class="room" aria-current=move || (room.get() == to).then_some("page")>{to.word()}</a>
        }
    });
    view! {
        <header class="bar">
            <a class="brand" href=Room::Validate.hash()>"Cableseal"</a>
            <nav aria-label="Rooms">{links.into_iter().collect_view()}</nav>
            <NetworkState />
            <ThemeSwitch />
            <button type="button" class="quiet" aria-label="Keys" on:click=heard(move |_| help.set(true))>"?"</button>
        </header>
    }
}

/// `offline-ready` once the page is kept on this computer.
#[component]
fn NetworkState() -> impl IntoView {
    let kept = RwSignal::new(false);
    let online = RwSignal::new(host::window().navigator().on_line());
    let refresh = move || online.set(host::window().navigator().on_line());
    on_window("online", refresh);
    on_window("offline", refresh);
    leptos::task::spawn_local(async move {
        if host::service_worker_ready().await.is_some() {
            kept.set(true);
        }
    });
    let words = move || match (kept.get(), online.get()) {
        (true, true) => "offline-ready",
        (true, false) => "offline",
        (false, _) => "online",
    };
    view! { <span class="network" role="status">{words}</span> }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let theme = RwSignal::new(Theme::remembered());
    let on_change = move |event| {
        let chosen = Theme::from_word(&event_target_value(&event));
        chosen.apply();
        theme.set(chosen);
    };
    let options = Theme::ALL.map(|option| {
        view! { <option value=option.word() selected=move || theme.get() == option>{option.word()}</option> }
    });
    view! {
        <label class="theme">
            <span class="hidden">"Theme"</span>
            <select on:change=heard(on_change)>{options.into_iter().collect_view()}</select>
        </label>
    }
}

/// Offers a new version. It takes over only when the user says so, and never while files are being hashed.
#[component]
fn NewVersion(busy: Signal<bool>) -> impl IntoView {
    let waiting: RwSignal<Option<ServiceWorkerRegistration>, LocalStorage> = RwSignal::new_local(None);
    leptos::task::spawn_local(async move {
        if let Some(registration) = host::service_worker_ready().await {
            host::on_waiting(&registration.clone(), move || waiting.set(Some(registration.clone())));
        }
    });
    let take_over = move |_| {
        if let Some(registration) = waiting.get_untracked() {
            host::take_over(&registration);
        }
    };
    move || {
        waiting.with(Option::is_some).then(|| {
            view! {
                <p class="new-version" role="status">
                    "A new version of this page is ready. "
                    <button type="button" prop:disabled=move || busy.get() on:click=heard(take_over)>"Reload with it"</button>
                    " Files and facts entered here are lost then."
                </p>
            }
        })
    }
}

fn skip(event: MouseEvent) {
    // The address holds the room, not a place in it.
    event.prevent_default();
    host::focus("main");
}

fn keys_view() -> AnyView {
    let rows = KEYS.iter().map(|(key, what)| view! { <dt><kbd>{*key}</kbd></dt><dd>{*what}</dd> });
    view! { <dl class="keys">{rows.collect_view()}</dl> }.into_any()
}

fn hash() -> String {
    host::window().location().hash().unwrap_or_default()
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target() else { return false };
    let element: web_sys::Element = target.unchecked_into();
    element.closest("input:not([type=radio]), textarea, select").is_ok_and(|found| found.is_some())
}

/// Listens on the window for as long as the page lives.
fn on_window(name: &str, heard: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(heard);
    let _ = host::window().add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
}
