//! Two clocks: what the time is in a partner city when an event begins, and whether the difference is another one than today.

use crate::{clock::Moment, languages, say, submissions::Occurrence, web::filters::place_of};
use jiff::{SignedDuration, Timestamp, ZonedDateTime, tz::TimeZone};

/// The time of an event where a partner city is: "In Sendai: Thursday, 8 July 2027, 10:30 am to 1:00 pm (JST)"; then, if the
/// difference is not that of today, a sentence that says so. Nothing if the zone is not known, or is that of the event.
#[must_use]
pub fn time_there(city: &str, zone: &str, (starts, ends): (Timestamp, Option<Timestamp>), here: &str, now: Moment) -> Option<String> {
    let there = TimeZone::get(zone).ok().filter(|_| !zone.is_empty())?;
    let zone_here = TimeZone::get(here).ok()?;
    let (begins, differs) = (starts.to_zoned_datetime(there.clone()), there.to_offset(starts) != zone_here.to_offset(starts));
    let differs_today = there.to_offset(now.timestamp()) != zone_here.to_offset(now.timestamp());
    if !differs && !differs_today {
        return None;
    }
    let ends = ends.map(|ends| ends.to_zoned_datetime(there.clone()));
    let when = Occurrence {
        on: begins.date(),
        starts_at: Some(begins.time()),
        ends_on: ends.as_ref().map(ZonedDateTime::date).filter(|last| *last != begins.date()),
        ends_at: ends.as_ref().map(ZonedDateTime::time),
        ..Occurrence::default()
    };
    let when = when.words();
    let short = begins.strftime("%Z").to_string();
    let when = if short.chars().all(char::is_alphabetic) { format!("{when} ({short})") } else { when };
    let words = say!("events-there", city = city, when = when);
    let sentence = change_of_clocks(city, &there, (&place_of(here), &zone_here), starts, now).map(|sentence| format!(". {sentence}"));
    Some(words + &sentence.unwrap_or_default())
}

/// Says that clocks change between today and an event, if that makes the difference of two places another one.
fn change_of_clocks(city: &str, there: &TimeZone, (place, here): (&str, &TimeZone), at: Timestamp, now: Moment) -> Option<String> {
    let today = now.timestamp();
    let ahead = |moment: Timestamp| there.to_offset(moment).seconds() - here.to_offset(moment).seconds();
    if at <= today || ahead(at) == ahead(today) {
        return None;
    }
    let has_changed = |zone: &TimeZone| zone.to_offset(at) != zone.to_offset(today);
    let (then, today_is) = (difference(ahead(at)), difference(ahead(today)));
    // who changes and who does not; the difference is always that of the city abroad
    Some(match (has_changed(here), has_changed(there)) {
        (true, true) => say!("events-clocks-both", here = place, city = city, then = then, today = today_is),
        (true, false) if !changes(there, today) => {
            say!("events-clocks-never", never = city, other = place, city = city, then = then, today = today_is)
        }
        (true, false) => say!("events-clocks-first", first = place, other = city, city = city, then = then, today = today_is),
        (false, _) if !changes(here, today) => {
            say!("events-clocks-never", never = place, other = city, city = city, then = then, today = today_is)
        }
        (false, _) => say!("events-clocks-first", first = city, other = place, city = city, then = then, today = today_is),
    })
}

/// Whether a place changes its clocks at all, in the year that comes.
fn changes(zone: &TimeZone, from: Timestamp) -> bool {
    let year = from.saturating_add(SignedDuration::from_hours(366 * 24)).unwrap_or(Timestamp::MAX);
    zone.following(from).next().is_some_and(|change| change.timestamp() <= year)
}

