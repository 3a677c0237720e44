//! The directory as one list, chosen by its address alone.

use super::{
    Counts,
    filter::{Choices, Filter},
    map::{Drawn, WorldMap},
    partnership::status_words,
};
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    search::{self, Hit},
    web::{self, Error},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};

/// So many places on one page.
const PLACES: i64 = 150;
/// So many ties of one page are drawn on its map.
const THREADS: usize = 1000;

/// A tie, as little of it as the list shows.
struct ListedTie {
    member_slug: String,
    member_name: String,
    county: String,
    partner_slug: String,
    partner_name: String,
    country_name: String,
    kind: String,
    status: String,
    since_year: Option<i64>,
    member_latitude: f64,
    member_longitude: f64,
    latitude: f64,
    longitude: f64,
}

impl ListedTie {
    /// As the map has it.
    fn drawn(&self) -> Drawn {
        Drawn {
            member_slug: self.member_slug.clone(),
            member_name: self.member_name.clone(),
            member_latitude: self.member_latitude,
            member_longitude: self.member_longitude,
            partner_slug: self.partner_slug.clone(),
            partner_name: self.partner_name.clone(),
            latitude: self.latitude,
            longitude: self.longitude,
            country: self.country_name.clone(),
            since_year: self.since_year,
        }
    }

    fn status_words(&self) -> Option<&'static str> {
        status_words(&self.status)
    }

    /// The ties of one page of places, place by place, in the order asked for.
    async fn page(database: &Database, filter: &Filter) -> Result<Vec<Self>, sqlx::Error> {
        let (text, skipped) = (filter.text(), filter.page_number() * PLACES);
        sqlx::query_as!(
            Self,
            r#"WITH tie AS (
                   SELECT partnership.member, partner_city.slug AS partner_slug, partner_city.name AS partner_name,
                          partner_city.search_name AS partner_search, country.name AS country_name, kind, status, since_year,
                          member_city.slug, member_city.name, member_city.search_name, county,
                          member_city.latitude AS member_latitude, member_city.longitude AS member_longitude,
                          partner_city.latitude, partner_city.longitude
                   FROM partnership
                   JOIN member_city ON member_city.id = partnership.member
                   JOIN partner_city ON partner_city.id = partnership.partner
                   JOIN country ON country.code = partner_city.country
                   WHERE (?1 = '' OR instr(member_city.search_name, ?1) OR instr(partner_city.search_name, ?1)
                          OR instr(lower(country.name), ?1))
                     AND (?2 = '' OR county = ?2) AND (?3 = '' OR country.slug = ?3) AND (?4 = '' OR continent = ?4)
                     AND (?5 = '' OR kind = ?5) AND (?6 = '' OR status = ?6)
                     AND (?7 = '' OR ?7 = CASE WHEN since_year IS NULL THEN 'unknown' ELSE (since_year / 10 * 10) || 's' END)
               ), place AS (
                   SELECT member, CASE ?8 WHEN 'most' THEN -count(*) WHEN 'oldest' THEN coalesce(min(since_year), 9999) ELSE 0 END AS rank
                   FROM tie GROUP BY member ORDER BY rank, search_name, slug LIMIT ?9 OFFSET ?10
               )
               SELECT slug AS member_slug, name AS member_name, county, partner_slug, partner_name, country_name, kind, status, since_year,
                      member_latitude, member_longitude, latitude, longitude
               FROM place JOIN tie USING (member)
               ORDER BY rank, search_name, slug, status <> 'active', partner_search
               LIMIT 20000"#,
            text,
            filter.county,
            filter.country,
            filter.continent,
            filter.kind,
            filter.status,
            filter.decade,
            filter.sort,
            PLACES,
            skipped
        )
        .fetch_all(database)
        .await
    }
}

#[derive(Template)]
#[template(path = "directory/list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    filter: &'a Filter,
    counts: &'a Counts,
    choices: &'a Choices,
    members: &'a [&'a [ListedTie]],
    ties: i64,
    map: &'a WorldMap,
    land: &'a str,
    nearest: &'a [Hit],
}

impl ListPage<'_> {
    /// Whether there may be another page of places.
    fn is_full(&self) -> bool {
        i64::try_from(self.members.len()) == Ok(PLACES)
    }

    /// The number of the page before or after, as it stands in the address; the first one has none.
    fn page(&self, step: i64) -> String {
        let number = self.filter.page_number() + 1 + step;
        if number <= 1 { String::new() } else { number.to_string() }
    }
}

/// `GET /cities`.
///
/// # Errors
/// If the database cannot be read.
pub async fn index(frame: Frame, State(app): State<App>, Query(filter): Query<Filter>) -> Result<Response, Error> {
    let listed = ListedTie::page(&app.database, &filter).await?;
    let members: Vec<_> = listed.chunk_by(|one, next| one.member_slug == next.member_slug).collect();
    let map = WorldMap::of(listed.iter().filter(|tie| tie.status == "active").take(THREADS).map(ListedTie::drawn), &frame.chapter);
    let choices = filter.choices(&app.database).await?;
    let nearest = if members.is_empty() { search::nearest(&app.database, &filter.q).await? } else { Vec::new() };
    // whatever status was chosen, the ties of one choice of every other kind are all there are
    let chosen = choices.status.iter().filter(|choice| filter.status.is_empty() || choice.value == filter.status);
    let page = ListPage {
        frame: &frame,
        filter: &filter,
        counts: &Counts::compute(&app.database).await?,
        ties: chosen.map(|choice| choice.count).sum(),
        choices: &choices,
        members: &members,
        map: &map,
        land: &app.land.path,
        nearest: &nearest,
    };
    web::html(&page)
}
