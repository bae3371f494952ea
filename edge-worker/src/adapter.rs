//! Between the Workers runtime and [`service`]: carries, decides nothing.

use std::pin::Pin;
use std::task::{Context as Poller, Poll};

use bytes::Bytes;
use cableseal_core::time::Timestamp;
use futures_util::{Stream, StreamExt};
use worker::send::SendWrapper;
use worker::{
    ByteStream, Context, Date, Env, Headers, Request, Response, ResponseBuilder, console_error, event,
};

use crate::problem::{Problem, Status};
use crate::reply::Reply;
use crate::route::Route;
use crate::security;
use crate::service::{self, Head};

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> worker::Result<Response> {
    // Not `Request::method`: it takes every unknown method for GET.
    let method = request.inner().method();
    let path = request.path();
    let answered = match service::find(&method, &path) {
        Ok(Route::Asset) => asset(request, &env, &path).await,
        Ok(route) => answer(route, request, method, &path).await,
        Err(problem) => response(problem.into_reply(&path)),
    };
    let answered = answered.or_else(|error| {
        console_error!("{path}: {error}");
        let problem = Problem::new(Status::InternalServerError, "The request could not be carried out.");
        response(problem.into_reply(&path))
    })?;
    secure(answered)
}

async fn asset(request: Request, env: &Env, path: &str) -> worker::Result<Response> {
    let found = env.assets("ASSETS")?.fetch_request(request).await?;
    if found.status_code() == 404 { response(Problem::not_found(path).into_reply(path)) } else { Ok(found) }
}

async fn answer(route: Route, mut request: Request, method: String, path: &str) -> worker::Result<Response> {
    let head = head(method, path, request.headers())?;
    // A request without content has no stream.
    let content = Content(request.stream().ok().map(SendWrapper::new));
    let now = Timestamp::from_unix(i64::try_from(Date::now().as_millis() / 1000).unwrap_or(i64::MAX));
    let reply = service::answer(route, &head, content, now).await;
    response(reply.unwrap_or_else(|problem| problem.into_reply(path)))
}

fn head(method: String, path: &str, headers: &Headers) -> worker::Result<Head> {
    Ok(Head {
        method,
        path: path.to_owned(),
        accept: headers.get("accept")?,
        content_type: headers.get("content-type")?,
        content_encoding: headers.get("content-encoding")?,
        content_length: headers.get("content-length")?.and_then(|length| length.parse().ok()),
    })
}

fn response(reply: Reply) -> worker::Result<Response> {
    let headers = Headers::new();
    for (name, value) in &reply.headers {
        headers.set(name, value)?;
    }
    let builder = ResponseBuilder::new().with_status(reply.status).with_headers(headers);
    Ok(builder.fixed(reply.body.into_bytes()))
}

fn secure(response: Response) -> worker::Result<Response> {
    // The headers of an asset cannot be changed: copy them.
    let headers = response.headers().clone();
    for (name, value) in security::HEADERS {
        headers.set(name, value)?;
    }
    Ok(response.with_headers(headers))
}

/// The content of a request. The wrapper says `Send`, which a worker's single thread makes true.
struct Content(Option<SendWrapper<ByteStream>>);

impl Stream for Content {
    type Item = worker::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, poller: &mut Poller<'_>) -> Poll<Option<Self::Item>> {
        match &mut self.0 {
            Some(stream) => stream.0.poll_next_unpin(poller).map_ok(Bytes::from),
            None => Poll::Ready(None),
        }
    }
}
