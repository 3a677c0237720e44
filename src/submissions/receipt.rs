//! The receipt: what was sent in, for whoever has its address.

use super::{attachments::Attachment, status, store::Submission};
use crate::{
    app::App,
    chapter::Frame,
    files,
    web::{Error, FieldErrors},
};
use axum::{
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// `?saved=yes`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    saved: String,
}

/// `GET /submissions/{token}`.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn show(
    frame: Frame,
    State(app): State<App>,
    Path(token): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Error> {
    status::page(&frame, &app, &token, (StatusCode::OK, &FieldErrors::default(), wanted.saved == "yes")).await
}

/// `GET /submissions/{token}/files/{position}`: a file of the submission, always saved, never shown within our origin.
///
/// # Errors
/// If there is no such file, or the database cannot be read.
pub async fn attachment(State(app): State<App>, Path((token, position)): Path<(String, i64)>) -> Result<Response, Error> {
    let submission = Submission::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let mut attachments = Attachment::of(&app.database, submission.number).await?;
    attachments.extend(Attachment::newest(&app.database, submission.number).await?);
    let attachment = attachments.iter().find(|attachment| attachment.position == position).ok_or(Error::NotFound)?;
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
