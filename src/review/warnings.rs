//! What a careful reader would notice in an event. Warnings, never walls.

use super::{
    said::{Said, SaidDay, SaidTime},
    similar::Similar,
};
use crate::{
    content::search_name,
    languages, say,
    submissions::{NewEvent, Occurrence, comes_twice, zone_of},
};
use jiff::{
    ToSpan as _,
    civil::{Date, DateTime, Time, Weekday},
    tz::AmbiguousOffset,
};
use std::collections::BTreeSet;

/// Something that a careful reader would notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// A sentence.
    pub words: String,
    /// The other submission that it is about.
    pub other: Option<i64>,
}

/// Everything that a careful reader would notice.
#[must_use]
pub fn warnings(event: &NewEvent, today: Date, others: &[Similar]) -> Vec<Warning> {
    let text = [&event.title, &event.description, &event.reply].map(String::as_str).join("\n");
    let (said, agenda) = (Said::read(&text), Said::read(&event.agenda));
    let mut sentences = Vec::new();
    sentences.extend(wrong_weekday(event, said.weekdays.iter().chain(&agenda.weekdays)));
    sentences.extend(other_day(event, said.days.iter().chain(&agenda.days)));
    sentences.extend(other_time(event, &said.times, &agenda.times));
    sentences.extend(end_before_start(event));
    sentences.extend(changed_clocks(event));
    sentences.extend(past(event, today));
    sentences.extend(far_away(event, today));
    let mut warnings: Vec<_> = sentences.into_iter().map(|words| Warning { words, other: None }).collect();
    warnings.extend(others.iter().filter(|other| is_similar(event, &other.event)).map(|other| Warning {
        words: say!("review-warning-similar", title = other.event.title, number = other.number.to_string()),
        other: Some(other.number),
    }));
    warnings
}

/// One week.
fn days_of_week() -> impl Iterator<Item = Date> {
    Date::constant(2027, 3, 14).series(1.day()).take(7)
}

/// Every day of a date, the first 60 of a long one.
fn days_of(date: &Occurrence) -> impl Iterator<Item = Date> {
    let last = date.ends_on.unwrap_or(date.on);
    date.on.series(1.day()).take_while(move |day| *day <= last).take(60)
}

fn days(event: &NewEvent) -> Vec<Date> {
    let call = event.call.iter().flat_map(|call| call.opens_on.into_iter().chain([call.closes_on]));
    event.dates.iter().flat_map(days_of).chain(call).chain(event.reply_by).collect()
}

fn wrong_weekday<'a>(event: &NewEvent, said: impl Iterator<Item = &'a Weekday>) -> Vec<String> {
    let days = days(event);
    let Some(first) = days.first() else { return Vec::new() };
    let wrong: Vec<Weekday> = said.copied().filter(|weekday| !days.iter().any(|day| day.weekday() == *weekday)).collect();
    let name = |weekday: Weekday| days_of_week().find(|day| day.weekday() == weekday).map(languages::weekday).unwrap_or_default();
    let names: BTreeSet<String> = wrong.into_iter().map(name).collect();
    let (day, weekday) = (languages::day(*first), languages::weekday(*first));
    names.into_iter().map(|said| say!("review-warning-weekday", said = said, day = day, weekday = weekday)).collect()
}

fn other_day<'a>(event: &NewEvent, said: impl Iterator<Item = &'a SaidDay>) -> Vec<String> {
    let days = days(event);
    let is_ours = |said: &SaidDay| {
        let fits = |day: &Date| day.month() == said.month && day.day() == said.day && said.year.is_none_or(|year| year == day.year());
        days.iter().any(fits)
    };
    let others: BTreeSet<String> = said.filter(|said| !is_ours(said)).map(|said| in_words(*said)).collect();
    others.into_iter().map(|day| say!("review-warning-day", day = day)).collect()
}

fn in_words(said: SaidDay) -> String {
    // a leap year, so that every day is in it that any year has
    let day = Date::new(said.year.unwrap_or(2024), said.month, said.day);
    match (day, said.year) {
        (Ok(day), Some(_)) => languages::day(day),
        (Ok(day), None) => languages::day_of_month(day),
        (Err(_), year) => no_day(said, year),
    }
}

/// A day that no calendar has.
fn no_day(said: SaidDay, year: Option<i16>) -> String {
    let (day, month) = (said.day.to_string(), Date::new(2024, said.month, 1).map(languages::month_alone).unwrap_or_default());
    match year {
        Some(year) => say!("review-warning-no-day-of-year", day = day, month = month, year = year.to_string()),
        None => say!("review-warning-no-day", day = day, month = month),
    }
}

