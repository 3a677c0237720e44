//! How much of a form waits in memory until it is read.

use axum::{
    BoxError,
    body::{Body, Bytes},
};
use futures_util::StreamExt as _;
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

/// So many bytes may wait: far more than come at once, far less than a form may have.
const MOST: usize = 2 * 1024 * 1024;

/// Counts the bytes of a body of which nothing was read yet. A parser of multipart keeps whatever comes before the first boundary,
/// and the whole head of a part, however long: without this each such request would fill the memory up to the limit of its body.
#[derive(Debug, Clone, Default)]
pub struct Unread(Arc<AtomicUsize>);

/// What stops a body of which nothing is read any more.
#[derive(Debug)]
pub struct NothingRead;

impl fmt::Display for NothingRead {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "more than {MOST} bytes without a part")
    }
}

impl std::error::Error for NothingRead {}

impl Unread {
    /// The same body, which ends with [`NothingRead`] when too much waits.
    pub fn watch(&self, body: Body) -> Body {
        let unread = self.clone();
        Body::from_stream(body.into_data_stream().map(move |chunk| {
            let chunk: Bytes = chunk?;
            if unread.0.fetch_add(chunk.len(), Ordering::Relaxed) > MOST {
                return Err(BoxError::from(NothingRead));
            }
            Ok(chunk)
        }))
    }

    /// Something was read: what came so far waits no more.
    pub fn was_read(&self) {
        self.0.store(0, Ordering::Relaxed);
    }
}
