//! What the machine can do: hyper alone, giving the same bytes and headers to whoever asks.
//!
//!     bare PORT HEADERS BODY
//!
//! HEADERS is a file of `name: value` lines, BODY a file.

use bytes::Bytes;
use http_body_util::Full;
use hyper::{HeaderMap, Request, Response, body::Incoming, header::HeaderName, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::{convert::Infallible, env, error::Error, fs};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().collect();
    let [_, port, headers, body] = arguments.as_slice() else { return Err("bare PORT HEADERS BODY".into()) };
    let mut fields = HeaderMap::new();
    for line in fs::read_to_string(headers)?.lines() {
        let (name, value) = line.split_once(": ").ok_or("a header is name: value")?;
        fields.insert(name.parse::<HeaderName>()?, value.parse()?);
    }
    let body = Bytes::from(fs::read(body)?);
    let listener = TcpListener::bind(("127.0.0.1", port.parse()?)).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let (fields, body) = (fields.clone(), body.clone());
        let service = service_fn(move |_: Request<Incoming>| {
            let mut response = Response::new(Full::new(body.clone()));
            *response.headers_mut() = fields.clone();
            async move { Ok::<_, Infallible>(response) }
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}
