//! From a request to its answer.

use bytes::Bytes;
use cableseal_core::report::Tool;
use cableseal_core::time::Timestamp;
use futures_util::Stream;
use serde_json::json;

use crate::form::{self, Form};
use crate::limits;
use crate::negotiate::accepts_json;
use crate::openapi;
use crate::problem::{Problem, Status};
use crate::reply::Reply;
use crate::reports;
use crate::route::Route;

/// A request without its content: the fields that count here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The method, as sent.
    pub method: String,
    /// The path of the address.
    pub path: String,
    /// `Accept`.
    pub accept: Option<String>,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// `Content-Encoding`.
    pub content_encoding: Option<String>,
    /// `Content-Length`, in octets.
    pub content_length: Option<u64>,
}

/// What the request is for.
///
/// # Errors
/// When there is nothing at its address, or not for its method.
pub fn find(method: &str, path: &str) -> Result<Route, Problem> {
    let route = Route::of(path).ok_or_else(|| Problem::not_found(path))?;
    if route.takes(method) { Ok(route) } else { Err(Problem::method_not_allowed(route, method)) }
}

/// Answers a request for `route`; a file of the page comes from the runtime's store, not from here.
///
/// # Errors
/// With the reason why there is no answer.
pub async fn answer<S, E>(route: Route, head: &Head, content: S, now: Timestamp) -> Result<Reply, Problem>
where
    S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
    E: ToString,
{
    if !accepts_json(head.accept.as_deref()) {
        let detail = "Answers here are application/json; the Accept field of the request excludes it.";
        return Err(Problem::new(Status::NotAcceptable, detail));
    }
    match route {
        Route::Asset => Err(Problem::not_found(&head.path)),
        Route::Health => Ok(health()),
        Route::OpenApi => Ok(Reply::json(openapi::document())),
        Route::Reports => reports::answer(Form::new(content, admit(head)?), now).await,
    }
}

/// What can be refused before any content is read; else the boundary of the form.
fn admit(head: &Head) -> Result<String, Problem> {
    if let Some(coding) =
        head.content_encoding.as_deref().filter(|coding| !coding.eq_ignore_ascii_case("identity"))
    {
        let detail = format!("The Content-Encoding {coding} is not taken; send the form as it is.");
        return Err(Problem::new(Status::UnsupportedMediaType, detail).with("accept-encoding", "identity"));
    }
    let boundary = form::boundary(head.content_type.as_deref())?;
    match head.content_length {
        Some(length) if length > limits::CONTENT => Err(Problem::too_large("The content", limits::CONTENT)),
        _ => Ok(boundary),
    }
}

fn health() -> Reply {
    Reply::json(json!({ "status": "ok", "version": Tool::THIS.version }).to_string())
}
