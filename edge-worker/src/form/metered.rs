//! Counts a form's octets as they arrive and stops it at its limits.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_util::{Stream, StreamExt};

use crate::limits;

/// Why no more is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The connection failed.
    Broken(String),
    /// No part begins within [`limits::PART_HEAD`].
    PartHead,
    /// More than [`limits::CONTENT`].
    TooLarge,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(why) => write!(f, "{why}"),
            Self::PartHead => write!(f, "no part begins within {} octets", limits::PART_HEAD),
            Self::TooLarge => write!(f, "more than {} octets", limits::CONTENT),
        }
    }
}

impl std::error::Error for Refusal {}

/// Tells a metered stream what its reader waits for.
#[derive(Clone, Debug, Default)]
pub(super) struct Meter(Arc<AtomicBool>);

impl Meter {
    /// From here on a part must begin soon. The parser searches everything since the last part anew with every
    /// piece, so without this limit a long preamble would cost the square of its length.
    pub(super) fn expect_head(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// From here on comes content.
    pub(super) fn expect_content(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    /// Puts `content` under this meter.
    pub(super) fn measure<S>(&self, content: S) -> Metered<S> {
        Metered { content, in_head: self.clone(), total: 0, head: 0, pause: false }
    }
}

/// A stream of octets within limits.
pub(super) struct Metered<S> {
    content: S,
    in_head: Meter,
    total: u64,
    head: usize,
    pause: bool,
}

impl<S, E> Stream for Metered<S>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: ToString,
{
    type Item = Result<Bytes, Refusal>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        // The parser takes all that is ready before it looks at any of it: hand out one piece at a time.
        if std::mem::take(&mut self.pause) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let in_head = self.in_head.0.load(Ordering::Relaxed);
        if in_head && self.head > limits::PART_HEAD {
            return Poll::Ready(Some(Err(Refusal::PartHead)));
        }
        let piece = match ready!(self.content.poll_next_unpin(context)) {
            None => return Poll::Ready(None),
            Some(Err(error)) => return Poll::Ready(Some(Err(Refusal::Broken(error.to_string())))),
            Some(Ok(piece)) => piece,
        };
        self.pause = true;
        self.head = if in_head { self.head + piece.len() } else { 0 };
        self.total += piece.len() as u64;
        let refused = self.total > limits::CONTENT;
        Poll::Ready(Some(if refused { Err(Refusal::TooLarge) } else { Ok(piece) }))
    }
}
