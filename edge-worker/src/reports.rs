//! `POST /api/v1/reports`: files in, the report out.

use cableseal_core::api::{self, Content, File, FileRole, Options};
use cableseal_core::codefile::{ImageDigest, Stream as ImageStream};
use cableseal_core::crypto::RustCrypto;
use cableseal_core::inspect::recognize;
use cableseal_core::limits::RECOGNIZE_HEAD;
use cableseal_core::report::FileKind;
use cableseal_core::time::Timestamp;

use crate::form::{Form, Part};
use crate::limits;
use crate::problem::{Problem, Status};
use crate::reply::Reply;

/// Reads the form and answers with the report; `now` counts unless the options set a time.
///
/// # Errors
/// When the form cannot be read or its files make no question.
pub async fn answer(form: Form<'_>, now: Timestamp) -> Result<Reply, Problem> {
    let request = Request::read(form).await?;
    let files: Vec<File<'_>> = request.files.iter().map(Kept::as_file).collect();
    let options = request.options.unwrap_or_default();
    match api::report(&files, &options, request.secret.as_deref(), now, &RustCrypto) {
        Ok(judgement) => Ok(Reply::json(judgement.report.to_json())),
        Err(error) => {
            let detail = format!("{}: {error}.", error.title());
            Err(Problem::new(Status::UnprocessableContent, detail))
        }
    }
}

/// The form's fields.
#[derive(Default)]
struct Request {
    files: Vec<Kept>,
    options: Option<Options>,
    secret: Option<Vec<u8>>,
}

/// What is kept of a file.
struct Kept {
    name: String,
    role: Option<FileRole>,
    content: KeptContent,
}

enum KeptContent {
    Bytes(Vec<u8>),
    Image(ImageDigest),
}

impl Kept {
    fn as_file(&self) -> File<'_> {
        let content = match &self.content {
            KeptContent::Bytes(octets) => Content::Bytes(octets),
            KeptContent::Image(digest) => Content::Image(digest),
        };
        File { name: &self.name, role: self.role, content }
    }
}

impl Request {
    async fn read(mut form: Form<'_>) -> Result<Self, Problem> {
        let mut request = Self::default();
        let mut room = limits::KEPT;
        while let Some(part) = form.next().await? {
            match part.name.as_str() {
                "options" => once(&mut request.options, "options", read_options(part).await?)?,
                "secret" => once(&mut request.secret, "secret", part.bytes(limits::SECRET).await?)?,
                "file" => request.take_file(part, None, &mut room).await?,
                word => match FileRole::from_word(word) {
                    Some(role) => request.take_file(part, Some(role), &mut room).await?,
                    None => return Err(unknown_field(word)),
                },
            }
        }
        Ok(request)
    }

    async fn take_file(
        &mut self,
        part: Part<'_>,
        role: Option<FileRole>,
        room: &mut usize,
    ) -> Result<(), Problem> {
        if self.files.len() == limits::FILES {
            let detail = format!("There are more than {} files (limit FILES).", limits::FILES);
            return Err(Problem::new(Status::ContentTooLarge, detail));
        }
        let name = part.file_name.clone();
        let content = read_file(part, role, room).await?;
        self.files.push(Kept { name, role, content });
        Ok(())
    }
}

fn once<T>(slot: &mut Option<T>, field: &str, value: T) -> Result<(), Problem> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(Problem::new(Status::BadRequest, format!("The field {field} is given twice."))),
    }
}

fn unknown_field(name: &str) -> Problem {
    let known = "file, image, config, root, crl, snmp_cvc, controls, profile, options, secret";
    Problem::new(Status::BadRequest, format!("There is no field {name}; the fields are {known}."))
}

async fn read_options(part: Part<'_>) -> Result<Options, Problem> {
    let json = part.bytes(limits::OPTIONS).await?;
    serde_json::from_slice(&json)
        .map_err(|error| Problem::new(Status::BadRequest, format!("The field options: {error}.")))
}

/// Keeps a file, or hashes it as it passes when it is a code file by its field or, once enough of it is here to
/// tell, by its content.
async fn read_file(
    mut part: Part<'_>,
    role: Option<FileRole>,
    room: &mut usize,
) -> Result<KeptContent, Problem> {
    if role == Some(FileRole::Image) {
        return hash_image(part, &[]).await;
    }
    let mut kept = Vec::new();
    let mut may_be_image = role.is_none();
    while let Some(chunk) = part.chunk().await? {
        *room = room.checked_sub(chunk.len()).ok_or_else(|| too_much(&part.file_name))?;
        kept.extend_from_slice(&chunk);
        if may_be_image && kept.len() >= RECOGNIZE_HEAD {
            may_be_image = false;
            if recognize(&kept).kind == FileKind::CodeFile {
                *room += kept.len();
                return hash_image(part, &kept).await;
            }
        }
    }
    Ok(KeptContent::Bytes(kept))
}

async fn hash_image(mut part: Part<'_>, head: &[u8]) -> Result<KeptContent, Problem> {
    let mut image = ImageStream::new(&RustCrypto);
    image.update(head);
    while let Some(chunk) = part.chunk().await? {
        image.update(&chunk);
    }
    Ok(KeptContent::Image(image.finish()))
}

fn too_much(name: &str) -> Problem {
    let detail = format!(
        "The files that are not code files have more than {} octets together (limit KEPT), reached in {name}.",
        limits::KEPT
    );
    Problem::new(Status::ContentTooLarge, detail)
}
