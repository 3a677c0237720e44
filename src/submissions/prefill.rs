//! From what is stored back to what is typed, so that a form can be filled with it: the reverse of `parse`.

use super::{
    Content, NewEvent, NewNewsletter, Sender,
    event::{Call, FURTHER_DATES, FURTHER_VENUES, Occurrence, Venue},
};
use crate::web::form::Typed;
use jiff::civil::{Date, Time};

/// Fields with their values, in the order of the form.
type Fields = Vec<(String, String)>;

impl Content {
    /// What somebody would type to say this: parsed again, it is the same.
    #[must_use]
    pub fn typed(&self) -> Typed {
        Typed::new(match self {
            Self::Event(event) => event_fields(event),
            Self::Newsletter(newsletter) => newsletter_fields(newsletter),
        })
    }
}

fn event_fields(event: &NewEvent) -> Fields {
    let mut fields: Fields = Vec::new();
    for (name, text) in [
        ("title", &event.title),
        ("host", &event.host),
        ("zone", &event.zone),
        ("attendance", &event.attendance),
        ("link", &event.link),
        ("contact", &event.contact),
        ("description", &event.description),
        ("kind", &event.kind),
        ("status", &event.status),
        ("image_text", &event.image_text),
        ("cost", &event.cost),
        ("reply", &event.reply),
        ("private_details", &event.private_details),
        ("agenda", &event.agenda),
        ("minutes", &event.minutes),
        ("language", &event.language),
        ("text_language", &event.text_language),
        ("interpreting", &event.interpreting),
        ("accessibility", &event.accessibility),
        ("age_limits", &event.age_limits),
        ("sponsors", &event.sponsors),
    ] {
        add(&mut fields, name, text);
    }
    add_day(&mut fields, "reply_by", event.reply_by);
    add(&mut fields, "takes_replies", if event.takes_replies { "yes" } else { "no" });
    add(&mut fields, "reply_places", &event.reply_places.map(|places| places.to_string()).unwrap_or_default());
    add_dates(&mut fields, &event.dates);
    add_venues(&mut fields, &event.venues);
    for partner in &event.partners {
        add(&mut fields, "partner", partner);
    }
    if let Some(call) = &event.call {
        add_call(&mut fields, call);
    }
    add_sender(&mut fields, &event.sender);
    fields
}

fn newsletter_fields(newsletter: &NewNewsletter) -> Fields {
    let mut fields: Fields = Vec::new();
    add(&mut fields, "organization", &newsletter.organization);
    add(&mut fields, "title", &newsletter.title);
    add(&mut fields, "link", &newsletter.link);
    add(&mut fields, "issue", &newsletter.issue);
    add_day(&mut fields, "issued_on", newsletter.issued_on);
    add(&mut fields, "language", &newsletter.language);
    add(&mut fields, "summary", &newsletter.summary);
    add(&mut fields, "image_text", &newsletter.image_text);
    add_sender(&mut fields, &newsletter.sender);
    fields
}

fn add(fields: &mut Fields, name: &str, value: &str) {
    fields.push((name.to_owned(), value.to_owned()));
}

fn add_day(fields: &mut Fields, name: &str, day: Option<Date>) {
    add(fields, name, &day.map(|day| day.to_string()).unwrap_or_default());
}

/// As browsers write a time of day.
fn add_time(fields: &mut Fields, name: &str, time: Option<Time>) {
    add(fields, name, &time.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default());
}

/// The first date of the form has no zone of its own: one that has was typed among the further ones.
fn add_dates(fields: &mut Fields, dates: &[Occurrence]) {
    let first = ["starts_on", "starts_at", "ends_at", "ends_on", ""];
    let first = dates.first().is_some_and(|date| date.zone.is_empty()).then_some(first);
    for ([day, start, end, last, zone], date) in first.into_iter().chain(FURTHER_DATES).zip(dates) {
        add_day(fields, day, Some(date.on));
        add_time(fields, start, date.starts_at);
        add_time(fields, end, date.ends_at);
        add_day(fields, last, date.ends_on);
        if !zone.is_empty() {
            add(fields, zone, &date.zone);
        }
    }
    let twice = if dates.iter().any(|date| date.starts_second) {
        "second"
    } else if dates.iter().any(|date| date.ends_second) {
        "across"
    } else {
        ""
    };
    add(fields, "clock_twice", twice);
}

