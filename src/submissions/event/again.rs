//! The same event again, on another day.

use super::{Call, NewEvent, Occurrence};
use jiff::{Span, civil::Date};

impl NewEvent {
    /// The day on which it begins; the last day of a call that has no date.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        self.dates.iter().map(|date| date.on).min().or(self.call.as_ref().map(|call| call.closes_on))
    }

    /// The same with every day shifted, so that it begins on `day`: clocks show the same times then, whatever happened to them in
    /// between. Nothing is said of what became of the first one.
    #[must_use]
    pub fn again_on(&self, day: Date) -> Self {
        let first = self.first_day().unwrap_or(day);
        let days = first.until(day).unwrap_or_default();
        let shifted = |day: Date| shift(day, days);
        Self {
            dates: self.dates.iter().map(|date| date.shifted(days)).collect(),
            call: self.call.as_ref().map(|call| Call {
                opens_on: call.opens_on.map(shifted),
                closes_on: shifted(call.closes_on),
                ..call.clone()
            }),
            reply_by: self.reply_by.map(shifted),
            status: "scheduled".to_owned(),
            minutes: String::new(),
            ..self.clone()
        }
    }

    /// The same with its first date once more on each of these days; days on which it is already are left out.
    #[must_use]
    pub fn with_days(&self, days: &[Date]) -> Self {
        let Some(first) = self.dates.iter().min_by_key(|date| date.on).cloned() else { return self.clone() };
        let mut event = self.clone();
        for day in days {
            if !event.dates.iter().any(|date| date.on == *day) {
                event.dates.push(first.shifted(first.on.until(*day).unwrap_or_default()));
            }
        }
        event
    }
}

impl Occurrence {
    /// So many days later, at the same time on the clock.
    fn shifted(&self, days: Span) -> Self {
        Self {
            on: shift(self.on, days),
            ends_on: self.ends_on.map(|day| shift(day, days)),
            starts_second: false,
            ends_second: false,
            ..self.clone()
        }
    }
}

fn shift(day: Date, days: Span) -> Date {
    day.saturating_add(days)
}
