//! Backups, as administrators see them.

use super::{
    nightly::{self, Named},
    record::{self, Rehearsal},
};
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

/// So many copies are shown.
const MOST: usize = 100;

#[derive(Template)]
#[template(path = "desk/backups.html")]
struct BackupsPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    last_proof: Option<Moment>,
    rehearsals: &'a [Rehearsal],
    folder: Option<String>,
    copies: &'a [Named],
}

/// `GET /admin/backups`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>) -> Result<Response, Error> {
    let folder = app.config.backups.as_deref();
    let page = BackupsPage {
        frame: &desk.frame,
        desk: &desk,
        last_proof: record::last_proof(&app.database).await?,
        rehearsals: &Rehearsal::newest(&app.database).await?,
        copies: &folder.map(copies).unwrap_or_default(),
        folder: folder.map(|folder| folder.display().to_string()),
    };
    web::html_with(StatusCode::OK, "no-store", &page)
}

/// Name and bytes of the good copies that are there, newest first; none if the folder cannot be read.
fn copies(folder: &Path) -> Vec<Named> {
    let mut copies: Vec<_> =
        nightly::paths(folder).unwrap_or_default().into_iter().filter_map(|path| Some((nightly::day_of(&path)?, path))).collect();
    copies.sort_unstable_by(|one, other| other.cmp(one));
    copies.iter().take(MOST).map(|(_, path)| nightly::name_and_size(path)).collect()
}
