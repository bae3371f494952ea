//! Modem profiles: keep, apply, export, import, remove.

use cableseal_core::api::{FileRole, Options, Profile, ProfileRoot};
use leptos::prelude::*;

use super::links::Link;
use super::profiles;
use super::state::State;
use super::text;
use crate::heard::heard;
use crate::host;

/// The list of kept profiles, folded.
#[component]
pub fn Profiles(
    /// The room.
    link: Link,
) -> impl IntoView {
    let kept = RwSignal::new(profiles::kept());
    let name = RwSignal::new(String::new());
    let keep = move |profiles: Vec<Profile>| {
        profiles::keep(&profiles);
        kept.set(profiles);
    };
    let on_keep = move |_| {
        if name.with_untracked(|name| name.trim().is_empty()) {
            return;
        }
        let profile = link.state.with_untracked(|state| profile_of(state, &name.get_untracked()));
        keep(profiles::with(kept.get_untracked(), profile));
        name.set(String::new());
    };
    let rows = move || {
        let rows = kept.get().into_iter().map(|profile| {
            let (title, apply, export, gone) =
                (profile.name.clone(), profile.clone(), profile.clone(), profile.name.clone());
            let remove = format!("Remove profile {gone}");
            let save = format!("Export profile {gone}");
            view! {
                <li class="profile">
                    <button type="button" class="link" on:click=heard(move |_| link.apply(apply.clone()))>{title}</button>
                    <button type="button" class="quiet" aria-label=save
                        on:click=heard(move |_| host::save(&format!("{}.profile.json", export.name), "application/json", &export.to_json()))>"Export"</button>
                    <button type="button" class="quiet" aria-label=remove
                        on:click=heard(move |_| keep(kept.get_untracked().into_iter().filter(|p| p.name != gone).collect()))>"×"</button>
                </li>
            }
        });
        rows.collect_view()
    };
    view! {
        <details class="profiles">
            <summary>{text::PROFILES}</summary>
            <p class="fact-note">{text::PROFILES_NOTE}</p>
            <ul>{rows}</ul>
            <div class="profile-new">
                <label class="fact">
                    <span>"Name"</span>
                    <input type="text" autocomplete="off" prop:value=move || name.get()
                        on:input=heard(move |event| name.set(event_target_value(&event))) />
                </label>
                <button type="button" on:click=heard(on_keep)>"Keep these facts"</button>
            </div>
            <p class="fact-note">"To import a profile, drop its file on the page."</p>
        </details>
    }
}

/// The facts and the roots as a profile. The time is no property of a modem.
fn profile_of(state: &State, name: &str) -> Profile {
    let roots = state
        .files
        .iter()
        .filter(|file| file.role == Some(FileRole::Root))
        .filter_map(|file| Some(ProfileRoot { name: file.name.clone(), der: file.octets()?.to_vec() }));
    let options = Options { at: None, ..state.facts.options() };
    Profile::new(name.trim(), options, roots.collect())
}
