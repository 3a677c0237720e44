//! What the list of the directory shows: chosen in its address alone, with the number of ties behind every choice.

use super::{Summary, partnership::status_words, spoken::codes};
use crate::{app::App, content::search_name, database::Database, languages, say};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde_json::json;
use sqlx::{QueryBuilder, Sqlite};
use std::collections::BTreeMap;

/// Fields of the filter, in the order of the address.
pub const FIELDS: [&str; 10] = ["q", "county", "country", "continent", "kind", "status", "decade", "sort", "view", "page"];

/// The filter in the address: `/cities?q=&county=&country=&continent=&kind=&status=&decade=&sort=&view=&page=`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the address, by the same names")]
pub struct Filter {
    pub q: String,
    pub county: String,
    pub country: String,
    pub continent: String,
    pub kind: String,
    pub status: String,
    pub decade: String,
    pub sort: String,
    pub view: String,
    pub page: String,
    /// The codes of the countries that the text names in the language that is spoken.
    #[serde(skip)]
    named: Vec<String>,
}

/// A value that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// As it stands in the address.
    pub value: String,
    /// In words.
    pub words: String,
    /// How many ties there are with it, all other choices as they are.
    pub count: i64,
}

/// The values of each field that can be chosen now.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "the fields are those of the address, by the same names")]
pub struct Choices {
    pub county: Vec<Choice>,
    pub country: Vec<Choice>,
    pub continent: Vec<Choice>,
    pub kind: Vec<Choice>,
    pub status: Vec<Choice>,
    pub decade: Vec<Choice>,
}

/// Ties that are alike in all that can be chosen.
#[derive(Debug)]
pub(super) struct Cell {
    pub county: String,
    pub country: String,
    pub country_name: String,
    pub continent: String,
    pub kind: String,
    pub status: String,
    pub decade: String,
    pub count: i64,
}

/// Ties counted by all that can be chosen, of those that fulfil a condition.
macro_rules! cells {
    ($where:tt $(, $argument:expr)*) => {
        sqlx::query_as!(
            Cell,
            r#"SELECT county, country.slug AS country, country.name AS country_name, continent, kind, status,
                      CASE WHEN since_year IS NULL THEN 'unknown' ELSE (since_year / 10 * 10) || 's' END AS "decade!: String",
                      count(*) AS "count!: i64"
               FROM partnership
               JOIN member_city ON member_city.id = partnership.member
               JOIN partner_city ON partner_city.id = partnership.partner
               JOIN country ON country.code = partner_city.country "# + $where + "
               GROUP BY county, country.code, kind, status, since_year / 10
               LIMIT 100000"
            $(, $argument)*
        )
    };
}

impl Cell {
    pub async fn all(database: &Database) -> Result<Vec<Self>, sqlx::Error> {
        cells!("").fetch_all(database).await
    }

    /// Of ties one of whose ends, or whose country, has this in its name.
    async fn matching(database: &Database, (text, named): (&str, &str)) -> Result<Vec<Self>, sqlx::Error> {
        cells!(
            "WHERE partnership.member IN (SELECT id FROM member_city WHERE instr(search_name, ?1))
                OR partnership.partner IN (SELECT id FROM partner_city WHERE instr(search_name, ?1)
                                           OR country IN (SELECT value FROM json_each(?2)))",
            text,
            named
        )
        .fetch_all(database)
        .await
    }
}

impl Filter {
    /// The text, as names are searched.
    #[must_use]
    pub fn text(&self) -> String {
        search_name(self.q.trim())
    }

