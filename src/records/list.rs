//! What can be edited, and the records of a kind.

use super::{kind::Kind, kinds, record::Record};
use crate::{
    app::App,
    chapter::Frame,
    content::search_name,
    desk::Desk,
    people::Permission,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

/// So many records on a page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "records/index.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    kinds: Vec<&'static Kind>,
}

/// `GET /admin/records`: what can be edited, in words.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn index(desk: Desk) -> Result<Response, Error> {
    let may = |kind: &&Kind| kind.permission == Permission::Editor || desk.signed.is_administrator();
    web::html_with(StatusCode::OK, "no-store", &IndexPage { frame: &desk.frame, kinds: kinds::all().filter(may).collect(), desk: &desk })
}

/// `?q=WORDS&page=NUMBER`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
    page: usize,
}

#[derive(Template)]
#[template(path = "records/list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    kind: &'a Kind,
    records: &'a [Record],
    total: usize,
    q: &'a str,
    page: usize,
    pages: usize,
}

impl ListPage<'_> {
    /// Where all records of the kind are.
    fn address(&self) -> String {
        format!("/admin/records/{}", self.kind.key)
    }
}

/// `GET /admin/records/{kind}`.
///
/// # Errors
/// If there is no such kind, or the database cannot be read.
pub async fn list(desk: Desk, State(app): State<App>, Path(kind): Path<String>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let kind = super::permitted(&kind, &desk.signed)?;
    let q: String = wanted.q.trim().chars().take(200).collect();
    let sought = search_name(&q);
    let mut records = Record::all(&app.database, kind).await?;
    records.retain(|record| search_name(&format!("{} {}", kind.title_of(record), record.key)).contains(&sought));
    let pages = records.len().div_ceil(PAGE).max(1);
    let page = wanted.page.clamp(1, pages);
    let shown = records.iter().skip((page - 1) * PAGE).take(PAGE).cloned().collect::<Vec<_>>();
    let list = ListPage { frame: &desk.frame, desk: &desk, kind, records: &shown, total: records.len(), q: &q, page, pages };
    web::html_with(StatusCode::OK, "no-store", &list)
}
