//! The records of a kind as a CSV file.

use super::{kind::Kind, record::Record, sheet};
use crate::{app::App, database::Database, people::Signed, web::Error};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse as _, Response},
};

/// The records of a kind as a CSV file.
///
/// # Errors
/// If the database cannot be read.
pub async fn sheet_of(database: &Database, kind: &Kind) -> anyhow::Result<Vec<u8>> {
    let records = Record::all(database, kind).await?;
    sheet::write(kind, records.into_iter().map(|record| (record.key, record.content)))
}

/// `GET /admin/records/{kind}/export.csv`.
///
/// # Errors
/// If there is no such kind, or the database cannot be read.
pub async fn show(signed: Signed, State(app): State<App>, Path(kind): Path<String>) -> Result<Response, Error> {
    let kind = super::permitted(&kind, &signed)?;
    let bytes = sheet_of(&app.database, kind).await?;
    let disposition = format!("attachment; filename=\"{}.csv\"", kind.key);
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, disposition.as_str())], bytes).into_response())
}
