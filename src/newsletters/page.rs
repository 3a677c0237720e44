//! A newsletter’s own page, and its files.

use super::NewsletterView;
use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    items::{self, Item},
    submissions::{Attachment, Content},
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};

#[derive(Template)]
#[template(path = "newsletters/show.html")]
struct NewsletterPage<'a> {
    frame: &'a Frame,
    view: &'a NewsletterView,
    path: &'a str,
    updated_at: &'a Moment,
}

/// `GET /newsletters/{slug}`.
///
/// # Errors
/// If there is no such newsletter, it was withdrawn, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let item = Item::published(&app.database, "newsletter", &slug).await?;
    let Content::Newsletter(newsletter) = item.read()? else { return Err(Error::NotFound) };
    let view = NewsletterView::load(&app, item.submission, *newsletter, &item.path()).await?;
    web::html(&NewsletterPage { frame: &frame, view: &view, path: &item.path(), updated_at: &item.updated_at })
}

/// `GET /newsletters/{slug}/files/{position}`: a file, for as long as the newsletter is published.
///
/// # Errors
/// If there is no such file, it was withdrawn, or the database cannot be read.
pub async fn attachment(State(app): State<App>, Path((slug, position)): Path<(String, i64)>) -> Result<Response, Error> {
    let item = Item::published(&app.database, "newsletter", &slug).await?;
    let attachments = Attachment::of(&app.database, item.submission).await?;
    items::file_answer(&app.database, &attachments, position, "public, max-age=60").await
}
