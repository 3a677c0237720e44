//! The directory as one list, chosen by its address alone.

use super::{
    Counts, Summary,
    filter::{Choices, Filter},
    map::{Drawn, WorldMap},
    partnership::status_words,
};
use crate::{
    app::App,
    chapter::{Chapter, Frame},
    database::Database,
    search::{self, Hit},
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use sqlx::{FromRow, QueryBuilder};
use std::sync::Arc;

/// So many places on one page.
const PLACES: i64 = 120;
/// So many where each has many ties.
const PLACES_WITH_MOST: i64 = 40;
/// So many ties of one page are drawn on its map.
const THREADS: usize = 400;

/// The ties of one page of the list, place by place, and their map.
#[derive(Debug)]
pub struct Listed {
    ties: Vec<ListedTie>,
    map: WorldMap,
}

impl Listed {
    /// What a filter lets through. The first page of all that there is is asked for most and costs most: it is kept.
    async fn find(app: &App, filter: &Filter, chapter: &Chapter) -> Result<Arc<Self>, sqlx::Error> {
        let read = async |database: &Database| Self::read(database, filter, chapter).await;
        if filter.is_first_of_all() { app.computed.listed.get(&app.database, read).await } else { Ok(Arc::new(read(&app.database).await?)) }
    }

    async fn read(database: &Database, filter: &Filter, chapter: &Chapter) -> Result<Self, sqlx::Error> {
        let ties = ListedTie::page(database, filter).await?;
        let map = WorldMap::of(ties.iter().filter(|tie| tie.status == "active").take(THREADS).map(ListedTie::drawn), chapter);
        Ok(Self { ties, map })
    }
}

/// A tie, as little of it as the list and its map show.
#[derive(Debug, FromRow)]
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

    /// The ties of one page of places, place by place, in the order asked for. The query has only the conditions that are
    /// asked for, so that indexes serve them; its words are all written here, and what is typed is bound.
    async fn page(database: &Database, filter: &Filter) -> Result<Vec<Self>, sqlx::Error> {
        let (rank, from) = match filter.sort.as_str() {
            "most" => ("-count(*)", "partnership JOIN member_city ON member_city.id = member"),
            "oldest" => ("coalesce(min(since_year), 9999)", "partnership JOIN member_city ON member_city.id = member"),
            _ => ("0", "member_city JOIN partnership ON member = member_city.id"),
        };
        let mut query = QueryBuilder::new(format!("WITH place AS (SELECT member_city.id, {rank} AS rank FROM {from}"));
        filter.conditions(&mut query);
        query.push(" GROUP BY member_city.search_name, member_city.slug ORDER BY rank, member_city.search_name, member_city.slug LIMIT ");
        query.push_bind(places(filter)).push(" OFFSET ").push_bind(filter.page_number() * places(filter));
        query.push(
            ") SELECT member_city.slug AS member_slug, member_city.name AS member_name, county, partner_city.slug AS partner_slug,
                      partner_city.name AS partner_name, country.name AS country_name, kind, status, since_year,
                      member_city.latitude AS member_latitude, member_city.longitude AS member_longitude,
                      partner_city.latitude, partner_city.longitude
               FROM place
               JOIN member_city ON member_city.id = place.id
               JOIN partnership ON partnership.member = place.id
               JOIN partner_city ON partner_city.id = partnership.partner
               JOIN country ON country.code = partner_city.country",
        );
        filter.conditions(&mut query);
        query.push(" ORDER BY rank, member_city.search_name, member_city.slug, status <> 'active', partner_city.search_name LIMIT 20000");
        query.build_query_as().fetch_all(database).await
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

/// How many places stand on one page.
fn places(filter: &Filter) -> i64 {
    if filter.sort == "most" || !filter.text().is_empty() { PLACES_WITH_MOST } else { PLACES }
}

impl ListPage<'_> {
    /// Whether there may be another page of places.
    fn is_full(&self) -> bool {
        i64::try_from(self.members.len()) == Ok(places(self.filter))
    }

    /// The number of this page, or 0 where it is the only one.
    fn page_shown(&self) -> i64 {
        let number = self.filter.page_number();
        if number > 0 || self.is_full() { number + 1 } else { 0 }
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
pub async fn index(frame: Frame, State(app): State<App>, Query(mut filter): Query<Filter>) -> Result<Response, Error> {
    filter.look_up(&app.database).await?;
    let listed = Listed::find(&app, &filter, &frame.chapter).await?;
    let members: Vec<_> = listed.ties.chunk_by(|one, next| one.member_slug == next.member_slug).collect();
    let summary = Summary::now(&app).await?;
    // where a text alone is found nowhere there is nothing to choose from
    let choices = if members.is_empty() && filter.is_text_alone() { Choices::default() } else { filter.choices(&app, &summary).await? };
    let nearest = if members.is_empty() { search::nearest(&app, &filter.q).await? } else { Vec::new() };
    // whatever status was chosen, the ties of one choice of every other kind are all there are
    let chosen = choices.status.iter().filter(|choice| filter.status.is_empty() || choice.value == filter.status);
    let page = ListPage {
        frame: &frame,
        filter: &filter,
        counts: &summary.counts,
        ties: chosen.map(|choice| choice.count).sum(),
        choices: &choices,
        members: &members,
        map: &listed.map,
        land: &app.land.path,
        nearest: &nearest,
    };
    web::html(&page)
}
