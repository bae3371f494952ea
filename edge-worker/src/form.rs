//! Reading `multipart/form-data` (RFC 7578) part by part, within limits.

mod metered;

use bytes::Bytes;
use futures_util::Stream;
use multer::{Field, Multipart};

use crate::limits;
use crate::problem::{Problem, Status};
use metered::{Meter, Refusal};

/// The media type.
pub const MEDIA_TYPE: &str = "multipart/form-data";

/// A form whose parts are still arriving.
pub struct Form<'s> {
    parts: Multipart<'s>,
    meter: Meter,
}

/// One part, its content still arriving.
pub struct Part<'s> {
    /// The form field.
    pub name: String,
    /// The file's name without folders, or the field's name where the client gave none.
    pub file_name: String,
    field: Field<'s>,
}

impl<'s> Form<'s> {
    /// A form that arrives on `content`; `boundary` comes from [`boundary`].
    pub fn new<S, E>(content: S, boundary: String) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + Unpin + 's,
        E: ToString + 's,
    {
        let meter = Meter::default();
        Self { parts: Multipart::new(meter.measure(content), boundary), meter }
    }

    /// The next part, once the one before was read to its end.
    ///
    /// # Errors
    /// When the form is malformed, breaks off, or is larger than [`limits::CONTENT`].
    pub async fn next(&mut self) -> Result<Option<Part<'s>>, Problem> {
        self.meter.expect_head();
        let Some(field) = self.parts.next_field().await.map_err(|error| refuse(&error))? else {
            return Ok(None);
        };
        self.meter.expect_content();
        let name = field.name().filter(|name| !name.is_empty()).map(str::to_owned).ok_or_else(|| {
            Problem::new(Status::BadRequest, "A part of the form has no name in its Content-Disposition.")
        })?;
        let file_name = field.file_name().map(without_folders).filter(|name| !name.is_empty());
        let file_name = file_name.unwrap_or(&name).to_owned();
        Ok(Some(Part { name, file_name, field }))
    }
}

impl Part<'_> {
    /// The next octets; `None` at the end.
    ///
    /// # Errors
    /// As [`Form::next`].
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Problem> {
        self.field.chunk().await.map_err(|error| refuse(&error))
    }

    /// All octets.
    ///
    /// # Errors
    /// As [`Form::next`], and when there are more than `limit`.
    pub async fn bytes(mut self, limit: usize) -> Result<Vec<u8>, Problem> {
        let mut octets = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            if octets.len() + chunk.len() > limit {
                return Err(Problem::too_large(&format!("The field {}", self.name), limit as u64));
            }
            octets.extend_from_slice(&chunk);
        }
        Ok(octets)
    }
}

/// The boundary that a `Content-Type` field names.
///
/// # Errors
/// 415 when it is not a form, 400 when the boundary is missing.
pub fn boundary(content_type: Option<&str>) -> Result<String, Problem> {
    let given = content_type.unwrap_or_default();
    match multer::parse_boundary(given) {
        Ok(boundary) => Ok(boundary),
        Err(multer::Error::NoBoundary) => {
            let detail = format!("The Content-Type {given} has no boundary parameter.");
            Err(Problem::new(Status::BadRequest, detail))
        }
        Err(_) => {
            let found = if given.is_empty() { "nothing" } else { given };
            let detail = format!("The Content-Type must be {MEDIA_TYPE}; it is {found}.");
            Err(Problem::new(Status::UnsupportedMediaType, detail).with("accept", MEDIA_TYPE))
        }
    }
}

fn refuse(error: &multer::Error) -> Problem {
    let cause = match error {
        multer::Error::StreamReadFailed(cause) => cause.downcast_ref::<Refusal>(),
        _ => None,
    };
    match cause {
        Some(Refusal::TooLarge) => Problem::too_large("The content", limits::CONTENT),
        Some(other) => Problem::new(Status::BadRequest, format!("The form cannot be read: {other}.")),
        None => Problem::new(Status::BadRequest, format!("The form cannot be read: {error}.")),
    }
}

fn without_folders(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}
