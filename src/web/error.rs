//! What can go wrong with a request, and the one place where that becomes a page.

use super::response;
use crate::{
    app::App,
    chapter::Frame,
    database,
    languages::{self, Language},
    say,
    web::filters,
};
use askama::Template;
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{fmt::Display, sync::Arc};

/// Why a request gets no answer of its own. A form that is filled in wrongly is not an error.
#[derive(Debug)]
pub enum Error {
    /// There is nothing at this address.
    NotFound,
    /// The request is not one that a browser would make from our pages; the sentence says what is wrong with it: the id of a text, or, where
    /// only editors read it, its words.
    BadRequest(&'static str),
    /// Whoever asks may not do this; the sentence says why: the id of a text, or, where only editors read it, its words.
    Forbidden(&'static str),
    /// The body is larger than the page takes.
    TooLarge,
    /// What was at this address was taken off the site.
    Withdrawn,
    /// A stored file is not what it was.
    Damaged,
    /// What was sent could not be stored, and the visitor must know.
    NotStored,
    /// Something broke on our side; the cause is for the log alone.
    Internal(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Error {
    fn from(cause: E) -> Self {
        Self::Internal(cause.into())
    }
}

/// What the page of an error says in place of the sentence that goes with its status: the id of a text, or words. The log
/// names by it which rule has refused a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words(pub(super) &'static str);

impl Words {
    /// In the language that is spoken; words for editors are in one.
    fn said(&self) -> String {
        if self.0.contains(' ') { self.0.to_owned() } else { say!(self.0) }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND.into_response(),
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
            Self::Forbidden(words) => with_words(StatusCode::FORBIDDEN, words),
            Self::BadRequest(words) => with_words(StatusCode::BAD_REQUEST, words),
            Self::Withdrawn => with_words(StatusCode::GONE, "error-withdrawn"),
            Self::Damaged => with_words(StatusCode::GONE, "error-damaged"),
            Self::NotStored => with_words(StatusCode::SERVICE_UNAVAILABLE, "error-not-stored"),
            Self::Internal(cause) => {
                log_error(format_args!("{cause:#}"));
                let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
                response.extensions_mut().insert(Cause(Arc::new(cause)));
                response
            }
        }
    }
}

/// What broke, for the middleware that has the program at hand.
#[derive(Debug, Clone)]
struct Cause(Arc<anyhow::Error>);

fn with_words(status: StatusCode, words: &'static str) -> Response {
    let mut response = status.into_response();
    response.extensions_mut().insert(Words(words));
    response
}

/// Logs what broke, within the request that it broke for.
pub fn log_error(cause: impl Display) {
    tracing::error!("{cause}");
}

/// The number of a request, in the log and on the page of an error.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    frame: &'a Frame,
    status: u16,
    title: &'a str,
    words: &'a str,
    request_id: &'a str,
    wanted: &'a str,
}

/// Middleware: gives every error the dress of a page, whoever refused the request.
pub async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let is_change = !request.method().is_safe();
    let is_head = request.method() == Method::HEAD;
    let id = request.extensions().get::<RequestId>().map_or_else(String::new, |id| id.0.clone());
    let mut response = next.run(request).await;
    let cause = response.extensions().get().map(|Cause(cause)| cause);
    let is_refused = cause.is_some_and(|cause| database::is_refused_write(cause));
    if let Some(cause) = cause {
        app.look_for_failed_disk(cause);
    }
    // whoever says now that something is done may be wrong
    let is_doubtful = app.has_failed_disk() && (response.status().is_success() || response.status().is_redirection());
    if is_change && (is_refused || is_doubtful) {
        response = Error::NotStored.into_response();
    }
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || response.extensions().get::<response::IsPage>().is_some() {
        return response;
    }
    let (title, usual) = sentence(status);
    let own = response.extensions().get::<Words>().copied();
    let title = if own.is_some() && status == StatusCode::FORBIDDEN { "error-forbidden-title" } else { title };
    let rule = own.unwrap_or(Words(usual));
    let (title, words) = (say!(title), rule.said());
    let wanted = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default().replace('-', " ");
    let page = match Frame::load(&app, &path).await {
        Ok(frame) => {
            let page = ErrorPage { frame: &frame, status: status.as_u16(), title: &title, words: &words, request_id: &id, wanted: &wanted };
            page.render().ok().map(languages::localize)
        }
        Err(_) => None,
    };
    // a database that cannot be read must still leave a sentence
    let page = page.unwrap_or_else(|| {
        let lang = Language::current().tag();
        format!("<!DOCTYPE html><html lang=\"{lang}\"><title>{title}</title><h1>{title}</h1><p>{words}</p></html>")
    });
    let mut dressed =
        (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], page).into_response();
    dressed.extensions_mut().insert(rule);
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            dressed.headers_mut().insert(name, value.clone());
        }
    }
    if is_head {
        *dressed.body_mut() = axum::body::Body::empty();
    }
    dressed
}

/// The ids of a title and a sentence for a status.
fn sentence(status: StatusCode) -> (&'static str, &'static str) {
    match status {
        StatusCode::NOT_FOUND => ("error-not-found-title", "error-not-found"),
        StatusCode::GONE => ("error-gone-title", "error-gone"),
        StatusCode::FORBIDDEN => ("error-foreign-title", "error-foreign"),
        StatusCode::METHOD_NOT_ALLOWED => ("error-method-title", "error-method"),
        StatusCode::PAYLOAD_TOO_LARGE => ("error-too-large-title", "error-too-large"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ("error-no-form-title", "error-no-form"),
        StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => ("error-too-slow-title", "error-too-slow"),
        StatusCode::MISDIRECTED_REQUEST => ("error-wrong-host-title", "error-wrong-host"),
        StatusCode::SERVICE_UNAVAILABLE => ("error-unavailable-title", "error-unavailable"),
        status if status.is_client_error() => ("error-request-title", "error-unreadable"),
        _ => ("error-ours-title", "error-ours"),
    }
}
