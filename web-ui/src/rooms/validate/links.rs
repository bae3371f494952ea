//! Between the room's plain state and the browser: files, workers, focus.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use cableseal_core::api::Profile;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Blob, File};

use super::facts::Facts;
use super::file::{FileId, HEAD};
use super::messages::{Arrival, Effect, Message};
use super::samples::Sample;
use super::state::State;
use crate::components::{panel, verdict_banner};
use crate::hashing::Workers;
use crate::host;
use crate::number::octets;
use crate::secret::Secret;

/// The room's state with its connections. It lives as long as the page, so that files stay when the user looks
/// into another room; the secret does not.
#[derive(Clone, Copy)]
pub struct Link {
    /// The plain state.
    pub state: RwSignal<State>,
    /// What the user must be told about files that could not be read at all.
    pub trouble: RwSignal<Option<String>>,
    /// Whether every group of checks is unfolded.
    pub unfolded: RwSignal<bool>,
    /// Whether the detail panel is open.
    pub detail_open: RwSignal<bool>,
    blobs: StoredValue<BTreeMap<FileId, Blob>, LocalStorage>,
    workers: StoredValue<Option<Workers>, LocalStorage>,
    next: StoredValue<FileId>,
}

impl Link {
    /// Starts the workers, so that nothing is fetched later.
    pub fn start() -> Self {
        let link = Self {
            state: RwSignal::new(State::default()),
            trouble: RwSignal::new(None),
            unfolded: RwSignal::new(false),
            detail_open: RwSignal::new(panel::begins_open()),
            blobs: StoredValue::new_local(BTreeMap::new()),
            workers: StoredValue::new_local(None),
            next: StoredValue::new(1),
        };
        match Workers::start(move |id, news| link.send(Message::Hashing(id, news, host::ticks()))) {
            Ok(workers) => link.workers.set_value(Some(workers)),
            Err(error) => link.trouble.set(Some(format!("This browser starts no worker: {error:?}"))),
        }
        link
    }

    /// Tells the state what happened and does what it asks for.
    pub fn send(self, message: Message) {
        let effects = self.state.try_update(|state| state.take(message, host::now()));
        for effect in effects.unwrap_or_default() {
            self.perform(effect);
        }
    }

    /// Takes files in.
    pub fn receive(self, files: Vec<File>) {
        let named = files.into_iter().map(|file| (file.name(), file.unchecked_into::<Blob>()));
        self.receive_blobs(named.collect());
    }

    /// Applies a modem profile.
    pub fn apply(self, profile: Profile) {
        self.send(Message::Facts(Facts::from_options(&profile.options)));
        self.perform(Effect::Roots(profile.roots));
    }

    /// Loads a ready sample in place of what is there.
    pub fn load(self, sample: Sample) {
        spawn_local(async move {
            let mut files = Vec::new();
            for file in &sample.files {
                match host::fetch(&format!("samples/{}", file.path)).await {
                    Ok(blob) => files.push((file.name.clone(), blob)),
                    Err(why) => return self.trouble.set(Some(why)),
                }
            }
            self.send(Message::Clear);
            self.send(Message::Facts(Facts::from_options(&sample.facts)));
            self.send(Message::Secret(Secret::from_input(&sample.secret)));
            self.receive_blobs(files);
        });
    }

    /// The octets of a file.
    pub fn blob(self, id: FileId) -> Option<Blob> {
        self.blobs.with_value(|blobs| blobs.get(&id).cloned())
    }

    fn receive_blobs(self, files: Vec<(String, Blob)>) {
        self.trouble.set(None);
        spawn_local(async move {
            let mut arrivals = Vec::new();
            for (name, blob) in files {
                let length = octets(blob.size());
                match host::read(&blob, 0, length.min(HEAD)).await {
                    Ok(head) => arrivals.push(self.keep(name, blob, length, head)),
                    Err(why) => self.trouble.set(Some(format!("{name} could not be read: {why}"))),
                }
            }
            if !arrivals.is_empty() {
                self.send(Message::Arrived(arrivals, host::ticks()));
            }
        });
    }

    fn keep(self, name: String, blob: Blob, length: u64, head: Vec<u8>) -> Arrival {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.blobs.update_value(|blobs| {
            blobs.insert(id, blob);
        });
        Arrival { id, name, length, head: Arc::from(head) }
    }

    fn perform(self, effect: Effect) {
        match effect {
            Effect::Hash(id) => {
                let Some(blob) = self.blob(id) else { return };
                self.workers.with_value(|workers| {
                    if let Some(workers) = workers {
                        workers.hash(id, &blob);
                    }
                });
            }
            Effect::Stop(id) => self.workers.with_value(|workers| {
                if let Some(workers) = workers {
                    workers.cancel(id);
                }
            }),
            Effect::Forget(id) => self.blobs.update_value(|blobs| {
                blobs.remove(&id);
            }),
            Effect::Roots(roots) => {
                let files = roots.into_iter().map(|root| (root.name, host::blob(&root.der)));
                self.receive_blobs(files.collect());
            }
            Effect::ShowBytes => {
                self.detail_open.set(true);
                request_animation_frame(|| host::scroll_to("detail-panel"));
            }
            Effect::NextPair => set_timeout(move || self.send(Message::NextPair), Duration::ZERO),
            // After the banner is drawn.
            Effect::ShowVerdict => request_animation_frame(|| host::focus(verdict_banner::HEADING)),
        }
    }
}
