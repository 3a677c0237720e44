//! Which files of a submission go with which wording.

use super::Attachment;
use sqlx::SqliteExecutor;

/// A file that the database has.
pub(super) struct Known {
    pub position: i64,
    pub field: String,
    pub name: String,
    pub sha256: String,
    pub media_type: String,
    pub size: i64,
}

impl From<Known> for Attachment {
    fn from(known: Known) -> Self {
        let Known { position, field, name, sha256, media_type, size } = known;
        Self { position, field, name, sha256, media_type, size, file: None }
    }
}

/// Files of a submission that fulfil a condition, in order, without their bytes.
macro_rules! attachments {
    ($table:tt, $where:tt, $database:expr, $submission:expr) => {{
        let rows = sqlx::query_as!(
            Known,
            r#"SELECT position AS "position!: i64", field AS "field!: String", name AS "name!: String", sha256 AS "sha256!: String",
                      media_type AS "media_type!: String", size AS "size!: i64"
               FROM "#
                + $table
                + " JOIN file USING (sha256) WHERE submission = ?1 AND "
                + $where
                + " ORDER BY position LIMIT 1000",
            $submission
        );
        Ok(rows.fetch_all($database).await?.into_iter().map(Self::from).collect())
    }};
}

impl Attachment {
    /// The files that go with the wording that holds: those that the public sees once it is published.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of(database: impl SqliteExecutor<'_>, submission: i64) -> Result<Vec<Self>, sqlx::Error> {
        attachments!("attached", "TRUE", database, submission)
    }

    /// The files with which a change begins: those of the wording that waits for an editor, or else of the one that holds.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn newest(database: impl SqliteExecutor<'_>, submission: i64) -> Result<Vec<Self>, sqlx::Error> {
        attachments!(
            "attachment",
            "position IN (SELECT value FROM json_each(coalesce(
                 (SELECT files FROM version WHERE version.submission = ?1 AND state = 'waiting'),
                 (SELECT json_group_array(position) FROM attached WHERE attached.submission = ?1))))",
            database,
            submission
        )
    }

    /// The files with which a submission came.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn sent(database: impl SqliteExecutor<'_>, submission: i64) -> Result<Vec<Self>, sqlx::Error> {
        attachments!("attachment", "is_sent", database, submission)
    }

    /// Every file that was ever attached to a submission, for editors.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn every(database: impl SqliteExecutor<'_>, submission: i64) -> Result<Vec<Self>, sqlx::Error> {
        attachments!("attachment", "TRUE", database, submission)
    }
}
