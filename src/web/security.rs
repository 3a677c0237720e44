//! What protects every answer: one known Host, a request number, and headers that allow nothing but our own files.

use super::error::{Error, RequestId};
use crate::{app::App, config::Config, secret};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// What a page may load: our own style sheet, pictures and scripts; nothing inline, nothing from elsewhere.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; font-src 'self'; \
     connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
     require-trusted-types-for 'script'";

const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
    ),
];

/// Marks the answer that other sites may show in a frame.
#[derive(Debug, Clone, Copy)]
pub struct MayBeFramed;

/// Middleware: gives every request that has none a number, and every answer the security headers. A header that a handler has set
/// itself is left alone.
pub async fn headers(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().map(|id| id.0.clone());
    let id = id.unwrap_or_else(|| secret::random::<5>().map_or_else(|_| "-".to_owned(), |bytes| secret::hex(&bytes)));
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    let may_be_framed = response.extensions().get::<MayBeFramed>().is_some();
    let headers = response.headers_mut();
    if may_be_framed {
        let policy = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *");
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    }
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if may_be_framed {
        headers.remove(header::X_FRAME_OPTIONS);
    }
    if app.config.url.scheme() == "https" {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert("x-request-id", value);
    }
    response
}

/// Middleware: refuses a request that does not name exactly one Host, and that one ours (RFC 9110, 7.4; RFC 9112, 3.2).
pub async fn known_host(State(app): State<App>, request: Request, next: Next) -> Response {
    if names_us(&app.config, request.uri(), request.headers()) {
        next.run(request).await
    } else {
        StatusCode::MISDIRECTED_REQUEST.into_response()
    }
}

/// Whether a request names exactly one Host, and that one ours.
#[must_use]
pub fn names_us(config: &Config, uri: &Uri, headers: &HeaderMap) -> bool {
    // a target in absolute form names the host too, and wins over the header (RFC 9112, 3.2.2)
    uri.authority().is_none_or(|authority| is_ours(config, authority.as_str()))
        && the_host(headers).is_some_and(|host| is_ours(config, host))
}

/// Middleware around what signs somebody in: refuses a form of which nobody says where it comes from.
pub async fn from_our_page(request: Request, next: Next) -> Response {
    if is_from_our_page(request.headers()) { next.run(request).await } else { Error::Forbidden("desk-form-from-nowhere").into_response() }
}

/// Middleware around forms for everybody: refuses one that comes from a page elsewhere. One of which nobody says where it comes
/// from is taken, be it of an old browser, a filter in between or a mail program (RFC 8058, 3.2): whoever sends it has no rights
/// here that another site could use, and what is sent in is not to be lost.
pub async fn not_from_elsewhere(request: Request, next: Next) -> Response {
    let says_nothing = whence(request.headers()).is_none();
    if says_nothing { next.run(request).await } else { from_our_page(request, next).await }
}

/// Whether the browser says that a form comes from a page of ours: by Sec-Fetch-Site, else by Origin, else by Referer.
/// Foreign values of the first two were refused before, by [`tower_http::csrf::CsrfLayer`], which lets nothing and an empty
/// value pass.
#[must_use]
pub fn is_from_our_page(headers: &HeaderMap) -> bool {
    whence(headers).is_some_and(|(name, value)| {
        let referer = || value.to_str().ok()?.parse::<Uri>().ok()?.authority().cloned();
        name != header::REFERER || referer().is_some_and(|name| the_host(headers) == Some(name.as_str()))
    })
}

/// What a request says of the page that it comes from: the first of three headers that is there and not empty.
fn whence(headers: &HeaderMap) -> Option<(HeaderName, &HeaderValue)> {
    let names = [HeaderName::from_static("sec-fetch-site"), header::ORIGIN, header::REFERER];
    names.into_iter().find_map(|name| Some((name.clone(), headers.get(&name).filter(|value| !value.is_empty())?)))
}

fn the_host(headers: &HeaderMap) -> Option<&str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next()?.to_str().ok()?;
    hosts.next().is_none().then_some(host)
}

/// The public name, or the address listened on (so that a check on the machine itself is answered).
fn is_ours(config: &Config, host: &str) -> bool {
    let public = config.url.authority();
    let (name, port) = host.rsplit_once(':').unwrap_or((host, ""));
    host.eq_ignore_ascii_case(public)
        || host == config.listen.to_string()
        || (config.listen.ip().is_loopback() && name == "localhost" && port == config.listen.port().to_string())
}
