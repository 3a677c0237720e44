//! An event as it is sent in: from what was typed to what is stored, and back to lines that people read.

mod again;
mod occurrence;
mod typed;

pub use occurrence::{Occurrence, comes_twice, end_of, instant, zone_of};

use super::{Rows, sender::Sender};
use crate::{
    languages::{self, Language},
    say,
    web::{FieldErrors, form::Typed},
};
use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use occurrence::{moment_words, on_clock};
use serde::{Deserialize, Serialize};

macro_rules! further_dates {
    ($($number:literal)*) => {
        [$([concat!("date_", $number), concat!("start_", $number), concat!("end_", $number), concat!("last_", $number), concat!("zone_", $number)]),*]
    };
}

/// Kinds of events, each with the id of its words; the first is that of an event of which nobody has said a kind.
pub const KINDS: [(&str, &str); 9] = [
    ("other", "submission-kind-other"),
    ("festival", "submission-kind-festival"),
    ("meeting", "submission-kind-meeting"),
    ("fundraiser", "submission-kind-fundraiser"),
    ("delegation", "submission-kind-delegation"),
    ("youth", "submission-kind-youth"),
    ("exhibit", "submission-kind-exhibit"),
    ("talk", "submission-kind-talk"),
    ("call", "submission-kind-call"),
];

/// How one takes part.
pub const ATTENDANCES: [(&str, &str); 3] =
    [("in_person", "submission-in-person"), ("online", "submission-online"), ("both", "submission-both")];

/// Whether it takes place as announced.
pub const STATUSES: [(&str, &str); 4] = [
    ("scheduled", "submission-status-scheduled"),
    ("moved", "submission-status-moved"),
    ("postponed", "submission-status-postponed"),
    ("cancelled", "submission-status-cancelled"),
];

/// Whether people reply to it on its own page.
pub const REPLIES: [(&str, &str); 2] = [("no", "no"), ("yes", "submission-replies-yes")];

/// Which of two hours is meant, in the night in which the clocks are set back.
pub const REPEATED_HOUR: [(&str, &str); 3] =
    [("", "submission-hour-first"), ("second", "submission-hour-second"), ("across", "submission-hour-across")];

/// Fields of further dates: day, start, end, last day, zone.
pub const FURTHER_DATES: [[&str; 5]; 59] = further_dates![
    2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47
    48 49 50 51 52 53 54 55 56 57 58 59 60
];

/// Fields of further venues: name, city, time there.
pub const FURTHER_VENUES: [[&str; 3]; 2] = [["venue_2", "city_2", "time_2"], ["venue_3", "city_3", "time_3"]];

/// A place where an event happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Venue {
    /// Name and street.
    pub name: String,
    /// City.
    pub city: String,
    /// The time there, in words, if it differs.
    pub time: String,
}

/// A call for applications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// First day, if said.
    pub opens_on: Option<Date>,
    /// Last day.
    pub closes_on: Date,
    /// Time of the last day, in the event's zone; its end if nothing is said.
    pub closes_at: Option<Time>,
    /// Who may apply.
    pub who: String,
    /// What to send.
    pub what: String,
    /// What there is to win.
    pub award: String,
}

/// An event that was sent in, checked. Texts that were left empty are empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of the form, by the same names")]
pub struct NewEvent {
    pub title: String,
    pub host: String,
    pub kind: String,
    pub status: String,
    pub dates: Vec<Occurrence>,
    /// IANA name.
    pub zone: String,
    pub attendance: String,
    pub venues: Vec<Venue>,
    pub link: String,
    pub contact: String,
    /// Keys of partner cities.
    pub partners: Vec<String>,
    pub cost: String,
    pub reply: String,
    pub reply_by: Option<Date>,
    pub private_details: String,
    /// Whether people reply to it on its own page.
    #[serde(default)]
    pub takes_replies: bool,
    /// For how many of them there is room, if the host has said that.
    #[serde(default)]
    pub reply_places: Option<u32>,
    pub agenda: String,
    /// What was decided, written down afterwards.
    #[serde(default)]
    pub minutes: String,
    pub description: String,
    /// The language of the event, in words.
    pub language: String,
    /// The tag of the language in which all this is written; empty if that is the one in which it was sent in.
    #[serde(default)]
    pub text_language: String,
    pub interpreting: String,
    pub accessibility: String,
    pub age_limits: String,
    pub sponsors: String,
    pub image_text: String,
    pub call: Option<Call>,
    pub sender: Sender,
}

