//! What an event says of each of its dates: time, place and status, as calendars know them.

use super::line::cleaned;
use crate::{
    clock::Moment,
    submissions::{Call, NewEvent, Occurrence, end_of, zone_of},
};
use jiff::civil::Date;

/// One date of an event, or the last day of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// `date` or `deadline`.
    pub purpose: &'static str,
    /// Its beginning on the clock of its zone: `2027-07-07T18:30:00`, or `2027-07-07` for a whole day.
    pub starts: String,
    /// Its end in the same form, exclusive; empty if it is not said.
    pub ends: String,
    /// IANA name.
    pub time_zone: String,
    /// Of a time that the clocks show twice, the second.
    pub starts_second: bool,
    /// The same of its end.
    pub ends_second: bool,
    /// The first moment.
    pub starts_at: Moment,
    /// The last moment.
    pub ends_at: Moment,
    /// The first day.
    pub first_day: Date,
    /// The last day.
    pub last_day: Date,
    /// Where it is, in one line.
    pub place: String,
    /// `CONFIRMED`, `TENTATIVE` or `CANCELLED`.
    pub status: &'static str,
}

impl Slot {
    /// Every date of an event once, then the last day of its call.
    #[must_use]
    pub fn all(event: &NewEvent) -> Vec<Self> {
        let mut slots: Vec<Self> = Vec::new();
        for slot in event.dates.iter().map(|date| Self::of_date(event, date)) {
            if !slots.contains(&slot) {
                slots.push(slot);
            }
        }
        slots.extend(event.call.as_ref().map(|call| Self::of_call(event, call)));
        slots
    }

    /// A date of an event.
    #[must_use]
    pub fn of_date(event: &NewEvent, date: &Occurrence) -> Self {
        let name = date.zone_in(event);
        let zone = zone_of(name);
        let last = date.last_day();
        let (starts, ends) = match (date.starts_at, date.ends_at) {
            (None, _) => (date.on.to_string(), last.tomorrow().unwrap_or(last).to_string()),
            (Some(start), Some(end)) => (date.on.to_datetime(start).to_string(), last.to_datetime(end).to_string()),
            (Some(start), None) if last > date.on => (
                date.on.to_datetime(start).to_string(),
                last.tomorrow().unwrap_or(last).to_datetime(jiff::civil::Time::midnight()).to_string(),
            ),
            (Some(start), None) => (date.on.to_datetime(start).to_string(), String::new()),
        };
        let is_backwards = date.starts_at.is_some() && date.ends(&zone) <= date.starts(&zone);
        let is_whole_day = date.starts_at.is_none();
        Self {
            purpose: "date",
            starts,
            ends: if is_backwards { String::new() } else { ends },
            time_zone: name.to_owned(),
            starts_second: date.starts_second,
            ends_second: date.ends_second && !is_whole_day,
            starts_at: Moment::new(date.starts(&zone)),
            ends_at: Moment::new(if is_whole_day || is_backwards { end_of(last, &zone) } else { date.ends(&zone) }),
            first_day: date.on,
            last_day: last.max(date.on),
            place: place(event),
            status: status(event),
        }
    }

    fn of_call(event: &NewEvent, call: &Call) -> Self {
        let zone = zone_of(&event.zone);
        let (starts, ends) = match call.closes_at {
            Some(time) => (call.closes_on.to_datetime(time).to_string(), String::new()),
            None => (call.closes_on.to_string(), call.closes_on.tomorrow().unwrap_or(call.closes_on).to_string()),
        };
        let closes = Moment::new(call.closes(&zone));
        Self {
            purpose: "deadline",
            starts,
            ends,
            time_zone: event.zone.clone(),
            starts_second: false,
            ends_second: false,
            starts_at: closes,
            ends_at: closes,
            first_day: call.closes_on,
            last_day: call.closes_on,
            place: String::new(),
            status: status(event),
        }
    }
}

fn status(event: &NewEvent) -> &'static str {
    match event.status.as_str() {
        "cancelled" => "CANCELLED",
        "postponed" => "TENTATIVE",
        _ => "CONFIRMED",
    }
}

/// Every place, then the web address if one takes part there. Never what only those who reply are told.
fn place(event: &NewEvent) -> String {
    let mut parts: Vec<String> = event.venues.iter().map(|venue| cleaned(&venue.words()).replace('\n', ", ")).collect();
    if event.attendance != "in_person" {
        parts.push(if event.link.is_empty() { "Online".to_owned() } else { format!("Online: {}", cleaned(&event.link)) });
    }
    parts.retain(|part| !part.is_empty());
    parts.join("; ")
}

/// Dates that an entry was moved from, as stored: beginnings, each with its zone.
#[must_use]
pub fn previous_dates(stored: &str) -> Vec<(String, String)> {
    serde_json::from_str(stored).unwrap_or_default()
}
