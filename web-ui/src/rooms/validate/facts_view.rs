//! The facts, adjustable; every change judges anew.

use cableseal_core::download::{Controls, Equality, Need};
use cableseal_core::words::{Docsis, Role};
use leptos::prelude::*;

use super::facts::{ControlRow, Facts, Source};
use super::links::Link;
use super::messages::Message;
use super::profiles_view::Profiles;
use super::text;
use crate::components::dialog::Dialog;
use crate::components::panel::{self, Panel};
use crate::heard::heard;
use crate::secret::Secret;

/// What a configuration file would demand, and the words for it.
const NEEDS: [(Option<Need>, &str); 3] = [
    (None, "not known"),
    (Some(Need::Manufacturer), "manufacturer"),
    (Some(Need::ManufacturerAndCoSigner), "manufacturer and co-signer"),
];

/// The form of facts.
#[component]
pub fn FactsPanel(
    /// The room.
    link: Link,
) -> impl IntoView {
    let facts = Memo::new(move |_| link.state.with(|state| state.facts.clone()));
    let wants_controls = Memo::new(move |_| link.state.with(super::state::State::wants_controls));
    let wants_need = Memo::new(move |_| link.state.with(super::state::State::wants_need));
    let editing = RwSignal::new(false);
    let change = Change { link };

    let factory_fresh = move || {
        wants_controls.get().then(|| {
            view! {
                <button type="button" class="press" on:click=heard(move |_| change.of(|facts| facts.controls = Source::FactoryFresh))>
                    {text::FACTORY_FRESH}
                </button>
            }
        })
    };
    let need = move || {
        wants_need.get().then(|| {
            let chosen = move || {
                NEEDS
                    .iter()
                    .find(|(need, _)| *need == facts.get().need)
                    .map_or("not known", |(_, word)| *word)
            };
            view! {
                <label class="fact">
                    <span>"Required signatures"</span>
                    <select on:change=heard(move |event| change.need(&event_target_value(&event)))>
                        {options(NEEDS.map(|(_, word)| (word, word.to_owned())), chosen)}
                    </select>
                </label>
            }
        })
    };
    let body = Callback::new(move |()| {
        view! {
        <div class="facts">
            {factory_fresh}
            {need}
            <label class="fact">
                <span>"Modem"</span>
                <select on:change=heard(move |event| change.docsis(&event_target_value(&event)))>
                    {options(Docsis::ALL.map(|v| (v.word(), format!("DOCSIS {}", v.word()))), move || facts.get().docsis.word())}
                </select>
            </label>
            <label class="fact">
                <span>"Controls"</span>
                <select on:change=heard(move |event| change.controls(&event_target_value(&event), editing))>
                    {options(Source::ALL.map(|v| (v.word(), v.word().to_owned())), move || facts.get().controls.word())}
                </select>
            </label>
            {move || (facts.get().controls == Source::Given).then(|| view! {
                <button type="button" class="quiet" on:click=heard(move |_| editing.set(true))>"Edit the access controls"</button>
            })}
            <TextFact label="Time" hint="now" value=Signal::derive(move || facts.get().at)
                check=Facts::is_time on_input=Callback::new(move |at| change.of(|facts| facts.at = at)) />
            <TextFact label="Manufacturer" hint="from the files" value=Signal::derive(move || facts.get().manufacturer)
                check=|_| true on_input=Callback::new(move |name| change.of(|facts| facts.manufacturer = name)) />
            <TextFact label="Operator" hint="from the files" value=Signal::derive(move || facts.get().operator)
                check=|_| true on_input=Callback::new(move |name| change.of(|facts| facts.operator = name)) />
            <label class="fact fact-check">
                <input type="checkbox" prop:checked=move || facts.get().equality == Equality::Strict
                    on:change=heard(move |event| change.equality(event_target_checked(&event))) />
                <span>"Strict: signing time must be later than codeAccessStart"</span>
            </label>
            <SecretFact link=link />
            <Profiles link=link />
        </div>
    }.into_any()
    });
    view! {
        <Panel title=text::FACTS id="facts-panel" open=RwSignal::new(panel::begins_open())
            actions=Callback::new(|()| ().into_any()) body=body />
        <Dialog open=editing id="controls" title=Signal::stored("Code access controls of the modem".to_owned())
            content=Callback::new(move |()| controls_view(change)) />
    }
}

/// Changes facts through the room's messages.
#[derive(Clone, Copy)]
struct Change {
    link: Link,
}

impl Change {
    fn of(self, edit: impl FnOnce(&mut Facts)) {
        let mut facts = self.link.state.with_untracked(|state| state.facts.clone());
        edit(&mut facts);
        self.link.send(Message::Facts(facts));
    }

    fn docsis(self, word: &str) {
        if let Some(docsis) = Docsis::from_word(word) {
            self.of(|facts| facts.docsis = docsis);
        }
    }

