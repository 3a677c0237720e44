//! From what was typed: when, where, and until when.

use super::{Call, FURTHER_DATES, FURTHER_VENUES, Occurrence, Venue, comes_twice};
use crate::{
    languages, say,
    submissions::zones,
    web::{FieldErrors, filters::place_of, form::Typed},
};
use jiff::{
    civil::{Date, Time},
    tz::{AmbiguousOffset, TimeZone},
};

pub(super) fn zone(typed: &Typed, errors: &mut FieldErrors) -> TimeZone {
    let name = typed.get("zone");
    TimeZone::get(name).unwrap_or_else(|_| {
        errors.add("zone", say!("form-zone"));
        TimeZone::UTC
    })
}

pub(super) fn dates(typed: &Typed, errors: &mut FieldErrors, zone: &TimeZone, is_call: bool) -> Vec<Occurrence> {
    let first = ["starts_on", "starts_at", "ends_at", "ends_on", "zone"];
    let mut dates: Vec<_> = occurrence(typed, errors, first, zone).into_iter().collect();
    if dates.is_empty() && typed.get("starts_on").is_empty() && !is_call {
        errors.add("starts_on", say!("form-date"));
    }
    for fields in FURTHER_DATES {
        if let Some(date) = further(typed, errors, fields, zone) {
            if dates.iter().any(|other| are_one(other, &date)) {
                errors.add(fields[0], say!("form-date-twice", day = languages::day_of_week(date.on)));
            }
            dates.push(date);
        }
    }
    dates
}

/// Whether two dates say the same: an event can begin twice on a day, at two times.
fn are_one(one: &Occurrence, other: &Occurrence) -> bool {
    let is_one_time = one.starts_at.is_none() || other.starts_at.is_none() || one.starts_at == other.starts_at;
    one.on == other.on && one.zone == other.zone && is_one_time
}

