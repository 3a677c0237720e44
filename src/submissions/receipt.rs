//! The receipt: what was sent in, for whoever has its address.

use super::{Rows, attachments::Attachment, store::Submission};
use crate::{
    app::App,
    chapter::Frame,
    files,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

#[derive(Template)]
#[template(path = "submissions/receipt.html")]
struct ReceiptPage<'a> {
    frame: &'a Frame,
    token: &'a str,
    submission: &'a Submission,
    rows: &'a Rows,
    attachments: &'a [Attachment],
}

/// `GET /submissions/{token}`.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(token): Path<String>) -> Result<Response, Error> {
    let submission = Submission::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let attachments = Attachment::of(&app.database, submission.number).await?;
    let rows = submission.read()?.rows();
    let page = ReceiptPage { frame: &frame, token: &token, submission: &submission, rows: &rows, attachments: &attachments };
    let mut response = web::html_with(StatusCode::OK, "no-store", &page)?;
    // the address is the key: it must not travel to other sites, nor into a search engine
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    Ok(response)
}

/// `GET /submissions/{token}/files/{position}`: a file of the submission, always saved, never shown within our origin.
///
/// # Errors
/// If there is no such file, or the database cannot be read.
pub async fn attachment(State(app): State<App>, Path((token, position)): Path<(String, usize)>) -> Result<Response, Error> {
    let submission = Submission::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let attachments = Attachment::of(&app.database, submission.number).await?;
    let attachment = position.checked_sub(1).and_then(|index| attachments.get(index)).ok_or(Error::NotFound)?;
    let Ok(bytes) = files::read(&app.database, &attachment.sha256).await else { return Err(Error::Damaged) };
    let disposition = format!("attachment; filename*=UTF-8''{}", utf8_percent_encode(&attachment.name, NON_ALPHANUMERIC));
    let headers = [
        (header::CONTENT_TYPE, attachment.media_type.as_str()),
        (header::CONTENT_DISPOSITION, &disposition),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, bytes).into_response())
}
