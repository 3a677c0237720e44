//! When an item begins and ends: instants, computed from local dates, times and a zone.

use crate::{
    clock::Moment,
    submissions::{Content, NewEvent, Occurrence, end_of, instant, zone_of},
};
use jiff::{civil::Date, tz::TimeZone};

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
    let closes = event.call.as_ref().map(|call| {
        let ends_at = Moment::new(call.closes(&zone_of(&event.zone)));
        Span { starts_on: call.closes_on, starts_at: ends_at, ends_at }
    });
    let dates = event.dates.iter().map(|date| span(date, event));
    let first = dates.clone().chain(closes).min_by_key(|span| span.starts_at)?;
    let ends_at = dates.chain(closes).map(|span| span.ends_at).max()?;
    Some(Span { ends_at, ..first })
}

fn span(date: &Occurrence, event: &NewEvent) -> Span {
    let zone = zone_of(date.zone_in(event));
    Span { starts_on: date.on, starts_at: Moment::new(date.starts(&zone)), ends_at: Moment::new(date.ends(&zone)) }
}

fn whole_day(day: Date, zone: &TimeZone) -> Span {
    Span { starts_on: day, starts_at: Moment::new(instant(day.into(), zone, false)), ends_at: Moment::new(end_of(day, zone)) }
}

/// How many dates of an event are to come after the one that is shown beside it.
#[must_use]
pub fn further_dates(event: &NewEvent, now: Moment) -> usize {
    event.dates.iter().filter(|date| span(date, event).ends_at >= now).count().saturating_sub(1)
}

/// The date of an event that is shown beside it: the first that is not over, or the last one.
#[must_use]
pub fn shown_date(event: &NewEvent, now: Moment) -> Option<&Occurrence> {
    let next = event.dates.iter().filter(|date| span(date, event).ends_at >= now).min_by_key(|date| span(date, event).starts_at);
    next.or_else(|| event.dates.iter().max_by_key(|date| span(date, event).starts_at))
}
