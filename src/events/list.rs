//! The events that are to come, by month.

use super::Entry;
use crate::{
    app::App,
    chapter::Frame,
    items::Item,
    web::{self, Error},
};
use askama::Template;
use axum::{extract::State, response::Response};

/// So many events are shown.
const SHOWN: i64 = 300;

#[derive(Template)]
#[template(path = "events/index.html")]
struct EventsPage<'a> {
    frame: &'a Frame,
    months: &'a [(String, Vec<Entry>)],
}

/// `GET /events`.
///
/// # Errors
/// If the database cannot be read.
pub async fn index(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let now = app.clock.now();
    let mut entries = Entry::all(&Item::upcoming(&app.database, now, SHOWN).await?, now)?;
    // an event of several dates stands where its next one is
    entries.sort_by_key(|entry| entry.on);
    let mut months: Vec<(String, Vec<Entry>)> = Vec::new();
    for entry in entries {
        let name = if entry.on < frame.today.first_of_month() { "Going on now".to_owned() } else { entry.month() };
        match months.last_mut() {
            Some((last, entries)) if *last == name => entries.push(entry),
            _ => months.push((name, vec![entry])),
        }
    }
    web::html(&EventsPage { frame: &frame, months: &months })
}
