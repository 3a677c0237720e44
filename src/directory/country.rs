//! A country or territory, with every tie that leads there.

use super::partnership::Partnership;
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    pages,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use serde::Deserialize;

/// A country or territory with at least one partner city.
#[derive(Debug, Clone)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: String,
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
        sqlx::query_as!(Self, "SELECT code, slug, name, continent FROM country WHERE slug = ?", slug).fetch_optional(database).await
    }

    /// All countries, by name; at most 300.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: &Database) -> Result<Vec<Self>, sqlx::Error> {
        sqlx::query_as!(Self, "SELECT code, slug, name, continent FROM country ORDER BY name LIMIT 300").fetch_all(database).await
    }
}

/// So many ties on one page.
const TIES: i64 = 200;

/// `?page=2`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    page: Option<u16>,
}

#[derive(Template)]
#[template(path = "directory/country.html")]
struct CountryPage<'a> {
    frame: &'a Frame,
    country: &'a Country,
    partnerships: &'a [Partnership],
    count: i64,
    page: i64,
}

/// `GET /countries/{country}`.
///
/// # Errors
/// If there is no such country, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(slug): Path<String>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let Some(country) = Country::find(&app.database, &slug).await? else { return pages::moved(&app.database, &frame.path).await };
    let page = i64::from(wanted.page.unwrap_or(1).max(1));
    let partnerships = Partnership::of_country(&app.database, &country.code, TIES, (page - 1) * TIES).await?;
    let count = sqlx::query_scalar!(
        "SELECT count(*) FROM partner_city JOIN partnership ON partnership.partner = partner_city.id WHERE country = ?",
        country.code
    );
    let count = count.fetch_one(&app.database).await?;
    if partnerships.is_empty() && page > 1 {
        return Err(Error::NotFound);
    }
    web::html(&CountryPage { frame: &frame, country: &country, partnerships: &partnerships, count, page })
}
