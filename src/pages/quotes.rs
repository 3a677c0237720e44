//! What presidents have said: word for word, each statement with an address of its own.

use super::Page;
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{extract::State, response::Response};

struct Quotation {
    slug: String,
    president: String,
    name: String,
    in_office: String,
    body: String,
    source: String,
}

impl Quotation {
    async fn all(database: &Database) -> Result<Vec<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            "SELECT quotation.slug, president, name, in_office, body, source
             FROM quotation JOIN president ON president.slug = president
             ORDER BY president.rank, president.position, quotation.rank, quotation.position LIMIT 500"
        )
        .fetch_all(database)
        .await
    }

    fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.body.split("\n\n").map(str::trim)
    }
}

#[derive(Template)]
#[template(path = "pages/quotes.html")]
struct QuotesPage<'a> {
    frame: &'a Frame,
    page: &'a Page,
    presidents: &'a [&'a [Quotation]],
}

/// `GET /quotes`.
///
/// # Errors
/// If the page is not there, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let page = Page::find(&app.database, "quotes").await?.ok_or(Error::NotFound)?;
    let quotations = Quotation::all(&app.database).await?;
    let presidents: Vec<_> = quotations.chunk_by(|one, next| one.president == next.president).collect();
    web::html(&QuotesPage { frame: &frame, page: &page, presidents: &presidents })
}
