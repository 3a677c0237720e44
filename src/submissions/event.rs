//! An event as it is sent in: from what was typed to what is stored, and back to lines that people read.

use super::{Rows, sender::Sender};
use crate::web::{FieldErrors, filters::long_day, form::Typed};
use jiff::{
    civil::{Date, Time},
    tz::{AmbiguousOffset, TimeZone},
};
use serde::{Deserialize, Serialize};

/// Kinds of events, each with its words; the first is that of an event of which nobody has said a kind.
pub const KINDS: [(&str, &str); 9] = [
    ("other", "An event of no special kind"),
    ("festival", "Festival or celebration"),
    ("meeting", "Meeting"),
    ("fundraiser", "Fundraiser"),
    ("delegation", "Delegation visit"),
    ("youth", "For young people"),
    ("exhibit", "Exhibit"),
    ("talk", "Talk or film"),
    ("call", "Call with a deadline (scholarship, contest, exchange)"),
];

/// How one takes part.
pub const ATTENDANCES: [(&str, &str); 3] = [("in_person", "In person"), ("online", "Online"), ("both", "In person and online")];

/// Whether it takes place as announced.
pub const STATUSES: [(&str, &str); 4] = [
    ("scheduled", "It takes place as planned"),
    ("moved", "It was moved to this date"),
    ("postponed", "It is postponed"),
    ("cancelled", "It is cancelled"),
];

/// Fields of further dates: day, start, end.
pub const FURTHER_DATES: [[&str; 3]; 3] = [["date_2", "start_2", "end_2"], ["date_3", "start_3", "end_3"], ["date_4", "start_4", "end_4"]];

/// Fields of further venues: name, city, time there.
pub const FURTHER_VENUES: [[&str; 3]; 2] = [["venue_2", "city_2", "time_2"], ["venue_3", "city_3", "time_3"]];

/// One date of an event, in the event's zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// The day.
    pub on: Date,
    /// Its last day, if that is another one.
    pub ends_on: Option<Date>,
    /// When it begins; a whole day if nothing is said.
    pub starts_at: Option<Time>,
    /// When it ends, if that is said.
    pub ends_at: Option<Time>,
}

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
    pub agenda: String,
    pub description: String,
    pub language: String,
    pub interpreting: String,
    pub accessibility: String,
    pub age_limits: String,
    pub sponsors: String,
    pub image_text: String,
    pub call: Option<Call>,
    pub sender: Sender,
}

impl NewEvent {
    /// Checks what was typed. What is wrong is named in `errors`; the event is whole only if there are none.
    #[must_use]
    pub fn parse(typed: &Typed, errors: &mut FieldErrors) -> Self {
        let title = errors.required(typed, "title", 200, "Please give the event a title.");
        let host = errors.required(typed, "host", 200, "Please tell us which city or organization is the host.");
        let zone = zone(typed, errors);
        let call = call(typed, errors);
        let dates = dates(typed, errors, &zone, call.is_some());
        let attendance = errors.choice(typed, "attendance", &ATTENDANCES);
        let venues = venues(typed, errors, &attendance);
        let link = errors.link(typed, "link");
        if link.is_empty() && attendance != "in_person" && typed.get("private_details").is_empty() {
            errors.add("link", "Please give the web address where people take part, or, under “More”, what only those who reply are told.");
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
            contact: errors.required(typed, "contact", 300, "Please give a phone number or e-mail address that visitors can ask."),
            kind: errors.choice(typed, "kind", &KINDS),
            status: errors.choice(typed, "status", &STATUSES),
            partners: typed.all("partner").filter(|slug| !slug.is_empty()).take(50).map(str::to_owned).collect(),
            cost: errors.text(typed, "cost", 500),
            reply: errors.text(typed, "reply", 500),
            reply_by: errors.day(typed, "reply_by"),
            private_details: errors.text(typed, "private_details", 2000),
            agenda: errors.text(typed, "agenda", 10_000),
            description: errors.text(typed, "description", 20_000),
            language: errors.text(typed, "language", 100),
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
            ("Title", self.title.clone()),
            ("Host", self.host.clone()),
            ("Kind", if self.kind == KINDS[0].0 { String::new() } else { words(&KINDS, &self.kind) }),
            ("Status", words(&STATUSES, &self.status)),
        ];
        rows.extend(self.dates.iter().map(|date| ("When", format!("{} ({})", date.words(), self.zone))));
        rows.push(("Taking part", words(&ATTENDANCES, &self.attendance)));
        rows.extend(self.venues.iter().map(|venue| ("Where", venue.words())));
        let call = self.call.as_ref();
        let day = |date: Option<Date>| date.map(long_day).unwrap_or_default();
        rows.extend([
            ("Link", self.link.clone()),
            ("Call opens", day(call.and_then(|call| call.opens_on))),
            (
                "Call closes",
                call.map(|call| format!("{} ({})", moment_words(call.closes_on, call.closes_at), self.zone)).unwrap_or_default(),
            ),
            ("Who may apply", call.map(|call| call.who.clone()).unwrap_or_default()),
            ("What to send", call.map(|call| call.what.clone()).unwrap_or_default()),
            ("Award", call.map(|call| call.award.clone()).unwrap_or_default()),
            ("Contact for visitors", self.contact.clone()),
            ("Partner cities", self.partners.join(", ")),
            ("Cost", self.cost.clone()),
            ("How to reply", self.reply.clone()),
            ("Reply by", day(self.reply_by)),
            ("Only for those who reply", self.private_details.clone()),
            ("Agenda", self.agenda.clone()),
            ("Description", self.description.clone()),
            ("Language", self.language.clone()),
            ("Interpreting", self.interpreting.clone()),
            ("Accessibility", self.accessibility.clone()),
            ("Age limits", self.age_limits.clone()),
            ("Sponsors", self.sponsors.clone()),
            ("Picture in words", self.image_text.clone()),
        ]);
        rows.retain(|(_, text)| !text.is_empty());
        rows
    }
}

