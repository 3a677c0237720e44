//! Every wording of a record that was saved in the browser, and the one from before.

use super::{
    kind::Kind,
    record::{Content, Record},
};
use crate::{
    clock::Moment,
    database::{Database, WriteTransaction},
    log::Who,
    say,
};
use sqlx::{Executor, Sqlite};

/// Who the very first wording is from, in the database and in the log.
pub const CONTENT_FILES: &str = "the content files";
/// Who has saved what a city confirmed by a letter's button.
pub const CITY_CONTACT: &str = "the city’s contact";

/// A wording, whole.
#[derive(Debug)]
pub struct Revision {
    /// Its number.
    pub id: i64,
    /// What the record said.
    pub content: Content,
    /// Whether it was thrown away with this.
    pub is_trash: bool,
    /// Who saved it.
    pub who: String,
    /// When.
    pub at: Moment,
}

struct Row {
    id: i64,
    content: String,
    is_trash: i64,
    who: String,
    at: Moment,
}

impl TryFrom<Row> for Revision {
    type Error = anyhow::Error;

    fn try_from(row: Row) -> anyhow::Result<Self> {
        Ok(Self { id: row.id, content: serde_json::from_str(&row.content)?, is_trash: row.is_trash == 1, who: row.who, at: row.at })
    }
}

impl Revision {
    /// Who saved it, as a page says it: somebody by name, or what is no person by what it is.
    #[must_use]
    pub fn author(&self) -> String {
        match self.who.as_str() {
            CONTENT_FILES => say!("records-by-files"),
            CITY_CONTACT => say!("records-by-contact"),
            who => who.to_owned(),
        }
    }

    /// The newest revisions of a record, newest first; at most 200.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of<'a>(database: impl Executor<'a, Database = Sqlite>, kind: &Kind, key: &str) -> anyhow::Result<Vec<Self>> {
        let rows = sqlx::query_as!(
            Row,
            r#"SELECT id, content, is_trash, who, at AS "at: Moment" FROM revision WHERE kind = ? AND key = ? ORDER BY id DESC LIMIT 200"#,
            kind.key,
            key
        );
        rows.fetch_all(database).await?.into_iter().map(Self::try_from).collect()
    }

    /// The newest revision of a record.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn newest<'a>(database: impl Executor<'a, Database = Sqlite>, kind: &Kind, key: &str) -> anyhow::Result<Option<Self>> {
        let row = sqlx::query_as!(
            Row,
            r#"SELECT id, content, is_trash, who, at AS "at: Moment" FROM revision WHERE kind = ? AND key = ? ORDER BY id DESC LIMIT 1"#,
            kind.key,
            key
        );
        row.fetch_optional(database).await?.map(Self::try_from).transpose()
    }

    /// The key that a record has now, by the revision on which a form was opened: its address may have been changed since. A record
    /// that had none then has got its first wording with that change, and there stands the key of then.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn present_key(database: &Database, kind: &Kind, key: &str, opened: i64) -> anyhow::Result<String> {
        let present = if opened > 0 {
            sqlx::query_scalar!("SELECT key FROM revision WHERE id = ? AND kind = ?", opened, kind.key).fetch_optional(database).await?
        } else if Record::find(database, kind, key).await?.is_none() {
            sqlx::query_scalar!(
                "SELECT key FROM revision WHERE kind = ?1 AND who = ?2 AND json_extract(content, '$.' || ?3) = ?4 ORDER BY id DESC LIMIT 1",
                kind.key,
                CONTENT_FILES,
                kind.id,
                key
            )
            .fetch_optional(database)
            .await?
        } else {
            None
        };
        Ok(present.unwrap_or_else(|| key.to_owned()))
    }

    /// The key of the record that a form has made already.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn made_by(write: &mut WriteTransaction, kind: &Kind, form_id: &str) -> Result<Option<String>, sqlx::Error> {
        sqlx::query_scalar!("SELECT key FROM revision WHERE form_id = ? AND kind = ?", form_id, kind.key).fetch_optional(&mut **write).await
    }

    /// Adds a revision and gives its number.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub(super) async fn add(write: &mut WriteTransaction, new: &New<'_>, now: Moment) -> anyhow::Result<i64> {
        let content = serde_json::to_string(new.content)?;
        let form_id = new.form_id.filter(|id| !id.is_empty());
        let result = sqlx::query!(
            "INSERT INTO revision (kind, key, content, is_trash, person, who, form_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            new.kind.key,
            new.key,
            content,
            new.is_trash,
            new.who.person,
            new.who.name,
            form_id,
            now
        )
        .execute(&mut **write)
        .await?;
        Ok(result.last_insert_rowid())
    }

    /// The revisions of a record that has another key now.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub(super) async fn rename(write: &mut WriteTransaction, kind: &Kind, from: &str, to: &str) -> Result<(), sqlx::Error> {
        sqlx::query!("UPDATE revision SET key = ? WHERE kind = ? AND key = ?", to, kind.key, from).execute(&mut **write).await?;
        // what is translated of it is named by its key
        let (subject, present) = (format!("{}/{from}", kind.key), format!("{}/{to}", kind.key));
        sqlx::query!(
            "DELETE FROM translation WHERE subject = ? AND language IN (SELECT language FROM translation WHERE subject = ?)",
            present,
            subject
        )
        .execute(&mut **write)
        .await?;
        sqlx::query!("UPDATE translation SET subject = ? WHERE subject = ?", present, subject).execute(&mut **write).await?;
        Ok(())
    }
}

/// A revision to be added.
pub(super) struct New<'a> {
    pub kind: &'a Kind,
    pub key: &'a str,
    pub content: &'a Content,
    pub is_trash: bool,
    pub who: &'a Who,
    pub form_id: Option<&'a str>,
}
