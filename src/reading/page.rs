//! The page on which a newsletter's text can be read, searched and read aloud.

use super::stored::{Page, Stored};
use crate::{
    app::App,
    chapter::Frame,
    items::Item,
    newsletters::NewsletterView,
    submissions::Content,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};

#[derive(Template)]
#[template(path = "newsletters/text.html")]
struct TextPage<'a> {
    frame: &'a Frame,
    view: &'a NewsletterView,
    path: &'a str,
    stored: &'a Stored,
    pages: &'a [Page],
}

/// `GET /newsletters/{slug}/text`: the text of its file, for as long as the newsletter is published.
///
/// # Errors
/// If there is no such newsletter or it has no text, it was withdrawn, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let item = Item::published(&app.database, "newsletter", &slug).await?;
    let Content::Newsletter(newsletter) = item.read()? else { return Err(Error::NotFound) };
    let stored = Stored::of(&app.database, item.submission).await?.filter(Stored::is_done).ok_or(Error::NotFound)?;
    let pages = Page::all(&app.database, item.submission, 2).await?;
    let view = NewsletterView::load(&app, item.submission, *newsletter, &item.path()).await?;
    web::html(&TextPage { frame: &frame, view: &view, path: &item.path(), stored: &stored, pages: &pages })
}
