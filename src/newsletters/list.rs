//! Newsletters, the newest issue first.

use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    items::Item,
    languages, pages,
    reading::language,
    say,
    submissions::Content,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;
use url::form_urlencoded;

/// So many stand on one page.
const SHOWN: i64 = 50;

/// `?city=riverside&year=2026&page=2`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    city: String,
    year: String,
    page: Option<u16>,
}

/// A newsletter in a list.
#[derive(Debug)]
pub struct Entry {
    /// Its address.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Who it comes from.
    pub organization: String,
    /// Issue and date, as far as they are known.
    pub issue: String,
    /// The tag of its language (BCP 47), as far as that is known; else empty.
    pub lang: String,
}

impl Entry {
    /// The entries of a list of newsletters, in its order.
    ///
    /// # Errors
    /// If what is stored is no newsletter.
    pub fn all(items: &[Item]) -> Result<Vec<Self>, Error> {
        let mut entries = Vec::new();
        for item in items {
            if let Content::Newsletter(newsletter) = item.read()? {
                let date = newsletter.issued_on.map(languages::day).unwrap_or_default();
                let issue = [newsletter.issue, date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
                entries.push(Self {
                    path: item.path(),
                    title: newsletter.title,
                    organization: newsletter.organization,
                    issue,
                    lang: pages::tag_of(language::tag(&newsletter.language)),
                });
            }
        }
        Ok(entries)
    }
}

#[derive(Template)]
#[template(path = "newsletters/index.html")]
struct NewslettersPage<'a> {
    frame: &'a Frame,
    entries: &'a [Entry],
    years: &'a [Part],
    cities: &'a [Part],
    /// The year and the city that are shown; empty is all of them.
    year: &'a str,
    city: &'a str,
    city_name: &'a str,
    count: i64,
    page: i64,
}

impl NewslettersPage<'_> {
    /// The address of a page of what is shown.
    fn turned(&self, by: i64) -> String {
        let page = self.page + by;
        address(self.city, self.year, &if page > 1 { page.to_string() } else { String::new() })
    }

    /// The address of a part of the archive.
    #[expect(clippy::unused_self, reason = "a template calls it")]
    fn part(&self, city: &str, year: &str) -> String {
        address(city, year, "")
    }

    fn heading(&self) -> String {
        match (self.city_name, self.year) {
            ("", "") => say!("newsletters"),
            (city, "") => say!("newsletters-of", city = city),
            ("", year) => say!("newsletters-year", year = year),
            (city, year) => say!("newsletters-of-year", city = city, year = year),
        }
    }

    /// The heading, and which page of the list it is.
    fn title(&self) -> String {
        if self.page > 1 { say!("page-numbered", title = self.heading(), page = self.page) } else { self.heading() }
    }

    fn has_more(&self) -> bool {
        self.count > self.page * SHOWN
    }
}

fn address(city: &str, year: &str, page: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in [("city", city), ("year", year), ("page", page)] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    let query = query.finish();
    if query.is_empty() { "/newsletters".to_owned() } else { format!("/newsletters?{query}") }
}

/// A year or a city of the archive.
#[derive(Debug)]
struct Part {
    key: String,
    name: String,
    count: i64,
}

/// The years there are newsletters of, of a city unless it is empty.
async fn years(database: &Database, city: &str) -> Result<Vec<Part>, sqlx::Error> {
    sqlx::query_as!(
        Part,
        r#"SELECT substr(starts_on, 1, 4) AS "key!: String", substr(starts_on, 1, 4) AS "name!: String", count(*) AS "count!: i64"
           FROM published WHERE kind = 'newsletter' AND (?1 = '' OR member_city = ?1) GROUP BY 1 ORDER BY 1 DESC LIMIT 200"#,
        city
    )
    .fetch_all(database)
    .await
}

/// The cities there are newsletters of, of a year unless it is empty.
async fn cities(database: &Database, year: &str) -> Result<Vec<Part>, sqlx::Error> {
    sqlx::query_as!(
        Part,
        r#"SELECT member_city.slug AS "key!: String", member_city.name AS "name!: String", count(*) AS "count!: i64"
           FROM published JOIN member_city ON member_city.slug = published.member_city
           WHERE kind = 'newsletter' AND (?1 = '' OR substr(starts_on, 1, 4) = ?1) GROUP BY 1 ORDER BY 2 LIMIT 500"#,
        year
    )
    .fetch_all(database)
    .await
}

/// `GET /newsletters`: all of them, or the archive of a city, of a year, of both.
///
/// # Errors
/// If there is none of that city or year, or the database cannot be read.
pub async fn index(frame: Frame, State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let database = &app.database;
    let (city, year, page) = (wanted.city.as_str(), wanted.year.as_str(), i64::from(wanted.page.unwrap_or(1).max(1)));
    let (years, cities) = (years(database, city).await?, cities(database, year).await?);
    let city_name = cities.iter().find(|part| part.key == city).map_or("", |part| &part.name);
    let count = if year.is_empty() { years.iter().map(|part| part.count).sum() } else { count_of(&years, year) };
    let entries = Entry::all(&Item::newsletters(database, (city, year), SHOWN, (page - 1) * SHOWN).await?)?;
    let is_nothing = entries.is_empty() && (page > 1 || !city.is_empty() || !year.is_empty());
    if is_nothing || city_name.is_empty() && !city.is_empty() {
        return Err(Error::NotFound);
    }
    web::html(&NewslettersPage { frame: &frame, entries: &entries, years: &years, cities: &cities, year, city, city_name, count, page })
}

fn count_of(parts: &[Part], key: &str) -> i64 {
    parts.iter().find(|part| part.key == key).map_or(0, |part| part.count)
}
