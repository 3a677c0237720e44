//! How to work at the desk, with pictures of the desk itself.

use super::Desk;
use crate::{
    chapter::Frame,
    languages::Language,
    web::{self, Error, Picture, filters},
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use std::fmt::Display;

#[derive(Template)]
#[template(path = "desk/help.html")]
struct HelpPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
}

impl HelpPage<'_> {
    /// A picture, with what it shows in words; nothing if it was never taken.
    fn picture(name: &str, words: impl Display) -> String {
        Picture::find(name).map(|picture| picture.html(&words.to_string())).unwrap_or_default()
    }

    /// Whether the pictures show the desk in another language than the page is in.
    fn has_other_pictures() -> bool {
        Picture::find("desk-home").is_some_and(|picture| picture.language != Language::current())
    }
}

/// `GET /admin/help`.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn show(desk: Desk) -> Result<Response, Error> {
    web::html_with(StatusCode::OK, "no-store", &HelpPage { frame: &desk.frame, desk: &desk })
}
