//! The directory in figures: ties by decade, continent and country, and what has been claimed beside what is counted.

use super::{Counts, Summary, filter::Cell};
use crate::{
    app::App,
    chapter::Frame,
    languages, say,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{extract::State, response::Response};
use std::collections::BTreeMap;

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
    /// The id of its heading.
    pub heading: &'static str,
    /// The id of what its rows are.
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
    let summary = Summary::now(&app).await?;
    let charts = [
        Chart::new("decades", "figures-decades", "figures-first-year", decades(&summary.cells)),
        Chart::new("continents", "figures-continents", "continent", continents(&summary.cells)),
        Chart::new("countries", "figures-countries", "country-or-territory", countries(&summary.cells)),
    ];
    let claims = sqlx::query_as!(Claim, "SELECT words, claimed_by, as_of, source FROM claim ORDER BY rank, id LIMIT 50");
    let claims = claims.fetch_all(&app.database).await?;
    web::html(&FiguresPage { frame: &frame, counts: &summary.counts, charts: &charts, claims: &claims })
}

/// Active ties by something that they have, in the order of that.
fn counted<K: Ord>(cells: &[Cell], key: impl Fn(&Cell) -> K) -> BTreeMap<K, i64> {
    let mut counts = BTreeMap::new();
    for cell in cells.iter().filter(|cell| cell.status == "active") {
        *counts.entry(key(cell)).or_default() += cell.count;
    }
    counts
}

fn decades(cells: &[Cell]) -> Vec<(String, String, i64)> {
    let row = |(decade, count): (String, i64)| {
        let words = match decade.trim_end_matches('s').parse::<i64>() {
            Ok(first) => format!("{first}–{}", first + 9),
            Err(_) => say!("figures-decade-unknown"),
        };
        (words, format!("/cities?status=active&decade={decade}"), count)
    };
    // "unknown" comes after every year
    counted(cells, |cell| cell.decade.clone()).into_iter().map(row).collect()
}

fn continents(cells: &[Cell]) -> Vec<(String, String, i64)> {
    let path = |continent: &str| format!("/cities?status=active&continent={}", continent.replace(' ', "+"));
    let counted = counted(cells, |cell| cell.continent.clone());
    most_first(counted.into_iter().map(|(continent, count)| (languages::continent(&continent), path(&continent), count)).collect())
}

fn countries(cells: &[Cell]) -> Vec<(String, String, i64)> {
    let counted = counted(cells, |cell| (cell.country_name.clone(), cell.country.clone()));
    most_first(counted.into_iter().map(|((name, slug), count)| (languages::country(&name), format!("/countries/{slug}"), count)).collect())
}

fn most_first(mut rows: Vec<(String, String, i64)>) -> Vec<(String, String, i64)> {
    rows.sort_by_key(|(.., count)| -count);
    rows
}
