//! A rendered page as an answer.

use super::Error;
use askama::Template;
use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

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
    let mut response = (status, headers, page.render()?).into_response();
    response.extensions_mut().insert(IsPage);
    Ok(response)
}

/// Middleware: `/mission/` is `/mission`, for ever.
pub async fn canonical_path(request: Request, next: Next) -> Response {
    let uri = request.uri();
    let path = uri.path();
    if path == "/" || !path.ends_with('/') {
        return next.run(request).await;
    }
    // one slash at the beginning: `//example.org/` would lead away from this site
    let target = format!("/{}{}", path.trim_matches('/'), uri.query().map_or_else(String::new, |query| format!("?{query}")));
    permanent(&target)
}

/// A redirect that browsers and search engines may remember.
pub fn permanent(target: &str) -> Response {
    let mut response = Redirect::permanent(target).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    response
}
