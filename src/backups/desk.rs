//! Backups, as administrators see them.

use super::record::{self, Rehearsal};
use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    desk::Desk,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use std::path::Path;

#[derive(Template)]
#[template(path = "desk/backups.html")]
struct BackupsPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    last_proof: Option<Moment>,
    rehearsals: &'a [Rehearsal],
    folder: Option<String>,
    copies: &'a [(String, u64)],
}

/// `GET /admin/backups`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>) -> Result<Response, Error> {
    let folder = app.config.backups();
    let page = BackupsPage {
        frame: &desk.frame,
        desk: &desk,
        last_proof: record::last_proof(&app.database).await?,
        rehearsals: &Rehearsal::newest(&app.database).await?,
        copies: &folder.as_deref().map(copies).unwrap_or_default(),
        folder: folder.map(|folder| folder.display().to_string()),
    };
    web::html_with(StatusCode::OK, "no-store", &page)
}

/// Name and bytes of the copies that are there, newest first; none if the folder cannot be read.
fn copies(folder: &Path) -> Vec<(String, u64)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut copies: Vec<_> = entries
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.metadata().map_or(0, |metadata| metadata.len())))
        .filter(|(name, _)| name.strip_prefix("site-").is_some_and(|rest| rest.strip_suffix(".db").is_some()))
        .collect();
    copies.sort_by(|one, other| other.cmp(one));
    copies.truncate(100);
    copies
}
