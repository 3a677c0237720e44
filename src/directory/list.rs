//! The directory as one list, filtered by its address alone.

use super::{
    Country, Counts,
    partnership::{Partnership, Wanted},
};
use crate::{
    app::App,
    chapter::Frame,
    content::search_name,
    database::Database,
    web::{self, Error},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

/// The filter in the address: `/cities?q=&county=&country=&kind=`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    q: String,
    county: String,
    country: String,
    kind: String,
}

impl Filter {
    fn is_empty(&self) -> bool {
        [&self.q, &self.county, &self.country, &self.kind].iter().all(|value| value.trim().is_empty())
    }
}

#[derive(Template)]
#[template(path = "directory/list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    filter: &'a Filter,
    counts: &'a Counts,
    counties: &'a [String],
    countries: &'a [Country],
    members: &'a [&'a [Partnership]],
}

/// `GET /cities`.
///
/// # Errors
/// If the database cannot be read.
pub async fn index(frame: Frame, State(app): State<App>, Query(filter): Query<Filter>) -> Result<Response, Error> {
    let text = search_name(filter.q.trim());
    let wanted = Wanted { text: &text, county: &filter.county, country: &filter.country, kind: &filter.kind, ..Wanted::default() };
    let partnerships = Partnership::find_all(&app.database, &wanted).await?;
    let members: Vec<_> = partnerships.chunk_by(|one, next| one.member_slug == next.member_slug).collect();
    web::html(&ListPage {
        frame: &frame,
        filter: &filter,
        counts: &Counts::compute(&app.database).await?,
        counties: &counties(&app.database).await?,
        countries: &Country::all(&app.database).await?,
        members: &members,
    })
}

async fn counties(database: &Database) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar!("SELECT DISTINCT county FROM member_city ORDER BY county LIMIT 1000").fetch_all(database).await
}