    /// Looks up which countries the text names.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn look_up(&mut self, database: &Database) -> Result<(), sqlx::Error> {
        let text = self.text();
        if !text.is_empty() {
            self.named = codes(database, &text).await?;
        }
        Ok(())
    }

    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let chosen = [&self.q, &self.county, &self.country, &self.continent, &self.kind, &self.status, &self.decade];
        chosen.iter().all(|value| value.trim().is_empty())
    }

    /// Whether it is the first page of everything, by name.
    #[must_use]
    pub fn is_first_of_all(&self) -> bool {
        self.is_empty() && self.page_number() == 0 && !["most", "oldest"].contains(&self.sort.as_str())
    }

    /// Whether a text was typed, and nothing chosen.
    #[must_use]
    pub fn is_text_alone(&self) -> bool {
        let chosen = [&self.county, &self.country, &self.continent, &self.kind, &self.status, &self.decade];
        !self.text().is_empty() && chosen.iter().all(|value| value.trim().is_empty())
    }

    /// Whether places are shown as cards.
    #[must_use]
    pub fn is_cards(&self) -> bool {
        self.view == "cards"
    }

    /// The page asked for, from 0.
    #[must_use]
    pub fn page_number(&self) -> i64 {
        self.page.parse::<i64>().unwrap_or(1).clamp(1, 10_000) - 1
    }

    /// The address of this list with one field changed; a changed field leads back to the first page.
    #[must_use]
    pub fn with(&self, field: &str, value: &str) -> String {
        let values = [
            &self.q,
            &self.county,
            &self.country,
            &self.continent,
            &self.kind,
            &self.status,
            &self.decade,
            &self.sort,
            &self.view,
            &self.page,
        ];
        let pairs: Vec<_> = FIELDS
            .iter()
            .zip(values)
            .map(|(name, now)| (*name, if *name == field { value } else { now.as_str() }))
            .filter(|(name, value)| !value.is_empty() && (*name != "page" || field == "page"))
            .map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)))
            .collect();
        if pairs.is_empty() { "/cities".to_owned() } else { format!("/cities?{}", pairs.join("&")) }
    }

    /// Adds the conditions that are asked for to a query about `partnership`.
    pub(super) fn conditions(&self, query: &mut QueryBuilder<Sqlite>) {
        query.push(" WHERE TRUE");
        let text = self.text();
        if !text.is_empty() {
            query.push(" AND (partnership.member IN (SELECT id FROM member_city WHERE instr(search_name, ").push_bind(text.clone());
            query.push(")) OR partnership.partner IN (SELECT id FROM partner_city WHERE instr(search_name, ").push_bind(text);
            query.push(") OR country IN (SELECT value FROM json_each(").push_bind(json!(self.named).to_string()).push("))))");
        }
        let chosen = [
            (" AND partnership.member IN (SELECT id FROM member_city WHERE county = ", &self.county, ")"),
            (
                " AND partnership.partner IN (SELECT id FROM partner_city WHERE country = (SELECT code FROM country WHERE slug = ",
                &self.country,
                "))",
            ),
            (
                " AND partnership.partner IN (SELECT id FROM partner_city WHERE country IN (SELECT code FROM country WHERE continent = ",
                &self.continent,
                "))",
            ),
            (" AND kind = ", &self.kind, ""),
            (" AND status = ", &self.status, ""),
            (" AND CASE WHEN since_year IS NULL THEN 'unknown' ELSE (since_year / 10 * 10) || 's' END = ", &self.decade, ""),
        ];
        for (before, value, after) in chosen {
            if !value.is_empty() {
                query.push(before).push_bind(value.clone()).push(after);
            }
        }
    }

    fn allows(&self, cell: &Cell, but: &str) -> bool {
        [
            ("county", &self.county, &cell.county),
            ("country", &self.country, &cell.country),
            ("continent", &self.continent, &cell.continent),
            ("kind", &self.kind, &cell.kind),
            ("status", &self.status, &cell.status),
            ("decade", &self.decade, &cell.decade),
        ]
        .iter()
        .all(|(field, wanted, value)| *field == but || wanted.is_empty() || wanted == value)
    }

    /// The values that can be chosen, each with its number of ties.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn choices(&self, app: &App, summary: &Summary) -> Result<Choices, sqlx::Error> {
        let found;
        let cells = if self.text().is_empty() {
            &summary.cells
        } else {
            found = Cell::matching(&app.database, (&self.text(), &json!(self.named).to_string())).await?;
            &found
        };
        // by the name of each value, or by the value where that has none
        let choices = |field: &str, value: fn(&Cell) -> (&str, &str), words: fn(&str) -> String| -> Vec<Choice> {
            let mut counts: BTreeMap<(&str, &str), i64> = BTreeMap::new();
            for cell in cells.iter().filter(|cell| self.allows(cell, field)) {
                let (value, name) = value(cell);
                *counts.entry((name, value)).or_default() += cell.count;
            }
            let choice = |((name, value), count): ((&str, &str), i64)| Choice { value: value.to_owned(), words: words(name), count };
            counts.into_iter().map(choice).collect()
        };
        Ok(Choices {
            county: choices("county", |cell| (&cell.county, &cell.county), str::to_owned),
            country: by_words(choices("country", |cell| (&cell.country, &cell.country_name), languages::country)),
            continent: by_words(choices("continent", |cell| (&cell.continent, &cell.continent), languages::continent)),
            kind: by_words(choices("kind", |cell| (&cell.kind, &cell.kind), kind_words)),
            status: by_words(choices(
                "status",
                |cell| (&cell.status, &cell.status),
                |status| say!(status_words(status).unwrap_or("tie-active")),
            )),
            decade: choices("decade", |cell| (&cell.decade, &cell.decade), decade_words),
        })
    }
}

/// Choices by their words, accents ignored.
fn by_words(mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.sort_by_cached_key(|choice| search_name(&choice.words));
    choices
}

fn kind_words(kind: &str) -> String {
    say!(if kind == "friendship_city" { "list-friendship-cities" } else { "list-sister-cities" })
}

/// "1980s", or that the year is not known.
fn decade_words(decade: &str) -> String {
    match decade.strip_suffix('s') {
        Some(year) => say!("list-decade", year = year),
        None => say!("list-decade-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_all_choices_but_the_one_that_is_changed_and_the_page() {
        let filter = Filter { q: "são".to_owned(), county: "San Diego".to_owned(), page: "3".to_owned(), ..Filter::default() };
        assert_eq!(filter.with("county", ""), "/cities?q=s%C3%A3o");
        assert_eq!(filter.with("sort", "oldest"), "/cities?q=s%C3%A3o&county=San%20Diego&sort=oldest");
        assert_eq!(filter.with("page", "4"), "/cities?q=s%C3%A3o&county=San%20Diego&page=4");
        assert_eq!(Filter::default().with("page", ""), "/cities");
        assert_eq!((filter.page_number(), Filter { page: "-5".to_owned(), ..Filter::default() }.page_number()), (2, 0));
    }
}
