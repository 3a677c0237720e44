//! A place of the region.

use super::{
    map::{CityMap, Place},
    partnership::{Partnership, Wanted},
};
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    events,
    items::Item,
    newsletters, pages,
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
    /// Where it is; a county's seat.
    pub latitude: f64,
    /// WGS 84 degrees east.
    pub longitude: f64,
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
            "SELECT slug, name, latitude, longitude, county, geonames_id, population, organization, website, notes FROM member_city WHERE slug = ?",
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

impl MemberCity {
    fn county_words(&self) -> String {
        format!("{} County", self.county)
    }

    fn county_path(&self) -> String {
        format!("/cities?{}", url::form_urlencoded::Serializer::new(String::new()).append_pair("county", &self.county).finish())
    }
}

#[derive(Template)]
#[template(path = "directory/city.html")]
struct CityPage<'a> {
    frame: &'a Frame,
    city: &'a MemberCity,
    current: &'a [Partnership],
    other: &'a [Partnership],
    map: &'a CityMap,
    events: &'a [events::Entry],
    newsletters: &'a [newsletters::Entry],
}

/// `GET /cities/{city}`.
///
/// # Errors
/// If there is no such place, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let Some(city) = MemberCity::find(&app.database, &slug).await? else { return pages::moved(&app.database, &frame.path).await };
    let partnerships = Partnership::find_all(&app.database, &Wanted { member: &slug, ..Wanted::default() }).await?;
    let (current, other): (Vec<_>, Vec<_>) = partnerships.into_iter().partition(Partnership::is_current);
    let now = app.clock.now();
    let events = events::Entry::all(&Item::upcoming_of_host(&app.database, &slug, now).await?, now)?;
    let newsletters = newsletters::Entry::all(&Item::newsletters_of_host(&app.database, &slug).await?)?;
    let (current, other) = (&current, &other);
    let map = &CityMap::around(&app, Place { latitude: city.latitude, longitude: city.longitude });
    web::html(&CityPage { frame: &frame, city: &city, current, other, map, events: &events, newsletters: &newsletters })
}
