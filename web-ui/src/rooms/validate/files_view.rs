//! The files with what each turned out to be.

use cableseal_core::api::FileRole;
use cableseal_core::report::FileKind;
use leptos::prelude::*;

use super::file::{File, FileId, Reading};
use super::links::Link;
use super::messages::Message;
use super::text;
use crate::components::panel::{self, Panel};
use crate::components::rove;
use crate::heard::heard;
use crate::host;
use crate::number::size;

/// What the panel shows of a file.
#[derive(Clone, PartialEq)]
struct Row {
    id: FileId,
    name: String,
    kind: FileKind,
    note: String,
    role: Option<FileRole>,
    chosen: bool,
}

impl Row {
    fn new(file: &File, chosen: Option<FileId>) -> Self {
        let note = match &file.reading {
            Reading::Running(_) => format!("{}, reading", size(file.length)),
            Reading::Done => size(file.length),
            Reading::Cancelled => "not read: cancelled".to_owned(),
            Reading::Failed(why) => format!("could not be read: {why}"),
        };
        let (name, chosen) = (file.name.clone(), chosen == Some(file.id));
        Self { id: file.id, name, kind: file.kind, note, role: file.role, chosen }
    }
}

/// The list of files.
#[component]
pub fn FilesPanel(
    /// The room.
    link: Link,
) -> impl IntoView {
    let rows = Memo::new(move |_| {
        link.state.with(|state| {
            state.files.iter().map(|file| Row::new(file, state.selection.file)).collect::<Vec<_>>()
        })
    });
    let actions = Callback::new(move |()| {
        view! { <button type="button" class="quiet" on:click=heard(move |_| link.send(Message::Clear))>"Start over"</button> }.into_any()
    });
    let body = Callback::new(move |()| {
        view! {
            <ul on:keydown=heard(|event| rove::on_key(&event)) on:focusin=heard(|event| rove::on_focus(&event))>
                {move || rows.get().into_iter().map(|row| row_view(row, link)).collect_view()}
            </ul>
        }
        .into_any()
    });
    view! { <Panel title=text::FILES id="files-panel" open=RwSignal::new(panel::begins_open()) actions=actions body=body /> }
}

fn row_view(row: Row, link: Link) -> AnyView {
    let id = row.id;
    let remove = format!("Remove {}", row.name);
    view! {
        <li class="file">
            <button
                type="button"
                class="file-name"
                data-item=row.name.clone()
                aria-pressed=row.chosen.to_string()
                tabindex=if row.chosen { "0" } else { "-1" }
                on:click=heard(move |_| link.send(Message::File(id)))
            >
                <span class="file-title">{row.name.clone()}</span>
                <span class="file-kind">{row.kind.word()}</span>
                <span class="file-note">{row.note.clone()}</span>
            </button>
            <button type="button" class="quiet" aria-label=remove on:click=heard(move |_| link.send(Message::Remove(id)))>"×"</button>
            {use_view(&row, link)}
        </li>
    }
    .into_any()
}

/// What a certificate or a broken file is for cannot always be told from its content: the user can say.
fn use_view(row: &Row, link: Link) -> Option<AnyView> {
    let roles: &[FileRole] = match row.kind {
        FileKind::Certificate | FileKind::Certificates => &[FileRole::Root, FileRole::SnmpCvc],
        FileKind::Unknown => {
            &[FileRole::Image, FileRole::Config, FileRole::Root, FileRole::Crl, FileRole::SnmpCvc]
        }
        _ => return None,
    };
    let (id, role) = (row.id, row.role);
    let label = format!("What {} is for", row.name);
    let on_change = move |event| {
        link.send(Message::UseAs(id, FileRole::from_word(&event_target_value(&event)), host::ticks()));
    };
    let options = roles.iter().map(|&role| (Some(role), role_words(role)));
    let options: Vec<_> = std::iter::once((None, "not used")).chain(options).collect();
    let options = options.into_iter().map(|(option, words)| {
        view! { <option value=option.map_or("", FileRole::word) selected=option == role>{words}</option> }
    });
    let select = view! { <select class="file-use" aria-label=label on:change=heard(on_change)>{options.collect_view()}</select> };
    Some(select.into_any())
}

const fn role_words(role: FileRole) -> &'static str {
    match role {
        FileRole::Image => "the image",
        FileRole::Config => "the config file",
        FileRole::Root => "a root of the modem",
        FileRole::Crl => "a CRL",
        FileRole::SnmpCvc => "a CVC sent by SNMP",
        FileRole::Controls => "access controls",
        FileRole::Profile => "a modem profile",
    }
}
