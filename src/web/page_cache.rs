//! Finished pages in memory, in front of everything else.
//!
//! A page is kept as it goes out: all headers, the body in each encoding, a strong `ETag`. It is good for one generation
//! ([`Front::refresh`]): the number in the table `generation`, which triggers move on with every change of what public
//! pages show. A page is rendered between two looks at that number, and rendered again if it has moved, so that no page is
//! made of two states; whoever changes something gets the answer after the number was looked at again, so that no page that
//! is older than the answer is given after it. What other processes change is seen within a quarter of a second.

use crate::{
    config::Config,
    database::Database,
    languages, secret,
    web::{encoding::Encoding, security},
};
use axum::{
    Router,
    body::{Body, HttpBody as _},
    http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, header, request::Parts},
};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Either, Full};
use moka::future::Cache;
use prometheus_client::{
    metrics::{counter::Counter, gauge::Gauge},
    registry::{Registry, Unit},
};
use sha2::{Digest as _, Sha256};
use std::{
    borrow::Cow,
    convert::Infallible,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};
use tokio::{sync::Mutex, task::spawn_blocking, time::sleep};
use tower::ServiceExt as _;

/// A larger answer is not kept.
const LARGEST: usize = 8 * 1024 * 1024;
/// A page is made anew after so long, because time passes on it too.
const AGE: Duration = Duration::from_mins(1);
/// Other processes' changes are looked for this often.
const LOOK: Duration = Duration::from_millis(250);
/// A longer address is not kept.
const ADDRESS: usize = 300;
/// A page that changes while it is made is made again, this often at most.
const TRIES: usize = 3;

/// The body of an answer: kept bytes, or whatever a handler made.
pub type FrontBody = Either<Full<Bytes>, Body>;

/// What stands in front of the router.
#[derive(Clone)]
pub struct Front {
    router: Router,
    config: Arc<Config>,
    database: Database,
    cache: Arc<PageCache>,
    private: &'static [&'static str],
}

