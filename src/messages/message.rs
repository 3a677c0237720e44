//! A message as it is stored.

use crate::{
    clock::Moment,
    database::Database,
    languages::Language,
    log::{Change, difference},
    records::{Content, Kind},
    say,
};

/// The fields of a member city for which a correction can bring new texts: column, and the id of the label.
pub const PROPOSED: [(&str, &str); 2] = [("organization", "correction-organization"), ("website", "correction-web-site")];

/// So many stand in the list of what waits.
const SHOWN: i64 = 50;

/// A message.
#[derive(Debug, Clone)]
pub struct Message {
    /// Its number.
    pub number: i64,
    /// `correction` or `enquiry`.
    pub kind: String,
    /// The page it is about; empty if that is what is missing.
    pub path: String,
    /// What that is called.
    pub title: String,
    /// JSON: column and new text.
    pub proposed: String,
    /// What was written.
    pub words: String,
    /// Where the sender knows it from.
    pub known_from: String,
    /// Who wrote it.
    pub sender_name: String,
    /// Where an answer goes; empty once it is erased.
    pub sender_email: String,
    /// What made it look like spam.
    pub held_because: String,
    /// `held`, `waiting`, `done`, `declined` or `sent`.
    pub state: String,
    /// When it came.
    pub received_at: Moment,
    /// The language in which its sender is written to: the one of the form.
    pub language: Language,
    /// When the texts that it brings were taken over.
    pub taken_at: Option<Moment>,
}

/// Messages that fulfil a condition.
macro_rules! messages {
    ($where:tt, $argument:expr) => {
        sqlx::query_as!(
            Message,
            r#"SELECT number, kind, path, title, proposed, words, known_from, sender_name, sender_email, held_because, state,
                      received_at AS "received_at: Moment", language AS "language: Language", taken_at AS "taken_at: Moment" FROM message "#
                + $where,
            $argument
        )
    };
}

impl Message {
    /// The message with this number.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: impl sqlx::SqliteExecutor<'_>, number: i64) -> Result<Option<Self>, sqlx::Error> {
        messages!("WHERE number = ?", number).fetch_optional(database).await
    }

    /// Those that wait for an editor, the oldest first, then those that were held apart; at most 50.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn undecided(database: &Database) -> Result<Vec<Self>, sqlx::Error> {
        messages!("WHERE state IN ('waiting', 'held') ORDER BY state = 'held', number LIMIT ?", SHOWN).fetch_all(database).await
    }

    /// The new texts that it brings.
    ///
    /// # Errors
    /// If what is stored is not in its form.
    pub fn proposed(&self) -> serde_json::Result<Content> {
        serde_json::from_str(&self.proposed)
    }

    /// The member city it is about, if it is about one.
    #[must_use]
    pub fn city(&self) -> Option<&str> {
        self.path.strip_prefix("/cities/").filter(|slug| !slug.is_empty())
    }

    /// What it is about, as people call it in the language that is spoken.
    #[must_use]
    pub fn called(&self) -> String {
        if self.path.is_empty() { say!("correction-decided-missing") } else { self.title.clone() }
    }

    /// The form in which an editor changes what it is about.
    #[must_use]
    pub fn form_path(&self) -> Option<String> {
        let (_, folder, key) = split(&self.path)?;
        ["cities", "partners"].contains(&folder).then(|| Kind::find(folder).map(|kind| kind.form_path(key))).flatten()
    }

    /// Its own page on the desk.
    #[must_use]
    pub fn desk_path(&self) -> String {
        format!("/admin/messages/{}", self.number)
    }
}

/// `/cities/riverside` as its three parts.
fn split(path: &str) -> Option<(&str, &str, &str)> {
    let mut parts = path.splitn(3, '/');
    Some((parts.next()?, parts.next()?, parts.next()?))
}

/// What new texts would change.
#[must_use]
pub fn changes(before: &Content, proposed: &Content) -> Vec<Change> {
    let rows = |content: &Content| -> Vec<(&str, String)> {
        let known = PROPOSED.iter().filter(|(column, _)| proposed.0.contains_key(*column));
        known.map(|(column, label)| (*label, content.get(column).to_owned())).collect()
    };
    difference(&rows(before), &rows(proposed))
}

/// How many wait for an editor.
///
/// # Errors
/// If the database cannot be read.
pub async fn waiting(database: &Database) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!("SELECT count(*) FROM message WHERE state = 'waiting'").fetch_one(database).await
}
