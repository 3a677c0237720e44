//! When an item begins and ends: instants, computed from local dates, times and a zone.

use crate::{
    clock::Moment,
    submissions::{Content, NewEvent, Occurrence},
};
use jiff::{
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// From the first moment of an item to its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day, in the item's own zone.
    pub starts_on: Date,
    /// The first moment.
    pub starts_at: Moment,
    /// The last moment; after it, the item is in the archive.
    pub ends_at: Moment,
}

impl Span {
    /// The span of an event, or a newsletter's day of issue: `today` in the chapter's `zone` if none is given.
    #[must_use]
    pub fn of(content: &Content, zone: &TimeZone, today: Date) -> Self {
        match content {
            Content::Event(event) => of_event(event).unwrap_or_else(|| whole_day(today, zone)),
            Content::Newsletter(newsletter) => whole_day(newsletter.issued_on.unwrap_or(today), zone),
        }
    }
}

fn of_event(event: &NewEvent) -> Option<Span> {
    let zone = TimeZone::get(&event.zone).unwrap_or(TimeZone::UTC);
    let closes = event.call.as_ref().map(|call| {
        let ends_at = call.closes_at.map_or_else(|| end_of(call.closes_on, &zone), |time| instant(call.closes_on.to_datetime(time), &zone));
        Span { starts_on: call.closes_on, starts_at: ends_at, ends_at }
    });
    let dates = event.dates.iter().map(|date| span(date, &zone));
    let first = dates.clone().chain(closes).min_by_key(|span| span.starts_at)?;
    let ends_at = dates.chain(closes).map(|span| span.ends_at).max()?;
    Some(Span { ends_at, ..first })
}

/// One date: without a time of its end it goes on until its day is over.
fn span(date: &Occurrence, zone: &TimeZone) -> Span {
    let starts_at = date.starts_at.map_or_else(|| instant(date.on.into(), zone), |time| instant(date.on.to_datetime(time), zone));
    let last = date.ends_on.unwrap_or(date.on);
    let ends_at = date.ends_at.map_or_else(|| end_of(last, zone), |time| instant(last.to_datetime(time), zone));
    Span { starts_on: date.on, starts_at, ends_at }
}

fn whole_day(day: Date, zone: &TimeZone) -> Span {
    Span { starts_on: day, starts_at: instant(day.into(), zone), ends_at: end_of(day, zone) }
}

/// Of a time that the clocks show twice, the first one.
fn instant(local: DateTime, zone: &TimeZone) -> Moment {
    let timestamp = zone.to_ambiguous_timestamp(local).compatible();
    // forms take the years 1900 to 2200 alone, which a time stamp holds with room to spare
    Moment::new(timestamp.unwrap_or(jiff::Timestamp::MAX))
}

fn end_of(day: Date, zone: &TimeZone) -> Moment {
    instant(day.tomorrow().unwrap_or(day).into(), zone)
}

/// The date of an event that is shown beside it: the first that is not over, or the last one.
#[must_use]
pub fn shown_date(event: &NewEvent, now: Moment) -> Option<&Occurrence> {
    let zone = TimeZone::get(&event.zone).unwrap_or(TimeZone::UTC);
    let next = event.dates.iter().filter(|date| span(date, &zone).ends_at >= now).min_by_key(|date| span(date, &zone).starts_at);
    next.or_else(|| event.dates.iter().max_by_key(|date| span(date, &zone).starts_at))
}
