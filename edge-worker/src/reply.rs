//! A response before the runtime has it.

/// Media type of JSON.
pub const JSON: &str = "application/json";

/// A response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Status code.
    pub status: u16,
    /// Fields of this response; [`crate::security::HEADERS`] come on top.
    pub headers: Vec<(&'static str, String)>,
    /// The content.
    pub body: String,
}

impl Reply {
    /// 200 with JSON that must not be kept.
    pub fn json(body: String) -> Self {
        Self::new(200, JSON, body)
    }

    /// Any status and media type; not to be kept by caches.
    pub fn new(status: u16, media_type: &str, body: String) -> Self {
        let headers = vec![("content-type", media_type.to_owned()), ("cache-control", "no-store".to_owned())];
        Self { status, headers, body }
    }

    /// Adds a field.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}
