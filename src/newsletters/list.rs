//! Newsletters, the newest issue first.

use crate::{
    app::App,
    chapter::Frame,
    items::Item,
    submissions::Content,
    web::{self, Error, filters::long_day},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

/// So many stand on one page.
const SHOWN: i64 = 50;

/// `?page=2`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    page: Option<u16>,
}

/// A newsletter in a list.
#[derive(Debug)]
pub struct Entry {
    /// Its address.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Who it comes from.
    pub organization: String,
    /// Issue and date, as far as they are known.
    pub issue: String,
}

impl Entry {
    /// The entries of a list of newsletters, in its order.
    ///
    /// # Errors
    /// If what is stored is no newsletter.
    pub fn all(items: &[Item]) -> Result<Vec<Self>, Error> {
        let mut entries = Vec::new();
        for item in items {
            if let Content::Newsletter(newsletter) = item.read()? {
                let date = newsletter.issued_on.map(long_day).unwrap_or_default();
                let issue = [newsletter.issue, date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
                entries.push(Self { path: item.path(), title: newsletter.title, organization: newsletter.organization, issue });
            }
        }
        Ok(entries)
    }
}

#[derive(Template)]
#[template(path = "newsletters/index.html")]
struct NewslettersPage<'a> {
    frame: &'a Frame,
    entries: &'a [Entry],
    page: i64,
    has_more: bool,
}

/// `GET /newsletters`.
///
/// # Errors
/// If the database cannot be read.
pub async fn index(frame: Frame, State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let page = i64::from(wanted.page.unwrap_or(1).max(1));
    let mut entries = Entry::all(&Item::newsletters(&app.database, SHOWN + 1, (page - 1) * SHOWN).await?)?;
    let has_more = entries.len() > 50;
    entries.truncate(50);
    web::html(&NewslettersPage { frame: &frame, entries: &entries, page, has_more })
}
