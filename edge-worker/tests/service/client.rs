//! Requests as a client would send them, and the answers as it would read them.

use std::convert::Infallible;

use bytes::Bytes;
use cableseal_core::time::Timestamp;
use cableseal_edge::reply::Reply;
use cableseal_edge::route::Route;
use cableseal_edge::service::{self, Head};
use futures_executor::block_on;
use futures_util::{Stream, stream};

pub(crate) const BOUNDARY: &str = "----a-boundary";

pub(crate) fn head() -> Head {
    Head {
        method: "POST".into(),
        path: "/api/v1/reports".into(),
        content_type: Some(format!("multipart/form-data; boundary={BOUNDARY}")),
        ..Head::default()
    }
}

/// A whole form of parts: field name, file name, content.
pub(crate) fn form(parts: &[(&str, Option<&str>, &[u8])]) -> Vec<u8> {
    let mut form = Vec::new();
    for (name, file_name, content) in parts {
        form.extend_from_slice(&part_head(name, *file_name));
        form.extend_from_slice(content);
        form.extend_from_slice(b"\r\n");
    }
    form.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    form
}

pub(crate) fn part_head(name: &str, file_name: Option<&str>) -> Vec<u8> {
    let file_name = file_name.map(|name| format!("; filename=\"{name}\"")).unwrap_or_default();
    format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file_name}\r\n\r\n").into_bytes()
}

/// Sends a form in pieces of `size` octets.
pub(crate) fn post_in_pieces(form: &[u8], size: usize) -> Reply {
    let pieces: Vec<_> = form.chunks(size).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    send(&head(), stream::iter(pieces))
}

pub(crate) fn post(parts: &[(&str, Option<&str>, &[u8])]) -> Reply {
    post_in_pieces(&form(parts), 64 << 10)
}

pub(crate) fn send(
    head: &Head,
    content: impl Stream<Item = Result<Bytes, Infallible>> + Send + Unpin,
) -> Reply {
    let now = Timestamp::from_rfc3339("2026-01-31").unwrap();
    block_on(service::answer(Route::Reports, head, content, now))
        .unwrap_or_else(|problem| problem.into_reply(&head.path))
}

/// Status and `detail` of a problem.
pub(crate) fn problem(reply: &Reply) -> (u16, String) {
    let details: serde_json::Value = serde_json::from_str(&reply.body).unwrap();
    assert_eq!(details["status"], reply.status, "{}", reply.body);
    (reply.status, details["detail"].as_str().unwrap().to_owned())
}
