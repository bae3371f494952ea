//! What is refused before a form is read.

use std::convert::Infallible;

use crate::client::{head, problem, send};
use bytes::Bytes;
use cableseal_edge::limits;
use cableseal_edge::reply::Reply;
use cableseal_edge::service::Head;
use futures_util::{Stream, stream};

/// Content that must not be asked for.
fn untouched() -> impl Stream<Item = Result<Bytes, Infallible>> + Send + Unpin {
    stream::poll_fn(|_| panic!("content was read"))
}

fn header<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
    reply.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
}

#[test]
fn a_declared_length_above_the_limit_is_refused_unread() {
    let head = Head { content_length: Some(limits::CONTENT + 1), ..head() };
    assert_eq!(
        problem(&send(&head, untouched())),
        (413, "The content is larger than the limit of 100000000 octets.".into())
    );
}

#[test]
fn only_forms_are_taken() {
    let head = Head { content_type: Some("application/json".into()), ..head() };
    let reply = send(&head, untouched());
    assert_eq!(
        problem(&reply),
        (415, "The Content-Type must be multipart/form-data; it is application/json.".into())
    );
    assert_eq!(header(&reply, "accept"), Some("multipart/form-data"));
}

#[test]
fn content_without_a_type_is_not_a_form() {
    let reply = send(&Head { content_type: None, ..head() }, untouched());
    assert_eq!(problem(&reply), (415, "The Content-Type must be multipart/form-data; it is nothing.".into()));
}

#[test]
fn a_form_without_a_boundary_cannot_be_read() {
    let reply = send(&Head { content_type: Some("multipart/form-data".into()), ..head() }, untouched());
    assert_eq!(
        problem(&reply),
        (400, "The Content-Type multipart/form-data has no boundary parameter.".into())
    );
}

#[test]
fn compressed_content_is_not_taken() {
    let reply = send(&Head { content_encoding: Some("gzip".into()), ..head() }, untouched());
    assert_eq!(
        problem(&reply),
        (415, "The Content-Encoding gzip is not taken; send the form as it is.".into())
    );
    assert_eq!(header(&reply, "accept-encoding"), Some("identity"));
}

#[test]
fn a_client_that_does_not_take_json_is_told_so() {
    let reply = send(&Head { accept: Some("text/html".into()), ..head() }, untouched());
    assert_eq!(
        problem(&reply),
        (406, "Answers here are application/json; the Accept field of the request excludes it.".into())
    );
}
