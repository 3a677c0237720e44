//! What is wrong with a form, field by field, and the checks that forms share.

use super::form::Typed;
use crate::say;
use jiff::civil::{Date, Time};
use lettre::{Address, message::Mailbox};
use url::Url;

/// Sentences about fields, in the order of the form.
#[derive(Debug, Default)]
pub struct FieldErrors(Vec<(&'static str, String)>);

impl FieldErrors {
    /// Adds a sentence about a field.
    pub fn add(&mut self, field: &'static str, sentence: impl Into<String>) {
        self.0.push((field, sentence.into()));
    }

    /// The sentence about a field; empty if it is right.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.0.iter().find(|(known, _)| *known == field).map_or("", |(_, sentence)| sentence)
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something is wrong with one of these fields.
    #[must_use]
    pub fn any(&self, fields: &[&str]) -> bool {
        self.0.iter().any(|(known, _)| fields.contains(known))
    }

    /// All of them, for the summary.
    pub fn iter(&self) -> impl Iterator<Item = &(&'static str, String)> {
        self.0.iter()
    }

    /// A text that must be there, of at most `most` characters.
    pub fn required(&mut self, typed: &Typed, field: &'static str, most: usize, missing: &str) -> String {
        if typed.get(field).is_empty() {
            self.add(field, missing);
        }
        self.text(typed, field, most)
    }

    /// A text that may be empty, of at most `most` characters.
    pub fn text(&mut self, typed: &Typed, field: &'static str, most: usize) -> String {
        self.at_most(field, typed.get(field), most);
        typed.get(field).to_owned()
    }

    fn at_most(&mut self, field: &'static str, text: &str, most: usize) {
        let length = text.chars().count();
        if length > most {
            self.add(field, say!("form-too-long", length = length.to_string(), most = most.to_string()));
        }
    }

    /// A day that may be empty.
    pub fn day(&mut self, typed: &Typed, field: &'static str) -> Option<Date> {
        let text = typed.get(field);
        let date = day(text);
        if date.is_none() && !text.is_empty() {
            self.add(field, say!("form-no-date", text = short(text)));
        }
        date
    }

    /// Days, one a line; there may be none.
    pub fn days(&mut self, typed: &Typed, field: &'static str) -> Vec<Date> {
        let mut days = Vec::new();
        for line in typed.get(field).lines().map(str::trim).filter(|line| !line.is_empty()).take(1000) {
            match day(line) {
                Some(day) => days.push(day),
                None if self.get(field).is_empty() => {
                    self.add(field, say!("form-no-date", text = short(line)));
                }
                None => {}
            }
        }
        days
    }

    /// A time of day that may be empty.
    pub fn time(&mut self, typed: &Typed, field: &'static str) -> Option<Time> {
        let text = typed.get(field);
        let time = time(text);
        if time.is_none() && !text.is_empty() {
            self.add(field, say!("form-no-time", text = short(text)));
        }
        time
    }

    /// A web address that may be empty; one without a scheme is taken as https.
    pub fn link(&mut self, typed: &Typed, field: &'static str) -> String {
        const MOST: usize = 1000;
        let text = self.text(typed, field, MOST);
        if text.is_empty() {
            return text;
        }
        let whole = if text.contains("://") { text.clone() } else { format!("https://{text}") };
        match Url::parse(&whole) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| host.contains('.')) => {
                // as it is stored, letters beyond ASCII are three times as long or more
                if text.chars().count() <= MOST {
                    self.at_most(field, url.as_str(), MOST);
                }
                url.into()
            }
            _ => {
                self.add(field, say!("form-no-web-address", text = short(&text)));
                text
            }
        }
    }

    /// One of the given values, the first if none was chosen.
    pub fn choice(&mut self, typed: &Typed, field: &'static str, known: &[(&'static str, &str)]) -> String {
        let value = typed.get(field);
        if value.is_empty() {
            return known.first().map_or_else(String::new, |(value, _)| (*value).to_owned());
        }
        if !known.iter().any(|(known, _)| *known == value) {
            self.add(field, say!("form-no-choice"));
        }
        value.to_owned()
    }

    /// A mail address, in a form that can be written to.
    pub fn email(&mut self, typed: &Typed, field: &'static str, missing: &str) -> String {
        let email = self.required(typed, field, 254, missing);
        // and as the outbox will read it again
        if !email.is_empty() && (email.parse::<Address>().is_err() || email.parse::<Mailbox>().is_err()) {
            self.add(field, say!("form-no-email", text = short(&email)));
        }
        email
    }
}

/// The beginning of a text, to quote it in a sentence.
fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

/// Reads a day as browsers send it (`2027-03-14`) or as Americans write it (`3/14/2027`), between 1900 and 2200.
fn day(text: &str) -> Option<Date> {
    let american = || {
        let mut parts = text.split('/').map(str::trim);
        let (month, day, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        parts.next().is_none().then(|| Date::new(year, month, day).ok()).flatten()
    };
    let iso = (text.len() == 10).then(|| text.parse().ok()).flatten();
    iso.or_else(american).filter(|date| (1900..2200).contains(&date.year()))
}

/// Reads a time of day: `18:30`, `6:30 pm`, `6 PM`, `6:30 p.m.`.
fn time(text: &str) -> Option<Time> {
    let text = text.to_lowercase().replace([' ', '.'], "");
    let (clock, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (text.as_str(), None),
    };
    let mut parts = clock.split(':');
    let hour: i8 = parts.next()?.parse().ok()?;
    let minute: i8 = match (parts.next(), half) {
        (Some(minute), _) => minute.parse().ok().filter(|_| minute.len() == 2)?,
        (None, Some(_)) => 0,
        (None, None) => return None,
    };
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    // browsers may send seconds
    if parts.next().is_some_and(|seconds| seconds != "00") {
        return None;
    }
    Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read_as_people_write_them() {
        let date = Date::new(2027, 3, 14).ok();
        assert_eq!(day("2027-03-14"), date);
        assert_eq!(day("3/14/2027"), date);
        for wrong in ["", "2027-02-30", "14/3/2027", "20270314", "3/14", "tomorrow", "0001-01-01", "9999-12-31"] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
        let half_past_six = Time::new(18, 30, 0, 0).ok();
        for text in ["18:30", "6:30 pm", "6:30PM", "6:30 p.m.", "18:30:00"] {
            assert_eq!(time(text), half_past_six, "{text}");
        }
        assert_eq!(time("12 am"), Time::new(0, 0, 0, 0).ok());
        assert_eq!(time("12 pm"), Time::new(12, 0, 0, 0).ok());
        for wrong in ["", "25:00", "6", "13 pm", "0 am", "18:5", "noon", "18:30:15"] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
    }
}
