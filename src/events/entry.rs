//! An event in a list: its date as a picture, its title, its place.

use super::view::badge;
use crate::{
    clock::Moment,
    database::Database,
    items::{Item, further_dates, shown_date},
    languages::{self, Language},
    say,
    submissions::{Content, NewEvent, Occurrence},
    translations::Translation,
    web::Error,
};
use jiff::civil::Date;
use std::collections::HashMap;

/// An event in a list.
#[derive(Debug)]
pub struct Entry {
    /// Its address.
    pub path: String,
    /// Its title.
    pub title: String,
    /// In which it is written.
    pub language: Language,
    /// The day that is shown beside it.
    pub on: Date,
    /// The day and the times in words.
    pub when: String,
    /// How many dates are to come after that one.
    pub further: usize,
    /// Host, city, or "online".
    pub place: String,
    /// A word if it does not take place as announced; empty if it does.
    pub badge: String,
}

impl Entry {
    /// The entries of a list of events, in the order of the dates that are shown: a series stands where its next one is.
    ///
    /// # Errors
    /// If the database cannot be read, or what is stored is no event.
    pub async fn all(database: &Database, items: &[Item], now: Moment) -> Result<Vec<Self>, Error> {
        let mut titles = Translation::titles_of(database, items.iter().map(Item::subject).collect()).await?;
        let mut entries = Vec::new();
        for item in items {
            if let Content::Event(event) = item.read()? {
                let (title, language) = title_of(item, &event, &mut titles);
                entries.push(Self { title, language, ..Self::of(item, &event, now) });
            }
        }
        entries.sort_by_key(|entry| entry.on);
        Ok(entries)
    }

    /// The day that is shown beside an event: its next one, or the last one of a call.
    #[must_use]
    pub fn day(event: &NewEvent, now: Moment) -> Date {
        let closes = event.call.as_ref().map(|call| call.closes_on);
        shown_date(event, now).map(|date| date.on).or(closes).unwrap_or_default()
    }

    /// The further dates in words; empty if there is none.
    #[must_use]
    pub fn further_words(&self) -> String {
        if self.further == 0 { String::new() } else { say!("events-more-dates", count = self.further) }
    }

    /// An event as it stands in a list now, as it was sent in.
    #[must_use]
    pub fn of(item: &Item, event: &NewEvent, now: Moment) -> Self {
        let shown = shown_date(event, now);
        let on = Self::day(event, now);
        Self {
            path: item.path(),
            title: event.title.clone(),
            language: event.written_in(item.language),
            on,
            when: shown.map_or_else(|| say!("events-last-day-on", day = languages::day_of_week(on)), Occurrence::words),
            further: further_dates(event, now),
            place: place(event),
            badge: badge(&event.status),
        }
    }

    /// "July 2027".
    #[must_use]
    pub fn month(&self) -> String {
        languages::month(self.on)
    }
}

/// The title of an event and its language, with the titles that are translated (by subject).
pub(super) fn title_of(item: &Item, event: &NewEvent, translated: &mut HashMap<String, String>) -> (String, Language) {
    match translated.remove(&item.subject()) {
        Some(title) => (title, Language::current()),
        None => (event.title.clone(), event.written_in(item.language)),
    }
}

fn place(event: &NewEvent) -> String {
    let city = event.venues.first().map_or("", |venue| if venue.city.is_empty() { &venue.name } else { &venue.city });
    let mut parts = vec![event.host.clone()];
    if !city.is_empty() && *city != event.host {
        parts.push(city.to_owned());
    }
    if event.attendance != "in_person" {
        parts.push(say!("events-online"));
    }
    parts.join(", ")
}
