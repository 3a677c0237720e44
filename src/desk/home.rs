//! The desk's first page: what needs somebody's attention.

use super::Desk;
use crate::{
    chapter::Frame,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{http::StatusCode, response::Response};

#[derive(Template)]
#[template(path = "desk/home.html")]
struct HomePage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
}

/// `GET /admin`.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn show(desk: Desk) -> Result<Response, Error> {
    web::html_with(StatusCode::OK, "no-store", &HomePage { frame: &desk.frame, desk: &desk })
}
