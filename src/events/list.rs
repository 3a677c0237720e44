//! The events that are to come, by month.

use super::{
    Entry,
    filter::{Choices, Filter},
    listed::Listed,
};
use crate::{
    app::App,
    chapter::Frame,
    items::Item,
    say,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};

/// So many events to come are looked at.
const MOST: i64 = 500;

#[derive(Template)]
#[template(path = "events/index.html")]
struct EventsPage<'a> {
    frame: &'a Frame,
    filter: &'a Filter,
    choices: &'a Choices,
    count: usize,
    months: &'a [(String, Vec<Entry>)],
    has_more: bool,
    path: &'static str,
}

/// `GET /events`.
///
/// # Errors
/// If the database cannot be read.
pub async fn index(frame: Frame, State(app): State<App>, Query(filter): Query<Filter>) -> Result<Response, Error> {
    let now = app.clock.now();
    let mut listed = Listed::all(&app, Item::upcoming(&app.database, now, MOST).await?, &filter).await?;
    // an event of several dates stands where its next one is
    listed.sort_by_cached_key(|listed| Entry::day(&listed.event, now));
    let chosen = filter.chosen(&listed);
    let (shown, has_more) = filter.on_page(&chosen);
    let mut months: Vec<(String, Vec<Entry>)> = Vec::new();
    for entry in shown.iter().map(|listed| listed.entry(now)) {
        let name = if entry.on < frame.today.first_of_month() { say!("events-going-on") } else { entry.month() };
        match months.last_mut() {
            Some((last, entries)) if *last == name => entries.push(entry),
            _ => months.push((name, vec![entry])),
        }
    }
    web::html(&EventsPage {
        frame: &frame,
        filter: &filter,
        choices: &filter.choices(&listed),
        count: chosen.len(),
        months: &months,
        has_more,
        path: "/events",
    })
}
