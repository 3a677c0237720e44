//! The plain way: for each request the queries, the template into a `String`, and gzip of that.
//!
//!     plain PORT DATA CONTENT
//!
//! The pages are those of the site; nothing is kept from one request to the next.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderValue, header},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
};
use clap::Parser;
use flate2::{Compression, write::GzEncoder};
use socal_sister_cities::{
    app::{App, Computed},
    clock::Clock,
    config::Settings,
    routes::router,
};
use std::{env, error::Error, io::Write as _, sync::Arc};
use tokio::net::TcpListener;

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    settings: Settings,
}

async fn compressed(mut request: Request, next: Next) -> Response {
    request.headers_mut().remove(header::ACCEPT_ENCODING);
    let (mut parts, body) = next.run(request).await.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return "the page cannot be read".into_response() };
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let Ok(bytes) = encoder.write_all(&bytes).and_then(|()| encoder.finish()) else { return "no memory".into_response() };
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(bytes))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().collect();
    let [_, port, data, content] = arguments.as_slice() else { return Err("plain PORT DATA CONTENT".into()) };
    let listen = format!("127.0.0.1:{port}");
    let config = Line::try_parse_from(["plain", "--listen", &listen, "--data", data, "--content", content])?.settings.check()?;
    let mut app = App::open(config, Clock::System).await?;
    app.computed = Arc::new(Computed::never());
    axum::serve(TcpListener::bind(&listen).await?, router(app).layer(from_fn(compressed))).await?;
    Ok(())
}
