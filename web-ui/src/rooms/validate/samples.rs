//! Ready samples: `www/samples/index.json` and the files beside it.

use cableseal_core::api::Options;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::links::Link;
use super::text;
use crate::components::rove;
use crate::heard::heard;
use crate::host;

/// `samples/index.json`.
#[derive(Clone, Debug, Deserialize)]
pub struct Index {
    /// `cableseal.samples/1`.
    pub schema: String,
    /// The samples, in the order in which they teach best.
    pub samples: Vec<Sample>,
}

/// One sample and its lesson.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Sample {
    /// A few words.
    pub name: String,
    /// What it teaches, as one sentence.
    pub lesson: String,
    /// Its files.
    pub files: Vec<SampleFile>,
    /// The facts, as core's options.
    #[serde(default)]
    pub facts: Options,
    /// The shared secret that the sample's config file was made with: published, so none.
    #[serde(default)]
    pub secret: String,
}

/// A file of a sample.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SampleFile {
    /// Where it is, below `samples/`; the build copies it from below `tests/vectors/`.
    pub path: String,
    /// What the page calls it.
    pub name: String,
}

impl Index {
    /// Reads `index.json`.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|index: &Self| index.schema == "cableseal.samples/1")
    }
}

/// The list of samples.
#[component]
pub fn Samples(
    /// Where a chosen one goes.
    link: Link,
) -> impl IntoView {
    let samples = RwSignal::new(None::<Vec<Sample>>);
    spawn_local(async move {
        let found = read_index().await.map(|index| index.samples).unwrap_or_default();
        samples.try_set(Some(found));
    });
    move || {
        let list = match samples.get() {
            None => return ().into_any(),
            Some(list) if list.is_empty() => view! { <p>{text::SAMPLES_NONE}</p> }.into_any(),
            Some(list) => {
                list.into_iter().enumerate().map(|(i, sample)| row(i, sample, link)).collect_view().into_any()
            }
        };
        view! {
            <section class="samples">
                <h2>{text::SAMPLES}</h2>
                <ul on:keydown=heard(|event| rove::on_key(&event)) on:focusin=heard(|event| rove::on_focus(&event))>{list}</ul>
            </section>
        }
        .into_any()
    }
}

fn row(i: usize, sample: Sample, link: Link) -> AnyView {
    let (name, item, lesson) = (sample.name.clone(), sample.name.clone(), sample.lesson.clone());
    view! {
        <li>
            <button
                type="button"
                class="sample"
                data-item=item
                tabindex=if i == 0 { "0" } else { "-1" }
                on:click=heard(move |_| link.load(sample.clone()))
            >
                <span class="sample-name">{name}</span>
                <span class="sample-lesson">{lesson}</span>
            </button>
        </li>
    }
    .into_any()
}

async fn read_index() -> Option<Index> {
    let blob = host::fetch("samples/index.json").await.ok()?;
    let text = JsFuture::from(blob.unchecked_into::<web_sys::Blob>().text()).await.ok()?;
    Index::from_json(&text.as_string()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use cableseal_core::time::Timestamp;
    use cableseal_core::words::Docsis;

    #[test]
    fn the_index_names_files_facts_and_time() {
        let index = Index::from_json(
            r#"{"schema":"cableseal.samples/1","samples":[{"name":"n","lesson":"l","files":[{"path":"a/b.cm","name":"cm.cfg"}],
                "facts":{"at":"2026-01-31","docsis":"3.0","factory_fresh":true}}]}"#,
        )
        .unwrap();
        let facts = &index.samples[0].facts;
        assert_eq!(facts.at, Timestamp::from_rfc3339("2026-01-31"));
        assert_eq!((facts.docsis, facts.factory_fresh), (Some(Docsis::V30), Some(true)));
    }

    #[test]
    fn an_index_of_another_kind_is_none() {
        assert!(Index::from_json(r#"{"schema":"x","samples":[]}"#).is_none());
    }
}
