//! Files of a submission, for editors.

use crate::{app::App, items, submissions::Attachment, web::Error};
use axum::{
    extract::{Path, State},
    response::Response,
};

/// `GET /admin/submissions/{number}/files/{position}`.
///
/// # Errors
/// If there is no such file, or the database cannot be read.
pub async fn show(State(app): State<App>, Path((number, position)): Path<(i64, i64)>) -> Result<Response, Error> {
    // also one that was taken away, or is only proposed
    let attachments = Attachment::every(&app.database, number).await?;
    items::file_answer(&app.database, &attachments, position, "no-store").await
}
