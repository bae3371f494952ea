//! Between the Workers runtime and [`service`]: carries, decides nothing.

use worker::{Context, Env, Request, Response, ResponseBuilder, event};

use crate::problem::Problem;
use crate::reply::Reply;
use crate::route::Route;
use crate::security;
use crate::service::{self, Head};

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> worker::Result<Response> {
    // Not `Request::method`: it takes every unknown method for GET.
    let method = request.inner().method();
    let path = request.path();
    let response = match service::find(&method, &path) {
        Ok(Route::Asset) => asset(request, &env, &path).await?,
        Ok(route) => answer(route, &request, method, path)?,
        Err(problem) => response(problem.into_reply(&path))?,
    };
    secure(response)
}

async fn asset(request: Request, env: &Env, path: &str) -> worker::Result<Response> {
    let found = env.assets("ASSETS")?.fetch_request(request).await?;
    if found.status_code() == 404 { response(Problem::not_found(path).into_reply(path)) } else { Ok(found) }
}

fn answer(route: Route, request: &Request, method: String, path: String) -> worker::Result<Response> {
    let head = Head { method, path, accept: request.headers().get("accept")? };
    response(service::answer(route, &head).unwrap_or_else(|problem| problem.into_reply(&head.path)))
}

fn response(reply: Reply) -> worker::Result<Response> {
    let builder = reply
        .headers
        .iter()
        .try_fold(ResponseBuilder::new().with_status(reply.status), |builder, (name, value)| {
            builder.with_header(name, value)
        })?;
    Ok(builder.fixed(reply.body.into_bytes()))
}

fn secure(response: Response) -> worker::Result<Response> {
    // A response of the asset store has headers that cannot be changed: copy them.
    let headers = response.headers().clone();
    for (name, value) in security::HEADERS {
        headers.set(name, value)?;
    }
    Ok(response.with_headers(headers))
}