/// "16 hours ahead", "12 hours and 30 minutes behind", "on the same time".
fn difference(seconds: i32) -> String {
    let (hours, minutes) = (seconds.unsigned_abs() / 3600, seconds.unsigned_abs() / 60 % 60);
    let length = match (hours, minutes) {
        (0, 0) => return say!("events-same-time"),
        (0, minutes) => say!("events-minutes", count = minutes),
        (hours, 0) => say!("events-hours", count = hours),
        (hours, minutes) => languages::list(&[say!("events-hours", count = hours), say!("events-minutes", count = minutes)]),
    };
    if seconds > 0 { say!("events-ahead", length = length) } else { say!("events-behind", length = length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn there(city: &str, zone: &str, starts: &str, now: &str) -> Option<String> {
        time_there(city, zone, (at(starts), None), "America/Los_Angeles", Moment::new(at(now)))
    }

    #[test]
    fn the_time_there_is_told_with_its_day_and_nothing_more_while_the_difference_stays() {
        let summer = there("Nagoya", "Asia/Tokyo", "2027-07-08T01:30:00Z", "2027-06-01T12:00:00Z");
        assert_eq!(summer.as_deref(), Some("In Nagoya: Thursday, 8 July 2027, 10:30 am (JST)"));
        let kathmandu = there("Kathmandu", "Asia/Kathmandu", "2027-07-08T01:30:00Z", "2027-06-01T12:00:00Z");
        assert_eq!(kathmandu.as_deref(), Some("In Kathmandu: Thursday, 8 July 2027, 7:15 am"));
        let ends = (at("2027-07-07T14:00:00Z"), Some(at("2027-07-07T16:00:00Z")));
        let over_midnight = time_there("Nagoya", "Asia/Tokyo", ends, "America/Los_Angeles", Moment::new(at("2027-06-01T12:00:00Z")));
        let expected = "In Nagoya: Wednesday, 7 July 2027, 11:00 pm to Thursday, 8 July 2027, 1:00 am (JST)";
        assert_eq!(over_midnight.as_deref(), Some(expected));
    }

    #[test]
    fn a_change_of_clocks_on_one_side_is_told() {
        for (city, zone, starts, sentence) in [
            (
                "Nagoya",
                "Asia/Tokyo",
                "2027-07-08T01:30:00Z",
                "Nagoya does not change its clocks, but Los Angeles does before then: on that day Nagoya is 16 hours ahead, today it is 17 hours ahead.",
            ),
            (
                "Mexico City",
                "America/Mexico_City",
                "2027-04-08T01:30:00Z",
                "Mexico City does not change its clocks, but Los Angeles does before then: on that day Mexico City is 1 hour ahead, today it is 2 hours ahead.",
            ),
            (
                "Berlin",
                "Europe/Berlin",
                "2027-03-20T01:30:00Z",
                "Los Angeles changes its clocks before then, and Berlin does not yet: on that day Berlin is 8 hours ahead, today it is 9 hours ahead.",
            ),
            (
                "Sydney",
                "Australia/Sydney",
                "2027-05-20T01:30:00Z",
                "Los Angeles and Sydney both change their clocks before then, by different amounts: on that day Sydney is 17 hours ahead, today it is 19 hours ahead.",
            ),
        ] {
            let words = there(city, zone, starts, "2026-11-24T12:00:00Z").unwrap();
            assert!(words.ends_with(sentence), "{words}");
        }
        for (city, zone, starts) in
            [("Berlin", "Europe/Berlin", "2027-07-08T01:30:00Z"), ("Tijuana", "America/Tijuana", "2027-07-08T01:30:00Z")]
        {
            let words = there(city, zone, starts, "2026-11-24T12:00:00Z").unwrap_or_default();
            assert!(!words.contains("clocks"), "{words}");
        }
        assert!(!there("Nagoya", "Asia/Tokyo", "2026-07-08T01:30:00Z", "2026-11-24T12:00:00Z").unwrap().contains("clocks"), "it is over");
    }

    #[test]
    fn what_is_not_known_or_is_the_same_is_not_told() {
        assert_eq!(there("Tijuana", "America/Tijuana", "2027-07-08T01:30:00Z", "2026-11-24T12:00:00Z"), None);
        for nothing in ["", "Nowhere/At_All"] {
            assert_eq!(there("X", nothing, "2027-07-08T01:30:00Z", "2026-11-24T12:00:00Z"), None);
        }
    }
}
