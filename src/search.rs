//! One search over everything public: full text with prefixes, accents and case ignored; and when nothing is found, the
//! names that are nearest to what was typed.

use crate::{
    app::App,
    chapter::Frame,
    content::search_name,
    database::Database,
    web::{self, Error},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::HashSet;

/// So many hits on one page.
const HITS: i64 = 50;
/// So many words of a query are looked at.
const WORDS: usize = 8;
/// Marks around a matching word, before they are made into elements.
const MARKS: [char; 2] = ['\u{2}', '\u{3}'];

/// `?q=`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// `city`, `partner`, `country`, `page`, `event`, `newsletter` or `news`.
    pub kind: String,
    /// Its address.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its other names.
    pub other: String,
    /// A piece of its text around the words, these between two marks that [`Hit::parts`] takes away.
    pub piece: String,
}

impl Hit {
    /// The kind in words.
    #[must_use]
    pub fn kind_words(&self) -> &'static str {
        match self.kind.as_str() {
            "city" => "here",
            "partner" => "abroad",
            "country" => "country or territory",
            "event" => "event",
            "newsletter" => "newsletter",
            "news" => "news",
            _ => "page",
        }
    }

    /// The piece, cut where words begin and end to match: each part, and whether it matches.
    #[must_use]
    pub fn parts(&self) -> Vec<(&str, bool)> {
        let mut parts = Vec::new();
        for (index, rest) in self.piece.split(MARKS[0]).enumerate() {
            match rest.split_once(MARKS[1]) {
                Some((word, after)) if index > 0 => parts.extend([(word, true), (after, false)]),
                _ => parts.push((rest, false)),
            }
        }
        parts.retain(|(text, _)| !text.is_empty());
        parts
    }
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
    let Some(expression) = expression(&typed) else { return Ok(Vec::new()) };
    let today = today.to_string();
    let (exact, plain) = (typed.trim().to_lowercase(), search_name(typed.trim()));
    sqlx::query_as!(
        Hit,
        r#"SELECT kind AS "kind!: String", path AS "path!: String", search_entry.title AS "title!: String",
                  search_entry.other AS "other!: String", snippet(search, 3, char(2), char(3), ' … ', 24) AS "piece!: String"
           FROM search JOIN search_entry ON search_entry.id = search.rowid
           WHERE search MATCH ?1 AND visible_on <= ?5
           ORDER BY lower(search_entry.title) <> ?2, search_entry.plain <> ?3, lower(search_entry.other) <> ?2,
                    kind = 'page', bm25(search, 10.0, 8.0, 8.0, 1.0), path
           LIMIT ?4"#,
        expression,
        exact,
        plain,
        HITS,
        today
    )
    .fetch_all(database)
    .await
}

/// The addresses of the events that match; at most 1,000.
///
/// # Errors
/// If the database cannot be read.
pub async fn events(database: &Database, typed: &str) -> Result<HashSet<String>, sqlx::Error> {
    let typed: String = typed.chars().take(200).collect();
    let Some(expression) = expression(&typed) else { return Ok(HashSet::new()) };
    let paths = sqlx::query_scalar!(
        r#"SELECT path AS "path!: String" FROM search JOIN search_entry ON search_entry.id = search.rowid
           WHERE search MATCH ? AND kind = 'event' LIMIT 1000"#,
        expression
    );
    Ok(paths.fetch_all(database).await?.into_iter().collect())
}

/// The names that differ from what was typed by a letter (two, in a long name), nearest first.
///
/// # Errors
/// If the database cannot be read.
pub async fn nearest(database: &Database, typed: &str) -> Result<Vec<Hit>, sqlx::Error> {
    let wanted: String = search_name(typed.trim()).chars().take(60).collect();
    let most = match wanted.chars().count() {
        0..=3 => return Ok(Vec::new()),
        4..=7 => 1,
        _ => 2,
    };
    let rows = sqlx::query!("SELECT kind, path, title, other, plain FROM search_entry WHERE plain <> '' ORDER BY id LIMIT 100000");
    let mut near = Vec::new();
    for row in rows.fetch_all(database).await? {
        let names = [search_name(&row.title)].into_iter().chain(row.other.split(';').map(search_name));
        if let Some(distance) =
            names.map(|name| strsim::damerau_levenshtein(name.trim(), &wanted)).min().filter(|distance| *distance <= most)
        {
            near.push((distance, Hit { kind: row.kind, path: row.path, title: row.title, other: row.other, piece: String::new() }));
        }
    }
    near.sort_by(|one, other| (one.0, &one.1.path).cmp(&(other.0, &other.1.path)));
    Ok(near.into_iter().map(|(_, hit)| hit).take(10).collect())
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
    let are_near = hits.is_empty();
    if are_near {
        hits = nearest(&app.database, &wanted.q).await?;
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

    #[test]
    fn matching_words_are_told_from_the_rest() {
        let hit = Hit {
            kind: String::new(),
            path: String::new(),
            title: String::new(),
            other: String::new(),
            piece: "a \u{2}tie\u{3} b".to_owned(),
        };
        assert_eq!(hit.parts(), [("a ", false), ("tie", true), (" b", false)]);
    }
}
