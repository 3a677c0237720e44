//! The events that are over, by year.

use super::Entry;
use crate::{
    app::App,
    chapter::Frame,
    items::Item,
    web::{self, Error},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

/// `?year=2026`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    year: String,
}

#[derive(Template)]
#[template(path = "events/archive.html")]
struct ArchivePage<'a> {
    frame: &'a Frame,
    year: &'a str,
    years: &'a [(String, i64)],
    entries: &'a [Entry],
}

/// `GET /events/archive`: the newest year, or the one that is asked for.
///
/// # Errors
/// If there is nothing of that year, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let now = app.clock.now();
    let years = Item::past_years(&app.database, now).await?;
    let year = match years.iter().find(|(year, _)| *year == wanted.year) {
        Some((year, _)) => year.as_str(),
        None if wanted.year.is_empty() => years.first().map_or("", |(year, _)| year),
        None => return Err(Error::NotFound),
    };
    let entries = Entry::all(&Item::past_in(&app.database, year, now).await?, now)?;
    web::html(&ArchivePage { frame: &frame, year, years: &years, entries: &entries })
}
