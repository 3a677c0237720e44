//! A version of a document: a file with the day it was adopted on.

use crate::{
    clock::Moment,
    database::{Database, WriteTransaction},
};
use std::time::Duration;

/// What was taken back is forgotten after so long.
const KEPT: Duration = Duration::from_hours(30 * 24);

/// A version of a document.
#[derive(Debug, Clone)]
pub struct Version {
    /// The document's key.
    pub document: String,
    /// Its number, in its address.
    pub number: i64,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The file's name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// How many bytes it has.
    pub size: i64,
    /// The day it was adopted on (ISO 8601).
    pub adopted_on: String,
    /// When it was put here.
    pub uploaded_at: Moment,
    /// A word about it, for everybody.
    pub note: String,
    /// When it was taken back.
    pub taken_back_at: Option<Moment>,
}

impl Version {
    /// The versions of a document that are on the site: the current one, adopted last, first. At most 500.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of(database: &Database, document: &str) -> Result<Vec<Self>, sqlx::Error> {
        let mut versions = Self::all(database, document).await?;
        versions.retain(|version| version.taken_back_at.is_none());
        Ok(versions)
    }

    /// The versions of a document, also those that were taken back.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: &Database, document: &str) -> Result<Vec<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT document, number, sha256, name, media_type, size, adopted_on, uploaded_at AS "uploaded_at: Moment", note,
                      taken_back_at AS "taken_back_at: Moment"
               FROM document_version JOIN file USING (sha256) WHERE document = ? ORDER BY adopted_on DESC, number DESC LIMIT 500"#,
            document
        )
        .fetch_all(database)
        .await
    }

    /// Where this version lies, whatever comes after it.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/{}/file/{}", self.document, self.number)
    }

    /// The kind of file, in a word.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        if self.media_type == "application/pdf" { "PDF" } else { "Word" }
    }
}

/// Forgets what was taken back more than thirty days ago; its bytes go with the other files that nothing names.
///
/// # Errors
/// If the database cannot be written.
pub async fn forget(write: &mut WriteTransaction, now: Moment) -> Result<(), sqlx::Error> {
    let before = now.before(KEPT);
    sqlx::query!("DELETE FROM document_version WHERE taken_back_at < ?", before).execute(&mut **write).await?;
    Ok(())
}
