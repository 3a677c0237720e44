//! A rendered page as an answer.

use super::Error;
use crate::languages;
use askama::Template;
use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use std::borrow::Cow;

/// Marks an answer that is a page already.
#[derive(Debug, Clone, Copy)]
pub struct IsPage;

/// How long a public page may be kept: by a browser until it is asked for again, so that whoever changes something sees it
/// at once; by a cache that many share, for a minute (RFC 9111, 5.2.2.10).
pub const PUBLIC: &str = "public, max-age=0, must-revalidate, s-maxage=60";

/// A public page, which anybody's browser and any cache on the way may keep.
///
/// # Errors
/// If the template cannot be rendered.
pub fn html(page: &impl Template) -> Result<Response, Error> {
    html_with(StatusCode::OK, PUBLIC, page)
}

/// A page with a status and a `Cache-Control` of its own.
///
/// # Errors
/// If the template cannot be rendered.
pub fn html_with(status: StatusCode, cache_control: &'static str, page: &impl Template) -> Result<Response, Error> {
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, cache_control)];
    let mut response = (status, headers, languages::localize(shared(page.render()?))).into_response();
    response.extensions_mut().insert(IsPage);
    Ok(response)
}

/// Fills in the title and the description for those who share the page's address: they are what the head of the page says already,
/// which a template can say only once.
fn shared(page: String) -> String {
    const TITLE: &str = "<meta property=\"og:title\" content=\"";
    const DESCRIPTION: &str = "<meta property=\"og:description\" content=\"";
    let Some((head, _)) = page.split_once("</head>") else { return page };
    if !head.contains(TITLE) {
        return page;
    }
    let between = |begin: &str, end: &str| head.split_once(begin).and_then(|(_, rest)| rest.split_once(end)).map_or("", |(words, _)| words);
    let title = between("<title>", "</title>");
    // the name of the site is said apart
    let title = title.rsplit_once(" – ").map_or(title, |(title, _)| title);
    let description = between("<meta name=\"description\" content=\"", "\"");
    page.replacen(TITLE, &format!("{TITLE}{title}"), 1).replacen(DESCRIPTION, &format!("{DESCRIPTION}{description}"), 1)
}

/// Middleware: `/mission/` is `/mission`, and so is `/%6dission`, for ever.
pub async fn canonical_path(request: Request, next: Next) -> Response {
    let uri = request.uri();
    let path = unescaped(uri.path());
    let is_canonical = path == uri.path() && (path == "/" || !path.ends_with('/'));
    if is_canonical {
        return next.run(request).await;
    }
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    permanent(&format!("{}{query}", path.trim_end_matches('/')))
}

/// A path in which nothing is escaped that need not be: letters, digits, hyphens and the like (RFC 3986, 6.2.2.2).
fn unescaped(path: &str) -> Cow<'_, str> {
    let mut pieces = path.split('%');
    let mut plain = Cow::from(pieces.next().unwrap_or_default());
    for piece in pieces {
        let byte = piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let plain = plain.to_mut();
        if let Some(byte) = byte.filter(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(byte)) {
            plain.push(char::from(byte));
            plain.push_str(&piece[2..]);
        } else {
            plain.push('%');
            plain.push_str(piece);
        }
    }
    plain
}

/// The URI of a request with another path and query; nothing if they are none.
#[must_use]
pub fn readdressed(uri: &Uri, path_and_query: &str) -> Option<Uri> {
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(path_and_query.parse().ok()?);
    Uri::from_parts(parts).ok()
}

/// An address that begins with one slash, and so stays on this site: browsers take what follows `//` or `/\` for the name of a host
/// (URL Standard, special authority slashes).
#[must_use]
pub fn within_site(address: &str) -> String {
    format!("/{}", address.trim_start_matches(['/', '\\']))
}

/// A redirect to an address of this site that browsers and search engines may remember.
pub fn permanent(target: &str) -> Response {
    let mut response = Redirect::permanent(&within_site(target)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    response
}
