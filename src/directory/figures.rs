//! The directory in figures: ties by decade, continent and country, and what has been claimed beside what is counted.

use super::Counts;
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{extract::State, response::Response};

/// So many countries are shown.
const COUNTRIES: i64 = 300;

/// A bar of a chart and its row of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Bar {
    /// What is counted.
    pub words: String,
    /// Where that leads.
    pub path: String,
    /// How many.
    pub count: i64,
    /// Hundredths of the longest bar of the chart.
    pub length: i64,
}

/// A chart with its table.
#[derive(Debug)]
pub struct Chart {
    /// Its key on the page.
    pub key: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// What its rows are.
    pub rows: &'static str,
    /// Its bars.
    pub bars: Vec<Bar>,
}

impl Chart {
    fn new(key: &'static str, heading: &'static str, rows: &'static str, counted: Vec<(String, String, i64)>) -> Self {
        let longest = counted.iter().map(|(.., count)| *count).max().unwrap_or(1).max(1);
        let bar = |(words, path, count)| Bar { words, path, count, length: (count * 100 + longest / 2) / longest };
        Self { key, heading, rows, bars: counted.into_iter().map(bar).collect() }
    }

    /// All that it counts.
    #[must_use]
    pub fn sum(&self) -> i64 {
        self.bars.iter().map(|bar| bar.count).sum()
    }
}

/// What has been claimed.
struct Claim {
    words: String,
    claimed_by: String,
    as_of: String,
    source: String,
}

#[derive(Template)]
#[template(path = "directory/figures.html")]
struct FiguresPage<'a> {
    frame: &'a Frame,
    counts: &'a Counts,
    charts: &'a [Chart],
    claims: &'a [Claim],
}

/// `GET /figures`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let database = &app.database;
    let charts = [
        Chart::new("decades", "Since when", "First year", decades(database).await?),
        Chart::new("continents", "Where", "Continent", continents(database).await?),
        Chart::new("countries", "In which countries and territories", "Country or territory", countries(database).await?),
    ];
    let claims = sqlx::query_as!(Claim, "SELECT words, claimed_by, as_of, source FROM claim ORDER BY rank, id LIMIT 50");
    let claims = claims.fetch_all(database).await?;
    web::html(&FiguresPage { frame: &frame, counts: &Counts::compute(database).await?, charts: &charts, claims: &claims })
}

async fn decades(database: &Database) -> Result<Vec<(String, String, i64)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"SELECT since_year / 10 * 10 AS "decade: i64", count(*) AS "count!: i64" FROM partnership WHERE status = 'active'
           GROUP BY since_year / 10 ORDER BY since_year / 10 IS NULL, since_year / 10 LIMIT 50"#
    );
    let counted = rows.fetch_all(database).await?.into_iter().map(|row| match row.decade {
        Some(decade) => (format!("{decade}–{}", decade + 9), format!("/cities?status=active&decade={decade}s"), row.count),
        None => ("not known".to_owned(), "/cities?status=active&decade=unknown".to_owned(), row.count),
    });
    Ok(counted.collect())
}

async fn continents(database: &Database) -> Result<Vec<(String, String, i64)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"SELECT continent, count(*) AS "count!: i64" FROM partnership JOIN partner_city ON partner_city.id = partner
           JOIN country ON code = country WHERE status = 'active' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20"#
    );
    let path = |continent: &str| format!("/cities?status=active&continent={}", continent.replace(' ', "+"));
    Ok(rows.fetch_all(database).await?.into_iter().map(|row| (row.continent.clone(), path(&row.continent), row.count)).collect())
}

async fn countries(database: &Database) -> Result<Vec<(String, String, i64)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"SELECT country.name, country.slug, count(*) AS "count!: i64" FROM partnership JOIN partner_city ON partner_city.id = partner
           JOIN country ON code = country WHERE status = 'active' GROUP BY code ORDER BY 3 DESC, 1 LIMIT ?"#,
        COUNTRIES
    );
    Ok(rows.fetch_all(database).await?.into_iter().map(|row| (row.name, format!("/countries/{}", row.slug), row.count)).collect())
}
