//! The first page: what the chapter is for, the map with its counts, and how to send something in.

use crate::{
    app::App,
    chapter::Frame,
    directory::{Counts, WorldMap},
    pages,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{OriginalUri, State},
    response::Response,
};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    frame: &'a Frame,
    counts: &'a Counts,
    map: &'a WorldMap,
    land: &'a str,
}

/// `GET /`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, OriginalUri(uri): OriginalUri) -> Result<Response, Error> {
    if let Some(query) = uri.query().filter(|query| query.starts_with("p=")) {
        return pages::home_with_query(&app.database, query).await;
    }
    web::html(&HomePage {
        counts: &Counts::compute(&app.database).await?,
        map: &WorldMap::draw(&app.database, &frame.chapter).await?,
        land: &app.land.path,
        frame: &frame,
    })
}
