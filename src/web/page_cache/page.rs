//! A finished page: all headers, and the body in each coding.

use super::FrontBody;
use crate::{
    secret,
    web::encoding::{Effort, Encoding},
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use bytes::Bytes;
use http_body_util::{Either, Full};
use sha2::{Digest as _, Sha256};
use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, Ordering},
};
use tokio::{sync::Semaphore, task::spawn_blocking};

/// The number of a request. Every answer has one, so there is a place for it.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// One page is made small at a time: that takes a core, and memory.
static TURN: Semaphore = Semaphore::const_new(1);

/// A finished page. Whoever waits for it gets it in the coding that they take, quickly made; when a second reader asks,
/// every coding is made as small as it gets, which takes longer than making the page.
pub(super) struct Page {
    /// The state that it shows.
    pub generation: i64,
    headers: HeaderMap,
    body: Bytes,
    tag: String,
    plain: Variant,
    quick: Option<(Encoding, Variant)>,
    is_asked_again: AtomicBool,
    dense: OnceLock<Vec<Variant>>,
}

/// A finished page in one coding.
struct Variant {
    headers: HeaderMap,
    /// The strong tags under which a client may hold it, without the quotation marks.
    tags: [String; 2],
    body: Bytes,
}

impl Page {
    /// Of an answer, for a first reader who takes this coding.
    pub fn finish(generation: i64, mut headers: HeaderMap, body: Bytes, encoding: Encoding) -> Self {
        for name in [header::CONTENT_LENGTH, header::ETAG, header::DATE] {
            headers.remove(name);
        }
        headers.insert(REQUEST_ID, HeaderValue::from_static("-"));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        let tag = secret::hex(&Sha256::digest(&body)[..12]);
        let plain = Variant::plain(&headers, &body, &tag);
        let mut page =
            Self { generation, headers, body, tag, plain, quick: None, is_asked_again: AtomicBool::new(false), dense: OnceLock::new() };
        if page.is_packed() {
            page.dense = OnceLock::from(Vec::new());
        } else if encoding != Encoding::Identity {
            page.quick = page.encoded(encoding, Effort::Quick).map(|variant| (encoding, variant));
        }
        page
    }

    /// Whether the body is compressed already: what could still be taken off it is not worth keeping it four times.
    fn is_packed(&self) -> bool {
        self.headers.get(header::CONTENT_TYPE).is_some_and(|kind| matches!(kind.as_bytes(), b"application/pdf" | b"image/png"))
    }

    /// About how many bytes of memory it takes when every coding is there.
    pub fn weight(&self) -> u32 {
        // headers and the bookkeeping of the cache itself weigh about as much as this; the three codings together about as much as the body
        let bytes = self.body.len() * if self.is_packed() { 1 } else { 2 } + 1500 * Encoding::ALL.len();
        u32::try_from(bytes).unwrap_or(u32::MAX)
    }

    /// The answer to the reader for whom it was made.
    pub fn answer_first(&self, asked: &HeaderMap) -> Response<FrontBody> {
        self.quick(Encoding::best(asked)).unwrap_or(&self.plain).answer(asked)
    }

    /// The answer to everybody after.
    pub async fn answer(self: &Arc<Self>, asked: &HeaderMap) -> Response<FrontBody> {
        let encoding = Encoding::best(asked);
        if encoding == Encoding::Identity {
            return self.plain.answer(asked);
        }
        if let Some(dense) = self.dense.get() {
            return self.of(dense, encoding).answer(asked);
        }
        if !self.is_asked_again.swap(true, Ordering::Relaxed) {
            tokio::spawn(Arc::clone(self).make_dense());
        }
        if let Some(quick) = self.quick(encoding) {
            return quick.answer(asked);
        }
        let page = Arc::clone(self);
        let quick = spawn_blocking(move || page.encoded(encoding, Effort::Quick)).await;
        quick.ok().flatten().as_ref().unwrap_or(&self.plain).answer(asked)
    }

    fn quick(&self, encoding: Encoding) -> Option<&Variant> {
        self.quick.as_ref().filter(|(of, _)| *of == encoding).map(|(_, variant)| variant)
    }

    fn of<'a>(&'a self, dense: &'a [Variant], encoding: Encoding) -> &'a Variant {
        // what no coding makes shorter is there once
        dense
            .iter()
            .find(|variant| variant.headers.get(header::CONTENT_ENCODING).is_some_and(|name| name == encoding.name()))
            .unwrap_or(&self.plain)
    }

    /// Makes every coding, as small as it gets.
    async fn make_dense(self: Arc<Self>) {
        let Ok(_turn) = TURN.acquire().await else { return };
        let page = Arc::clone(&self);
        let work = move || Encoding::ALL.iter().filter_map(|encoding| page.encoded(*encoding, Effort::Dense)).collect();
        if let Ok(dense) = spawn_blocking(work).await {
            // nobody else makes them
            let _ = self.dense.set(dense);
        }
    }

    /// The body in a coding, where that is shorter.
    fn encoded(&self, encoding: Encoding, effort: Effort) -> Option<Variant> {
        let body = Bytes::from(encoding.encode(&self.body, effort).filter(|encoded| encoded.len() < self.body.len())?);
        let mut headers = self.headers.clone();
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
        let (quick, dense) = (format!("{}{}-1", self.tag, encoding.name()), format!("{}{}", self.tag, encoding.name()));
        let tags = if effort == Effort::Quick { [quick, dense] } else { [dense, quick] };
        Some(Variant::new(headers, tags, body))
    }
}

impl Variant {
    fn plain(headers: &HeaderMap, body: &Bytes, tag: &str) -> Self {
        Self::new(headers.clone(), [tag.to_owned(), tag.to_owned()], body.clone())
    }

    fn new(mut headers: HeaderMap, tags: [String; 2], body: Bytes) -> Self {
        if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", tags[0])) {
            headers.insert(header::ETAG, tag);
        }
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        Self { headers, tags, body }
    }

    /// Whether a client has it, made with either effort: two bodies that are the same page in the same coding (RFC 9110, 13.1.2).
    fn is_known(&self, asked: &HeaderMap) -> bool {
        asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(|tag| {
            let tag = tag.trim();
            let tag = tag.strip_prefix("W/").unwrap_or(tag);
            tag == "*"
                || tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"')).is_some_and(|tag| self.tags.iter().any(|own| own == tag))
        })
    }

    fn answer(&self, asked: &HeaderMap) -> Response<FrontBody> {
        let is_known = self.is_known(asked);
        let body = if is_known { Bytes::new() } else { self.body.clone() };
        let mut response = Response::new(Either::Left(Full::new(body)));
        *response.headers_mut() = self.headers.clone();
        if is_known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().remove(header::CONTENT_LENGTH);
        }
        response
    }
}
