//! The first page: what the chapter is for, the map with its counts, what is on, and how to send something in.

use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    database::Database,
    directory::{Counts, Summary, WorldMap},
    events,
    items::Item,
    newsletters, pages,
    submissions::Content,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{OriginalUri, State},
    response::Response,
};

/// So many of the next events are shown.
const EVENTS: usize = 3;
/// So many are looked at: a series that began first may have its next date after others.
const LOOKED_AT: i64 = 60;
/// So many of the newest newsletters are shown.
const NEWSLETTERS: i64 = 2;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    frame: &'a Frame,
    counts: &'a Counts,
    map: &'a WorldMap,
    land: &'a str,
    events: &'a [events::Entry],
    newsletters: &'a [newsletters::Entry],
}

/// `GET /`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, OriginalUri(uri): OriginalUri) -> Result<Response, Error> {
    if let Some(query) = uri.query().filter(|query| query.starts_with("p=")) {
        return pages::home_with_query(&app.database, query).await;
    }
    let now = app.clock.now();
    let upcoming = next(Item::upcoming(&app.database, now, LOOKED_AT).await?, now)?;
    let map = app.computed.map.get(&app.database, async |database: &Database| WorldMap::draw(database, &frame.chapter).await).await?;
    web::html(&HomePage {
        events: &events::Entry::all(&app.database, &upcoming, now).await?,
        counts: &Summary::now(&app).await?.counts,
        newsletters: &newsletters::Entry::all(&Item::newsletters(&app.database, ("", ""), NEWSLETTERS, 0).await?)?,
        map: &map,
        land: &app.land.path,
        frame: &frame,
    })
}

/// The first of some events, by the day that is shown beside each.
fn next(items: Vec<Item>, now: Moment) -> Result<Vec<Item>, Error> {
    let mut dated = Vec::new();
    for item in items {
        if let Content::Event(event) = item.read()? {
            dated.push((events::Entry::day(&event, now), item));
        }
    }
    dated.sort_by_key(|(day, _)| *day);
    Ok(dated.into_iter().take(EVENTS).map(|(_, item)| item).collect())
}
