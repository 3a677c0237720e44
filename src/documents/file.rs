//! The files of documents: the current one at a constant address, every version at one of its own.

use super::Version;
use crate::{app::App, files, web::Error};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// `GET /{document}/file`: the current version.
///
/// # Errors
/// If there is none, or the database cannot be read.
pub async fn current(State(app): State<App>, Path(document): Path<String>) -> Result<Response, Error> {
    let version = Version::of(&app.database, &document).await?.into_iter().next().ok_or(Error::NotFound)?;
    answer(&app, &version).await
}

/// `GET /{document}/file/{number}`: a version.
///
/// # Errors
/// If there is no such version, or the database cannot be read.
pub async fn numbered(State(app): State<App>, Path((document, number)): Path<(String, i64)>) -> Result<Response, Error> {
    let versions = Version::of(&app.database, &document).await?;
    let version = versions.iter().find(|version| version.number == number).ok_or(Error::NotFound)?;
    answer(&app, version).await
}

/// A file is always saved, never shown within our origin.
async fn answer(app: &App, version: &Version) -> Result<Response, Error> {
    let Ok(bytes) = files::read(&app.database, &version.sha256).await else { return Err(Error::Damaged) };
    let disposition = format!("attachment; filename*=UTF-8''{}", utf8_percent_encode(&version.name, NON_ALPHANUMERIC));
    let headers = [
        (header::CONTENT_TYPE, version.media_type.as_str()),
        (header::CONTENT_DISPOSITION, &disposition),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    Ok((headers, bytes).into_response())
}
