//! One month as a table of days, and as a list.

use super::{
    filter::{Choices, Filter},
    listed::Listed,
    view::badge,
};
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    items::Item,
    languages::{self, Language},
    say,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::{ToSpan as _, civil::Date};
use std::collections::BTreeMap;

/// An event on a day.
#[derive(Debug, Clone)]
struct DayEvent {
    path: String,
    title: String,
    /// In which it is written.
    language: Language,
    /// "6:30 pm", on the clock of its own place; empty for a whole day and for the days after the first.
    time: String,
    /// A word if it does not take place as announced.
    badge: String,
}

/// A day of the table.
#[derive(Debug)]
struct Day {
    on: Date,
    is_in_month: bool,
    events: Vec<DayEvent>,
}

#[derive(Template)]
#[template(path = "events/month.html")]
struct MonthPage<'a> {
    frame: &'a Frame,
    filter: &'a Filter,
    choices: &'a Choices,
    count: usize,
    first: Date,
    weeks: &'a [Vec<Day>],
    before: Option<String>,
    after: Option<String>,
    path: &'static str,
}

impl MonthPage<'_> {
    /// The days of the month on which something is.
    fn days(&self) -> impl Iterator<Item = &Day> {
        self.weeks.iter().flatten().filter(|day| day.is_in_month && !day.events.is_empty())
    }

    /// The days of a week in the order of the table, in full and short.
    fn weekdays(&self) -> impl Iterator<Item = (String, String)> {
        self.weeks.iter().take(1).flatten().map(|day| (languages::weekday(day.on), languages::short_weekday(day.on)))
    }

    fn name(&self) -> String {
        languages::month(self.first)
    }
}

/// `GET /events/month?month=2027-07`: this month, or the one that is asked for.
///
/// # Errors
/// If there is no such month, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Query(mut filter): Query<Filter>) -> Result<Response, Error> {
    let first = if filter.month.is_empty() {
        frame.today.first_of_month()
    } else {
        let is_month = filter.month.len() == 7;
        let day = format!("{}-01", filter.month).parse().ok().filter(|day: &Date| is_month && (1900..2200).contains(&day.year()));
        day.ok_or(Error::NotFound)?
    };
    filter.month = name_of(first);
    let items = Item::events_between(&app.database, &first.to_string(), &first.last_of_month().to_string()).await?;
    let listed = Listed::all(&app, items, &filter).await?;
    let chosen = filter.chosen(&listed);
    let weeks = weeks(first, &by_day(first, &chosen));
    let (earliest, latest) = range(&app.database).await?;
    let link = |month: Option<Date>| month.map(|month| filter.with("/events/month", "month", &name_of(month)));
    let (before, after) = (first.checked_sub(1.month()).ok(), first.checked_add(1.month()).ok());
    // only as far as there is something to see, and back to it from farther away
    let is_reached = |month: &Date| *month >= earliest.min(frame.today).first_of_month() && *month <= latest.max(frame.today);
    web::html(&MonthPage {
        frame: &frame,
        filter: &filter,
        choices: &filter.choices(&listed),
        count: chosen.len(),
        first,
        weeks: &weeks,
        before: link(before.filter(is_reached)),
        after: link(after.filter(is_reached)),
        path: "/events/month",
    })
}

/// "2027-07"
fn name_of(month: Date) -> String {
    month.strftime("%Y-%m").to_string()
}

/// What is on each day of the month that begins on `first`; an event of many days is on each of them.
fn by_day(first: Date, chosen: &[&Listed]) -> BTreeMap<Date, Vec<DayEvent>> {
    let mut days: BTreeMap<Date, Vec<(String, DayEvent)>> = BTreeMap::new();
    for listed in chosen {
        let (event, badge) = (&listed.event, badge(&listed.event.status));
        let on = |time: String, title: String| DayEvent {
            path: listed.item.path(),
            title,
            language: listed.language,
            time,
            badge: badge.clone(),
        };
        for date in &event.dates {
            let time = date.starts_at.map(languages::time).unwrap_or_default();
            let sort = date.starts_at.map(|time| time.to_string()).unwrap_or_default();
            let (from, until) = (date.on.max(first), date.last_day().min(first.last_of_month()));
            for day in from.series(1.day()).take_while(|day| *day <= until) {
                let (sort, time) = if day == date.on { (sort.clone(), time.clone()) } else { Default::default() };
                days.entry(day).or_default().push((sort, on(time, listed.title.clone())));
            }
        }
        if let Some(call) = &event.call {
            days.entry(call.closes_on)
                .or_default()
                .push((String::new(), on(String::new(), say!("events-last-day-of", title = listed.title))));
        }
    }
    let sorted = |mut events: Vec<(String, DayEvent)>| {
        events.sort_by(|one, other| (&one.0, &one.1.title).cmp(&(&other.0, &other.1.title)));
        events.into_iter().map(|(_, event)| event).collect()
    };
    days.into_iter().map(|(day, events)| (day, sorted(events))).collect()
}

/// The weeks of a month, from Sunday to Saturday.
fn weeks(first: Date, days: &BTreeMap<Date, Vec<DayEvent>>) -> Vec<Vec<Day>> {
    let start = first.checked_sub(i64::from(first.weekday().to_sunday_zero_offset()).days()).unwrap_or(first);
    let day = |on: Date| {
        let is_in_month = on.first_of_month() == first;
        Day { on, is_in_month, events: days.get(&on).filter(|_| is_in_month).cloned().unwrap_or_default() }
    };
    let all: Vec<Date> = start.series(1.day()).take(42).collect();
    all.chunks(7)
        .filter(|week| week.iter().any(|on| on.first_of_month() == first))
        .map(|week| week.iter().map(|on| day(*on)).collect())
        .collect()
}

/// The first and the last day on which anything is.
async fn range(database: &Database) -> Result<(Date, Date), Error> {
    let row = sqlx::query!(
        r#"SELECT min(first_day) AS "first: String", max(last_day) AS "last: String" FROM calendar_entry WHERE state = 'live'"#
    );
    let row = row.fetch_one(database).await?;
    let day = |text: Option<String>| text.and_then(|text| text.parse().ok());
    Ok((day(row.first).unwrap_or(Date::MAX), day(row.last).unwrap_or(Date::MIN)))
}
