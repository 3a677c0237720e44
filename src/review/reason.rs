//! Stock reasons for declining: one tap each.

use crate::database::Database;

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
    /// Every stock reason, in order; at most 50.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: &Database) -> Result<Vec<Self>, sqlx::Error> {
        sqlx::query_as!(Self, "SELECT position, label, words FROM stock_reason ORDER BY position LIMIT 50").fetch_all(database).await
    }
}
