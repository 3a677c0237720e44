//! Documents that keep one address while their versions change: by-laws, brochure.

mod desk;
mod file;
mod version;

pub use desk::{index, put_back, take_back, upload};
pub use file::{current as show_current, numbered as show_numbered};
pub use version::{Version, forget};

use crate::{
    chapter::Frame,
    database::Database,
    pages::Page,
    web::{self, Error, filters},
};
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "documents/page.html")]
struct DocumentPage<'a> {
    frame: &'a Frame,
    page: &'a Page,
    current: &'a Version,
    older: &'a [Version],
    text: &'a str,
}

/// The page of a document that has a file; nothing for a page that is none, or whose file is not there yet.
///
/// What the page's text says before its first heading is for the time without a file, and is left out.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(database: &Database, frame: &Frame, page: &Page) -> Result<Option<Response>, Error> {
    let versions = Version::of(database, &page.slug).await?;
    let Some((current, older)) = versions.split_first() else { return Ok(None) };
    let text = page.body.find("\n## ").map_or("", |start| &page.body[start..]);
    web::html(&DocumentPage { frame, page, current, older, text }).map(Some)
}
