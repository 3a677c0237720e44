//! The words with which a change begins.

use super::{Content, Submission};
use crate::database::Database;
use sqlx::SqliteExecutor;

impl Submission {
    /// Whether its sender can change it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.state.as_str(), "waiting" | "asked" | "held" | "published") && !self.sender_email.is_empty()
    }

    /// The words with which a change begins, and their number: the sender's newest, whether or not an editor has taken them yet; number
    /// 0 is what was sent in first.
    ///
    /// # Errors
    /// If the database cannot be read, or what is stored is not of its kind.
    pub async fn newest_words(&self, database: impl SqliteExecutor<'_>) -> anyhow::Result<(i64, Content)> {
        let newest = sqlx::query!(
            r#"SELECT id AS "id!: i64", content FROM version WHERE submission = ? AND state IN ('waiting', 'taken')
               ORDER BY state = 'waiting' DESC, id DESC LIMIT 1"#,
            self.number
        );
        Ok(match newest.fetch_optional(database).await? {
            Some(newest) => (newest.id, Content::read(&self.kind, &newest.content)?),
            None => (0, self.read()?),
        })
    }

    /// The wording with such a number; nothing if there is none.
    ///
    /// # Errors
    /// If the database cannot be read, or what is stored is not of its kind.
    pub async fn words(&self, database: &Database, id: i64) -> anyhow::Result<Option<Content>> {
        let content = sqlx::query_scalar!(
            r#"SELECT content AS "content!: String" FROM version WHERE submission = ?1 AND id = ?2
               UNION ALL SELECT content FROM submission WHERE number = ?1 AND ?2 = 0"#,
            self.number,
            id
        );
        Ok(content.fetch_optional(database).await?.map(|content| Content::read(&self.kind, &content)).transpose()?)
    }
}
