//! Stock reasons for declining: one tap each.

use crate::{database::Database, languages::Language, translations::Translation};

/// A stock reason.
#[derive(Debug)]
pub struct Reason {
    /// Its key.
    pub position: i64,
    /// On the button.
    pub label: String,
    /// As the sender reads it.
    pub words: String,
}

impl Reason {
    /// Every stock reason, in order; at most 50. In this language, as far as they are translated.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: &Database, language: Language) -> Result<Vec<Self>, sqlx::Error> {
        let rows =
            sqlx::query!("SELECT position, key, label, words FROM stock_reason ORDER BY position LIMIT 50").fetch_all(database).await?;
        let mut translated = Translation::all_into(database, language, "reasons").await?;
        let reasons = rows.into_iter().map(|row| match translated.remove(&row.key) {
            Some(Translation { title, body, .. }) if !body.is_empty() => Self { position: row.position, label: title, words: body },
            _ => Self { position: row.position, label: row.label, words: row.words },
        });
        Ok(reasons.collect())
    }
}
