//! Hashing away from the page's thread: [`Hasher`] runs inside `hash-worker.js`, [`Workers`] talks to it.
//!
//! Two workers read the same file at once: one makes the digests that signatures cover, the other the SHA-256 by
//! which people name the file. Each holds one piece of the file at a time, whatever its size.

use cableseal_core::codefile::{ImageDigest, Stream};
use cableseal_core::crypto::{Digest, HashAlgorithm, Provider, RustCrypto};
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::number;

/// A hash in progress inside a worker.
#[wasm_bindgen]
pub struct Hasher {
    running: Running,
    buffer: Vec<u8>,
}

enum Running {
    CodeFile(Stream<'static>),
    WholeFile(Box<dyn Digest>),
}

#[wasm_bindgen]
impl Hasher {
    /// Starts a hash: `code-file` or anything else for the SHA-256 of the whole file.
    #[wasm_bindgen(constructor)]
    pub fn new(task: &str) -> Self {
        let running = if task == Task::CodeFile.word() {
            Running::CodeFile(Stream::without_file_digest(&RustCrypto))
        } else {
            Running::WholeFile(RustCrypto.digest(HashAlgorithm::Sha256))
        };
        Self { running, buffer: Vec::new() }
    }

    /// Takes the next piece. The same buffer holds every piece in turn.
    pub fn update(&mut self, piece: &Uint8Array) {
        self.buffer.resize(piece.length() as usize, 0);
        piece.copy_to(&mut self.buffer);
        match &mut self.running {
            Running::CodeFile(stream) => stream.update(&self.buffer),
            Running::WholeFile(digest) => digest.update(&self.buffer),
        }
    }

    /// Ends the hash: JSON of an [`ImageDigest`], or of the octets of the SHA-256.
    pub fn finish(self) -> String {
        match self.running {
            // Numbers and lists of them always serialise.
            Running::CodeFile(stream) => serde_json::to_string(&stream.finish()).unwrap_or_default(),
            Running::WholeFile(digest) => serde_json::to_string(&digest.finish()).unwrap_or_default(),
        }
    }
}

/// What a worker is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// The digests that the signatures of a code file cover.
    CodeFile,
    /// The SHA-256 of every octet.
    WholeFile,
}

impl Task {
    const fn word(self) -> &'static str {
        match self {
            Self::CodeFile => "code-file",
            Self::WholeFile => "whole-file",
        }
    }
}

/// What a worker tells the page about one file.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// Octets read so far.
    Progress(u64),
    /// What is kept of a code file.
    CodeFile(ImageDigest),
    /// The SHA-256 of the whole file.
    WholeFile(Vec<u8>),
    /// Why the file could not be read, in the browser's words.
    Failed(String),
}

/// The two workers, started with the page so that nothing is fetched while a file is checked.
pub struct Workers {
    code_file: Worker,
    whole_file: Worker,
    // The workers call these for as long as they live.
    _listeners: [Closure<dyn Fn(MessageEvent)>; 2],
}

impl Workers {
    /// Starts both; `tell` hears what comes of the file with an id.
    ///
    /// # Errors
    /// With the browser's words, when it starts no worker.
    pub fn start(tell: impl Fn(u32, News) + Clone + 'static) -> Result<Self, JsValue> {
        let (code_file, first) = worker(Task::CodeFile, tell.clone())?;
        let (whole_file, second) = worker(Task::WholeFile, tell)?;
        Ok(Self { code_file, whole_file, _listeners: [first, second] })
    }

    /// Asks for every digest of a code file.
    pub fn hash(&self, id: u32, file: &Blob) {
        post(&self.code_file, Task::CodeFile, id, file);
        post(&self.whole_file, Task::WholeFile, id, file);
    }

    /// Stops work on a file.
    pub fn cancel(&self, id: u32) {
        for worker in [&self.code_file, &self.whole_file] {
            let _ = worker.post_message(&object(&[("cancel", &JsValue::from(id))]));
        }
    }
}

fn worker(
    task: Task,
    tell: impl Fn(u32, News) + 'static,
) -> Result<(Worker, Closure<dyn Fn(MessageEvent)>), JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(task.word());
    let worker = Worker::new_with_options("./hash-worker.js", &options)?;
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some((id, news)) = news(task, &event.data()) {
            tell(id, news);
        }
    });
    worker.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    worker.post_message(&object(&[("module", &wasm_bindgen::module())]))?;
    Ok((worker, listener))
}

fn post(worker: &Worker, task: Task, id: u32, file: &Blob) {
    let job = object(&[("id", &JsValue::from(id)), ("file", file), ("task", &JsValue::from(task.word()))]);
    let _ = worker.post_message(&job);
}

fn news(task: Task, data: &JsValue) -> Option<(u32, News)> {
    let field = |name: &str| Reflect::get(data, &JsValue::from(name)).ok().filter(|v| !v.is_undefined());
    let id = u32::try_from(number::octets(field("id")?.as_f64()?)).ok()?;
    let news = if let Some(done) = field("done").and_then(|v| v.as_f64()) {
        News::Progress(number::octets(done))
    } else if let Some(digest) = field("digest").and_then(|v| v.as_string()) {
        match task {
            Task::CodeFile => News::CodeFile(serde_json::from_str(&digest).ok()?),
            Task::WholeFile => News::WholeFile(serde_json::from_str(&digest).ok()?),
        }
    } else {
        News::Failed(field("error")?.as_string()?)
    };
    Some((id, news))
}

fn object(fields: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &JsValue::from(*name), value);
    }
    object
}
