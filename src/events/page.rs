//! An event's own page, and its files.

use super::{EventView, add_links::AddLink};
use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    items::{self, Item, Span},
    replies::Hosted,
    submissions::{Attachment, Content},
    translations::Translation,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};

#[derive(Template)]
#[template(path = "events/show.html")]
struct EventPage<'a> {
    frame: &'a Frame,
    view: &'a EventView,
    updated_at: &'a Moment,
    /// Where one replies; empty if one does not here, or no longer.
    reply_path: &'a str,
    linked_data: &'a str,
    is_over: bool,
    add_links: &'a [AddLink],
}

/// `GET /events/{slug}`.
///
/// # Errors
/// If there is no such event, it was withdrawn, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let item = Item::published(&app.database, "event", &slug).await?;
    let content = item.read()?;
    let is_over = Span::of(&content, &frame.zone, frame.today).ends_at < app.clock.now();
    let Content::Event(event) = content else { return Err(Error::NotFound) };
    let attachments = Attachment::of(&app.database, item.submission).await?;
    let files = items::of_attachments(attachments, &format!("{}/files", item.path()));
    let hosted = Hosted::of(&app.database, item.submission).await?.filter(|hosted| hosted.is_open(app.clock.now()));
    let reply_path = hosted.map(|hosted| hosted.reply_path()).unwrap_or_default();
    let mut view = EventView::load(&app, (item.submission, item.language), *event, files).await?;
    let linked_data = &view.linked_data(&frame.origin, &item.path());
    let add_links = &view.add_links(&format!("{}{}", frame.origin, frame.address()), app.clock.now());
    if let Some(translation) = Translation::find(&app.database, &item.subject()).await? {
        view.translate(translation);
    }
    let (view, updated_at, reply_path) = (&view, &item.updated_at, &reply_path);
    web::html(&EventPage { frame: &frame, view, updated_at, reply_path, linked_data, is_over, add_links })
}

/// `GET /events/{slug}/files/{position}`: a file, for as long as the event is published.
///
/// # Errors
/// If there is no such file, the event was withdrawn, or the database cannot be read.
pub async fn attachment(State(app): State<App>, Path((slug, position)): Path<(String, i64)>) -> Result<Response, Error> {
    let item = Item::published(&app.database, "event", &slug).await?;
    let attachments = Attachment::of(&app.database, item.submission).await?;
    items::file_answer(&app.database, &attachments, position, "public, max-age=60").await
}
