//! What editors have written in other languages: pages, news, events, links of the menu, the chapter's own words, reasons
//! for declining.
//!
//! What is translated is named by its subject, the kind of record and its key: `pages/mission`. Editors find the form beside the
//! record's own; a new database takes them from `content/translations/{tag}.toml`.

use crate::{clock::Moment, database::Database, languages::Language};
use std::collections::HashMap;

/// What stands for a record's title, its description and its text in another language.
#[derive(Debug, Clone)]
pub struct Translation {
    /// Kind and key of what is translated.
    pub subject: String,
    /// Its title, or the words of a link.
    pub title: String,
    /// One sentence about it; empty where the original has none.
    pub description: String,
    /// Its text, in Markdown; empty where the original has none.
    pub body: String,
    /// When it was last changed.
    pub updated_at: Moment,
}

impl Translation {
    /// What this subject is in the language that is spoken; nothing in the default language.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: &Database, subject: &str) -> Result<Option<Self>, sqlx::Error> {
        let language = Language::current();
        if language.is_default() {
            return Ok(None);
        }
        let tag = language.tag();
        sqlx::query_as!(
            Self,
            r#"SELECT subject, title, description, body, updated_at AS "updated_at: Moment"
               FROM translation WHERE subject = ? AND language = ?"#,
            subject,
            tag
        )
        .fetch_optional(database)
        .await
    }

    /// All translations of a kind into the language that is spoken, by the keys of what they translate; at most 1,000, none in the
    /// default language.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: &Database, kind: &str) -> Result<HashMap<String, Self>, sqlx::Error> {
        Self::all_into(database, Language::current(), kind).await
    }

    /// The same into the language of somebody who is written to.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all_into(database: &Database, language: Language, kind: &str) -> Result<HashMap<String, Self>, sqlx::Error> {
        if language.is_default() {
            return Ok(HashMap::new());
        }
        let (tag, from, to) = (language.tag(), format!("{kind}/"), format!("{kind}0"));
        let rows = sqlx::query_as!(
            Self,
            r#"SELECT subject, title, description, body, updated_at AS "updated_at: Moment" FROM translation
               WHERE language = ? AND subject > ? AND subject < ? ORDER BY subject LIMIT 1000"#,
            tag,
            from,
            to
        );
        let rows = rows.fetch_all(database).await?;
        Ok(rows.into_iter().filter_map(|row| Some((row.subject.strip_prefix(&from)?.to_owned(), row))).collect())
    }

    /// The titles of all subjects of a kind in the language that is spoken, by their keys; at most 1,000, none in the default language.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn titles(database: &Database, kind: &str) -> Result<HashMap<String, String>, sqlx::Error> {
        Ok(Self::all(database, kind).await?.into_iter().map(|(key, translation)| (key, translation.title)).collect())
    }

    /// The titles of these subjects in the language that is spoken, by subject; none in the default language.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn titles_of(database: &Database, subjects: Vec<String>) -> Result<HashMap<String, String>, sqlx::Error> {
        let language = Language::current();
        if language.is_default() {
            return Ok(HashMap::new());
        }
        let (tag, subjects) = (language.tag(), serde_json::json!(subjects).to_string());
        let rows = sqlx::query!(
            "SELECT subject, title FROM translation WHERE language = ? AND subject IN (SELECT value FROM json_each(?))",
            tag,
            subjects
        );
        Ok(rows.fetch_all(database).await?.into_iter().map(|row| (row.subject, row.title)).collect())
    }

    /// The translations of a subject, for the form of the record: each language but the default one, and the number of what was written.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of(database: &Database, subject: &str) -> Result<Vec<(Language, Option<i64>)>, sqlx::Error> {
        let mut found = Vec::new();
        for language in Language::others() {
            let tag = language.tag();
            let id = sqlx::query_scalar!("SELECT id FROM translation WHERE subject = ? AND language = ?", subject, tag);
            found.push((language, id.fetch_optional(database).await?));
        }
        Ok(found)
    }
}
