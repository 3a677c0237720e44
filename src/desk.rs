//! The editors' desk: what stands around every page of theirs, its first page, and the log.

mod help;
mod home;
mod log;
mod mail;
pub mod seen;
mod style;

pub use help::show as show_help;
pub use home::show as home;
pub use log::show as show_log;
pub use mail::{send_again, send_all_again, send_test as send_test_letter, show as show_mail};
pub use style::show as show_style;

use crate::{app::App, chapter::Frame, mail::queue, messages, people::Signed, review, web::Error};
use axum::{
    extract::FromRequestParts,
    http::{Method, request::Parts},
};
use serde::Deserialize;

/// The desk's menu: address, the id of its words, whether it is for administrators alone.
pub const MENU: [(&str, &str, bool); 9] = [
    ("/admin", "desk", false),
    ("/admin/queue", "desk-queue", false),
    ("/admin/records", "desk-edit", false),
    ("/admin/digest", "desk-digest", false),
    ("/admin/people", "desk-people", true),
    ("/admin/mail", "desk-mail", true),
    ("/admin/backups", "desk-backups", true),
    ("/admin/log", "desk-log", true),
    ("/admin/account", "desk-account", false),
];

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
    /// Whether the page is only read: a form that comes back to be corrected would be empty in another language.
    pub is_read: bool,
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
        let waiting = review::waiting(&app.database).await? + messages::waiting(&app.database).await?;
        let stuck = queue::stuck_count(&app.database, app.clock.now()).await?;
        Ok(Self { frame, signed, waiting, stuck, is_read: matches!(parts.method, Method::GET | Method::HEAD) })
    }
}

/// `?done=saved`: what was just done, in the address that a form leads to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    done: String,
}

impl Done {
    /// It in words, of those that the page has; empty for anything else.
    #[must_use]
    pub fn words(&self, known: &[(&str, &'static str)]) -> &'static str {
        known.iter().find(|(key, _)| *key == self.done).map_or("", |(_, words)| words)
    }
}