/// The pages.
struct PageCache {
    pages: Cache<Box<str>, Arc<Page>>,
    generation: AtomicI64,
    queries: Vec<(&'static str, &'static [&'static str])>,
    looking: Mutex<()>,
    /// Answers from memory, pages made, and how many bytes are kept.
    figures: (Counter, Counter, Gauge),
}

/// A finished page.
struct Page {
    generation: i64,
    /// In the order of [`Encoding::ALL`].
    variants: Vec<Variant>,
}

/// A finished page in one encoding.
struct Variant {
    headers: HeaderMap,
    etag: HeaderValue,
    body: Bytes,
}

impl Front {
    /// `queries` are the addresses whose page depends on their query, each with the fields that it reads;
    /// `private` begin the addresses whose answers are for one person and never kept.
    #[must_use]
    pub fn new(
        router: Router,
        config: Arc<Config>,
        database: Database,
        queries: Vec<(&'static str, &'static [&'static str])>,
        private: &'static [&'static str],
    ) -> Self {
        let pages = Cache::builder().max_capacity(config.pages).weigher(|_, page: &Arc<Page>| page.weight()).time_to_live(AGE).build();
        let cache = PageCache { pages, generation: AtomicI64::new(-1), queries, looking: Mutex::new(()), figures: Default::default() };
        Self { router, config, database, cache: Arc::new(cache), private }
    }

    /// Adds the figures of the pages to what a monitor may read.
    pub fn register(&self, registry: &mut Registry) {
        let (hits, made, kept) = self.cache.figures.clone();
        registry.register("page_cache_hits", "Answers from finished pages in memory", hits);
        registry.register("page_cache_misses", "Pages made because they were not in memory, or not good any more", made);
        registry.register_with_unit("page_cache_kept", "Memory that finished pages take", Unit::Bytes, kept);
    }

    /// Looks for changes of other processes, for ever.
    pub async fn watch(self) {
        loop {
            if let Err(error) = self.refresh().await {
                tracing::error!("the generation of the pages cannot be read: {error}");
            }
            self.cache.figures.2.set(i64::try_from(self.cache.pages.weighted_size()).unwrap_or(i64::MAX));
            sleep(LOOK).await;
        }
    }

    /// Answers a request.
    ///
    /// # Errors
    /// None: whatever goes wrong is an answer.
    pub async fn answer(&self, request: Request<Body>) -> Result<Response<FrontBody>, Infallible> {
        let (parts, body) = request.into_parts();
        let is_reading = matches!(parts.method, Method::GET | Method::HEAD);
        if let Some(key) = self.key(&parts).filter(|_| is_reading)
            && let Some(page) = self.page(&key, &parts).await
        {
            return Ok(page.answer(&parts.headers));
        }
        let answer = self.router.clone().oneshot(Request::from_parts(parts, body)).await;
        if !is_reading && self.refresh().await.is_err() {
            // nobody knows what has changed: no page is good until the number can be read again
            self.cache.generation.store(i64::MAX, Ordering::Release);
        }
        answer.map(|answer| answer.map(Either::Right))
    }

    /// Under what a request's page is kept; nothing if it is none for everybody. Queries that the page does not read are left
    /// out, and those that it reads stand in one order.
    fn key<'a>(&self, parts: &'a Parts) -> Option<Cow<'a, str>> {
        let (headers, uri) = (&parts.headers, &parts.uri);
        let path = uri.path();
        // what is private in one language is so in all
        let spoken = languages::untagged(path);
        // a picture is the same for everybody, whoever asks
        let may_be_personal = !path.starts_with("/social/");
        let is_personal =
            may_be_personal && [header::COOKIE, header::AUTHORIZATION, header::RANGE].iter().any(|name| headers.contains_key(name));
        let is_private = self.private.iter().any(|prefix| spoken.starts_with(prefix));
        if self.config.pages == 0 || is_private || is_personal || path.len() > ADDRESS || !security::names_us(&self.config, uri, headers) {
            return None;
        }
        let Some(query) = uri.query() else { return Some(path.into()) };
        let Some((_, fields)) = self.cache.queries.iter().find(|(known, _)| is_of(known, spoken)) else { return Some(path.into()) };
        let typed: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
        let mut key = url::form_urlencoded::Serializer::new(format!("{path}?"));
        for field in *fields {
            // the first of several counts, as it does for whoever reads them
            if let Some((_, value)) = typed.iter().find(|(name, value)| name == field && !value.is_empty()) {
                key.append_pair(field, value);
            }
        }
        let key = key.finish();
        (key.len() <= ADDRESS).then(|| key.trim_end_matches('?').to_owned().into())
    }

    /// A page that is good now: the one kept, or one made once however many ask; nothing if it is not one to be kept.
    async fn page(&self, key: &str, parts: &Parts) -> Option<Arc<Page>> {
        let generation = self.cache.generation.load(Ordering::Acquire);
        for _ in 0..TRIES {
            let kept = self.cache.pages.get(key).await;
            if let Some(page) = kept.as_ref().filter(|page| page.generation >= generation) {
                self.cache.figures.0.inc();
                return Some(Arc::clone(page));
            }
            let made = if let Some(page) = kept {
                page
            } else {
                let host = parts.headers.get(header::HOST)?.clone();
                self.cache.pages.try_get_with(key.into(), async { self.make(key, host).await.ok_or(()) }).await.ok()?
            };
            if made.generation >= generation {
                return Some(made);
            }
            // kept from before the change, or begun before it by somebody else
            self.cache.pages.invalidate(key).await;
        }
        None
    }

    /// How many pages are kept.
    pub async fn kept(&self) -> u64 {
        self.cache.pages.run_pending_tasks().await;
        self.cache.pages.entry_count()
    }

    async fn make(&self, key: &str, host: HeaderValue) -> Option<Arc<Page>> {
        for _ in 0..TRIES {
            let before = self.read_generation().await.ok()?;
            let plain = Request::get(key).header(header::HOST, host.clone()).body(Body::empty()).ok()?;
            let answer = self.router.clone().oneshot(plain).await.ok()?;
            let (parts, body) = answer.into_parts();
            let is_public = parts.headers.get(header::CACHE_CONTROL).is_some_and(|value| value.as_bytes().starts_with(b"public"));
            if parts.status != StatusCode::OK || !is_public || parts.headers.contains_key(header::SET_COOKIE) {
                return None;
            }
            if body.size_hint().lower() > LARGEST as u64 {
                return None;
            }
            let body = body.collect().await.ok()?.to_bytes();
            if body.len() > LARGEST {
                return None;
            }
            if self.read_generation().await.ok()? == before {
                self.cache.figures.1.inc();
                return spawn_blocking(move || Arc::new(Page::finish(before, &parts.headers, &body))).await.ok();
            }
        }
        None
    }

    /// Looks at the generation: pages of an earlier one are good no more.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn refresh(&self) -> Result<(), sqlx::Error> {
        // one look at a time, so that an old number never comes after a new one
        let _turn = self.cache.looking.lock().await;
        let number = self.read_generation().await?;
        self.cache.generation.store(number, Ordering::Release);
        Ok(())
    }

