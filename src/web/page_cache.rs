//! Finished pages in memory, in front of everything else.
//!
//! A page is kept as it goes out: all headers, the body in each coding, a strong `ETag`. It is good for one generation
//! ([`Front::refresh`]): the number in the table `generation`, which triggers move on with every change of what public
//! pages show. A page is rendered between two looks at that number, and rendered again if it has moved, so that no page is
//! made of two states; whoever changes something gets the answer after the number was looked at again, so that no page that
//! is older than the answer is given after it. What other processes change is seen within a quarter of a second.

mod page;

pub use page::REQUEST_ID;

use crate::{
    config::Config,
    database::Database,
    languages,
    web::{encoding::Encoding, generation, security},
};
use axum::{
    Router,
    body::{Body, HttpBody as _},
    http::{HeaderMap, Method, Request, Response, StatusCode, Uri, header, request::Parts},
};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Either, Full};
use moka::future::Cache;
use page::Page;
use prometheus_client::{
    metrics::{counter::Counter, gauge::Gauge},
    registry::{Registry, Unit},
};
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

    /// The answer to a request whose page is in memory and good; nothing if it has to be made.
    pub async fn remember(&self, parts: &Parts) -> Option<Response<FrontBody>> {
        let key = self.key(parts)?;
        let page = self.cache.pages.get(&*key).await?;
        if page.generation < self.cache.generation.load(Ordering::Acquire) {
            return None;
        }
        self.cache.figures.0.inc();
        Some(page.answer(&parts.headers).await)
    }

    /// Answers a request: from memory, or by having the page made.
    ///
    /// # Errors
    /// None: whatever goes wrong is an answer.
    pub async fn answer(&self, request: Request<Body>) -> Result<Response<FrontBody>, Infallible> {
        let (mut parts, body) = request.into_parts();
        if let Some(key) = self.key(&parts)
            && let Some(answer) = self.page(&key, &parts.headers).await
        {
            return Ok(answer);
        }
        if let Some(uri) = self.read_alone(&parts) {
            parts.uri = uri;
        }
        let is_reading = is_reading(&parts.method);
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
        if !is_reading(&parts.method)
            || self.config.pages == 0
            || is_private
            || is_personal
            || path.len() > ADDRESS
            || !security::names_us(&self.config, uri, headers)
        {
            return None;
        }
        let key = self.address(uri).map_or_else(|| path.into(), Cow::from);
        (key.len() <= ADDRESS).then_some(key)
    }

    /// The address of a page with those fields of its query that it reads, in their order; nothing for a page that reads none.
    fn address(&self, uri: &Uri) -> Option<String> {
        let (path, query) = (uri.path(), uri.query()?);
        let (_, fields) = self.cache.queries.iter().find(|(known, _)| is_of(known, languages::untagged(path)))?;
        let typed: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
        let begins = path.len() + 1;
        let mut address = url::form_urlencoded::Serializer::for_suffix(format!("{path}?"), begins);
        for field in *fields {
            // the first that says something counts
            if let Some((_, value)) = typed.iter().find(|(name, value)| name == field && !value.is_empty()) {
                address.append_pair(field, value);
            }
        }
        Some(address.finish().trim_end_matches('?').to_owned())
    }

    /// The same for whoever asks, kept or not: a page is asked for what it reads, and for nothing else.
    fn read_alone(&self, parts: &Parts) -> Option<Uri> {
        let address = is_reading(&parts.method).then(|| self.address(&parts.uri))??;
        super::readdressed(&parts.uri, &address)
    }

    /// A page that is good now: the one kept, or one made once however many ask; nothing if it is not one to be kept.
    async fn page(&self, key: &str, asked: &HeaderMap) -> Option<Response<FrontBody>> {
        let generation = self.cache.generation.load(Ordering::Acquire);
        for _ in 0..TRIES {
            let mut is_first = false;
            let make = async {
                is_first = true;
                self.make(key, asked).await.ok_or(())
            };
            let page = self.cache.pages.try_get_with(key.into(), make).await.ok()?;
            if page.generation >= generation {
                return Some(if is_first { page.answer_first(asked) } else { page.answer(asked).await });
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

    async fn make(&self, key: &str, asked: &HeaderMap) -> Option<Arc<Page>> {
        let encoding = Encoding::best(asked);
        for _ in 0..TRIES {
            let before = generation::read(&self.database).await.ok()?;
            let plain = Request::get(key).header(header::HOST, asked.get(header::HOST)?).body(Body::empty()).ok()?;
            let answer = generation::during(before, self.router.clone().oneshot(plain)).await.ok()?;
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
            if generation::read(&self.database).await.ok()? == before {
                self.cache.figures.1.inc();
                let finish = move || Arc::new(Page::finish(before, parts.headers, body, encoding));
                return spawn_blocking(finish).await.ok();
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
        let number = generation::read(&self.database).await?;
        self.cache.generation.store(number, Ordering::Release);
        Ok(())
    }
}

fn is_reading(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// Whether a path is one of a pattern: `{…}` stands for any part.
fn is_of(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    let is_part = |(one, other): (&&str, &&str)| one == other || one.starts_with('{') && !other.is_empty();
    pattern.len() == path.len() && pattern.iter().zip(&path).all(is_part)
}