/// The first place of the form has no time of its own: one that has was typed among the further ones.
fn add_venues(fields: &mut Fields, venues: &[Venue]) {
    let further = match venues.split_first() {
        Some((first, further)) if first.time.is_empty() => {
            add(fields, "venue", &first.name);
            add(fields, "city", &first.city);
            further
        }
        _ => venues,
    };
    for ([name, city, time], venue) in FURTHER_VENUES.into_iter().zip(further) {
        add(fields, name, &venue.name);
        add(fields, city, &venue.city);
        add(fields, time, &venue.time);
    }
}

fn add_call(fields: &mut Fields, call: &Call) {
    add_day(fields, "opens_on", call.opens_on);
    add_day(fields, "closes_on", Some(call.closes_on));
    add_time(fields, "closes_at", call.closes_at);
    add(fields, "who", &call.who);
    add(fields, "what", &call.what);
    add(fields, "award", &call.award);
}

fn add_sender(fields: &mut Fields, sender: &Sender) {
    add(fields, "sender_role", &sender.role);
    add(fields, "note", &sender.note);
    add(fields, "sender_name", &sender.name);
    add(fields, "sender_email", &sender.email);
    add(fields, "permission", "yes");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::FieldErrors;

    fn typed(fields: &[(&str, &str)]) -> Typed {
        let sender = [
            ("sender_name", "Aiko"),
            ("sender_email", "aiko@example.org"),
            ("sender_role", "Chair"),
            ("note", "a\nb"),
            ("permission", "yes"),
        ];
        Typed::new(fields.iter().chain(&sender).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn comes_back(fields: &[(&str, &str)]) {
        let mut errors = FieldErrors::default();
        let event = Content::Event(Box::new(NewEvent::parse(&typed(fields), &mut errors)));
        assert!(errors.is_empty(), "{errors:?}");
        let Content::Event(again) = Content::Event(Box::new(NewEvent::parse(&event.typed(), &mut errors))) else { return };
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(Content::Event(again), event);
    }

    #[test]
    fn a_two_day_hybrid_event_in_another_zone_comes_back_as_it_was() {
        comes_back(&[
            ("title", "七夕 Tanabata"),
            ("host", "Riverside"),
            ("kind", "festival"),
            ("status", "moved"),
            ("starts_on", "7/7/2027"),
            ("starts_at", "6:30 pm"),
            ("ends_at", "1 am"),
            ("ends_on", "2027-07-09"),
            ("date_2", "2027-07-14"),
            ("start_2", "12 am"),
            ("date_4", "2027-07-15"),
            ("end_4", "23:59"),
            ("date_9", "2027-11-07"),
            ("start_9", "1:30 am"),
            ("end_9", "1:15 am"),
            ("zone_9", "los angeles"),
            ("clock_twice", "across"),
            ("date_60", "2027-12-31"),
            ("start_60", "20:00"),
            ("last_60", "2028-01-01"),
            ("end_60", "1 am"),
            ("zone", "Asia/Tokyo"),
            ("attendance", "both"),
            ("venue", "Hall, 1 Street"),
            ("city", "Sendai"),
            ("venue_3", "City Hall"),
            ("city_3", "Riverside"),
            ("time_3", "the evening before"),
            ("link", "example.org/a b?c=ü"),
            ("contact", "x"),
            ("partner", "sendai"),
            ("partner", "ensenada"),
            ("reply_by", "2027-07-01"),
            ("takes_replies", "yes"),
            ("reply_places", "40"),
            ("description", "One\n\ntwo <b>"),
        ]);
    }

    #[test]
    fn a_call_and_an_online_event_come_back_as_they_were() {
        comes_back(&[
            ("title", "Scholarship"),
            ("host", "Riverside"),
            ("kind", "call"),
            ("zone", "America/Los_Angeles"),
            ("attendance", "online"),
            ("private_details", "by mail"),
            ("contact", "x"),
            ("date_3", "2027-05-05"),
            ("start_3", "9 am"),
            ("zone_3", "Tokyo"),
            ("venue_2", "Room"),
            ("time_2", "9 am there"),
            ("opens_on", "2027-01-01"),
            ("closes_on", "2027-03-31"),
            ("closes_at", "17:00"),
            ("who", "students"),
        ]);
    }

    #[test]
    fn a_newsletter_comes_back_as_it_was() {
        let fields =
            [("organization", "Riverside"), ("title", "News"), ("issued_on", "3/1/2027"), ("summary", "a\nb"), ("link", "example.org")];
        let mut errors = FieldErrors::default();
        let newsletter = NewNewsletter::parse(&typed(&fields), &mut errors);
        let again = NewNewsletter::parse(&Content::Newsletter(Box::new(newsletter.clone())).typed(), &mut errors);
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(again, newsletter);
    }
}
