//! A place abroad, seen from its own end.

use super::{
    local_time::LocalTime,
    map::{CityMap, Place},
    names::{OtherName, other_names},
    partnership::Partnership,
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
use sqlx::SqliteExecutor;

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
    /// Where it is, WGS 84 degrees north.
    pub latitude: f64,
    /// WGS 84 degrees east.
    pub longitude: f64,
    /// IANA name of its time zone; empty if not known.
    pub time_zone: String,
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
                    country.name AS country_name, country.slug AS country_slug, geonames_id, population,
                    latitude, longitude, time_zone
             FROM partner_city JOIN country ON country.code = partner_city.country WHERE partner_city.slug = ?",
            slug
        )
        .fetch_optional(database)
        .await
    }

    /// The key of a place that may have had another one: texts that were sent in name it as it was then.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn present_key(database: impl SqliteExecutor<'_>, key: &str) -> Result<String, sqlx::Error> {
        let moved = sqlx::query_scalar!("SELECT to_path FROM redirect WHERE from_path = '/partners/' || ?", key).fetch_optional(database);
        let moved = moved.await?.and_then(|path| path.strip_prefix("/partners/").map(str::to_owned));
        Ok(moved.unwrap_or_else(|| key.to_owned()))
    }

    /// The names ("Sendai, Japan") and keys of all places to choose from, by name; of more than 2,000 the largest.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn names(database: &Database) -> Result<Vec<(String, String)>, sqlx::Error> {
        let rows = sqlx::query!(
            r#"SELECT city.name || ', ' || country.name AS "name!: String", city.slug
               FROM (SELECT name, slug, search_name, country FROM partner_city ORDER BY population DESC LIMIT 2000) AS city
               JOIN country ON country.code = city.country ORDER BY search_name"#
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
    map: &'a CityMap<'a>,
    local_time: Option<LocalTime>,
    events: &'a [events::Entry],
}

impl PartnerPage<'_> {
    /// Where the page is that the lines of the map lead into.
    const PLACES: &'static str = "/partners";
    /// What a link of the map says about its window: nothing.
    const TARGET: &'static str = "";
}

/// `GET /partners/{city}`.
///
/// # Errors
/// If there is no such place, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let Some(city) = PartnerCity::find(&app.database, &slug).await? else { return pages::moved(&app.database, &frame.path).await };
    let partnerships = Partnership::of_partner(&app.database, &slug).await?;
    let now = app.clock.now();
    let events = events::Entry::all(&app.database, &Item::upcoming_with_partner(&app.database, &slug, now).await?, now).await?;
    let local_time = LocalTime::there(&city.time_zone, now, (&frame.chapter.region, &frame.zone));
    let centre = Place { latitude: city.latitude, longitude: city.longitude };
    let current = partnerships.iter().filter(|tie| tie.is_current());
    let map = &CityMap::around(&app, centre, current.map(Partnership::homeward));
    web::html(&PartnerPage { frame: &frame, city: &city, partnerships: &partnerships, map, local_time, events: &events })
}
