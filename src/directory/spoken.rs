//! Countries and continents by their names in the language that is spoken: what is stored has their English ones alone.

use super::Country;
use crate::{content::search_name, database::Database, languages};
use std::collections::BTreeSet;

/// So many readings of one query are looked for.
const READINGS: usize = 4;
/// From so many letters on, the beginning of a name stands for it.
const BEGINNING: usize = 3;

/// The names of countries and continents, as they are spoken and as they are stored.
#[derive(Debug)]
pub struct SpokenNames {
    countries: Vec<Country>,
    /// In plain letters, word by word, and as it is stored.
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
        let names = of_countries.chain(of_continents).map(|(spoken, stored)| (words(&spoken), stored)).collect();
        Ok(Self { countries, names })
    }

    /// What was typed, with the stored name in place of a spoken one: nothing if it names none, or is the same in both.
    #[must_use]
    pub fn readings(&self, typed: &str) -> Vec<String> {
        let typed = words(typed);
        let mut readings: Vec<String> = self
            .names
            .iter()
            .filter(|(spoken, stored)| *spoken != words(stored))
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

    /// The codes of the countries that have a plain text in their names, spoken or stored, or lie on the continent of that name.
    #[must_use]
    pub fn codes(&self, text: &str) -> Vec<&str> {
        let has = |name: &str| search_name(name).contains(text);
        let is = |name: &str| search_name(name) == text;
        let country = |country: &&Country| {
            has(&country.name)
                || has(&languages::country(&country.name))
                || is(&country.continent)
                || is(&languages::continent(&country.continent))
        };
        self.countries.iter().filter(country).map(|country| country.code.as_str()).collect()
    }
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
        SpokenNames { countries: Vec::new(), names: names.iter().map(|(spoken, stored)| (words(spoken), (*stored).to_owned())).collect() }
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
