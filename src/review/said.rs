//! Weekdays, days and times that a text names, as people write them in English.

use jiff::civil::{Time, Weekday};

/// A day that a text names; people leave out the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaidDay {
    /// The year, if it is said.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
}

/// A time of day that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaidTime {
    /// As it stands there.
    pub time: Time,
    /// Whether it may be twelve hours later: "6:30" without am or pm.
    pub is_vague: bool,
}

/// What a text names.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Weekdays, except those of "every Monday" and "by Friday".
    pub weekdays: Vec<Weekday>,
    /// Days.
    pub days: Vec<SaidDay>,
    /// Times.
    pub times: Vec<SaidTime>,
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// Words after which a weekday is not the event's own.
const OTHERS: [&str; 7] = ["every", "each", "by", "until", "before", "last", "next"];

impl Said {
    /// Reads a text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let words = words(text);
        let mut said = Self::default();
        let mut index = 0;
        while index < words.len() {
            index += said.take(&words, index);
        }
        said
    }

    /// Takes what begins at a word, and gives the number of words it has.
    fn take(&mut self, words: &[String], index: usize) -> usize {
        let (word, rest) = (words[index].as_str(), &words[index + 1..]);
        if let Some((_, weekday)) = WEEKDAYS.iter().find(|(name, _)| *name == word.to_lowercase()) {
            let before = index.checked_sub(1).map_or("", |before| &words[before]);
            if !OTHERS.contains(&before.to_lowercase().as_str()) {
                self.weekdays.push(*weekday);
            }
            return 1;
        }
        if let Some((day, length)) = said_day(word, rest) {
            self.days.push(day);
            return 1 + length;
        }
        if let Some((time, length)) = said_time(word, rest) {
            self.times.push(time);
            return 1 + length;
        }
        1
    }
}

/// Words and numbers; an ISO day stays whole, "6-8 pm" is three.
fn words(text: &str) -> Vec<String> {
    let text = text.replace("p.m", "pm").replace("a.m", "am").replace("P.M", "pm").replace("A.M", "am");
    let mut words = Vec::new();
    for word in text.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, ':' | '/' | '-'))) {
        let word = word.trim_matches([':', '/', '-']);
        if iso_day(word).is_some() {
            words.push(word.to_owned());
        } else {
            words.extend(word.split('-').filter(|part| !part.is_empty()).map(str::to_owned));
        }
    }
    words
}

fn said_day(word: &str, rest: &[String]) -> Option<(SaidDay, usize)> {
    if let Some(day) = iso_day(word).or_else(|| american_day(word)) {
        return Some((day, 0));
    }
    let next = |index: usize| rest.get(index).map_or("", String::as_str);
    if let (Some(month), Some(day)) = (month(word), ordinal(next(0))) {
        let year = year(next(1));
        return Some((SaidDay { year, month, day }, 1 + usize::from(year.is_some())));
    }
    // "7 July", "the 7th of July"
    let of = usize::from(next(0) == "of");
    if let (Some(day), Some(month)) = (ordinal(word), month(next(of))) {
        let year = year(next(of + 1));
        return Some((SaidDay { year, month, day }, of + 1 + usize::from(year.is_some())));
    }
    None
}

fn iso_day(word: &str) -> Option<SaidDay> {
    let date: jiff::civil::Date = (word.len() == 10 && word.as_bytes()[4] == b'-').then(|| word.parse().ok()).flatten()?;
    Some(SaidDay { year: Some(date.year()), month: date.month(), day: date.day() })
}

/// `7/14/2027` and `7/14/27`; without a year it may be anything, such as a price for two.
fn american_day(word: &str) -> Option<SaidDay> {
    let mut parts = word.split('/');
    let (month, day, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    let year: i16 = if year.len() == 2 { year.parse::<i16>().ok()? + 2000 } else { self::year(year)? };
    let is_day = parts.next().is_none() && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then_some(SaidDay { year: Some(year), month, day })
}

/// The name of a month or its first three letters, with a capital: "may" is a word of its own.
fn month(word: &str) -> Option<i8> {
    let is_name = |name: &str| word == name || (word.len() == 3 && name.starts_with(word)) || (word == "Sept" && name.starts_with(word));
    let position = MONTHS.iter().position(|name| is_name(name) || word == name.to_uppercase())?;
    i8::try_from(position + 1).ok()
}

fn ordinal(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| (1900..2200).contains(year))
}

