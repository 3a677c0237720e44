//! The accept loop. `axum::serve` lets a client that sends its headers slowly, or not at all, hold a connection for
//! ever; this loop gives it ten seconds, asks for a pace afterwards, gives out places, and ends gracefully.

use super::{
    client::Peer,
    door::Door,
    pace::{Paced, paced},
    places::Places,
};
use axum::extract::Request;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{pin::pin, sync::Arc, time::Duration};
use tokio::{
    io::AsyncWriteExt as _,
    net::{TcpListener, TcpStream},
    sync::{Notify, watch},
    time::{sleep, timeout},
};
use tokio_io_timeout::TimeoutStream;

/// A client has this long to send the headers of a request, the wait between two requests included.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// A client may take nothing of its answer for so long.
const STALL: Duration = Duration::from_secs(20);
/// Requests under way have this long to finish when the server stops.
const GRACE: Duration = Duration::from_secs(10);
/// Whoever has connected and not asked yet when the server stops has this long to ask: else a connection would be reset
/// that was taken up a moment before.
const FIRST: Duration = Duration::from_secs(1);
/// What a client hears for whom there is no place.
const BUSY: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 10\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

/// Answers connections until `stop` is ready, then lets requests under way finish.
pub async fn serve(listener: TcpListener, door: Door, places: Places, stop: impl Future<Output = ()>) {
    let (stopping, _) = watch::channel(());
    tokio::pin!(stop);
    loop {
        let (stream, address) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                // out of file descriptors, most likely: they come back as connections end
                Err(error) => {
                    tracing::warn!("a connection was not accepted: {error}");
                    sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let Some(place) = places.take(address.ip()) else {
            tokio::spawn(refuse(stream));
            continue;
        };
        let (door, has_asked) = (door.clone(), Arc::new(Notify::new()));
        let asks = Arc::clone(&has_asked);
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Peer(address));
            asks.notify_one();
            let door = door.clone();
            async move { door.answer(request.map(paced)).await }
        });
        let _ = stream.set_nodelay(true);
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(STALL));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_TIMEOUT)
            .max_headers(64)
            .max_buf_size(32 * 1024)
            .serve_connection(TokioIo::new(Paced::new(Box::pin(stream))), service);
        let mut stops = stopping.subscribe();
        tokio::spawn(async move {
            let mut connection = pin!(connection);
            let stop = async {
                let _ = stops.changed().await;
                tokio::select! {
                    () = has_asked.notified() => {}
                    () = sleep(FIRST) => {}
                }
            };
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                () = stop => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            if let Err(error) = ended {
                tracing::debug!("a connection ended: {error}");
            }
            drop(place);
        });
    }
    drop(listener);
    stopping.send_replace(());
    if timeout(GRACE, stopping.closed()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
}

async fn refuse(mut stream: TcpStream) {
    let _ = timeout(Duration::from_secs(1), stream.write_all(BUSY)).await;
}
