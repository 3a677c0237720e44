//! A tie between a place of the region and a place abroad, with where we know it from.

use super::{
    confirmed::Confirmed,
    map::{Place, distance_km},
    names::{OtherName, other_names},
    way::Way,
};
use crate::{clock::Moment, database::Database};
use jiff::civil::Date;
use sqlx::SqliteExecutor;

/// A partnership with the names of both ends, as the pages show it.
#[derive(Debug, Clone)]
pub struct Partnership {
    /// Its row.
    pub id: i64,
    /// When it was last changed.
    pub updated_at: Moment,
    /// Key of the place of the region.
    pub member_slug: String,
    /// Its name.
    pub member_name: String,
    /// Its county.
    pub county: String,
    /// Where it is, WGS 84 degrees north.
    pub member_latitude: f64,
    /// WGS 84 degrees east.
    pub member_longitude: f64,
    /// Key of the place abroad.
    pub partner_slug: String,
    /// Its name in English.
    pub partner_name: String,
    /// Its other names, set apart by semicolons.
    pub partner_other_names: String,
    /// Where it is, WGS 84 degrees north.
    pub partner_latitude: f64,
    /// WGS 84 degrees east.
    pub partner_longitude: f64,
    /// Its country: ISO 3166-1 alpha-2.
    pub country_code: String,
    /// Its country.
    pub country_name: String,
    /// Its continent.
    pub continent: String,
    /// Key of the country.
    pub country_slug: String,
    /// `sister_city` or `friendship_city`.
    pub kind: String,
    /// `active`, `dormant`, `ended`, `prospective` or `unknown`.
    pub status: String,
    /// First year, if known.
    pub since_year: Option<i64>,
    /// Day of the last confirmation by the city itself (ISO 8601), if there was one.
    pub confirmed_on: Option<String>,
    /// Who confirmed it: an office or a body; may be empty.
    pub confirmed_by: String,
    /// What the tie is known from.
    pub source_title: String,
    /// The source's address, or words where it has none.
    pub source_address: String,
    /// Whether that address may be linked to.
    pub source_is_linkable: bool,
    /// The date visible in the source, as YYYY or YYYY-MM; may be empty.
    pub source_as_of: String,
}

/// Partnerships that fulfil a condition.
macro_rules! ties {
    ($where:tt $(, $argument:expr)*) => {
        sqlx::query_as!(
            Partnership,
            r#"SELECT partnership.id, partnership.updated_at AS "updated_at: Moment",
                      member_city.slug AS member_slug, member_city.name AS member_name, county,
                      member_city.latitude AS member_latitude, member_city.longitude AS member_longitude,
                      partner_city.latitude AS partner_latitude, partner_city.longitude AS partner_longitude,
                      partner_city.slug AS partner_slug, partner_city.name AS partner_name,
                      other_names AS partner_other_names, country.code AS country_code,
                      country.name AS country_name, country.slug AS country_slug, continent,
                      kind, status, since_year, partnership.confirmed_on, partnership.confirmed_by,
                      source.title AS source_title, source.address AS source_address,
                      is_linkable AS "source_is_linkable: bool", source.as_of AS source_as_of
               FROM partnership
               JOIN member_city ON member_city.id = partnership.member
               JOIN partner_city ON partner_city.id = partnership.partner
               JOIN country ON country.code = partner_city.country
               JOIN source ON source.id = partnership.source "# + $where
            $(, $argument)*
        )
    };
}

