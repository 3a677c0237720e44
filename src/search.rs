//! One search over everything public: full text with prefixes, accents and case ignored; and when nothing is found, the
//! names that are nearest to what was typed.

mod hit;

pub use hit::Hit;

use crate::{
    app::App,
    chapter::Frame,
    content::search_name,
    database::Database,
    directory::SpokenNames,
    languages::{self, Language},
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// So many hits on one page.
const HITS: usize = 50;
/// Of a word that is nearly everywhere, so many entries are ranked: the oldest, among them all places.
const RANKED: i64 = 1_500;
/// So many are looked at: of a newsletter's text, every page is one.
const LOOKED_AT: i64 = 500;
/// So many pages of one newsletter's text are shown.
const PAGES: usize = 3;
/// So many words of a query are looked at.
const WORDS: usize = 8;

/// `?q=`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
}

/// A query in FTS5's language: every word, as typed or in plain letters, at the beginning of one. Quotation marks keep
/// whatever was typed from being read as anything but words.
fn expression(typed: &str) -> Option<String> {
    let quoted = |word: &str| format!("\"{}\"*", word.replace('"', ""));
    let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
    let words =
        typed.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '-' | '/' | '(' | ')' | '\0')).filter(is_word);
    let each: Vec<String> = words
        .take(WORDS)
        .map(|word| {
            let plain = search_name(word);
            let plain: Vec<&str> = plain.split_whitespace().collect();
            if plain.is_empty() {
                quoted(word)
            } else {
                format!("({} OR ({}))", quoted(word), plain.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" AND "))
            }
        })
        .collect();
    (!each.is_empty()).then(|| each.join(" AND "))
}

/// What matches, best first: a title that is just what was typed; then by how rare the words are, and where they stand
/// (bm25, names before texts).
///
/// # Errors
/// If the database cannot be read.
pub async fn find(database: &Database, typed: &str, today: Date) -> Result<Vec<Hit>, sqlx::Error> {
    let typed: String = typed.chars().take(200).collect();
    let Some(mut expression) = expression(&typed) else { return Ok(Vec::new()) };
    let mut meant = typed;
    if !Language::current().is_default() {
        for reading in SpokenNames::all(database).await?.readings(&meant) {
            if let Some(also) = self::expression(&reading) {
                expression = format!("({expression}) OR ({also})");
                meant = reading;
            }
        }
    }
    let today = today.to_string();
    let (exact, plain) = (meant.trim().to_lowercase(), search_name(meant.trim()));
    let hits = sqlx::query_as!(
        Hit,
        r#"SELECT kind AS "kind!: String", path AS "path!: String", search_entry.title AS "title!: String",
                  search_entry.other AS "other!: String", snippet(search, 3, char(2), char(3), ' … ', 24) AS "piece!: String"
           FROM (SELECT rowid, rank FROM (
                     SELECT rowid, rank FROM search WHERE search MATCH ?1 AND rank MATCH 'bm25(10.0, 8.0, 8.0, 1.0)' LIMIT ?6
                 ) ORDER BY rank LIMIT 500) AS best
           JOIN search ON search.rowid = best.rowid
           JOIN search_entry ON search_entry.id = best.rowid
           WHERE search MATCH ?1 AND visible_on <= ?5
           ORDER BY lower(search_entry.title) <> ?2, search_entry.plain <> ?3, lower(search_entry.other) <> ?2,
                    kind = 'page', instr(path, '#') > 0, best.rank, path
           LIMIT ?4"#,
        expression,
        exact,
        plain,
        LOOKED_AT,
        today,
        RANKED
    )
    .fetch_all(database)
    .await?;
    Ok(without_repeats(hits).into_iter().map(Hit::spoken).collect())
}

/// Of the text of one newsletter, the best pages alone.
fn without_repeats(mut hits: Vec<Hit>) -> Vec<Hit> {
    let mut pages: HashMap<String, usize> = HashMap::new();
    hits.retain(|hit| match hit.path.split_once('#') {
        Some((text, _)) => {
            let count = pages.entry(text.to_owned()).or_default();
            *count += 1;
            *count <= PAGES
        }
        None => true,
    });
    hits.truncate(HITS);
    hits
}

/// The names of all entries, as they are compared with a misspelt one.
#[derive(Debug)]
pub struct Names(Vec<Name>);

