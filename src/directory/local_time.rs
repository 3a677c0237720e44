//! The time that it is in a place abroad.

use crate::{clock::Moment, languages, say};
use jiff::tz::TimeZone;

/// The time in a place, beside that of the region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalTime {
    /// "9:14 am, Friday, 27 November 2026".
    pub now: String,
    /// "17 hours ahead of Southern California", "3½ hours behind …", or "the same as in …".
    pub compared: String,
}

impl LocalTime {
    /// The time in the zone with this IANA name, beside that of the region, which has a name and a zone; nothing if the first is
    /// not known.
    #[must_use]
    pub fn there(zone: &str, now: Moment, (region, here): (&str, &TimeZone)) -> Option<Self> {
        let there = now.timestamp().to_zoned_datetime(TimeZone::get(zone).ok().filter(|_| !zone.is_empty())?);
        let here = now.timestamp().to_zoned_datetime(here.clone());
        let seconds = there.offset().seconds() - here.offset().seconds();
        Some(Self {
            now: format!("{}, {}", languages::time(there.time()), languages::day_of_week(there.date())),
            compared: compared(seconds, region),
        })
    }
}

fn compared(seconds: i32, region: &str) -> String {
    let minutes = seconds.abs() / 60;
    let whole = minutes / 60;
    let hours = match minutes % 60 {
        0 => whole.to_string(),
        15 => format!("{whole}¼"),
        30 => format!("{whole}½"),
        45 => format!("{whole}¾"),
        rest => say!("time-hours-and", hours = whole, minutes = rest),
    };
    // the number chooses the plural, the text is what is read
    let number = f64::from(minutes) / 60.0;
    match seconds {
        0 => say!("time-same", region = region),
        1.. => say!("time-ahead", number = number, hours = hours, region = region),
        _ => say!("time-behind", number = number, hours = hours, region = region),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_is_the_one_of_the_day() {
        let at = |moment: &str, zone: &str| {
            let here = TimeZone::get("America/Los_Angeles").expect("a zone");
            LocalTime::there(zone, Moment::new(moment.parse().expect("an instant")), ("us", &here))
        };
        let winter = at("2026-11-26T00:14:00Z", "Asia/Tokyo").expect("a time");
        assert_eq!((winter.now.as_str(), winter.compared.as_str()), ("9:14 am, Thursday, 26 November 2026", "17 hours ahead of us"));
        assert_eq!(at("2026-07-01T00:00:00Z", "Asia/Tokyo").expect("a time").compared, "16 hours ahead of us");
        assert_eq!(at("2026-07-01T00:00:00Z", "Asia/Kathmandu").expect("a time").compared, "12¾ hours ahead of us");
        assert_eq!(at("2026-07-01T00:00:00Z", "America/Mexico_City").expect("a time").compared, "1 hour ahead of us");
        assert_eq!(at("2026-07-01T00:00:00Z", "Pacific/Pago_Pago").expect("a time").compared, "4 hours behind us");
        assert_eq!(at("2026-07-01T00:00:00Z", ""), None);
        assert_eq!(at("2026-07-01T00:00:00Z", "Nowhere/Land"), None);
    }
}
