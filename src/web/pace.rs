//! Whoever sends or takes no more than some bytes now and then is hung up on: such a client holds a place that others need.

use axum::{
    BoxError,
    body::{Body, Bytes},
};
use futures_util::StreamExt as _;
use hyper::body::{Body as _, Incoming};
use std::{
    io::{self, IoSlice},
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::Instant,
};

/// The pace is asked for after this.
const GRACE: Duration = Duration::from_secs(15);
/// Bytes a millisecond, over all since the beginning: less than the slowest telephone line.
const LEAST: u128 = 1;

/// What has gone through since a beginning.
#[derive(Debug, Clone, Copy)]
struct Pace {
    begun: Instant,
    grace: Duration,
    bytes: u128,
}

impl Pace {
    fn begin(grace: Duration) -> Self {
        Self { begun: Instant::now(), grace, bytes: 0 }
    }

    /// Counts more bytes.
    ///
    /// # Errors
    /// If they came too slowly.
    fn go_on(&mut self, bytes: usize) -> io::Result<()> {
        self.bytes += bytes as u128;
        let asked = self.begun.elapsed().saturating_sub(self.grace).as_millis() * LEAST;
        if self.bytes < asked { Err(io::Error::new(io::ErrorKind::TimedOut, "the client is too slow")) } else { Ok(()) }
    }
}

/// The body of a request, which ends with an error once it comes too slowly. How long a client may say nothing at all is bounded
/// elsewhere.
pub fn paced(body: Incoming) -> Body {
    if body.is_end_stream() {
        return Body::empty();
    }
    let mut pace: Option<Pace> = None;
    Body::from_stream(Body::new(body).into_data_stream().map(move |chunk| {
        let chunk: Bytes = chunk?;
        pace.get_or_insert_with(|| Pace::begin(GRACE)).go_on(chunk.len())?;
        Ok::<_, BoxError>(chunk)
    }))
}

/// A connection on which writing ends with an error once the client takes too slowly what waits for it. How long it may take nothing
/// at all is bounded elsewhere.
#[derive(Debug)]
pub struct Paced<S> {
    stream: S,
    grace: Duration,
    /// Since something had to wait for the client, until all of it is gone.
    waits: Option<Pace>,
}

impl<S> Paced<S> {
    /// Around a connection.
    pub fn new(stream: S) -> Self {
        Self { stream, grace: GRACE, waits: None }
    }

    fn watch(&mut self, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if written.is_pending() {
            let grace = self.grace;
            self.waits.get_or_insert_with(|| Pace::begin(grace));
        }
        let bytes = ready!(written)?;
        self.waits.as_mut().map_or(Ok(()), |pace| pace.go_on(bytes))?;
        Poll::Ready(Ok(bytes))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Paced<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Paced<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, buffer);
        self.watch(written)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffers: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, buffers);
        self.watch(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if flushed.is_ready() {
            self.waits = None;
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _, duplex},
        time::sleep,
    };

    /// Whether a client gets all of ten thousand bytes that takes so many each hundredth of a second.
    async fn gets_all(bytes: usize) -> bool {
        let (ours, mut theirs) = duplex(16);
        let client = tokio::spawn(async move {
            let mut taken = vec![0; bytes];
            while theirs.read_exact(&mut taken).await.is_ok() {
                sleep(Duration::from_millis(10)).await;
            }
        });
        let mut ours = Paced { stream: ours, grace: Duration::from_millis(300), waits: None };
        let written = ours.write_all(&[0; 10_000]).await;
        drop(ours);
        client.await.expect("no panic");
        written.is_ok()
    }

    #[tokio::test]
    async fn who_takes_a_byte_now_and_then_is_hung_up_on_and_who_is_slow_is_not() {
        assert!(!gets_all(1).await);
        assert!(gets_all(400).await);
    }

    #[test]
    fn a_pace_is_asked_for_after_a_while() {
        let ago = |seconds: u64| Instant::now().checked_sub(Duration::from_secs(seconds)).expect("a machine that runs for a minute");
        let pace = |seconds: u64, bytes: u128| Pace { begun: ago(seconds), grace: GRACE, bytes };
        assert!(pace(14, 0).go_on(1).is_ok());
        assert!(pace(30, 5_000).go_on(1).is_err());
        assert!(pace(30, 5_000).go_on(20_000).is_ok(), "caught up");
    }
}
