//! "Our sister cities" on a member city's own site: a small page for an `iframe`, and the line of HTML to copy.

use super::{city::MemberCity, map::CityMap, partnership::Partnership};
use crate::{
    app::App,
    chapter::Frame,
    pages,
    web::{self, Error, filters, security},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};

#[derive(Template)]
#[template(path = "directory/embedded.html")]
struct EmbeddedPage<'a> {
    frame: &'a Frame,
    city: &'a MemberCity,
    current: &'a [Partnership],
    map: &'a CityMap<'a>,
}

impl EmbeddedPage<'_> {
    /// Where the page is that the lines of the map lead into.
    const PLACES: &'static str = "/cities";
    /// Links leave the frame.
    const TARGET: &'static str = " target=\"_top\"";
}

#[derive(Template)]
#[template(path = "directory/embed.html")]
struct EmbedPage<'a> {
    frame: &'a Frame,
    city: &'a MemberCity,
}

/// `GET /embed/{city}`: the one page that other sites may frame. It has the map, the names, and no script.
///
/// # Errors
/// If there is no such city, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let city = MemberCity::find(&app.database, &slug).await?.ok_or(Error::NotFound)?;
    let ties = Partnership::of_member(&app.database, &slug).await?;
    let ties: Vec<_> = ties.into_iter().filter(Partnership::is_current).collect();
    let map = &CityMap::around(&app, city.place(), ties.iter().map(Partnership::outward));
    let mut response = web::html(&EmbeddedPage { frame: &frame, city: &city, current: &ties, map })?;
    response.extensions_mut().insert(security::MayBeFramed);
    Ok(response)
}

/// `GET /cities/{city}/embed`: the line to copy.
///
/// # Errors
/// If there is no such city, or the database cannot be read.
pub async fn line(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    match MemberCity::find(&app.database, &slug).await? {
        Some(city) => web::html(&EmbedPage { frame: &frame, city: &city }),
        None => pages::moved(&app.database, &frame.path).await,
    }
}
