//! The events that are over, by year.

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

#[derive(Template)]
#[template(path = "events/archive.html")]
struct ArchivePage<'a> {
    frame: &'a Frame,
    filter: &'a Filter,
    choices: &'a Choices,
    count: usize,
    year: &'a str,
    years: &'a [(String, i64)],
    entries: &'a [Entry],
    has_more: bool,
    /// Whether the year has more events than are listed.
    is_cut: bool,
    path: &'static str,
}

impl ArchivePage<'_> {
    /// What it shows: the year, and which page of it.
    fn title(&self) -> String {
        let title = if self.year.is_empty() { say!("events-past") } else { say!("events-past-year", year = self.year) };
        match self.filter.page_number() {
            1 => title,
            page => say!("page-numbered", title = title, page = page),
        }
    }
}

/// `GET /events/archive`: the newest year, or the one that is asked for.
///
/// # Errors
/// If there is nothing of that year, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Query(mut filter): Query<Filter>) -> Result<Response, Error> {
    let now = app.clock.now();
    let years = Item::past_years(&app.database, now).await?;
    let year = match years.iter().find(|(year, _)| *year == filter.year) {
        Some((year, _)) => year.clone(),
        None if filter.year.is_empty() => years.first().map_or_else(String::new, |(year, _)| year.clone()),
        None => return Err(Error::NotFound),
    };
    filter.year.clone_from(&year);
    let listed = Listed::all(&app, Item::past_in(&app.database, &year, now).await?, &filter).await?;
    let chosen = filter.chosen(&listed);
    let (shown, has_more) = filter.on_page(&chosen);
    let entries: Vec<Entry> = shown.iter().map(|listed| listed.entry(now)).collect();
    web::html(&ArchivePage {
        frame: &frame,
        filter: &filter,
        choices: &filter.choices(&listed),
        count: chosen.len(),
        year: &year,
        years: &years,
        entries: &entries,
        has_more,
        is_cut: years.iter().any(|(name, count)| *name == year && usize::try_from(*count).is_ok_and(|count| count > listed.len())),
        path: "/events/archive",
    })
}
