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

/// How one language writes; where the locale data has nothing for a locale, ISO 8601 and plain digits.
pub struct Formats {
    day: Option<DateTimeFormatter<fieldsets::YMD>>,
    day_of_week: Option<DateTimeFormatter<fieldsets::YMDE>>,
    month: Option<DateTimeFormatter<fieldsets::YM>>,
    day_of_month: Option<DateTimeFormatter<fieldsets::MD>>,
    weekday: Option<DateTimeFormatter<fieldsets::E>>,
    short_weekday: Option<DateTimeFormatter<fieldsets::E>>,
    short_month: Option<DateTimeFormatter<fieldsets::M>>,
    time: Option<NoCalendarFormatter<fieldsets::T>>,
    number: Option<DecimalFormatter>,
    list: Option<ListFormatter>,
}

impl Formats {
    /// How the locale of this tag (BCP 47) writes.
    pub fn of(tag: &str) -> Self {
        let locale: Locale = tag.parse().unwrap_or(Locale::UNKNOWN);
        Self {
            day: DateTimeFormatter::try_new((&locale).into(), fieldsets::YMD::long()).ok(),
            day_of_week: DateTimeFormatter::try_new((&locale).into(), fieldsets::YMDE::long()).ok(),
            month: DateTimeFormatter::try_new((&locale).into(), fieldsets::YM::long()).ok(),
            day_of_month: DateTimeFormatter::try_new((&locale).into(), fieldsets::MD::long()).ok(),
            weekday: DateTimeFormatter::try_new((&locale).into(), fieldsets::E::long()).ok(),
            short_weekday: DateTimeFormatter::try_new((&locale).into(), fieldsets::E::short()).ok(),
            short_month: DateTimeFormatter::try_new((&locale).into(), fieldsets::M::medium()).ok(),
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

/// A day with its month in words, so that nobody reads 4 May as April the fifth: "24 November 2026".
#[must_use]
pub fn day(date: Date) -> String {
    let written = formats().day.as_ref().zip(icu_date(date)).map(|(format, date)| format.format(&date).to_string());
    written.unwrap_or_else(|| date.to_string())
}

/// A day with its day of the week: "Tuesday, 24 November 2026".
#[must_use]
pub fn day_of_week(date: Date) -> String {
    let written = formats().day_of_week.as_ref().zip(icu_date(date)).map(|(format, date)| format.format(&date).to_string());
    written.unwrap_or_else(|| date.to_string())
}

/// The month of a day: "November 2026".
#[must_use]
pub fn month(date: Date) -> String {
    let written = formats().month.as_ref().zip(icu_date(date)).map(|(format, date)| format.format(&date).to_string());
    written.unwrap_or_else(|| date.to_string())
}

/// A day without its year: "24 November".
#[must_use]
pub fn day_of_month(date: Date) -> String {
    let written = formats().day_of_month.as_ref().zip(icu_date(date)).map(|(format, date)| format.format(&date).to_string());
    written.unwrap_or_else(|| date.to_string())
}

/// The day of the week alone: "Tuesday".
#[must_use]
pub fn weekday(date: Date) -> String {
    let written = formats().weekday.as_ref().zip(icu_date(date)).map(|(format, date)| format.format(&date).to_string());
    written.unwrap_or_else(|| date.to_string())
}

/// The day of the week where there is little room: "Tue".
#[must_use]
pub fn short_weekday(date: Date) -> String {
    let written = formats().short_weekday.as_ref().zip(icu_date(date)).map(|(format, date)| format.format(&date).to_string());
    written.unwrap_or_else(|| date.strftime("%u").to_string())
}

/// The month alone, where there is little room: "Nov".
#[must_use]
pub fn short_month(date: Date) -> String {
    let written = formats().short_month.as_ref().zip(icu_date(date)).map(|(format, date)| format.format(&date).to_string());
    written.unwrap_or_else(|| date.strftime("%m").to_string())
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
            Language::or_default("es").within(all),
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
