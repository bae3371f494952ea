//! The files with what each turned out to be.

use cableseal_core::report::FileKind;
use leptos::prelude::*;

use super::file::{File, FileId, Reading};
use super::links::Link;
use super::messages::Message;
use super::text;
use crate::components::rove;
use crate::number::size;

/// What the panel shows of a file.
#[derive(Clone, PartialEq)]
struct Row {
    id: FileId,
    name: String,
    kind: FileKind,
    note: String,
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
        Self { id: file.id, name: file.name.clone(), kind: file.kind, note, chosen: chosen == Some(file.id) }
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
    view! {
        <section class="panel files" aria-labelledby="files-heading">
            <div class="panel-head">
                <h2 id="files-heading">{text::FILES}</h2>
                <button type="button" class="quiet" on:click=move |_| link.send(Message::Clear)>"Start over"</button>
            </div>
            <ul on:keydown=|event| rove::on_key(&event) on:focusin=|event| rove::on_focus(&event)>
                {move || rows.get().into_iter().map(|row| row_view(row, link)).collect_view()}
            </ul>
        </section>
    }
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
                on:click=move |_| link.send(Message::File(id))
            >
                <span class="file-title">{row.name.clone()}</span>
                <span class="file-kind">{row.kind.word()}</span>
                <span class="file-note">{row.note}</span>
            </button>
            <button type="button" class="quiet" aria-label=remove on:click=move |_| link.send(Message::Remove(id))>"×"</button>
        </li>
    }
    .into_any()
}
