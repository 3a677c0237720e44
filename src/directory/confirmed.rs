//! When a city last said that an entry is right, and whether that is too long ago.

use crate::languages;
use jiff::{ToSpan as _, civil::Date};

/// An entry that was not confirmed for so long shows it: a year, and a month to answer.
const MONTHS: i64 = 13;

/// The last confirmation of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// The day; nothing if there never was one.
    pub on: Option<Date>,
    /// An office or a body; may be empty.
    pub by: String,
    /// Whether it is more than thirteen months ago.
    pub is_old: bool,
}

impl Confirmed {
    /// From what is stored (ISO 8601), as it is on a day.
    #[must_use]
    pub fn new(on: Option<&str>, by: &str, today: Date) -> Self {
        let on: Option<Date> = on.and_then(|on| on.parse().ok());
        Self { on, by: by.to_owned(), is_old: on.is_some_and(|on| on < oldest(today)) }
    }

    /// The day in words; empty if there never was one.
    #[must_use]
    pub fn day(&self) -> String {
        self.on.map_or_else(String::new, languages::day)
    }
}

/// The first day on which a confirmation is still good.
#[must_use]
pub fn oldest(today: Date) -> Date {
    today.saturating_sub(MONTHS.months())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_confirmation_is_good_for_thirteen_months() {
        let today = date(2028, 1, 3);
        assert!(!Confirmed::new(Some("2026-12-03"), "", today).is_old);
        assert!(Confirmed::new(Some("2026-12-02"), "", today).is_old);
        assert!(!Confirmed::new(None, "", today).is_old);
    }
}