    fn equality(self, strict: bool) {
        self.of(|facts| facts.equality = if strict { Equality::Strict } else { Equality::Default });
    }

    fn need(self, word: &str) {
        let need = NEEDS.iter().find(|(_, known)| *known == word).and_then(|(need, _)| *need);
        self.of(|facts| facts.need = need);
    }

    fn controls(self, word: &str, editing: RwSignal<bool>) {
        let source = Source::ALL.into_iter().find(|source| source.word() == word).unwrap_or_default();
        self.of(|facts| {
            facts.controls = source;
            if source == Source::Given && facts.given.is_empty() {
                facts.given = ControlRow::rows(&Controls::default());
            }
        });
        editing.set(source == Source::Given);
    }
}

fn options<const N: usize>(
    choices: [(&'static str, String); N],
    chosen: impl Fn() -> &'static str + Clone + Send + 'static,
) -> AnyView {
    let views = choices.map(|(word, text)| {
        let chosen = chosen.clone();
        view! { <option value=word prop:selected=move || chosen() == word>{text}</option> }
    });
    views.into_iter().collect_view().into_any()
}

/// A line of text among the facts.
#[component]
fn TextFact(
    label: &'static str,
    hint: &'static str,
    value: Signal<String>,
    /// Whether the text can be read.
    check: fn(&str) -> bool,
    on_input: Callback<String>,
) -> impl IntoView {
    view! {
        <label class="fact">
            <span>{label}</span>
            <input
                type="text"
                placeholder=hint
                autocomplete="off"
                spellcheck="false"
                prop:value=move || value.get()
                aria-invalid=move || (!check(&value.get())).then_some("true")
                on:input=heard(move |event| on_input.run(event_target_value(&event)))
            />
        </label>
        {move || (!check(&value.get())).then(|| view! { <p class="fact-error">"Expected a time such as 2026-01-31 or 2026-01-31T12:00:00Z."</p> })}
    }
}

#[component]
fn SecretFact(link: Link) -> impl IntoView {
    let given = Memo::new(move |_| link.state.with(|state| state.secret.is_given()));
    // The field is cleared when the secret is wiped elsewhere.
    let value = move || if given.get() { None } else { Some(String::new()) };
    view! {
        <label class="fact">
            <span>"Secret"</span>
            <input
                type="password"
                placeholder="none"
                autocomplete="off"
                aria-describedby="secret-note"
                prop:value=value
                on:input=heard(move |event| link.send(Message::Secret(Secret::from_input(&event_target_value(&event)))))
            />
        </label>
        <p class="fact-note" id="secret-note">{text::SECRET_NOTE}</p>
    }
}

fn controls_view(change: Change) -> AnyView {
    let rows = change.link.state.with_untracked(|state| state.facts.given.clone());
    let rows = rows.into_iter().enumerate().map(|(i, row)| {
        let head = format!("{}, {}", row.pki.word(), row.role.word());
        let field = |name: &str, hint: &'static str, value: String, set: fn(&mut ControlRow, String)| {
            let name = format!("{head}: {name}");
            view! {
                <td>
                    <input type="text" aria-label=name placeholder=hint value=value autocomplete="off" spellcheck="false"
                        on:input=heard(move |event| change.of(|facts| {
                            if let Some(row) = facts.given.get_mut(i) {
                                set(row, event_target_value(&event));
                            }
                        })) />
                </td>
            }
        };
        let none = (row.role == Role::CoSigner).then(|| {
            let name = format!("{head}: none yet");
            view! {
                <input type="checkbox" aria-label=name prop:checked=row.none
                    on:change=heard(move |event| change.of(|facts| {
                        if let Some(row) = facts.given.get_mut(i) {
                            row.none = event_target_checked(&event);
                        }
                    })) />
            }
        });
        view! {
            <tr>
                <th scope="row">{head.clone()}</th>
                <td>{none}</td>
                {field("organizationName", "not known", row.organization, |row, text| row.organization = text)}
                {field("codeAccessStart", "2026-01-31", row.code_access_start, |row, text| row.code_access_start = text)}
                {field("cvcAccessStart", "2026-01-31", row.cvc_access_start, |row, text| row.cvc_access_start = text)}
            </tr>
        }
        .into_any()
    });
    view! {
        <div class="scroll-x">
            <table class="plain controls">
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">"none yet"</th>
                        <th scope="col">"organizationName"</th>
                        <th scope="col">"codeAccessStart"</th>
                        <th scope="col">"cvcAccessStart"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect::<Vec<_>>()}</tbody>
            </table>
        </div>
        <p class="fact-note">"Times as 2026-01-31 or 2026-01-31T12:00:00Z. Names are compared byte for byte."</p>
    }
    .into_any()
}
