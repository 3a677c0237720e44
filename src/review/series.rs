//! Dates by a rule: "every second Saturday until the end of June", as a list of days.

use crate::languages;
use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

/// So many dates at most.
pub const MOST: usize = 60;

/// How often: key, and the id of its words.
pub const EVERY: [(&str, &str); 9] = [
    ("", "review-again-list-alone"),
    ("1", "review-again-weekly"),
    ("2", "review-again-second-week"),
    ("first", "review-again-first-of-month"),
    ("second", "review-again-second-of-month"),
    ("third", "review-again-third-of-month"),
    ("fourth", "review-again-fourth-of-month"),
    ("last", "review-again-last-of-month"),
    ("day", "review-again-daily"),
];

/// The keys of the days of the week.
pub const WEEKDAYS: [&str; 7] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/// The days of the week, as forms say them: key and name.
#[must_use]
pub fn weekdays() -> Vec<(&'static str, String)> {
    let sunday = Date::constant(2027, 3, 14);
    WEEKDAYS.into_iter().zip(sunday.series(1.day()).map(languages::weekday)).collect()
}

/// The key of a weekday.
#[must_use]
pub fn key_of(day: Date) -> &'static str {
    let index = usize::try_from(day.weekday().to_sunday_zero_offset()).unwrap_or_default();
    WEEKDAYS.get(index).copied().unwrap_or_default()
}

fn weekday(key: &str) -> Option<Weekday> {
    let index = WEEKDAYS.iter().position(|known| *known == key)?;
    Weekday::from_sunday_zero_offset(i8::try_from(index).ok()?).ok()
}

/// The days that a rule gives from one day until another, both included; the first [`MOST`] and one more, if there are so many.
#[must_use]
pub fn expand(every: &str, on: &str, from: Date, until: Date) -> Vec<Date> {
    let Some(weekday) = weekday(on) else { return Vec::new() };
    let week = match every {
        "1" | "2" | "day" => {
            let first = if every == "day" { Some(from) } else { from.series(1.day()).take(7).find(|day| day.weekday() == weekday) };
            let step = match every {
                "day" => 1,
                "1" => 7,
                _ => 14,
            };
            let days = first.into_iter().flat_map(|first| first.series(step.days()));
            return days.take_while(|day| *day <= until).take(MOST + 1).collect();
        }
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "last" => -1,
        _ => return Vec::new(),
    };
    let months = from.first_of_month().series(1.month()).take_while(|month| *month <= until);
    let days = months.filter_map(|month| month.nth_weekday_of_month(week, weekday).ok());
    days.filter(|day| (from..=until).contains(day)).take(MOST + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(every: &str, on: &str, from: &str, until: &str) -> Vec<String> {
        expand(every, on, from.parse().unwrap(), until.parse().unwrap()).iter().map(Date::to_string).collect()
    }

    #[test]
    fn a_rule_is_a_list_of_days() {
        assert_eq!(days("2", "saturday", "2027-03-01", "2027-04-10"), ["2027-03-06", "2027-03-20", "2027-04-03"]);
        assert_eq!(days("1", "sunday", "2027-03-07", "2027-03-21"), ["2027-03-07", "2027-03-14", "2027-03-21"]);
        assert_eq!(days("last", "wednesday", "2027-01-28", "2027-03-31"), ["2027-02-24", "2027-03-31"]);
        assert_eq!(days("first", "monday", "2027-02-02", "2027-04-30"), ["2027-03-01", "2027-04-05"]);
        assert_eq!(days("day", "monday", "2027-02-27", "2027-03-01"), ["2027-02-27", "2027-02-28", "2027-03-01"]);
        assert_eq!(days("1", "monday", "2027-01-01", "2190-01-01").len(), MOST + 1);
        for nothing in [("", "monday"), ("1", "x"), ("x", "monday")] {
            assert!(days(nothing.0, nothing.1, "2027-01-01", "2027-12-31").is_empty());
        }
        assert!(days("1", "monday", "2027-12-31", "2027-01-01").is_empty());
    }
}
