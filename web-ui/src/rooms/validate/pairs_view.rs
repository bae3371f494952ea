//! Every configuration file with every image, in one table.

use leptos::prelude::*;

use super::links::Link;
use super::messages::Message;
use super::state::State;
use super::text;
use crate::components::table::Table;

/// The table of pairs; nothing when there is at most one pair.
#[component]
pub fn PairsTable(
    /// The room.
    link: Link,
) -> impl IntoView {
    let rows = Memo::new(move |_| link.state.with(rows));
    let chosen = Memo::new(move |_| {
        link.state.with(|state| {
            state.pairs.all.iter().position(|p| state.pairs.chosen == Some((p.config, p.image)))
        })
    });
    let is_shown = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let on_choose = Callback::new(move |row: usize| {
        let pair = link.state.with_untracked(|state| state.pairs.all.get(row).map(|p| (p.config, p.image)));
        if let Some((config, image)) = pair {
            link.send(Message::Pair(config, image));
        }
    });
    move || {
        is_shown.get().then(|| {
            view! {
                <section class="panel" aria-label=text::PAIRS>
                    <Table label=text::PAIRS columns=text::PAIR_COLUMNS rows=rows chosen=chosen on_choose=on_choose />
                </section>
            }
        })
    }
}

fn rows(state: &State) -> Vec<Vec<String>> {
    let name = |id| state.file(id).map(|file| file.name.clone()).unwrap_or_default();
    let row = |pair: &super::pairs::Pair| {
        let (verdict, reason) = match &pair.answer {
            None => ("…".to_owned(), String::new()),
            Some(Ok((outcome, headline))) => (outcome.word().to_owned(), headline.clone()),
            Some(Err(why)) => ("–".to_owned(), why.clone()),
        };
        vec![name(pair.config), name(pair.image), verdict, reason]
    };
    state.pairs.all.iter().map(row).collect()
}
