//! One date of an event, on the clock of a place.

use super::NewEvent;
use crate::{languages, say, web::filters::place_of};
use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::{AmbiguousOffset, TimeZone},
};
use serde::{Deserialize, Serialize};

/// One date of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// The day.
    pub on: Date,
    /// Its last day, if that is another one.
    pub ends_on: Option<Date>,
    /// When it begins; a whole day if nothing is said.
    pub starts_at: Option<Time>,
    /// When it ends, if that is said.
    pub ends_at: Option<Time>,
    /// IANA name of its own zone; empty if it is that of the event.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub zone: String,
    /// Of a beginning that the clocks show twice, because they are set back, the second is meant.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub starts_second: bool,
    /// The same of its end.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ends_second: bool,
}

impl Occurrence {
    /// The IANA name of the zone that it is in.
    #[must_use]
    pub fn zone_in<'a>(&'a self, event: &'a NewEvent) -> &'a str {
        if self.zone.is_empty() { &event.zone } else { &self.zone }
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(&self) -> Date {
        self.ends_on.unwrap_or(self.on)
    }

    /// The first moment, where `zone` is.
    #[must_use]
    pub fn starts(&self, zone: &TimeZone) -> Timestamp {
        self.starts_at
            .map_or_else(|| instant(self.on.into(), zone, false), |time| instant(self.on.to_datetime(time), zone, self.starts_second))
    }

    /// The last moment: without a time of its end it goes on until its day is over.
    #[must_use]
    pub fn ends(&self, zone: &TimeZone) -> Timestamp {
        let last = self.last_day();
        self.ends_at.map_or_else(|| end_of(last, zone), |time| instant(last.to_datetime(time), zone, self.ends_second))
    }

    /// "Sunday, 14 March 2027, 6:30 pm to 9:00 pm".
    #[must_use]
    pub fn words(&self) -> String {
        let day = languages::day_of_week(self.on);
        let starts = self.starts_at.map(|time| time_words(time, self.starts_second));
        let ends = self.ends_at.map(|time| time_words(time, self.ends_second));
        match (self.ends_on, starts, ends) {
            (Some(last), starts, ends) => {
                let (first, last) = (joined(day, starts), joined(languages::day_of_week(last), ends));
                say!("events-days", first = first, last = last)
            }
            (None, Some(starts), Some(ends)) => say!("events-from-to", day = day, starts = starts, ends = ends),
            (None, None, Some(ends)) => say!("events-until", day = day, ends = ends),
            (None, None, None) => say!("events-all-day", day = day),
            (None, starts, None) => joined(day, starts),
        }
    }

    /// The same with the zone, as letters and the desk say it.
    #[must_use]
    pub fn words_in(&self, event: &NewEvent) -> String {
        on_clock(&self.words(), self.zone_in(event))
    }
}

/// A date on the clock of a zone: "Sunday, 14 March 2027, 6:30 pm (Los Angeles time)".
pub(super) fn on_clock(date: &str, zone: &str) -> String {
    say!("day-at-place", date = date, place = place_of(zone))
}

/// Of a time that the clocks show twice it is said if the second is meant.
fn time_words(time: Time, is_second: bool) -> String {
    let time = languages::time(time);
    if is_second { say!("events-second-time", time = time) } else { time }
}

fn joined(day: String, time: Option<String>) -> String {
    match time {
        Some(time) => format!("{day}, {time}"),
        None => day,
    }
}

/// "Sunday, 14 March 2027, 6:30 pm".
pub(super) fn moment_words(day: Date, time: Option<Time>) -> String {
    joined(languages::day_of_week(day), time.map(languages::time))
}

/// A zone by its IANA name; UTC for a name that is none.
#[must_use]
pub fn zone_of(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// Whether the clocks show this time twice, because they are set back in between.
#[must_use]
pub fn comes_twice(local: DateTime, zone: &TimeZone) -> bool {
    matches!(zone.to_ambiguous_timestamp(local).offset(), AmbiguousOffset::Fold { .. })
}

/// The instant of a local time: of one that the clocks show twice the first, unless the second is meant; one that they leave
/// out lies as long after the gap's beginning as its number says (RFC 5545, 3.3.5).
#[must_use]
pub fn instant(local: DateTime, zone: &TimeZone, is_second: bool) -> Timestamp {
    let ambiguous = zone.to_ambiguous_timestamp(local);
    let is_fold = matches!(ambiguous.offset(), AmbiguousOffset::Fold { .. });
    let timestamp = if is_fold && is_second { ambiguous.later() } else { ambiguous.compatible() };
    // forms take the years 1900 to 2200 alone, which a time stamp holds with room to spare
    timestamp.unwrap_or(Timestamp::MAX)
}

/// The first moment of the day after.
#[must_use]
pub fn end_of(day: Date, zone: &TimeZone) -> Timestamp {
    instant(day.tomorrow().unwrap_or(day).into(), zone, false)
}
