//! What a list of events shows: chosen in its address alone, with the number of events behind every choice.

use super::listed::Listed;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Fields of the list.
pub const LIST_FIELDS: [&str; 5] = ["q", "city", "country", "kind", "page"];
/// Fields of the month.
pub const MONTH_FIELDS: [&str; 5] = ["month", "q", "city", "country", "kind"];
/// Fields of the archive.
pub const ARCHIVE_FIELDS: [&str; 6] = ["year", "q", "city", "country", "kind", "page"];
/// So many events are on one page of a list.
const ON_A_PAGE: usize = 50;

/// The filter in the address: `/events?q=&city=&country=&kind=&page=`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    pub q: String,
    pub city: String,
    pub country: String,
    pub kind: String,
    pub page: String,
    pub year: String,
    pub month: String,
}

/// A value that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// As it stands in the address.
    pub value: String,
    /// In words.
    pub words: String,
    /// How many events there are with it, all other choices as they are.
    pub count: usize,
}

/// The values of each field that can be chosen now.
#[derive(Debug, Default)]
pub struct Choices {
    pub city: Vec<Choice>,
    pub country: Vec<Choice>,
    pub kind: Vec<Choice>,
}

impl Filter {
    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.q, &self.city, &self.country, &self.kind].iter().all(|value| value.trim().is_empty())
    }

    /// The page asked for, from 1.
    #[must_use]
    pub fn page_number(&self) -> usize {
        self.page.parse::<usize>().unwrap_or(1).clamp(1, 10_000)
    }

    /// An address with these choices, and one field changed; a changed field leads back to the first page.
    #[must_use]
    pub fn with(&self, path: &str, field: &str, value: &str) -> String {
        let mut values = vec![("q", self.q.as_str()), ("city", &self.city), ("country", &self.country), ("kind", &self.kind)];
        match path {
            "/events/archive" => values.push(("year", &self.year)),
            "/events/month" => values.push(("month", &self.month)),
            _ => {}
        }
        values.retain(|(name, _)| *name != field);
        values.push((field, value));
        let pair = |(name, value): &(&str, &str)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC));
        let pairs: Vec<String> = values.iter().filter(|(name, value)| !name.is_empty() && !value.is_empty()).map(pair).collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }

    fn allows(&self, event: &Listed, but: &str) -> bool {
        let is_there = |wanted: &str, values: &[(String, String)]| wanted.is_empty() || values.iter().any(|(key, _)| key == wanted);
        (but == "city" || is_there(&self.city, &event.cities))
            && (but == "country" || is_there(&self.country, &event.countries))
            && (but == "kind" || is_there(&self.kind, &event.kinds))
            && (self.q.trim().is_empty() || event.is_found)
    }

    /// The events that are chosen.
    #[must_use]
    pub fn chosen<'a>(&self, events: &'a [Listed]) -> Vec<&'a Listed> {
        events.iter().filter(|event| self.allows(event, "")).collect()
    }

    /// Those of the page that is asked for, and whether there are more.
    #[must_use]
    pub fn on_page<'a>(&self, chosen: &[&'a Listed]) -> (Vec<&'a Listed>, bool) {
        let first = (self.page_number() - 1).saturating_mul(ON_A_PAGE);
        (chosen.iter().skip(first).take(ON_A_PAGE).copied().collect(), chosen.len() > first.saturating_add(ON_A_PAGE))
    }

    /// The values that can be chosen, each with its number of events.
    #[must_use]
    pub fn choices(&self, events: &[Listed]) -> Choices {
        let choices = |field: &str, values: fn(&Listed) -> &Vec<(String, String)>| {
            let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
            for event in events.iter().filter(|event| self.allows(event, field)) {
                for (value, words) in values(event) {
                    *counts.entry((words, value)).or_default() += 1;
                }
            }
            let choice =
                |((words, value), count): ((&str, &str), usize)| Choice { value: value.to_owned(), words: words.to_owned(), count };
            counts.into_iter().map(choice).collect()
        };
        Choices {
            city: choices("city", |event| &event.cities),
            country: choices("country", |event| &event.countries),
            kind: choices("kind", |event| &event.kinds),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_all_choices_but_the_one_that_is_changed_and_the_page() {
        let filter = Filter { q: "são".to_owned(), city: "riverside".to_owned(), page: "3".to_owned(), ..Filter::default() };
        assert_eq!(filter.with("/events", "city", ""), "/events?q=s%C3%A3o");
        assert_eq!(filter.with("/events", "page", "4"), "/events?q=s%C3%A3o&city=riverside&page=4");
        assert_eq!(filter.with("/events/month", "month", "2027-07"), "/events/month?q=s%C3%A3o&city=riverside&month=2027%2D07");
        assert_eq!(Filter::default().with("/events", "", ""), "/events");
        assert_eq!((filter.page_number(), Filter { page: "-5".to_owned(), ..Filter::default() }.page_number()), (3, 1));
    }
}
