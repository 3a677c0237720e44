//! A place abroad, seen from its own end.

use super::{
    names::{OtherName, other_names},
    partnership::{Partnership, Wanted},
};
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    events,
    items::Item,
    pages,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};

/// A place abroad.
#[derive(Debug, Clone)]
pub struct PartnerCity {
    /// Its key, in its address.
    pub slug: String,
    /// Its name in English; a district has its city in brackets.
    pub name: String,
    /// Other names, set apart by semicolons; may be empty.
    pub other_names: String,
    /// State, province or prefecture.
    pub region: String,
    /// ISO 3166-1 alpha-2.
    pub country_code: String,
    /// Its country.
    pub country_name: String,
    /// Key of the country.
    pub country_slug: String,
    /// GeoNames number, if there is one.
    pub geonames_id: Option<i64>,
    /// Rough number of people, from GeoNames, if known.
    pub population: Option<i64>,
}

impl PartnerCity {
    /// The place with this key.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: &Database, slug: &str) -> Result<Option<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            "SELECT partner_city.slug, partner_city.name, other_names, region, country.code AS country_code,
                    country.name AS country_name, country.slug AS country_slug, geonames_id, population
             FROM partner_city JOIN country ON country.code = partner_city.country WHERE partner_city.slug = ?",
            slug
        )
        .fetch_optional(database)
        .await
    }

    /// The names ("Sendai, Japan") and keys of all places, by name; at most 20,000.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn names(database: &Database) -> Result<Vec<(String, String)>, sqlx::Error> {
        let rows = sqlx::query!(
            r#"SELECT partner_city.name || ', ' || country.name AS "name!: String", partner_city.slug
               FROM partner_city JOIN country ON country.code = partner_city.country ORDER BY search_name LIMIT 20000"#
        )
        .fetch_all(database)
        .await?;
        Ok(rows.into_iter().map(|row| (row.name, row.slug)).collect())
    }

    fn country_path(&self) -> String {
        format!("/countries/{}", self.country_slug)
    }

    fn names_elsewhere(&self) -> Vec<OtherName<'_>> {
        other_names(&self.other_names, &self.country_code)
    }
}

#[derive(Template)]
#[template(path = "directory/partner.html")]
struct PartnerPage<'a> {
    frame: &'a Frame,
    city: &'a PartnerCity,
    partnerships: &'a [Partnership],
    events: &'a [events::Entry],
}

/// `GET /partners/{city}`.
///
/// # Errors
/// If there is no such place, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let Some(city) = PartnerCity::find(&app.database, &slug).await? else { return pages::moved(&app.database, &frame.path).await };
    let partnerships = Partnership::find_all(&app.database, &Wanted { partner: &slug, ..Wanted::default() }).await?;
    let now = app.clock.now();
    let events = events::Entry::all(&Item::upcoming_with_partner(&app.database, &slug, now).await?, now)?;
    web::html(&PartnerPage { frame: &frame, city: &city, partnerships: &partnerships, events: &events })
}
