//! The records of a kind as a CSV file.

use super::{record::Record, sheet};
use crate::{app::App, people::Signed, web::Error};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse as _, Response},
};

/// `GET /admin/records/{kind}/export.csv`.
///
/// # Errors
/// If there is no such kind, or the database cannot be read.
pub async fn show(signed: Signed, State(app): State<App>, Path(kind): Path<String>) -> Result<Response, Error> {
    let kind = super::permitted(&kind, &signed)?;
    let records = Record::all(&app.database, kind).await?;
    let bytes = sheet::write(kind, records.into_iter().map(|record| (record.key, record.content)))?;
    let disposition = format!("attachment; filename=\"{}.csv\"", kind.key);
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, disposition.as_str())], bytes).into_response())
}
