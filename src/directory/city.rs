//! A place of the region.

use super::{
    anniversaries::Anniversary,
    confirmed::Confirmed,
    map::{CityMap, Place},
    partnership::Partnership,
};
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    events,
    items::Item,
    messages::Search,
    newsletters, pages, say,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

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
    /// Day on which the city last said that its entry is right (ISO 8601).
    pub confirmed_on: Option<String>,
    /// Who said so: an office or a body; may be empty.
    pub confirmed_by: String,
}

impl MemberCity {
    /// The place with this key.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: &Database, slug: &str) -> Result<Option<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            "SELECT slug, name, latitude, longitude, county, geonames_id, population, organization, website, notes, confirmed_on, confirmed_by
             FROM member_city WHERE slug = ?",
            slug
        )
        .fetch_optional(database)
        .await
    }

    /// The bodies that look after the ties of places, by the key of the place; at most 10,000.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn organizations(database: &Database) -> Result<BTreeMap<String, String>, sqlx::Error> {
        let rows = sqlx::query!("SELECT slug, organization FROM member_city WHERE organization <> '' LIMIT 10000");
        Ok(rows.fetch_all(database).await?.into_iter().map(|row| (row.slug, row.organization)).collect())
    }

    /// Its own page.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/cities/{}", self.slug)
    }

    /// The last confirmation of the entry, as it is on a day.
    #[must_use]
    pub fn confirmed(&self, today: &Date) -> Confirmed {
        Confirmed::new(self.confirmed_on.as_deref(), &self.confirmed_by, *today)
    }

    /// The names and keys of all places to choose from, by name; of more than 2,000 the largest.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn names(database: &Database) -> Result<Vec<(String, String)>, sqlx::Error> {
        let rows = sqlx::query!("SELECT name, slug FROM (SELECT name, slug, search_name FROM member_city ORDER BY population DESC LIMIT 2000) ORDER BY search_name").fetch_all(database).await?;
        Ok(rows.into_iter().map(|row| (row.name, row.slug)).collect())
    }
}

impl MemberCity {
    /// Where it is.
    pub(super) fn place(&self) -> Place {
        Place { latitude: self.latitude, longitude: self.longitude }
    }

    fn county_words(&self) -> String {
        say!("county-name", county = self.county)
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
    map: &'a CityMap<'a>,
    anniversaries: &'a [Anniversary],
    seeking: &'a [Search],
    events: &'a [events::Entry],
    newsletters: &'a [newsletters::Entry],
}

impl CityPage<'_> {
    /// Where the page is that the lines of the map lead into.
    const PLACES: &'static str = "/cities";
    /// What a link of the map says about its window: nothing.
    const TARGET: &'static str = "";
}

/// `GET /cities/{city}`.
///
/// # Errors
/// If there is no such place, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let Some(city) = MemberCity::find(&app.database, &slug).await? else { return pages::moved(&app.database, &frame.path).await };
    let partnerships = Partnership::of_member(&app.database, &slug).await?;
    let anniversaries = Anniversary::among(partnerships.clone(), frame.today);
    let (current, other): (Vec<_>, Vec<_>) = partnerships.into_iter().partition(Partnership::is_current);
    let seeking = Search::shown(&app.database, (None, &slug), frame.today).await?;
    let now = app.clock.now();
    let events = events::Entry::all(&app.database, &Item::upcoming_of_host(&app.database, &slug, now).await?, now).await?;
    let newsletters = newsletters::Entry::all(&Item::newsletters_of_host(&app.database, &slug).await?)?;
    let (current, other) = (&current, &other);
    let map = &CityMap::around(&app, city.place(), current.iter().map(Partnership::outward));
    let (anniversaries, seeking, events, newsletters) = (&anniversaries, &seeking, &events, &newsletters);
    web::html(&CityPage { frame: &frame, city: &city, current, other, map, anniversaries, seeking, events, newsletters })
}
