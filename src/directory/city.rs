//! A place of the region.

use super::partnership::{Partnership, Wanted};
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    pages,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};

/// A place of the region: a city, or the government of a county.
#[derive(Debug, Clone)]
pub struct MemberCity {
    /// Its key, in its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its county, without the word County.
    pub county: String,
    /// GeoNames number; a county's government has none.
    pub geonames_id: Option<i64>,
    /// Rough number of people, from GeoNames.
    pub population: Option<i64>,
    /// The local sister-city body; may be empty.
    pub organization: String,
    /// That body's address on the web; may be empty.
    pub website: String,
    /// What is worth knowing about the sources; may be empty.
    pub notes: String,
}

impl MemberCity {
    /// The place with this key.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: &Database, slug: &str) -> Result<Option<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            "SELECT slug, name, county, geonames_id, population, organization, website, notes FROM member_city WHERE slug = ?",
            slug
        )
        .fetch_optional(database)
        .await
    }

    /// The names and keys of all places, by name; at most 20,000.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn names(database: &Database) -> Result<Vec<(String, String)>, sqlx::Error> {
        let rows = sqlx::query!("SELECT name, slug FROM member_city ORDER BY search_name LIMIT 20000").fetch_all(database).await?;
        Ok(rows.into_iter().map(|row| (row.name, row.slug)).collect())
    }
}

#[derive(Template)]
#[template(path = "directory/city.html")]
struct CityPage<'a> {
    frame: &'a Frame,
    city: &'a MemberCity,
    current: &'a [Partnership],
    other: &'a [Partnership],
}

/// `GET /cities/{city}`.
///
/// # Errors
/// If there is no such place, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let Some(city) = MemberCity::find(&app.database, &slug).await? else { return pages::moved(&app.database, &frame.path).await };
    let partnerships = Partnership::find_all(&app.database, &Wanted { member: &slug, ..Wanted::default() }).await?;
    let (current, other): (Vec<_>, Vec<_>) = partnerships.into_iter().partition(Partnership::is_current);
    web::html(&CityPage { frame: &frame, city: &city, current: &current, other: &other })
}
