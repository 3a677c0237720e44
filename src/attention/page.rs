//! The page of administrators: what needs attention, the worst first.

use super::{Finding, Weight};
use crate::{
    app::App,
    chapter::Frame,
    desk::Desk,
    people::Person,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

#[derive(Template)]
#[template(path = "attention/page.html")]
struct AttentionPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    pressing: &'a [Finding],
    well: &'a [Finding],
}

/// `GET /admin/attention`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>) -> Result<Response, Error> {
    let mut findings = super::of_site(&app, &desk.frame.zone, &Person::all(&app.database).await?).await;
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.weight));
    let (pressing, well) = findings.split_at(findings.partition_point(|finding| finding.weight != Weight::Ok));
    web::html_with(StatusCode::OK, "no-store", &AttentionPage { frame: &desk.frame, desk: &desk, pressing, well })
}