    async fn read_generation(&self) -> Result<i64, sqlx::Error> {
        sqlx::query_scalar!("SELECT number FROM generation").fetch_one(&self.database).await
    }
}

/// Whether a path is one of a pattern: `{…}` stands for any part.
fn is_of(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    let is_part = |(one, other): (&&str, &&str)| one == other || one.starts_with('{') && !other.is_empty();
    pattern.len() == path.len() && pattern.iter().zip(&path).all(is_part)
}

/// Whether a body is compressed already: what could still be taken off it is not worth keeping it four times.
fn is_packed(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| matches!(kind.as_bytes(), b"application/pdf" | b"image/png"))
}

impl Page {
    fn finish(generation: i64, headers: &HeaderMap, body: &Bytes) -> Self {
        let tag = secret::hex(&Sha256::digest(body)[..12]);
        let variants = Encoding::ALL.iter().map(|encoding| Variant::finish(*encoding, headers, body, &tag)).collect();
        Self { generation, variants }
    }

    fn weight(&self) -> u32 {
        // headers and the bookkeeping of the cache itself weigh about as much as this; what no encoding makes shorter is there once
        let first = self.variants.first().map_or(0, |variant| variant.body.len());
        let encoded = self.variants.iter().filter(|variant| variant.headers.contains_key(header::CONTENT_ENCODING));
        let bytes = first + encoded.map(|variant| variant.body.len()).sum::<usize>() + 1500 * self.variants.len();
        u32::try_from(bytes).unwrap_or(u32::MAX)
    }

    fn answer(&self, asked: &HeaderMap) -> Response<FrontBody> {
        let variant = &self.variants[Encoding::best(asked) as usize];
        let is_known = asked.get_all(header::IF_NONE_MATCH).iter().any(|value| {
            value.as_bytes().split(|byte| *byte == b',').any(|tag| {
                let tag = tag.trim_ascii();
                tag == b"*" || tag.strip_prefix(b"W/").unwrap_or(tag) == variant.etag.as_bytes()
            })
        });
        let body = if is_known { Bytes::new() } else { variant.body.clone() };
        let mut response = Response::new(Either::Left(Full::new(body)));
        *response.headers_mut() = variant.headers.clone();
        if is_known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().remove(header::CONTENT_LENGTH);
        }
        response
    }
}

impl Variant {
    /// The body in an encoding, or as it is where that is no longer.
    fn finish(encoding: Encoding, headers: &HeaderMap, body: &Bytes, tag: &str) -> Self {
        let mut headers = headers.clone();
        for name in [header::CONTENT_LENGTH, header::ETAG, header::DATE] {
            headers.remove(name);
        }
        headers.remove("x-request-id");
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        let encoded = if is_packed(&headers) { None } else { encoding.encode(body).filter(|encoded| encoded.len() < body.len()) };
        if encoded.is_some() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
        }
        let name = if encoded.is_some() { encoding.name() } else { "" };
        let etag = HeaderValue::from_str(&format!("\"{tag}{name}\"")).expect("hexadecimal digits and a name");
        headers.insert(header::ETAG, etag.clone());
        let body = encoded.map_or_else(|| body.clone(), Bytes::from);
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        Self { headers, etag, body }
    }
}