fn words(known: &[(&'static str, &'static str)], value: &str) -> String {
    known.iter().find(|(known, _)| *known == value).map_or(value, |(_, words)| words).to_owned()
}

fn moment_words(day: Date, time: Option<Time>) -> String {
    let weekday = day.strftime("%A");
    let time = time.map(|time| format!(", {}", time.strftime("%-I:%M %P"))).unwrap_or_default();
    format!("{weekday}, {}{time}", long_day(day))
}

impl Occurrence {
    /// "Sunday, 14 March 2027, 6:30 pm to 9:00 pm".
    #[must_use]
    pub fn words(&self) -> String {
        let start = moment_words(self.on, self.starts_at);
        match (self.ends_on, self.ends_at) {
            (Some(day), time) => format!("{start} to {}", moment_words(day, time)),
            (None, Some(time)) => format!("{start} to {}", time.strftime("%-I:%M %P")),
            (None, None) if self.starts_at.is_none() => format!("{start}, all day"),
            (None, None) => start,
        }
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

fn zone(typed: &Typed, errors: &mut FieldErrors) -> TimeZone {
    let name = typed.get("zone");
    TimeZone::get(name).unwrap_or_else(|_| {
        errors.add("zone", "Please choose a time zone from the list.");
        TimeZone::UTC
    })
}

fn dates(typed: &Typed, errors: &mut FieldErrors, zone: &TimeZone, is_call: bool) -> Vec<Occurrence> {
    let ends_on = errors.day(typed, "ends_on");
    let mut dates: Vec<_> = occurrence(typed, errors, ["starts_on", "starts_at", "ends_at"], ends_on, zone).into_iter().collect();
    if dates.is_empty() && typed.get("starts_on").is_empty() && !is_call {
        errors.add("starts_on", "Please give the date. For a call with a deadline, give the last day under “More”.");
    }
    for fields in FURTHER_DATES {
        dates.extend(occurrence(typed, errors, fields, None, zone));
    }
    dates
}

/// One date of the form. A time that a change of clocks leaves out does not exist, and is not guessed.
fn occurrence(
    typed: &Typed,
    errors: &mut FieldErrors,
    fields: [&'static str; 3],
    ends_on: Option<Date>,
    zone: &TimeZone,
) -> Option<Occurrence> {
    let [day_field, start_field, end_field] = fields;
    let (starts_at, ends_at) = (errors.time(typed, start_field), errors.time(typed, end_field));
    let on = errors.day(typed, day_field);
    if on.is_none() && typed.get(day_field).is_empty() && (starts_at.is_some() || ends_at.is_some()) && day_field != "starts_on" {
        errors.add(day_field, "Please give the day of these times.");
    }
    let on = on?;
    let last = ends_on.unwrap_or(on);
    for (field, day, time) in [(start_field, on, starts_at), (end_field, last, ends_at)] {
        if let Some(sentence) = time.and_then(|time| gap(day, time, zone)) {
            errors.add(field, sentence);
        }
    }
    if last < on {
        errors.add("ends_on", "The last day is before the first.");
    } else if last == on && starts_at.zip(ends_at).is_some_and(|(start, end)| end <= start) {
        errors.add(end_field, "The end is not after the start. If it ends after midnight, give the last day too, under “More”.");
    }
    Some(Occurrence { on, ends_on: ends_on.filter(|day| *day != on), starts_at, ends_at })
}

fn gap(day: Date, time: Time, zone: &TimeZone) -> Option<String> {
    let local = day.to_datetime(time);
    match zone.to_ambiguous_zoned_datetime(local).offset() {
        AmbiguousOffset::Gap { before, after } => {
            let shown = |offset: jiff::tz::Offset| {
                let moment = offset.to_timestamp(local).ok()?;
                Some(moment.to_zoned_datetime(zone.clone()).time().strftime("%-I:%M %P").to_string())
            };
            let (earlier, later) = (shown(after)?, shown(before)?);
            Some(format!("The clocks change that night: this time does not exist. Do you mean {earlier} or {later}?"))
        }
        _ => None,
    }
}

fn venues(typed: &Typed, errors: &mut FieldErrors, attendance: &str) -> Vec<Venue> {
    let mut venues = Vec::new();
    let first = Venue { name: errors.text(typed, "venue", 300), city: errors.text(typed, "city", 100), time: String::new() };
    if first.name.is_empty() && first.city.is_empty() {
        if attendance != "online" {
            errors.add("venue", "Please tell us where it is, or choose “Online”.");
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

fn call(typed: &Typed, errors: &mut FieldErrors) -> Option<Call> {
    let (opens_on, closes_on, closes_at) = (errors.day(typed, "opens_on"), errors.day(typed, "closes_on"), errors.time(typed, "closes_at"));
    let who = errors.text(typed, "who", 2000);
    let what = errors.text(typed, "what", 2000);
    let award = errors.text(typed, "award", 1000);
    if closes_on.is_none() && typed.get("closes_on").is_empty() && typed.get("kind") == "call" {
        errors.add("closes_on", "Please give the last day of the call.");
    }
    if opens_on.zip(closes_on).is_some_and(|(opens, closes)| closes < opens) {
        errors.add("closes_on", "The last day is before the first.");
    }
    closes_on.map(|closes_on| Call { opens_on, closes_on, closes_at, who, what, award })
}