/// A time in the agenda may lie anywhere within the event; one in the text should be one of the form's.
fn other_time(event: &NewEvent, said: &[SaidTime], agenda: &[SaidTime]) -> Vec<String> {
    let mut given: Vec<Time> = event.dates.iter().flat_map(|date| [date.starts_at, date.ends_at]).flatten().collect();
    given.extend(event.call.as_ref().and_then(|call| call.closes_at));
    given.extend(event.venues.iter().flat_map(|venue| Said::read(&venue.time).times).map(|said| said.time));
    let is_given = |said: &SaidTime| readings(said).any(|time| given.contains(&time));
    let is_within = |said: &SaidTime| {
        let within = |time: Time| event.dates.iter().any(|date| holds(date, time));
        is_given(said) || readings(said).any(within)
    };
    let others = said.iter().filter(|said| !is_given(said)).chain(agenda.iter().filter(|said| !is_within(said)));
    let others: BTreeSet<Time> = others.map(|said| said.time).collect();
    let sentence = |time: Time| {
        let time = languages::time(time);
        if given.is_empty() { say!("review-warning-no-time", time = time) } else { say!("review-warning-time", time = time) }
    };
    others.into_iter().map(sentence).collect()
}

/// "6:30" may be in the morning or in the evening.
fn readings(said: &SaidTime) -> impl Iterator<Item = Time> {
    let later = said.is_vague.then(|| Time::new(said.time.hour() + 12, said.time.minute(), 0, 0).ok()).flatten();
    [said.time].into_iter().chain(later)
}

fn holds(date: &Occurrence, time: Time) -> bool {
    let is_after_start = date.starts_at.is_none_or(|start| time >= start);
    let is_before_end = date.ends_at.is_none_or(|end| time <= end);
    date.ends_on.is_some() || (is_after_start && is_before_end)
}

fn end_before_start(event: &NewEvent) -> Vec<String> {
    let is_wrong = |date: &&Occurrence| {
        let last = date.ends_on.unwrap_or(date.on);
        last < date.on || (last == date.on && date.starts_at.zip(date.ends_at).is_some_and(|(start, end)| end <= start))
    };
    let sentence = |date: &Occurrence| say!("review-warning-end", date = date.words());
    let mut sentences: Vec<_> = event.dates.iter().filter(is_wrong).map(sentence).collect();
    if event.call.as_ref().is_some_and(|call| call.opens_on.is_some_and(|opens| call.closes_on < opens)) {
        sentences.push(say!("review-warning-call-end"));
    }
    sentences
}

/// A time in the night in which clocks are set: one that does not exist, or one that comes twice.
fn changed_clocks(event: &NewEvent) -> Vec<String> {
    let words = |date: &Occurrence| {
        let zone = zone_of(date.zone_in(event));
        let starts = date.starts_at.map(|time| date.on.to_datetime(time));
        let ends = date.ends_at.map(|time| date.last_day().to_datetime(time));
        let is_left_out = |local: DateTime| matches!(zone.to_ambiguous_timestamp(local).offset(), AmbiguousOffset::Gap { .. });
        let times = || starts.into_iter().chain(ends);
        if times().any(is_left_out) {
            Some(say!("review-warning-left-out", date = date.words()))
        } else if times().any(|local| comes_twice(local, &zone)) {
            Some(say!("review-warning-twice", date = date.words()))
        } else {
            None
        }
    };
    event.dates.iter().filter_map(words).collect()
}

fn past(event: &NewEvent, today: Date) -> Option<String> {
    let last =
        event.dates.iter().map(|date| date.ends_on.unwrap_or(date.on)).chain(event.call.as_ref().map(|call| call.closes_on)).max()?;
    (last < today).then(|| say!("review-warning-over", day = languages::day(last)))
}

fn far_away(event: &NewEvent, today: Date) -> Option<String> {
    let limit = today.checked_add(18.months()).ok()?;
    let last =
        event.dates.iter().map(|date| date.ends_on.unwrap_or(date.on)).chain(event.call.as_ref().map(|call| call.closes_on)).max()?;
    (last > limit).then(|| say!("review-warning-far", day = languages::day(last)))
}

fn is_similar(one: &NewEvent, other: &NewEvent) -> bool {
    let is_same_day = one.dates.iter().any(|date| other.dates.iter().any(|day| day.on == date.on))
        || one.call.as_ref().zip(other.call.as_ref()).is_some_and(|(one, other)| one.closes_on == other.closes_on);
    is_same_day && city(one) == city(other) && is_similar_title(&one.title, &other.title)
}

/// Where it is: the city of its venue, or its host.
fn city(event: &NewEvent) -> String {
    let city = event.venues.iter().map(|venue| venue.city.as_str()).find(|city| !city.is_empty());
    search_name(city.unwrap_or(&event.host))
}

/// At least half of the words of both, taken together, are in both.
fn is_similar_title(one: &str, other: &str) -> bool {
    let words = |title: &str| -> BTreeSet<String> {
        search_name(title).split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count();
    shared > 0 && shared * 2 >= one.union(&other).count()
}

#[cfg(test)]
#[path = "warnings_test.rs"]
mod tests;