/// Whether this can be the key of a place: a list gives no other.
fn is_key(slug: &str) -> bool {
    (1..=80).contains(&slug.len()) && slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

impl NewEvent {
    /// Checks what was typed. What is wrong is named in `errors`; the event is whole only if there are none.
    #[must_use]
    pub fn parse(typed: &Typed, errors: &mut FieldErrors) -> Self {
        let title = errors.required(typed, "title", 200, &say!("form-title"));
        let host = errors.required(typed, "host", 200, &say!("form-host"));
        let zone = typed::zone(typed, errors);
        let call = typed::call(typed, errors);
        let dates = typed::dates(typed, errors, &zone, call.is_some());
        let attendance = errors.choice(typed, "attendance", &ATTENDANCES);
        let venues = typed::venues(typed, errors, &attendance);
        let link = errors.link(typed, "link");
        if link.is_empty() && attendance != "in_person" && typed.get("private_details").is_empty() {
            errors.add("link", say!("form-link"));
        }
        Self {
            title,
            host,
            dates,
            zone: zone.iana_name().unwrap_or("UTC").to_owned(),
            attendance,
            venues,
            link,
            call,
            contact: errors.required(typed, "contact", 300, &say!("form-contact")),
            kind: errors.choice(typed, "kind", &KINDS),
            status: errors.choice(typed, "status", &STATUSES),
            partners: typed.all("partner").filter(|slug| is_key(slug)).take(50).map(str::to_owned).collect(),
            cost: errors.text(typed, "cost", 500),
            reply: errors.text(typed, "reply", 500),
            reply_by: errors.day(typed, "reply_by"),
            private_details: errors.text(typed, "private_details", 2000),
            takes_replies: errors.choice(typed, "takes_replies", &REPLIES) == "yes",
            reply_places: typed::places(typed, errors),
            agenda: errors.text(typed, "agenda", 10_000),
            minutes: errors.text(typed, "minutes", 20_000),
            description: errors.text(typed, "description", 20_000),
            language: errors.text(typed, "language", 100),
            text_language: Language::of(typed.get("text_language")).map(|language| language.tag().to_owned()).unwrap_or_default(),
            interpreting: errors.text(typed, "interpreting", 300),
            accessibility: errors.text(typed, "accessibility", 1000),
            age_limits: errors.text(typed, "age_limits", 200),
            sponsors: errors.text(typed, "sponsors", 1000),
            image_text: errors.text(typed, "image_text", 500),
            sender: Sender::parse(typed, errors),
        }
    }

    /// The whole event, line by line, without what was left empty.
    #[must_use]
    pub fn rows(&self) -> Rows {
        let mut rows: Rows = vec![
            ("submission-row-title", self.title.clone()),
            ("submission-row-host", self.host.clone()),
            ("submission-row-kind", if self.kind == KINDS[0].0 { String::new() } else { words(&KINDS, &self.kind) }),
            ("submission-row-status", words(&STATUSES, &self.status)),
        ];
        rows.extend(self.dates.iter().map(|date| ("submission-row-when", date.words_in(self))));
        rows.push(("submission-row-attendance", words(&ATTENDANCES, &self.attendance)));
        rows.extend(self.venues.iter().map(|venue| ("submission-row-where", venue.words())));
        let call = self.call.as_ref();
        let day = |date: Option<Date>| date.map(languages::day).unwrap_or_default();
        rows.extend([
            ("submission-row-link", self.link.clone()),
            ("submission-row-opens", day(call.and_then(|call| call.opens_on))),
            (
                "submission-row-closes",
                call.map(|call| on_clock(&moment_words(call.closes_on, call.closes_at), &self.zone)).unwrap_or_default(),
            ),
            ("submission-row-who", call.map(|call| call.who.clone()).unwrap_or_default()),
            ("submission-row-what", call.map(|call| call.what.clone()).unwrap_or_default()),
            ("submission-row-award", call.map(|call| call.award.clone()).unwrap_or_default()),
            ("submission-row-contact", self.contact.clone()),
            ("submission-row-partners", self.partners.join(", ")),
            ("submission-row-cost", self.cost.clone()),
            ("submission-row-reply", self.reply.clone()),
            ("submission-row-reply-by", day(self.reply_by)),
            ("submission-row-private", self.private_details.clone()),
            ("submission-row-replies", self.replies_words()),
            ("submission-row-agenda", self.agenda.clone()),
            ("submission-row-minutes", self.minutes.clone()),
            ("submission-row-text", self.description.clone()),
            ("submission-row-language", self.language.clone()),
            ("submission-row-text-language", Language::of(&self.text_language).map(Language::called).unwrap_or_default()),
            ("submission-row-interpreting", self.interpreting.clone()),
            ("submission-row-accessibility", self.accessibility.clone()),
            ("submission-row-age-limits", self.age_limits.clone()),
            ("submission-row-sponsors", self.sponsors.clone()),
            ("submission-row-picture-words", self.image_text.clone()),
        ]);
        rows.retain(|(_, text)| !text.is_empty());
        rows
    }
}

impl NewEvent {
    /// The language in which it is written, if it was sent in in this one.
    #[must_use]
    pub fn written_in(&self, sent_in: Language) -> Language {
        Language::of(&self.text_language).unwrap_or(sent_in)
    }

    /// Whether and how many people reply to it here, in words; empty if they do not.
    fn replies_words(&self) -> String {
        match (self.takes_replies, self.reply_places) {
            (false, _) => String::new(),
            (true, None) => say!("submission-replies-asked"),
            (true, Some(places)) => say!("submission-replies-asked-places", count = places),
        }
    }
}

fn words(known: &[(&'static str, &'static str)], value: &str) -> String {
    known.iter().find(|(known, _)| *known == value).map_or_else(|| value.to_owned(), |(_, id)| say!(*id))
}

impl Call {
    /// Its last moment, where `zone` is.
    #[must_use]
    pub fn closes(&self, zone: &TimeZone) -> Timestamp {
        self.closes_at.map_or_else(|| end_of(self.closes_on, zone), |time| instant(self.closes_on.to_datetime(time), zone, false))
    }
}

impl Venue {
    /// Name, city and time there, in one line.
    #[must_use]
    pub fn words(&self) -> String {
        let parts = [&self.name, &self.city, &self.time].map(String::as_str);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