fn said_time(word: &str, rest: &[String]) -> Option<(SaidTime, usize)> {
    let word = word.to_lowercase();
    if word == "noon" {
        return Some((SaidTime { time: Time::constant(12, 0, 0, 0), is_vague: false }, 0));
    }
    let next = rest.first().map(|word| word.to_lowercase()).unwrap_or_default();
    let (clock, half, length) = match (word.strip_suffix("am"), word.strip_suffix("pm"), next.as_str()) {
        (Some(clock), _, _) => (clock, Some(0), 0),
        (_, Some(clock), _) => (clock, Some(12), 0),
        (_, _, "am") => (word.as_str(), Some(0), 1),
        (_, _, "pm") => (word.as_str(), Some(12), 1),
        _ => (word.as_str(), None, 0),
    };
    let (hour, minute) = match clock.split_once(':') {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse::<i8>().ok()?, minute.parse::<i8>().ok()?),
        Some(_) => return None,
        // a number alone is no time
        None => (half.and_then(|_| clock.parse::<i8>().ok())?, 0),
    };
    let is_vague = half.is_none() && (1..12).contains(&hour);
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    Some((SaidTime { time: Time::new(hour, minute, 0, 0).ok()?, is_vague }, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: Option<i16>, month: i8, day: i8) -> SaidDay {
        SaidDay { year, month, day }
    }

    #[test]
    fn days_are_found_as_people_write_them() {
        for (text, found) in [
            ("on July 7, 2027 we dance", day(Some(2027), 7, 7)),
            ("on Jul 7th", day(None, 7, 7)),
            ("the 7th of July 2027", day(Some(2027), 7, 7)),
            ("7 July: come", day(None, 7, 7)),
            ("SUNDAY JULY 7", day(None, 7, 7)),
            ("2027-07-07", day(Some(2027), 7, 7)),
            ("(7/7/2027)", day(Some(2027), 7, 7)),
            ("7/7/27", day(Some(2027), 7, 7)),
            ("Sept. 3", day(None, 9, 3)),
        ] {
            assert_eq!(Said::read(text).days, [found], "{text}");
        }
        for text in ["you may 2 times", "24/7", "1/2 price", "room 7", "July was warm", "the 7 samurai", "call 555-0100"] {
            assert_eq!(Said::read(text).days, [], "{text}");
        }
    }

    #[test]
    fn times_are_found_as_people_write_them() {
        let at = |hour, minute, is_vague| SaidTime { time: Time::new(hour, minute, 0, 0).expect("a time"), is_vague };
        for (text, found) in [
            ("at 6:30 pm", vec![at(18, 30, false)]),
            ("at 6:30 p.m.", vec![at(18, 30, false)]),
            ("6pm", vec![at(18, 0, false)]),
            ("18:30", vec![at(18, 30, false)]),
            ("from 6:30", vec![at(6, 30, true)]),
            ("6-8 PM", vec![at(20, 0, false)]),
            ("noon", vec![at(12, 0, false)]),
            ("12 am", vec![at(0, 0, false)]),
        ] {
            assert_eq!(Said::read(text).times, found, "{text}");
        }
        for text in ["6 people", "I am 7", "room 630", "John 3:1", "25:00", "0 pm", "spam"] {
            assert_eq!(Said::read(text).times, [], "{text}");
        }
    }

    #[test]
    fn weekdays_are_found_unless_they_are_of_another_day() {
        assert_eq!(Said::read("Join us Sunday!").weekdays, [Weekday::Sunday]);
        assert_eq!(Said::read("SATURDAY and sunday").weekdays, [Weekday::Saturday, Weekday::Sunday]);
        for text in ["reply by Friday", "every Monday", "Sundays", "no day at all"] {
            assert_eq!(Said::read(text).weekdays, [], "{text}");
        }
    }
}