/// A further date of the form, in a zone of its own if one is given.
fn further(typed: &Typed, errors: &mut FieldErrors, fields: [&'static str; 5], zone: &TimeZone) -> Option<Occurrence> {
    let own = own_zone(typed, errors, fields[4]);
    let name = own.as_ref().and_then(TimeZone::iana_name).filter(|name| Some(*name) != zone.iana_name()).unwrap_or_default().to_owned();
    let date = occurrence(typed, errors, fields, own.as_ref().unwrap_or(zone))?;
    Some(Occurrence { zone: name, ..date })
}

/// A zone that may be empty, by its IANA name or by its place: "Asia/Tokyo", "Tokyo".
fn own_zone(typed: &Typed, errors: &mut FieldErrors, field: &'static str) -> Option<TimeZone> {
    let text = typed.get(field);
    if text.is_empty() {
        return None;
    }
    let by_place = || zones().into_iter().find(|zone| place_of(zone).eq_ignore_ascii_case(text)).and_then(|zone| TimeZone::get(&zone).ok());
    let zone = TimeZone::get(text).ok().or_else(by_place);
    if zone.is_none() {
        errors.add(field, say!("form-own-zone"));
    }
    zone
}

/// One date of the form. A time that a change of clocks leaves out does not exist, and is not guessed.
fn occurrence(typed: &Typed, errors: &mut FieldErrors, fields: [&'static str; 5], zone: &TimeZone) -> Option<Occurrence> {
    let [day_field, start_field, end_field, last_field, _] = fields;
    let (starts_at, ends_at) = (errors.time(typed, start_field), errors.time(typed, end_field));
    let (on, ends_on) = (errors.day(typed, day_field), errors.day(typed, last_field));
    if on.is_none() && typed.get(day_field).is_empty() && (starts_at.is_some() || ends_at.is_some()) && day_field != "starts_on" {
        errors.add(day_field, say!("form-day-of-times"));
    }
    let on = on?;
    let last = ends_on.unwrap_or(on);
    for (field, day, time) in [(start_field, on, starts_at), (end_field, last, ends_at)] {
        if let Some(sentence) = time.and_then(|time| gap(day, time, zone)) {
            errors.add(field, sentence);
        }
    }
    let date = Occurrence { on, ends_on: ends_on.filter(|day| *day != on), starts_at, ends_at, ..Occurrence::default() };
    let date = with_repeated_hour(date, typed.get("clock_twice"), zone);
    if last < on {
        errors.add(last_field, say!("form-last-before-first"));
    } else if starts_at.is_some() && ends_at.is_some() && last == on && date.ends(zone) <= date.starts(zone) {
        errors.add(end_field, say!("form-end-before-start"));
    }
    Some(date)
}

/// Which of the two hours is meant that the clocks show when they are set back.
fn with_repeated_hour(date: Occurrence, said: &str, zone: &TimeZone) -> Occurrence {
    let is_twice = |day: Date, time: Option<Time>| time.is_some_and(|time| comes_twice(day.to_datetime(time), zone));
    let starts_second = said == "second" && is_twice(date.on, date.starts_at);
    let ends_second = matches!(said, "second" | "across") && is_twice(date.last_day(), date.ends_at);
    Occurrence { starts_second, ends_second, ..date }
}

fn gap(day: Date, time: Time, zone: &TimeZone) -> Option<String> {
    let local = day.to_datetime(time);
    match zone.to_ambiguous_zoned_datetime(local).offset() {
        AmbiguousOffset::Gap { before, after } => {
            let shown = |offset: jiff::tz::Offset| {
                let moment = offset.to_timestamp(local).ok()?;
                Some(languages::time(moment.to_zoned_datetime(zone.clone()).time()))
            };
            let (earlier, later) = (shown(after)?, shown(before)?);
            Some(say!("form-clock-gap", earlier = earlier, later = later))
        }
        _ => None,
    }
}

pub(super) fn venues(typed: &Typed, errors: &mut FieldErrors, attendance: &str) -> Vec<Venue> {
    let mut venues = Vec::new();
    let first = Venue { name: errors.text(typed, "venue", 300), city: errors.text(typed, "city", 100), time: String::new() };
    if first.name.is_empty() && first.city.is_empty() {
        if attendance != "online" {
            errors.add("venue", say!("form-venue"));
        }
    } else {
        venues.push(first);
    }
    for [name, city, time] in FURTHER_VENUES {
        let venue = Venue { name: errors.text(typed, name, 300), city: errors.text(typed, city, 100), time: errors.text(typed, time, 100) };
        if !(venue.name.is_empty() && venue.city.is_empty()) {
            venues.push(venue);
        }
    }
    venues
}

pub(super) fn call(typed: &Typed, errors: &mut FieldErrors) -> Option<Call> {
    let (opens_on, closes_on, closes_at) = (errors.day(typed, "opens_on"), errors.day(typed, "closes_on"), errors.time(typed, "closes_at"));
    let who = errors.text(typed, "who", 2000);
    let what = errors.text(typed, "what", 2000);
    let award = errors.text(typed, "award", 1000);
    if closes_on.is_none() && typed.get("closes_on").is_empty() && typed.get("kind") == "call" {
        errors.add("closes_on", say!("form-call-last-day"));
    }
    if opens_on.zip(closes_on).is_some_and(|(opens, closes)| closes < opens) {
        errors.add("closes_on", say!("form-last-before-first"));
    }
    closes_on.map(|closes_on| Call { opens_on, closes_on, closes_at, who, what, award })
}

/// For how many people who reply there is room; nothing if that was left empty.
pub(super) fn places(typed: &Typed, errors: &mut FieldErrors) -> Option<u32> {
    let text = typed.get("reply_places");
    let places = text.parse().ok().filter(|places| (1..=10_000).contains(places));
    if places.is_none() && !text.is_empty() {
        errors.add("reply_places", say!("form-places"));
    }
    places
}
