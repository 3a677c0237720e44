//! History: a text and a time line.

use super::Page;
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{extract::State, response::Response};

struct TimeLineEntry {
    date_text: String,
    title: String,
    body: String,
    source: String,
}

impl TimeLineEntry {
    async fn all(database: &Database) -> Result<Vec<Self>, sqlx::Error> {
        sqlx::query_as!(Self, "SELECT date_text, title, body, source FROM time_line_entry ORDER BY rank, position LIMIT 500")
            .fetch_all(database)
            .await
    }
}

#[derive(Template)]
#[template(path = "pages/history.html")]
struct HistoryPage<'a> {
    frame: &'a Frame,
    page: &'a Page,
    entries: &'a [TimeLineEntry],
}

/// `GET /history`.
///
/// # Errors
/// If the page is not there, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let page = Page::find(&app.database, "history").await?.ok_or(Error::NotFound)?;
    web::html(&HistoryPage { frame: &frame, page: &page, entries: &TimeLineEntry::all(&app.database).await? })
}
