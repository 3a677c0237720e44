//! A date of an event as its page shows it: on its own clock, on those of its partner cities, and as it was before.

use super::clocks::time_there;
use crate::{
    calendar::{self, Slot},
    clock::Moment,
    languages, say,
    submissions::{NewEvent, Occurrence, instant, zone_of},
    web::filters::place_of,
};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};

/// A date of an event.
#[derive(Debug)]
pub struct ShownDate {
    /// "Wednesday, 7 July 2027, 6:30 pm to 9:00 pm, Los Angeles time (PDT)".
    pub when: String,
    /// The dates that it was moved from, in words.
    pub was: Vec<String>,
    /// The same time in partner cities.
    pub there: Vec<String>,
    /// The first of the dates that it was moved from, as schema.org writes it; empty if there is none.
    pub previous_start: String,
    /// Its beginning as schema.org writes it.
    pub start: String,
    /// Its end as schema.org writes it; empty if it is not said.
    pub end: String,
    /// Its time, as calendars know it.
    pub slot: Slot,
}

impl ShownDate {
    /// The dates of an event in the order in which it gives them. `partners` are names and zones of partner cities.
    #[must_use]
    pub fn all(event: &NewEvent, entries: &[calendar::Entry], partners: &[(String, String)], now: Moment) -> Vec<Self> {
        event.dates.iter().map(|date| Self::of(event, date, entries, partners, now)).collect()
    }

    fn of(event: &NewEvent, date: &Occurrence, entries: &[calendar::Entry], partners: &[(String, String)], now: Moment) -> Self {
        let (name, slot) = (date.zone_in(event), Slot::of_date(event, date));
        let zone = zone_of(name);
        let entry = entries.iter().find(|entry| entry.state == "live" && entry.is_at(&slot)).filter(|_| event.status == "moved");
        let was = entry.map(|entry| calendar::previous_dates(&entry.previous)).unwrap_or_default();
        let starts = date.starts(&zone);
        let ends = date.ends_at.map(|_| date.ends(&zone)).filter(|ends| *ends > starts);
        let is_timed = date.starts_at.is_some();
        let there = partners.iter().filter(|_| is_timed).filter_map(|(city, zone)| time_there(city, zone, (starts, ends), name, now));
        let stamp = |moment: Timestamp| moment.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        Self {
            when: format!("{}, {}", date.words(), clock(name, starts, is_timed)),
            was: was.iter().map(|(starts, zone)| in_words(starts, zone, name)).collect(),
            there: there.collect(),
            previous_start: was.last().map(|(starts, zone)| stamped(starts, zone)).unwrap_or_default(),
            start: if is_timed { stamp(starts) } else { date.on.to_string() },
            end: match ends {
                Some(ends) if is_timed => stamp(ends),
                _ => date.ends_on.map(|day| day.to_string()).unwrap_or_default(),
            },
            slot,
        }
    }
}

/// A stored beginning in words, with its clock if it is another one than that of today.
fn in_words(starts: &str, zone: &str, now: &str) -> String {
    let words = match (starts.parse::<DateTime>(), starts.parse::<Date>()) {
        (Ok(moment), _) if starts.contains('T') => languages::moment_of_week(moment),
        (_, Ok(day)) => languages::day_of_week(day),
        _ => starts.to_owned(),
    };
    if zone == now { words } else { format!("{words}, {}", say!("events-clock", place = place_of(zone))) }
}

/// A stored beginning as schema.org writes it (ISO 8601, with its offset).
fn stamped(starts: &str, zone: &str) -> String {
    match starts.parse::<DateTime>() {
        Ok(local) if starts.contains('T') => {
            let zone = zone_of(zone);
            instant(local, &zone, false).to_zoned_datetime(zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
        }
        _ => starts.to_owned(),
    }
}

/// "Los Angeles time (PDT)", with the abbreviation that holds at that moment if there is one of letters; of a whole day that
/// of its noon.
pub(super) fn clock(zone: &str, at: Timestamp, is_timed: bool) -> String {
    let place = place_of(zone);
    let noon = jiff::SignedDuration::from_hours(if is_timed { 0 } else { 12 });
    let moment = at.saturating_add(noon).unwrap_or(at).to_zoned_datetime(zone_of(zone));
    let short = moment.strftime("%Z").to_string();
    let clock = say!("events-clock", place = place);
    if short.chars().all(char::is_alphabetic) { format!("{clock} ({short})") } else { clock }
}
