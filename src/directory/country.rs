//! A country or territory, with every tie that leads there.

use super::partnership::{Partnership, Wanted};
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    pages,
    web::{self, Error},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};

/// A country or territory with at least one partner city.
#[derive(Debug, Clone)]
pub struct Country {
    /// Its key, in its address.
    pub slug: String,
    /// The usual short name in English.
    pub name: String,
    /// Its continent, as GeoNames assigns it.
    pub continent: String,
}

impl Country {
    /// The country with this key.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: &Database, slug: &str) -> Result<Option<Self>, sqlx::Error> {
        sqlx::query_as!(Self, "SELECT slug, name, continent FROM country WHERE slug = ?", slug).fetch_optional(database).await
    }

    /// All countries, by name; at most 300.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: &Database) -> Result<Vec<Self>, sqlx::Error> {
        sqlx::query_as!(Self, "SELECT slug, name, continent FROM country ORDER BY name LIMIT 300").fetch_all(database).await
    }
}

#[derive(Template)]
#[template(path = "directory/country.html")]
struct CountryPage<'a> {
    frame: &'a Frame,
    country: &'a Country,
    partnerships: &'a [Partnership],
}

/// `GET /countries/{country}`.
///
/// # Errors
/// If there is no such country, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let Some(country) = Country::find(&app.database, &slug).await? else { return pages::moved(&app.database, &frame.path).await };
    let mut partnerships = Partnership::find_all(&app.database, &Wanted { country: &slug, ..Wanted::default() }).await?;
    partnerships.sort_by(|one, other| one.partner_slug.cmp(&other.partner_slug));
    web::html(&CountryPage { frame: &frame, country: &country, partnerships: &partnerships })
}
