//! The desk's first page: what needs somebody's attention.

use super::Desk;
use crate::{
    app::App,
    attention, backups,
    chapter::Frame,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

#[derive(Template)]
#[template(path = "desk/home.html")]
struct HomePage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    backups: Option<&'static str>,
    /// How many things need attention, and the id of the word for the worst of them; nothing for editors, and if all is well.
    attention: Option<(usize, &'static str)>,
}

/// `GET /admin`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>) -> Result<Response, Error> {
    let backups = backups::concern(&app).await?;
    let attention = if desk.signed.is_administrator() { attention::in_short(&app, &desk.frame.zone).await? } else { None };
    web::html_with(StatusCode::OK, "no-store", &HomePage { frame: &desk.frame, desk: &desk, backups, attention })
}