#[derive(Debug)]
struct Name {
    kind: Box<str>,
    path: Box<str>,
    title: Box<str>,
    other: Box<str>,
    /// Each in lowercase ASCII.
    plain: Box<[Box<str>]>,
}

impl Names {
    async fn all(database: &Database) -> Result<Self, sqlx::Error> {
        let rows = sqlx::query!("SELECT kind, path, title, other FROM search_entry WHERE plain <> '' ORDER BY id LIMIT 200000");
        let rows = rows.fetch_all(database).await?;
        let names = rows.into_iter().map(|row| {
            let plain = [row.title.as_str()].into_iter().chain(row.other.split(';')).map(|name| search_name(name.trim()).into());
            let spoken = Language::others().filter(|_| row.kind == "country");
            let spoken = spoken.map(|language| search_name(&language.within(|| languages::country(&row.title))).into());
            Name {
                plain: plain.chain(spoken).collect(),
                kind: row.kind.into(),
                path: row.path.into(),
                title: row.title.into(),
                other: row.other.into(),
            }
        });
        Ok(Self(names.collect()))
    }
}

/// Those of some addresses (a JSON list) whose pages match.
///
/// # Errors
/// If the database cannot be read.
pub async fn among(database: &Database, typed: &str, paths: &str) -> Result<HashSet<String>, sqlx::Error> {
    let typed: String = typed.chars().take(200).collect();
    let Some(expression) = expression(&typed) else { return Ok(HashSet::new()) };
    let paths = sqlx::query_scalar!(
        r#"SELECT path AS "path!: String" FROM search JOIN search_entry ON search_entry.id = search.rowid
           WHERE search MATCH ?1 AND path IN (SELECT value FROM json_each(?2))"#,
        expression,
        paths
    );
    Ok(paths.fetch_all(database).await?.into_iter().collect())
}

/// The names that differ from what was typed by a letter (two, in a long name), nearest first.
///
/// # Errors
/// If the database cannot be read.
pub async fn nearest(app: &App, typed: &str) -> Result<Vec<Hit>, sqlx::Error> {
    let wanted: String = search_name(typed.trim()).chars().take(60).collect();
    let most = match wanted.chars().count() {
        0..=3 => return Ok(Vec::new()),
        4..=7 => 1,
        _ => 2,
    };
    let names = app.computed.names.get(&app.database, Names::all).await?;
    let distance = |name: &str| {
        // every letter more or less is a difference
        (name.len().abs_diff(wanted.len()) <= most).then(|| strsim::osa_distance(name, &wanted)).filter(|distance| *distance <= most)
    };
    let mut near: Vec<_> =
        names.0.iter().filter_map(|name| Some((name.plain.iter().filter_map(|plain| distance(plain)).min()?, name))).collect();
    near.sort_by_key(|(distance, name)| (*distance, name.path.clone()));
    let hit = |name: &Name| Hit {
        kind: name.kind.to_string(),
        path: name.path.to_string(),
        title: name.title.to_string(),
        other: name.other.to_string(),
        piece: String::new(),
    };
    Ok(near.into_iter().take(10).map(|(_, name)| hit(name).spoken()).collect())
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    frame: &'a Frame,
    typed: &'a str,
    hits: &'a [Hit],
    are_near: bool,
}

/// `GET /search?q=`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let mut hits = find(&app.database, &wanted.q, frame.today).await?;
    hit::translate(&app.database, &mut hits).await?;
    let are_near = hits.is_empty();
    if are_near {
        hits = nearest(&app, &wanted.q).await?;
    }
    let typed: String = wanted.q.trim().chars().filter(|letter| !letter.is_control()).take(200).collect();
    web::html(&SearchPage { frame: &frame, typed: &typed, hits: &hits, are_near })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_typed_is_words_to_the_database() {
        assert_eq!(expression("San Jo").as_deref(), Some("(\"San\"* OR (\"san\"*)) AND (\"Jo\"* OR (\"jo\"*))"));
        assert_eq!(expression("\" * NEAR( -").as_deref(), Some("(\"NEAR\"* OR (\"near\"*))"));
        for nothing in ["", "\"", "* - ( )", "\0", "😀"] {
            assert_eq!(expression(nothing), None, "{nothing}");
        }
    }
}
