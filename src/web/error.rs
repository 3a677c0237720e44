//! What can go wrong with a request, and the one place where that becomes a page.

use super::response;
use crate::{app::App, chapter::Frame, web::filters};
use askama::Template;
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::fmt::Display;

/// Why a request gets no answer of its own. A form that is filled in wrongly is not an error.
#[derive(Debug)]
pub enum Error {
    /// There is nothing at this address.
    NotFound,
    /// The request is not one that a browser would make from our pages; the sentence says what is wrong with it.
    BadRequest(&'static str),
    /// Whoever asks may not do this; the sentence says why.
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

/// Words that the page of an error shows in place of the ones that go with its status.
#[derive(Debug, Clone)]
struct Words(&'static str);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND.into_response(),
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
            Self::Forbidden(words) => with_words(StatusCode::FORBIDDEN, words),
            Self::BadRequest(words) => with_words(StatusCode::BAD_REQUEST, words),
            Self::Withdrawn => with_words(StatusCode::GONE, "This was taken off the site by those who had announced it, or by us."),
            Self::Damaged => with_words(StatusCode::GONE, "This file was damaged in our storage. Please ask us for it: we keep backups."),
            Self::NotStored => with_words(
                StatusCode::SERVICE_UNAVAILABLE,
                "What you sent was NOT saved, because our storage is not working. Please go back: your browser still has \
                 what you wrote. Try again later, or send it by mail.",
            ),
            Self::Internal(cause) => {
                log_error(format_args!("{cause:#}"));
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}

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
    let is_head = request.method() == Method::HEAD;
    let id = request.extensions().get::<RequestId>().map_or_else(String::new, |id| id.0.clone());
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || response.extensions().get::<response::IsPage>().is_some() {
        return response;
    }
    let (title, words) = sentence(status);
    let (title, words) = match response.extensions().get::<Words>() {
        Some(own) if status == StatusCode::FORBIDDEN => ("Not allowed", own.0),
        Some(own) => (title, own.0),
        None => (title, words),
    };
    let wanted = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default().replace('-', " ");
    let page = match Frame::load(&app, &path).await {
        Ok(frame) => ErrorPage { frame: &frame, status: status.as_u16(), title, words, request_id: &id, wanted: &wanted }.render().ok(),
        Err(_) => None,
    };
    // a database that cannot be read must still leave a sentence
    let page =
        page.unwrap_or_else(|| format!("<!DOCTYPE html><html lang=\"en\"><title>{title}</title><h1>{title}</h1><p>{words}</p></html>"));
    let mut dressed =
        (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], page).into_response();
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

/// A title and a sentence for a status.
fn sentence(status: StatusCode) -> (&'static str, &'static str) {
    match status {
        StatusCode::NOT_FOUND => ("Page not found", "There is nothing at this address. It may have moved, or the link may be mistyped."),
        StatusCode::GONE => ("No longer here", "This is no longer here."),
        StatusCode::FORBIDDEN => (
            "Not sent from this site",
            "This form was sent from another web site, so nothing was done. Please open the page here and send it again.",
        ),
        StatusCode::METHOD_NOT_ALLOWED => ("Not possible here", "This address does not take that kind of request."),
        StatusCode::PAYLOAD_TOO_LARGE => (
            "Too large",
            "What you sent is larger than this page takes: up to three files and a picture of 10 MB each. Nothing was saved. Please go back and choose smaller files.",
        ),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ("Not a form", "This address takes the form on its page and nothing else."),
        StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => {
            ("Too slow", "The connection was too slow, so we stopped waiting. Nothing was saved. Please try again.")
        }
        StatusCode::MISDIRECTED_REQUEST => ("Wrong address", "This server does not answer for that name."),
        StatusCode::SERVICE_UNAVAILABLE => {
            ("Not available right now", "We cannot do this at the moment. Please try again in a few minutes.")
        }
        status if status.is_client_error() => {
            ("Something is wrong with this request", "We could not understand what was sent. Please go back and try again.")
        }
        _ => ("Something went wrong on our side", "This is not your fault. Please try again in a few minutes."),
    }
}