impl Partnership {
    /// All partnerships, by the names of both ends; at most 100,000.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: &Database) -> Result<Vec<Self>, sqlx::Error> {
        ties!("ORDER BY member_city.search_name, member_city.slug, status <> 'active', partner_city.search_name LIMIT 100000")
            .fetch_all(database)
            .await
    }

    /// Those of a place of the region, the current ones first; at most 5,000.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_member(database: impl SqliteExecutor<'_>, slug: &str) -> Result<Vec<Self>, sqlx::Error> {
        ties!("WHERE member_city.slug = ? ORDER BY status <> 'active', partner_city.search_name LIMIT 5000", slug).fetch_all(database).await
    }

    /// Those of a place abroad; at most 5,000.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_partner(database: &Database, slug: &str) -> Result<Vec<Self>, sqlx::Error> {
        ties!("WHERE partner_city.slug = ? ORDER BY member_city.search_name, member_city.slug, status <> 'active' LIMIT 5000", slug)
            .fetch_all(database)
            .await
    }

    /// Those with a country, by the place there; so many, after so many.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_country(database: &Database, code: &str, limit: i64, after: i64) -> Result<Vec<Self>, sqlx::Error> {
        ties!(
            "WHERE partner_city.country = ? ORDER BY partner_city.slug, member_city.search_name, member_city.slug LIMIT ? OFFSET ?",
            code,
            limit,
            after
        )
        .fetch_all(database)
        .await
    }

    /// Active ones that began in one of these years, by the year that goes with it, then the oldest first: so many, after so
    /// many. `years` is a JSON object of the two.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn begun_in(database: &Database, years: &str, limit: i64, after: i64) -> Result<Vec<Self>, sqlx::Error> {
        ties!(
            "WHERE status = 'active' AND since_year IN (SELECT CAST(key AS INTEGER) FROM json_each(?1))
             ORDER BY ?1 ->> CAST(since_year AS TEXT), since_year, member_city.search_name, partner_city.search_name LIMIT ?2 OFFSET ?3",
            years,
            limit,
            after
        )
        .fetch_all(database)
        .await
    }

    /// Whether the tie holds now, as far as is known.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.status == "active"
    }

    /// The last confirmation, as it is on a day.
    #[must_use]
    pub fn confirmed(&self, today: &Date) -> Confirmed {
        Confirmed::new(self.confirmed_on.as_deref(), &self.confirmed_by, *today)
    }

    /// The end in the region.
    #[must_use]
    pub fn here(&self) -> Place {
        Place { latitude: self.member_latitude, longitude: self.member_longitude }
    }

    /// The end abroad.
    #[must_use]
    pub fn there(&self) -> Place {
        Place { latitude: self.partner_latitude, longitude: self.partner_longitude }
    }

    /// How far apart the two ends are, in kilometres.
    #[must_use]
    pub fn distance_km(&self) -> f64 {
        distance_km(self.here(), self.there())
    }

    /// As it is seen from the region.
    #[must_use]
    pub fn outward(&self) -> Way<'_> {
        Way { slug: &self.partner_slug, name: &self.partner_name, from: self.here(), to: self.there() }
    }

    /// As it is seen from abroad.
    #[must_use]
    pub fn homeward(&self) -> Way<'_> {
        Way { slug: &self.member_slug, name: &self.member_name, from: self.there(), to: self.here() }
    }

    /// The kind in words, in English: feeds have one language.
    #[must_use]
    pub fn kind_words(&self) -> &'static str {
        if self.kind == "friendship_city" { "friendship city" } else { "sister city" }
    }

    /// The id of what there is to say beyond an active tie; nothing for an active one.
    #[must_use]
    pub fn status_words(&self) -> Option<&'static str> {
        status_words(&self.status)
    }

    /// The partner's other names, each with its language where the script tells it.
    #[must_use]
    pub fn partner_names(&self) -> Vec<OtherName<'_>> {
        other_names(&self.partner_other_names, &self.country_code)
    }
}

/// The id of what there is to say of a status beyond an active tie; nothing for an active one.
#[must_use]
pub fn status_words(status: &str) -> Option<&'static str> {
    match status {
        "dormant" => Some("tie-dormant"),
        "ended" => Some("tie-ended"),
        "prospective" => Some("tie-planned"),
        "unknown" => Some("tie-not-confirmed"),
        _ => None,
    }
}
