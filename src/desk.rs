//! The editors' desk: what stands around every page of theirs, its first page, and the log.

mod home;
mod log;

pub use home::show as home;
pub use log::show as show_log;

use crate::{app::App, chapter::Frame, clock::Moment, people::Signed, web::Error};
use axum::{extract::FromRequestParts, http::request::Parts};
use std::time::Duration;

/// The desk's menu: address, words, whether it is for administrators alone.
pub const MENU: [(&str, &str, bool); 4] =
    [("/admin", "Desk", false), ("/admin/queue", "To read", false), ("/admin/records", "Edit", false), ("/admin/log", "Log", true)];

/// A letter that has waited for so long is shown on every page of the desk.
const STUCK: Duration = Duration::from_mins(5);

/// What stands around every page of the desk: the extractor that its handlers take. Its pages have a field `desk` of
/// this type beside `frame`, and begin with `{% extends "desk/frame.html" %}`.
#[derive(Debug, Clone)]
pub struct Desk {
    /// What stands around every page.
    pub frame: Frame,
    /// Who is signed in.
    pub signed: Signed,
    /// What waits to be read.
    pub waiting: i64,
    /// Letters that wait longer than they should.
    pub stuck: i64,
}

impl Desk {
    /// Whether a link of the desk's menu leads here.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        if path == "/admin" { self.frame.path == path } else { self.frame.is_at(path) }
    }
}

impl FromRequestParts<App> for Desk {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let signed = Signed::from_request_parts(parts, app).await?;
        let frame = Frame::from_request_parts(parts, app).await?;
        let waiting = 0;
        Ok(Self { frame, signed, waiting, stuck: stuck(app, app.clock.now()).await? })
    }
}

async fn stuck(app: &App, now: Moment) -> Result<i64, sqlx::Error> {
    let since = now.before(STUCK);
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!: i64" FROM letter
           WHERE state <> 'sent' AND due_at <= ?1 AND (due_at < ?2 OR (attempts > 0 AND written_at < ?2))"#,
        now,
        since
    )
    .fetch_one(&app.database)
    .await
}
