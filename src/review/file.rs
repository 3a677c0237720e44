//! Files of a submission, for editors.

use crate::{app::App, items, web::Error};
use axum::{
    extract::{Path, State},
    response::Response,
};

/// `GET /admin/submissions/{number}/files/{position}`.
///
/// # Errors
/// If there is no such file, or the database cannot be read.
pub async fn show(State(app): State<App>, Path((number, position)): Path<(i64, usize)>) -> Result<Response, Error> {
    items::file_answer(&app.database, number, position, "no-store").await
}
