//! The door: every request gets a number there, and leaves a line in the log and a figure for the monitor when its answer
//! has gone out. Neither says who asked, nor what: no address, no query, no key out of a letter.

use super::{
    error::{RequestId, Words},
    page_cache::{Front, FrontBody, REQUEST_ID},
};
use crate::{languages, routes, secret};
use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, Method, Request, Response, request::Parts},
};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{
        counter::Counter,
        family::Family,
        histogram::{Histogram, exponential_buckets},
    },
    registry::Registry,
};
use std::{
    convert::Infallible,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll, ready},
    time::Instant,
};
use tracing::{Instrument as _, Span};

/// What stands in front of the finished pages.
#[derive(Clone)]
pub struct Door {
    front: Front,
    figures: Arc<Figures>,
    numbers: Arc<AtomicU64>,
    writes_lines: bool,
}

/// Requests, counted: never by address, which may be a key and has no end.
#[derive(Debug)]
struct Figures {
    answers: Family<Labels, Counter>,
    bytes: Family<KindLabel, Counter>,
    seconds: Family<KindLabel, Histogram, fn() -> Histogram>,
    /// The same, found without a search: by the place of the kind in [`KINDS`], and of the class in [`CLASSES`].
    each: [Each; KINDS.len()],
}

/// What is counted of one kind of requests.
#[derive(Debug)]
struct Each {
    answers: [Counter; CLASSES.len()],
    bytes: Counter,
    seconds: Histogram,
}

/// What a request is, of few kinds.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Page,
    Form,
    Desk,
    Asset,
    Machine,
}

/// Their names, in the same order.
const KINDS: [&str; 5] = ["page", "form", "desk", "asset", "machine"];
/// What an answer can be.
const CLASSES: [&str; 4] = ["2xx", "3xx", "4xx", "5xx"];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    kind: &'static str,
    class: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct KindLabel {
    kind: &'static str,
}

impl Door {
    /// Stands in front of the finished pages; `writes_lines` says whether each request gets a line in the log.
    #[must_use]
    pub fn new(front: Front, writes_lines: bool) -> Self {
        let seconds: fn() -> Histogram = || Histogram::new(exponential_buckets(0.000_25, 4.0, 9));
        let (answers, bytes) = (Family::<Labels, Counter>::default(), Family::<KindLabel, Counter>::default());
        let seconds = Family::<KindLabel, Histogram, fn() -> Histogram>::new_with_constructor(seconds);
        let each = KINDS.map(|kind| Each {
            answers: CLASSES.map(|class| answers.get_or_create(&Labels { kind, class }).clone()),
            bytes: bytes.get_or_create(&KindLabel { kind }).clone(),
            seconds: seconds.get_or_create(&KindLabel { kind }).clone(),
        });
        // numbers of another program, or of this one before it was started again, are others
        let first = secret::random::<8>().map_or(0, u64::from_ne_bytes);
        Self { front, figures: Arc::new(Figures { answers, bytes, seconds, each }), numbers: Arc::new(AtomicU64::new(first)), writes_lines }
    }

    /// Adds the figures of requests and of finished pages to what a monitor may read.
    pub fn register(&self, registry: &mut Registry) {
        let Figures { answers, bytes, seconds, .. } = &*self.figures;
        registry.register("http_requests", "Requests answered, by kind and class of status", answers.clone());
        registry.register("http_answer_bytes", "Bytes of bodies sent", bytes.clone());
        registry.register("http_request_seconds", "From the request's headers to the last byte of the answer", seconds.clone());
        self.front.register(registry);
    }

    /// Answers a request.
    ///
    /// # Errors
    /// None: whatever goes wrong is an answer.
    pub async fn answer(&self, request: Request<Body>) -> Result<Response<Counted>, Infallible> {
        let begun = Instant::now();
        let id = self.number();
        let (mut parts, body) = request.into_parts();
        let kind = kind(&parts.method, parts.uri.path());
        let span = |parts: &Parts| {
            let method = known(&parts.method);
            tracing::error_span!("request", id, method, path = %shown(parts.uri.path()))
        };
        let (mut response, span) = if let Some(response) = self.front.remember(&parts).await {
            (response, self.writes_lines.then(|| span(&parts)))
        } else {
            let span = span(&parts);
            parts.extensions.insert(RequestId(id.clone()));
            (self.front.answer(Request::from_parts(parts, body)).instrument(span.clone()).await?, Some(span).filter(|_| self.writes_lines))
        };
        if let Ok(number) = HeaderValue::try_from(id) {
            response.headers_mut().insert(REQUEST_ID, number);
        }
        let status = response.status().as_u16();
        let refused = response.extensions().get().map(|words: &Words| words.0);
        let line = Line { span, begun, status, refused, bytes: 0, is_whole: false, kind, figures: Arc::clone(&self.figures) };
        Ok(response.map(|body| Counted { body, line }))
    }

    /// Ten hexadecimal digits that no other request has: an odd factor leads through all of them.
    fn number(&self) -> String {
        let number = self.numbers.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        format!("{:010x}", number & 0xff_ffff_ffff)
    }
}

