//! From a request to its answer.

use cableseal_core::report::Tool;
use serde_json::json;

use crate::negotiate::accepts_json;
use crate::problem::{Problem, Status};
use crate::reply::Reply;
use crate::route::Route;

/// A request without its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The method, as sent.
    pub method: String,
    /// The path of the address.
    pub path: String,
    /// The field `Accept`.
    pub accept: Option<String>,
}

/// What the request is for.
///
/// # Errors
/// When there is nothing at its address, or not for its method.
pub fn find(method: &str, path: &str) -> Result<Route, Problem> {
    let route = Route::of(path).ok_or_else(|| Problem::not_found(path))?;
    if route.takes(method) { Ok(route) } else { Err(Problem::method_not_allowed(route, method)) }
}

/// Answers a request for `route`; files of the page come from the runtime's store, not from here.
///
/// # Errors
/// With the reason why there is no answer.
pub fn answer(route: Route, head: &Head) -> Result<Reply, Problem> {
    if !accepts_json(head.accept.as_deref()) {
        let detail = "Answers here are application/json; the Accept field of the request excludes it.";
        return Err(Problem::new(Status::NotAcceptable, detail));
    }
    match route {
        Route::Health => Ok(health()),
        Route::Asset | Route::OpenApi | Route::Reports => Err(Problem::not_found(&head.path)),
    }
}

fn health() -> Reply {
    Reply::json(json!({ "status": "ok", "version": Tool::THIS.version }).to_string())
}
