//! The log, as administrators read it.

use super::Desk;
use crate::{
    app::App,
    chapter::Frame,
    log::Entry,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

/// `?before=NUMBER&path=/admin/…`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    before: Option<i64>,
    path: String,
}

#[derive(Template)]
#[template(path = "desk/log.html")]
struct LogPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    entries: &'a [Entry],
    path: &'a str,
}

/// `GET /admin/log`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let entries = Entry::newest(&app.database, wanted.before.unwrap_or(i64::MAX), &wanted.path).await?;
    web::html_with(StatusCode::OK, "no-store", &LogPage { frame: &desk.frame, desk: &desk, entries: &entries, path: &wanted.path })
}
