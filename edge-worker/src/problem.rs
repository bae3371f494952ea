//! Errors as problem details (RFC 9457).

use serde::Serialize;

use crate::reply::Reply;
use crate::route::Route;

/// Media type of problem details.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// Why a request was not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    status: Status,
    detail: String,
    headers: Vec<(&'static str, &'static str)>,
}

/// The statuses that this worker refuses with. Each means what RFC 9110 says, so the problem type is `about:blank`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The request cannot be read.
    BadRequest = 400,
    /// Nothing is at this address.
    NotFound = 404,
    /// The address does not take this method.
    MethodNotAllowed = 405,
    /// The client takes no media type that there is.
    NotAcceptable = 406,
    /// More octets than the limit.
    ContentTooLarge = 413,
    /// The content is of the wrong media type or encoding.
    UnsupportedMediaType = 415,
    /// Every file arrived, but they make no question.
    UnprocessableContent = 422,
    /// A fault of this worker.
    InternalServerError = 500,
}

impl Status {
    /// The reason phrase of RFC 9110.
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::BadRequest => "Bad Request",
            Self::NotFound => "Not Found",
            Self::MethodNotAllowed => "Method Not Allowed",
            Self::NotAcceptable => "Not Acceptable",
            Self::ContentTooLarge => "Content Too Large",
            Self::UnsupportedMediaType => "Unsupported Media Type",
            Self::UnprocessableContent => "Unprocessable Content",
            Self::InternalServerError => "Internal Server Error",
        }
    }
}

impl Problem {
    /// A problem with a sentence for the person who sent the request.
    pub fn new(status: Status, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), headers: Vec::new() }
    }

    /// Nothing is at `path`.
    pub fn not_found(path: &str) -> Self {
        Self::new(Status::NotFound, format!("There is nothing at {path}."))
    }

    /// `route` does not take `method`; the response names those that it takes.
    pub fn method_not_allowed(route: Route, method: &str) -> Self {
        let detail = format!("{method} is not possible here; possible: {}.", route.allow());
        Self::new(Status::MethodNotAllowed, detail).with("allow", route.allow())
    }

    /// `what` has more than `limit` octets.
    pub fn too_large(what: &str, limit: u64) -> Self {
        Self::new(Status::ContentTooLarge, format!("{what} is larger than the limit of {limit} octets."))
    }

    /// Adds a field to the response.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The response; `path` is the request's.
    pub fn into_reply(self, path: &str) -> Reply {
        let details = Details {
            r#type: "about:blank",
            title: self.status.phrase(),
            status: self.status as u16,
            detail: &self.detail,
            instance: path,
        };
        // Strings and a number always serialise.
        let body = serde_json::to_string(&details).unwrap_or_default();
        let reply = Reply::new(self.status as u16, MEDIA_TYPE, body);
        self.headers.into_iter().fold(reply, |reply, (name, value)| reply.with(name, value))
    }
}

#[derive(Serialize)]
struct Details<'a> {
    r#type: &'a str,
    title: &'a str,
    status: u16,
    detail: &'a str,
    instance: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_has_the_five_members_of_rfc_9457() {
        let reply = Problem::not_found("/api/\"x\"").into_reply("/api/\"x\"");
        assert_eq!(reply.status, 404);
        assert_eq!(
            reply.body,
            r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"There is nothing at /api/\"x\".","instance":"/api/\"x\""}"#
        );
    }

    #[test]
    fn a_refused_method_comes_with_the_methods_that_are_taken() {
        let reply = Problem::method_not_allowed(Route::Reports, "GET").into_reply("/api/v1/reports");
        assert!(reply.headers.contains(&("allow", "POST".to_owned())));
        assert!(reply.headers.contains(&("content-type", MEDIA_TYPE.to_owned())));
    }
}
