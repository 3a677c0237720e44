//! Countries and continents by their names in the language that is spoken: what is stored has their English ones alone.

use super::Country;
use crate::{
    content::search_name,
    database::Database,
    languages::{self, Language},
};
use std::collections::BTreeSet;

/// So many readings of one query are looked for.
const READINGS: usize = 4;
/// From so many letters on, the beginning of a name stands for it.
const BEGINNING: usize = 3;

/// The names of countries and continents, as they are spoken and as they are stored.
#[derive(Debug)]
pub struct SpokenNames {
    /// In plain letters, word by word, and as it is stored; none that is the same in both.
    names: Vec<(Vec<String>, String)>,
}

impl SpokenNames {
    /// Those of the directory, in the language that is spoken.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: &Database) -> Result<Self, sqlx::Error> {
        let countries = Country::all(database).await?;
        let continents: BTreeSet<&str> = countries.iter().map(|country| country.continent.as_str()).collect();
        let of_countries = countries.iter().map(|country| (languages::country(&country.name), country.name.clone()));
        let of_continents = continents.into_iter().map(|name| (languages::continent(name), name.to_owned()));
        Ok(Self::new(of_countries.chain(of_continents)))
    }

    fn new(names: impl Iterator<Item = (String, String)>) -> Self {
        let names = names.map(|(spoken, stored)| (words(&spoken), stored));
        Self { names: names.filter(|(spoken, stored)| *spoken != words(stored)).collect() }
    }

    /// What was typed, with the stored name in place of a spoken one: nothing if it names none, or is the same in both.
    #[must_use]
    pub fn readings(&self, typed: &str) -> Vec<String> {
        let typed = words(typed);
        let mut readings: Vec<String> = self
            .names
            .iter()
            .filter_map(|(spoken, stored)| {
                let at = typed.windows(spoken.len().max(1)).position(|part| part == spoken.as_slice());
                match at {
                    Some(at) => Some([&typed[..at], std::slice::from_ref(stored), &typed[at + spoken.len()..]].concat().join(" ")),
                    None => is_beginning(&typed, spoken).then(|| stored.clone()),
                }
            })
            .collect();
        readings.truncate(READINGS);
        readings
    }
}

/// The codes of the countries that have a plain text in their names, spoken or stored, or lie on the continent of that name.
///
/// # Errors
/// If the database cannot be read.
pub(super) async fn codes(database: &Database, text: &str) -> Result<Vec<String>, sqlx::Error> {
    let has = |name: &str| search_name(name).contains(text);
    let is = |name: &str| search_name(name) == text;
    let spoken = |name: fn(&str) -> String, stored: &str| if Language::current().is_default() { stored.to_owned() } else { name(stored) };
    let is_meant = |country: &Country| {
        has(&country.name)
            || has(&spoken(languages::country, &country.name))
            || is(&country.continent)
            || is(&spoken(languages::continent, &country.continent))
    };
    Ok(Country::all(database).await?.into_iter().filter(is_meant).map(|country| country.code).collect())
}

fn words(text: &str) -> Vec<String> {
    search_name(text).split_whitespace().map(str::to_owned).collect()
}

fn is_beginning(typed: &[String], spoken: &[String]) -> bool {
    let typed = typed.join(" ");
    typed.len() >= BEGINNING && spoken.join(" ").starts_with(&typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> SpokenNames {
        let names = [("Alemania", "Germany"), ("Corea del Sur", "South Korea"), ("China", "China")];
        SpokenNames::new(names.into_iter().map(|(spoken, stored)| (spoken.to_owned(), stored.to_owned())))
    }

    #[test]
    fn a_name_is_read_whole_within_a_query_or_by_its_beginning() {
        for (typed, readings) in [
            ("Alemania", vec!["Germany"]),
            ("ALEM", vec!["Germany"]),
            ("al", vec![]),
            ("riverside corea del sur", vec!["riverside South Korea"]),
            ("Corea", vec!["South Korea"]),
            ("corea del norte", vec![]),
            ("China", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(names().readings(typed), readings, "{typed}");
        }
    }
}
