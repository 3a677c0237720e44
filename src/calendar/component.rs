//! An entry as a component of a calendar file (RFC 5545, 3.6.1).

use super::{
    entry::Entry,
    line::{Lines, cleaned},
};
use crate::{
    clock::Moment,
    languages::{self, Language},
    say,
    submissions::{KINDS, NewEvent, comes_twice, instant, zone_of},
};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// A description is cut after so many characters: the page has the rest.
const DESCRIPTION: usize = 2000;

/// What calendars show of an event besides time, place and status. Never who sent it, nor what only those who reply are told.
#[derive(Debug, Clone)]
pub struct Words {
    title: String,
    description: String,
    category: String,
}

impl Words {
    /// The words of an event.
    #[must_use]
    pub fn of(event: &NewEvent) -> Self {
        let day = event.reply_by.map(languages::day).unwrap_or_default();
        let mut parts = vec![shortened(&cleaned(&event.description))];
        for (label, text) in [
            ("Host", &event.host),
            ("Cost", &event.cost),
            ("How to reply", &event.reply),
            ("Reply by", &day),
            ("Contact", &event.contact),
            ("Language", &event.language),
            ("Interpreting", &event.interpreting),
            ("Accessibility", &event.accessibility),
            ("Link", &event.link),
        ] {
            if !text.is_empty() {
                parts.push(format!("{label}: {}", cleaned(text)));
            }
        }
        parts.retain(|part| !part.is_empty());
        let kind = KINDS[1..].iter().find(|(key, _)| *key == event.kind);
        let category = kind.map(|(_, id)| Language::DEFAULT.within(|| say!(*id))).unwrap_or_default();
        Self { title: cleaned(&event.title).replace('\n', " "), description: parts.join("\n"), category }
    }

    /// All of it in one text, to tell whether it has changed.
    #[must_use]
    pub fn joined(&self) -> String {
        [self.title.as_str(), &self.description, &self.category].join("\0")
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(DESCRIPTION) {
        Some((end, _)) => format!("{} …", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// When an entry begins and ends, as instants; the end only if it is said. Whole days have none.
#[derive(Debug, Clone, Copy)]
pub struct Instants {
    /// The beginning.
    pub starts: Timestamp,
    /// The end.
    pub ends: Option<Timestamp>,
}

impl Entry {
    /// Its beginning and end, unless it is of whole days.
    #[must_use]
    pub fn instants(&self) -> Option<Instants> {
        let zone = zone_of(&self.time_zone);
        let starts = local(&self.starts).map(|local| instant(local, &zone, self.starts_second))?;
        let ends = local(&self.ends).map(|local| instant(local, &zone, self.ends_second));
        Some(Instants { starts, ends })
    }

    /// Whether its times are written in UTC. A local time that comes twice means the first (RFC 5545, 3.3.5); but not every
    /// program knows that, and the second could not be said at all.
    #[must_use]
    pub fn is_in_utc(&self) -> bool {
        let zone = zone_of(&self.time_zone);
        let is_twice = |stored: &str| local(stored).is_some_and(|local| comes_twice(local, &zone));
        is_twice(&self.starts) || is_twice(&self.ends) || zone == TimeZone::UTC
    }

    /// Writes it. Without words it was taken off the site, and nothing is told but that.
    pub fn write(&self, lines: &mut Lines, words: Option<&Words>, origin: &str) {
        lines.plain("BEGIN", "VEVENT");
        lines.plain("UID", &self.uid);
        lines.plain("DTSTAMP", &utc(self.modified_at));
        lines.plain("CREATED", &utc(self.created_at));
        lines.plain("LAST-MODIFIED", &utc(self.modified_at));
        lines.plain("SEQUENCE", &self.sequence.to_string());
        self.write_times(lines);
        lines.text("SUMMARY", &self.summary(words));
        if let Some(words) = words {
            if self.state != "dropped" {
                lines.text("LOCATION", &self.place);
            }
            let dropped = "This date does not take place. The page has the others.";
            lines.text("DESCRIPTION", if self.state == "dropped" { dropped } else { &words.description });
            lines.text("CATEGORIES", &words.category);
            lines.plain("URL", &format!("{origin}/events/{}", self.slug));
        }
        lines.plain("STATUS", &self.status);
        // a deadline or a festival of days keeps nobody from other appointments
        let is_busy = self.instants().is_some() && self.purpose == "date" && self.status == "CONFIRMED";
        lines.plain("TRANSP", if is_busy { "OPAQUE" } else { "TRANSPARENT" });
        lines.plain("END", "VEVENT");
    }

    fn summary(&self, words: Option<&Words>) -> String {
        let mark = match self.status.as_str() {
            "CANCELLED" => "[CANCELLED] ",
            "TENTATIVE" => "[POSTPONED] ",
            _ => "",
        };
        let last_day = if self.purpose == "deadline" { "Last day: " } else { "" };
        words.map_or_else(|| format!("{mark}An event that was taken off the calendar"), |words| format!("{mark}{last_day}{}", words.title))
    }

    fn write_times(&self, lines: &mut Lines) {
        let Some(times) = self.instants() else {
            for (name, day) in [("DTSTART", &self.starts), ("DTEND", &self.ends)] {
                if let Ok(day) = day.parse::<Date>() {
                    lines.plain(&format!("{name};VALUE=DATE"), &day.strftime("%Y%m%d").to_string());
                }
            }
            return;
        };
        let zone = zone_of(&self.time_zone);
        for (name, time) in [("DTSTART", Some(times.starts)), ("DTEND", times.ends.filter(|ends| *ends > times.starts))] {
            let Some(time) = time else { continue };
            if self.is_in_utc() {
                lines.plain(name, &time.strftime("%Y%m%dT%H%M%SZ").to_string());
            } else {
                let local = time.to_zoned_datetime(zone.clone()).strftime("%Y%m%dT%H%M%S").to_string();
                lines.plain(&format!("{name};TZID={}", self.time_zone), &local);
            }
        }
    }
}

fn local(stored: &str) -> Option<DateTime> {
    if stored.contains('T') { stored.parse().ok() } else { None }
}

/// An instant to the second (RFC 5545, 3.3.5, form 2).
pub fn utc(moment: Moment) -> String {
    moment.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}
