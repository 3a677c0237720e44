//! Round years of partnerships, this year and in the next eighteen months. Most first years are known as a year alone, so
//! an anniversary is a year too, and never the first of January.

use super::partnership::{Partnership, Wanted};
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    web::{self, Error},
};
use askama::Template;
use axum::{extract::State, response::Response};
use jiff::{ToSpan as _, civil::Date};

/// Years that are celebrated.
const ROUND: [i64; 8] = [5, 10, 25, 40, 50, 60, 75, 100];
/// How far ahead is looked, in months.
const MONTHS: i64 = 18;

/// A partnership that has a round year.
#[derive(Debug)]
pub struct Anniversary {
    /// The year in which it is.
    pub year: i64,
    /// How many years it will be.
    pub years: i64,
    /// The partnership.
    pub tie: Partnership,
}

impl Anniversary {
    /// Those of the present year and the next eighteen months, soonest first; in one year, the oldest ties first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn coming(database: &Database, today: Date) -> Result<Vec<Self>, sqlx::Error> {
        let last = today.checked_add(MONTHS.months()).unwrap_or(Date::MAX);
        let (this_year, last_year) = (i64::from(today.year()), i64::from(last.year()));
        let mut found = Vec::new();
        for tie in Partnership::find_all(database, &Wanted::default()).await? {
            let Some(since) = tie.since_year.filter(|_| tie.is_current()) else { continue };
            let round = (this_year..=last_year).find(|year| ROUND.contains(&(year - since)));
            if let Some(year) = round {
                found.push(Self { year, years: year - since, tie });
            }
        }
        found.sort_by_key(|one| (one.year, -one.years));
        Ok(found)
    }
}

#[derive(Template)]
#[template(path = "directory/anniversaries.html")]
struct AnniversariesPage<'a> {
    frame: &'a Frame,
    years: &'a [&'a [Anniversary]],
}

/// `GET /anniversaries`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let anniversaries = Anniversary::coming(&app.database, frame.today).await?;
    let years: Vec<_> = anniversaries.chunk_by(|one, next| one.year == next.year).collect();
    web::html(&AnniversariesPage { frame: &frame, years: &years })
}
