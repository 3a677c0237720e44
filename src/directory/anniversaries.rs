//! Round years of partnerships, this year and in the next eighteen months. Most first years are known as a year alone, so
//! an anniversary is a year too, and never the first of January.

use super::partnership::Partnership;
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    desk::Desk,
    languages,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use jiff::{ToSpan as _, civil::Date};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Years that are celebrated.
const ROUND: [i64; 8] = [5, 10, 25, 40, 50, 60, 75, 100];
/// How far ahead is looked, in months.
const MONTHS: i64 = 18;
/// So many on one page.
const ON_ONE_PAGE: i64 = 200;
/// So many are listed for editors.
const FOR_EDITORS: i64 = 2000;

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
    /// So many, after so many.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn coming(database: &Database, today: Date, limit: i64, after: i64) -> Result<Vec<Self>, sqlx::Error> {
        let (this_year, last_year) = years(today);
        let begun: BTreeMap<_, _> = (this_year..=last_year).flat_map(|year| ROUND.map(|round| (year - round, year))).collect();
        let begun = serde_json::json!(begun).to_string();
        Ok(Self::among(Partnership::begun_in(database, &begun, limit, after).await?, today))
    }

    /// Those among these ties.
    #[must_use]
    pub fn among(ties: Vec<Partnership>, today: Date) -> Vec<Self> {
        let (this_year, last_year) = years(today);
        let mut found = Vec::new();
        for tie in ties {
            let Some(since) = tie.since_year.filter(|_| tie.is_current()) else { continue };
            let round = (this_year..=last_year).find(|year| ROUND.contains(&(year - since)));
            if let Some(year) = round {
                found.push(Self { year, years: year - since, tie });
            }
        }
        found.sort_by_key(|one| (one.year, -one.years));
        found
    }

    /// The first day on which it is told of.
    #[must_use]
    pub fn begins_on(&self) -> Date {
        let new_year = i16::try_from(self.year).ok().and_then(|year| Date::new(year, 1, 1).ok()).unwrap_or(Date::MAX);
        new_year.saturating_sub(MONTHS.months())
    }

    /// It in words: "70 years: Riverside and Sendai".
    #[must_use]
    pub fn title(&self) -> String {
        format!("{} years: {} and {}", self.years, self.tie.member_name, self.tie.partner_name)
    }

    /// The two ends, as a list of two.
    #[must_use]
    pub fn cities(&self) -> String {
        languages::list(&[self.tie.member_name.clone(), self.tie.partner_name.clone()])
    }

    /// The form of a news post about it, filled in: an editor reads it and saves it.
    #[must_use]
    pub fn draft_path(&self) -> String {
        let (here, there, country) = (&self.tie.member_name, &self.tie.partner_name, &self.tie.country_name);
        let body = format!(
            "In {}, [{here}](/cities/{}) and [{there}](/partners/{}), {country}, have been {} for {} years.\n\n\
             We know of the first year, {}, from: {}.",
            self.year,
            self.tie.member_slug,
            self.tie.partner_slug,
            if self.tie.kind == "friendship_city" { "friendship cities" } else { "sister cities" },
            self.years,
            self.tie.since_year.unwrap_or_default(),
            self.tie.source_title,
        );
        let mut query = url::form_urlencoded::Serializer::new("/admin/records/news/new?".to_owned());
        query.append_pair("title", &self.title()).append_pair("body", &body).finish()
    }
}

/// The present year, and that in which the time ends that is looked ahead.
fn years(today: Date) -> (i64, i64) {
    let last = today.checked_add(MONTHS.months()).unwrap_or(Date::MAX);
    (i64::from(today.year()), i64::from(last.year()))
}

#[derive(Template)]
#[template(path = "directory/anniversaries.html")]
struct AnniversariesPage<'a> {
    frame: &'a Frame,
    years: &'a [&'a [Anniversary]],
    page: i64,
    has_more: bool,
}

#[derive(Template)]
#[template(path = "directory/anniversaries_desk.html")]
struct DeskPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    anniversaries: &'a [Anniversary],
}

/// `GET /admin/anniversaries`: each with a news post to begin with.
///
/// # Errors
/// If the database cannot be read.
pub async fn list(desk: Desk, State(app): State<App>) -> Result<Response, Error> {
    let anniversaries = Anniversary::coming(&app.database, desk.frame.today, FOR_EDITORS, 0).await?;
    let page = DeskPage { frame: &desk.frame, desk: &desk, anniversaries: &anniversaries };
    web::html_with(StatusCode::OK, "no-store", &page)
}

/// `?page=2`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    page: Option<u16>,
}

/// `GET /anniversaries`.
///
/// # Errors
/// If there is no such page of the list, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let page = i64::from(wanted.page.unwrap_or(1).max(1));
    let found = Anniversary::coming(&app.database, frame.today, ON_ONE_PAGE + 1, (page - 1) * ON_ONE_PAGE).await?;
    if found.is_empty() && page > 1 {
        return Err(Error::NotFound);
    }
    let shown = usize::try_from(ON_ONE_PAGE).map_or(found.len(), |most| most.min(found.len()));
    let anniversaries = &found[..shown];
    let years: Vec<_> = anniversaries.chunk_by(|one, next| one.year == next.year).collect();
    web::html(&AnniversariesPage { frame: &frame, years: &years, page, has_more: found.len() > shown })
}
