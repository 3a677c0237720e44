//! Links that put a date into the calendar services that most people use. They are only links: nothing is loaded from there.

use super::{EventView, date::ShownDate};
use crate::{clock::Moment, languages, say};
use jiff::{ToSpan as _, civil::Date};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A link to one service.
#[derive(Debug)]
pub struct AddLink {
    /// The service.
    pub name: &'static str,
    /// Where the link leads.
    pub address: String,
    /// That it takes one date alone, of an event that has several; empty for one that has no other.
    pub only: String,
}

impl EventView {
    /// The links for the next date, unless the event is over, postponed or cancelled.
    #[must_use]
    pub fn add_links(&self, url: &str, now: Moment) -> Vec<AddLink> {
        let Some(date) = self.next_date(now) else { return Vec::new() };
        let (title, place) = (encoded(&self.event().title), encoded(&date.slot.place));
        let details = encoded(url);
        let (starts, ends) = google_dates(date);
        let google = format!(
            "https://calendar.google.com/calendar/render?action=TEMPLATE&text={title}&dates={starts}%2F{ends}&ctz={}&location={place}&details={details}",
            encoded(&date.slot.time_zone)
        );
        let (starts, ends, is_whole_day) = outlook_dates(date);
        let outlook = format!(
            "https://outlook.live.com/calendar/0/action/compose?rru=addevent&subject={title}&startdt={starts}&enddt={ends}{}&location={place}&body={details}",
            if is_whole_day { "&allday=true" } else { "" }
        );
        let day = date.slot.starts.get(..10).and_then(|day| day.parse().ok()).map(languages::day);
        let only = day.filter(|_| self.dates().len() > 1).map(|day| say!("events-one-date-only", day = day)).unwrap_or_default();
        vec![
            AddLink { name: "Google Calendar", address: google, only: only.clone() },
            AddLink { name: "Outlook.com", address: outlook, only },
        ]
    }

    /// The first date that is not over, of an event that takes place as announced.
    #[must_use]
    pub fn next_date(&self, now: Moment) -> Option<&ShownDate> {
        let coming = self.dates().iter().filter(|date| date.slot.status == "CONFIRMED" && date.slot.ends_at >= now);
        coming.min_by_key(|date| date.slot.starts_at)
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// Of a time without an end, the beginning stands for both.
fn utc(date: &ShownDate, form: &str) -> Option<(String, String)> {
    let is_timed = date.slot.starts.contains('T');
    let end = if date.slot.ends.is_empty() { date.slot.starts_at } else { date.slot.ends_at };
    is_timed.then(|| (date.slot.starts_at.timestamp().strftime(form).to_string(), end.timestamp().strftime(form).to_string()))
}

/// The end of whole days is the day after the last.
fn google_dates(date: &ShownDate) -> (String, String) {
    let day = |text: &str| text.parse::<Date>().unwrap_or_default().strftime("%Y%m%d").to_string();
    utc(date, "%Y%m%dT%H%M%SZ").unwrap_or_else(|| (day(&date.slot.starts), day(&date.slot.ends)))
}

/// The end of whole days is the last one.
fn outlook_dates(date: &ShownDate) -> (String, String, bool) {
    let days = || {
        let last = date.slot.ends.parse::<Date>().ok().and_then(|day| day.checked_sub(1.day()).ok()).unwrap_or_default();
        (date.slot.starts.clone(), last.to_string(), true)
    };
    utc(date, "%Y-%m-%dT%H%%3A%M%%3A%SZ").map_or_else(days, |(starts, ends)| (starts, ends, false))
}
