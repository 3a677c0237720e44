//! Which copies stay.

use jiff::civil::{Date, ISOWeekDate};
use std::collections::BTreeSet;

const DAYS: usize = 7;
const WEEKS: usize = 5;
const MONTHS: usize = 12;

/// Of the days that have a copy, those whose copy stays: the last seven days, and the newest day in each of the last five
/// weeks (ISO 8601) and the last twelve months. Days, weeks and months without a copy do not count, so that a site that
/// was off for a year still has its old copies.
#[must_use]
pub fn to_keep(days: &BTreeSet<Date>) -> BTreeSet<Date> {
    let week = |day: &Date| {
        let week: ISOWeekDate = day.iso_week_date();
        (i32::from(week.year()), i32::from(week.week()))
    };
    let month = |day: &Date| (i32::from(day.year()), i32::from(day.month()));
    let mut kept: BTreeSet<Date> = days.iter().rev().take(DAYS).copied().collect();
    kept.extend(newest_in_each(days, WEEKS, week));
    kept.extend(newest_in_each(days, MONTHS, month));
    kept
}

fn newest_in_each(days: &BTreeSet<Date>, most: usize, span: impl Fn(&Date) -> (i32, i32)) -> Vec<Date> {
    let (mut newest, mut last) = (Vec::new(), None);
    for day in days.iter().rev() {
        if last != Some(span(day)) {
            last = Some(span(day));
            newest.push(*day);
        }
    }
    newest.truncate(most);
    newest
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan as _;

    #[test]
    fn after_four_hundred_nights_seven_days_five_weeks_and_twelve_months_are_there() {
        let first = jiff::civil::date(2025, 11, 1);
        let mut there = BTreeSet::new();
        for night in 0..400 {
            there.insert(first.saturating_add(night.days()));
            there = to_keep(&there);
        }
        let last = first.saturating_add(399.days());
        assert_eq!(last, jiff::civil::date(2026, 12, 5), "a Saturday");
        let expected = [
            // newest day of each of twelve months, the present one included
            "2026-01-31",
            "2026-02-28",
            "2026-03-31",
            "2026-04-30",
            "2026-05-31",
            "2026-06-30",
            "2026-07-31",
            "2026-08-31",
            "2026-09-30",
            "2026-10-31",
            // Sundays of four weeks before the present one; 30 November is also a month's end
            "2026-11-08",
            "2026-11-15",
            "2026-11-22",
            // seven days, with the Sunday 29 November among them
            "2026-11-29",
            "2026-11-30",
            "2026-12-01",
            "2026-12-02",
            "2026-12-03",
            "2026-12-04",
            "2026-12-05",
        ];
        assert_eq!(there.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_site_that_was_off_for_years_keeps_what_it_has() {
        let days: BTreeSet<Date> = ["2020-01-01", "2020-06-15", "2026-12-05"].iter().map(|day| day.parse().expect("a day")).collect();
        assert_eq!(to_keep(&days), days);
    }
}
