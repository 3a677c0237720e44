//! One search over everything public: full text with prefixes, accents and case ignored, in the default language and in the
//! one that is spoken; and when nothing is found, the names that are nearest to what was typed.

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
                  search_entry.other AS "other!: String", snippet(search, 3, char(2), char(3), ' … ', 24) AS "piece!: String",
                  FALSE AS "is_translated!: bool"
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
    let mut hits = without_repeats(hits);
    if !Language::current().is_default() {
        let translated = translated(database, &expression, &today).await?;
        put_among(&mut hits, translated, &plain);
    }
    hits.truncate(HITS);
    Ok(hits.into_iter().map(Hit::spoken).collect())
}

/// What matches of that which editors have written in the language that is spoken, best first; what is translated as the
/// words of a link alone comes last.
async fn translated(database: &Database, expression: &str, today: &str) -> Result<Vec<Hit>, sqlx::Error> {
    let tag = Language::current().tag();
    sqlx::query_as!(
        Hit,
        r#"SELECT kind AS "kind!: String", path AS "path!: String", entry.title AS "title!: String", '' AS "other!: String",
                  snippet(search_translation, 1, char(2), char(3), ' … ', 24) AS "piece!: String", TRUE AS "is_translated!: bool"
           FROM (SELECT search_translation.rowid, rank FROM search_translation
                 CROSS JOIN translation ON translation.id = search_translation.rowid
                 WHERE search_translation MATCH ?1 AND rank MATCH 'bm25(10.0, 1.0)' AND language = ?2 LIMIT ?4) AS best
           JOIN search_translation ON search_translation.rowid = best.rowid
           JOIN translated_entry AS entry ON entry.id = best.rowid
           JOIN search_entry USING (path)
           WHERE search_translation MATCH ?1 AND visible_on <= ?3
           ORDER BY is_link, best.rank, path
           LIMIT ?5"#,
        expression,
        tag,
        today,
        RANKED,
        LOOKED_AT
    )
    .fetch_all(database)
    .await
}

/// Puts hits in the language of the reader among the others: first what is called just as was typed, then names, and the rest
/// before pages in the other language. Nothing is there twice.
fn put_among(hits: &mut Vec<Hit>, mut translated: Vec<Hit>, plain: &str) {
    let mut seen = HashSet::new();
    translated.retain(|hit| seen.insert(hit.path.clone()));
    hits.retain(|hit| !seen.contains(&hit.path));
    let (meant, rest): (Vec<_>, Vec<_>) = translated.into_iter().partition(|hit| search_name(&hit.title) == plain);
    let pages = hits.iter().position(|hit| hit.kind == "page" || hit.page().is_some()).unwrap_or(hits.len());
    hits.splice(pages..pages, rest);
    hits.splice(0..0, meant);
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

/// Those of some addresses (a JSON list) whose pages match, in the default language or in the one that is spoken.
///
/// # Errors
/// If the database cannot be read.
pub async fn among(database: &Database, typed: &str, paths: &str) -> Result<HashSet<String>, sqlx::Error> {
    let typed: String = typed.chars().take(200).collect();
    let Some(expression) = expression(&typed) else { return Ok(HashSet::new()) };
    let tag = Language::current().tag();
    let paths = sqlx::query_scalar!(
        r#"SELECT path AS "path!: String" FROM search JOIN search_entry ON search_entry.id = search.rowid
           WHERE search MATCH ?1 AND path IN (SELECT value FROM json_each(?2))
           UNION
           SELECT path FROM search_translation JOIN translated_entry ON translated_entry.id = search_translation.rowid
           WHERE search_translation MATCH ?1 AND language = ?3 AND path IN (SELECT value FROM json_each(?2))"#,
        expression,
        paths,
        tag
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
        is_translated: false,
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