/// The body of an answer. When it is gone, the line is written: then it is known how much of it the visitor took.
pub struct Counted {
    body: FrontBody,
    line: Line,
}

struct Line {
    /// If a line is to be written.
    span: Option<Span>,
    begun: Instant,
    status: u16,
    /// The rule that has refused the request, if one has.
    refused: Option<&'static str>,
    bytes: u64,
    is_whole: bool,
    kind: Kind,
    figures: Arc<Figures>,
}

impl HttpBody for Counted {
    type Data = Bytes;
    type Error = <FrontBody as HttpBody>::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        match &frame {
            Some(Ok(frame)) => self.line.bytes += frame.data_ref().map_or(0, |bytes| bytes.len() as u64),
            Some(Err(_)) => {}
            None => self.line.is_whole = true,
        }
        self.line.is_whole |= self.body.is_end_stream();
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let Line { span, begun, status, refused, bytes, is_whole, kind, figures } = &self.line;
        let (is_whole, lasted) = (*is_whole || self.body.is_end_stream(), begun.elapsed());
        let each = &figures.each[*kind as usize];
        each.answers[class(*status)].inc();
        each.bytes.inc_by(*bytes);
        each.seconds.observe(lasted.as_secs_f64());
        if let Some(span) = span {
            let milliseconds = u64::try_from(lasted.as_millis()).unwrap_or(u64::MAX);
            span.in_scope(|| tracing::info!(status, refused, milliseconds, bytes, is_whole, "answered"));
        }
    }
}

/// The place in [`CLASSES`].
fn class(status: u16) -> usize {
    match status {
        ..300 => 0,
        300..400 => 1,
        400..500 => 2,
        _ => 3,
    }
}

fn kind(method: &Method, path: &str) -> Kind {
    match languages::untagged(path).split('/').nth(1).unwrap_or_default() {
        "admin" | "account" | "sign-in" => Kind::Desk,
        _ if *method == Method::POST => Kind::Form,
        "static" | "map" | "social" | "favicon.ico" => Kind::Asset,
        "health" | "robots.txt" | "sitemap.xml" | ".well-known" => Kind::Machine,
        _ => Kind::Page,
    }
}

/// A method that pages are asked with; whatever else somebody made up stays out of the log.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "OPTIONS" => "OPTIONS",
        _ => "OTHER",
    }
}

/// A longer part of any address may be a key that stands in the wrong place.
const LONGEST: usize = 30;
/// A longer address is cut.
const ADDRESS: usize = 200;

/// A path for the log: what may be a key stays out.
fn shown(path: &str) -> String {
    let has_key = routes::is_keyed(path) || languages::untagged(path).starts_with("/admin/");
    let mut parts = path.split('/').skip(1);
    let first = parts.next().unwrap_or_default();
    let is_plain = |part: &str| part.len() <= LONGEST && part.bytes().all(|byte| byte.is_ascii_graphic());
    let may_be_shown = |part: &str| {
        let is_word = part.len() <= 14 && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'.');
        let is_number = part.len() <= 9 && part.bytes().all(|byte| byte.is_ascii_digit());
        if has_key { is_word || is_number } else { is_plain(part) }
    };
    let shown = std::iter::once(if is_plain(first) { first } else { "…" })
        .chain(parts.map(|part| if may_be_shown(part) { part } else { "…" }))
        .fold(String::new(), |path, part| path + "/" + part);
    shown.chars().take(ADDRESS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_the_log_holds_no_key_not_even_a_part_of_one() {
        for (path, expected) in [
            ("/", "/"),
            ("/cities/rancho-palos-verdes", "/cities/rancho-palos-verdes"),
            ("/submissions/Zm9vYmFyYmF6cXV4cXV1eGNvcmdl/files/1", "/submissions/…/files/1"),
            ("/submissions/Zm9vYmFy", "/submissions/…"),
            ("/es/submissions/Zm9vYmFy/files/1", "/es/submissions/…/files/1"),
            ("/es/replies/Zm9vYmFy", "/es/replies/…"),
            ("/en/confirm/Zm9vYmFy", "/en/confirm/…"),
            ("/es/cities/Rancho", "/es/cities/Rancho"),
            ("/digest/ZZ0123456789/unsubscribe", "/digest/…/unsubscribe"),
            ("/admin/submissions/1042/publish", "/admin/submissions/1042/publish"),
            ("/admin/held/aB3", "/admin/held/…"),
            ("/x/Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0", "/x/…"),
            ("/\u{9b}31m", "/…"),
            ("/Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0", "/…"),
        ] {
            assert_eq!(shown(path), expected);
        }
        assert_eq!(shown(&"/a".repeat(9000)).len(), ADDRESS);
    }

    #[test]
    fn a_request_is_of_one_kind_in_every_language() {
        for (path, expected) in [("/es/admin", "desk"), ("/es/cities", "page"), ("/es", "page"), ("/static/site.css", "asset")] {
            assert_eq!(KINDS[kind(&Method::GET, path) as usize], expected, "{path}");
        }
    }
}
