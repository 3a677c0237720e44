//! Days, times, numbers and lists as a locale writes them (CLDR, through ICU4X).

use super::Language;
use icu_calendar::Gregorian;
use icu_datetime::{
    DateTimeFormatter, NoCalendarFormatter, fieldsets,
    input::{Date as IcuDate, Time as IcuTime},
    options::TimePrecision,
};
use icu_decimal::{
    DecimalFormatter,
    input::{Decimal, FloatPrecision},
};
use icu_list::{ListFormatter, options::ListFormatterOptions};
use icu_locale_core::Locale;
use jiff::{
    ZonedDateTime,
    civil::{Date, DateTime, Time},
};

/// Makes a formatter for each way to write a day, and the function that writes so. Where the locale data has nothing: ISO 8601.
macro_rules! ways_to_write_a_day {
    ($($(#[$doc:meta])+ $name:ident: $fields:ident = $length:ident;)+) => {
        struct Days {
            $($name: Option<DateTimeFormatter<fieldsets::$fields>>,)+
        }

        impl Days {
            fn of(locale: &Locale) -> Self {
                Self { $($name: DateTimeFormatter::try_new(locale.into(), fieldsets::$fields::$length()).ok(),)+ }
            }
        }

        $($(#[$doc])+
        #[must_use]
        pub fn $name(date: Date) -> String {
            let written = formats().days.$name.as_ref().zip(icu_date(date)).map(|(format, date)| format.format(&date).to_string());
            written.unwrap_or_else(|| date.to_string())
        })+
    };
}

ways_to_write_a_day! {
    /// A day with its month in words, so that nobody reads 4 May as April the fifth: "24 November 2026".
    day: YMD = long;
    /// A day with its day of the week: "Tuesday, 24 November 2026".
    day_of_week: YMDE = long;
    /// The month of a day: "November 2026".
    month: YM = long;
    /// A day without its year: "24 November".
    day_of_month: MD = long;
    /// The day of the week alone: "Tuesday".
    weekday: E = long;
    /// The day of the week where there is little room: "Tue".
    short_weekday: E = short;
    /// The month alone, where there is little room: "Nov".
    short_month: M = medium;
}

/// How one language writes; where the locale data has nothing for a locale, ISO 8601 and plain digits.
pub struct Formats {
    days: Days,
    time: Option<NoCalendarFormatter<fieldsets::T>>,
    number: Option<DecimalFormatter>,
    list: Option<ListFormatter>,
}

impl Formats {
    /// How the locale of this tag (BCP 47) writes.
    pub fn of(tag: &str) -> Self {
        let locale: Locale = tag.parse().unwrap_or(Locale::UNKNOWN);
        Self {
            days: Days::of(&locale),
            time: NoCalendarFormatter::try_new((&locale).into(), fieldsets::T::short().with_time_precision(TimePrecision::Minute)).ok(),
            number: DecimalFormatter::try_new((&locale).into(), icu_decimal::options::DecimalFormatterOptions::default()).ok(),
            list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).ok(),
        }
    }

    /// A number with its digits grouped.
    pub fn number(&self, number: f64) -> String {
        let decimal = Decimal::try_from_f64(number, FloatPrecision::RoundTrip).ok();
        match (&self.number, decimal) {
            (Some(formatter), Some(decimal)) => formatter.format(&decimal).to_string(),
            _ => number.to_string(),
        }
    }
}

fn icu_date(date: Date) -> Option<IcuDate<Gregorian>> {
    IcuDate::try_new_gregorian(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

fn formats() -> &'static Formats {
    &Language::current().texts().formats
}

/// A time of day: "6:30 pm".
#[must_use]
pub fn time(time: Time) -> String {
    let icu = IcuTime::try_new(time.hour().unsigned_abs(), time.minute().unsigned_abs(), time.second().unsigned_abs(), 0).ok();
    let written = formats().time.as_ref().zip(icu).map(|(format, time)| format.format(&time).to_string());
    // CLDR's narrow no-break space is a box in many a mail program's font
    written.map_or_else(|| time.to_string(), |written| written.replace('\u{202f}', " "))
}

/// A local day and time with the day of the week: "Tuesday, 24 November 2026, 6:30 pm".
#[must_use]
pub fn moment_of_week(moment: DateTime) -> String {
    format!("{}, {}", day_of_week(moment.date()), time(moment.time()))
}

/// A moment where it is told: "24 November 2026, 6:30 pm PST".
#[must_use]
pub fn moment(moment: &ZonedDateTime) -> String {
    format!("{}, {} {}", day(moment.date()), time(moment.time()), moment.strftime("%Z"))
}

/// A whole number with its digits grouped: "1,234,567".
#[must_use]
pub fn number(number: i64) -> String {
    let formatter = formats().number.as_ref();
    formatter.map_or_else(|| number.to_string(), |formatter| formatter.format(&Decimal::from(number)).to_string())
}

/// Several things in one sentence: "a, b and c".
#[must_use]
pub fn list(items: &[String]) -> String {
    formats().list.as_ref().map_or_else(|| items.join(", "), |formatter| formatter.format(items.iter()).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_times_numbers_and_lists_are_written_as_each_language_writes_them() {
        let (date, clock) = (Date::constant(2027, 3, 4), Time::constant(18, 30, 0, 0));
        let things = ["a", "b", "c"].map(str::to_owned);
        let all = || {
            [day(date), day_of_week(date), month(date), day_of_month(date), weekday(date), time(clock), number(-1_234_567), list(&things)]
        };
        assert_eq!(
            all(),
            ["4 March 2027", "Thursday, 4 March 2027", "March 2027", "4 March", "Thursday", "6:30 pm", "-1,234,567", "a, b and c"]
        );
        assert_eq!(
            Language::of("es").expect("Spanish").within(all),
            [
                "4 de marzo de 2027",
                "jueves, 4 de marzo de 2027",
                "marzo de 2027",
                "4 de marzo",
                "jueves",
                "6:30 p.m.",
                "-1,234,567",
                "a, b y c"
            ]
        );
    }
}
