//! Who did what, when: added to within the transaction that does it, never changed (the database refuses).

use crate::{
    clock::Moment,
    database::{Database, WriteTransaction},
};
use serde::{Deserialize, Serialize};

/// Who does something, as the log keeps it.
#[derive(Debug, Clone)]
pub struct Who {
    /// The person signed in; nobody if it is a sender, the command line or the clock.
    pub person: Option<i64>,
    /// Their name at the time.
    pub name: String,
    /// The network they came from; empty for the command line and the clock.
    pub network: String,
}

impl Who {
    /// Somebody who is not signed in, by what they are: "the sender", "the clock", "the command line".
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { person: None, name: name.to_owned(), network: String::new() }
    }
}

/// One field that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The field, as people call it; on its way to a page the id of that text.
    pub label: String,
    /// What it said.
    pub before: String,
    /// What it says.
    pub after: String,
}

/// What was done, to what.
#[derive(Debug)]
pub struct Deed<'a> {
    /// A verb: publish, decline, change.
    pub action: &'a str,
    /// What it was done to, as people call it: "event 12: Tanabata".
    pub subject: &'a str,
    /// Where that is.
    pub path: &'a str,
    /// What is different now.
    pub changes: &'a [Change],
}

/// The fields that differ between two lists of labels and texts, in their order. A label that is only in one of them
/// has an empty text in the other; of a label that comes more than once, the texts are taken together.
#[must_use]
pub fn difference<L: AsRef<str>>(before: &[(L, String)], after: &[(L, String)]) -> Vec<Change> {
    let text = |rows: &[(L, String)], label: &str| {
        rows.iter().filter(|(known, _)| known.as_ref() == label).map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n")
    };
    let mut changes: Vec<Change> = Vec::new();
    for (label, _) in before.iter().chain(after) {
        let label = label.as_ref();
        let (before, after) = (text(before, label), text(after, label));
        if before != after && !changes.iter().any(|change| change.label == label) {
            changes.push(Change { label: label.to_owned(), before, after });
        }
    }
    changes
}

/// Adds a line to the log.
///
/// # Errors
/// If the database cannot be written.
pub async fn write(write: &mut WriteTransaction, who: &Who, deed: &Deed<'_>, now: Moment) -> anyhow::Result<()> {
    let changes = serde_json::to_string(deed.changes)?;
    sqlx::query!(
        "INSERT INTO log_entry (at, person, who, network, action, subject, path, changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        now,
        who.person,
        who.name,
        who.network,
        deed.action,
        deed.subject,
        deed.path,
        changes
    )
    .execute(&mut **write)
    .await?;
    Ok(())
}

/// A line of the log.
#[derive(Debug)]
pub struct Entry {
    /// Its number.
    pub id: i64,
    /// When it was done.
    pub at: Moment,
    /// Who did it.
    pub who: String,
    /// The network they came from; empty for the command line and the clock.
    pub network: String,
    /// The verb.
    pub action: String,
    /// To what.
    pub subject: String,
    /// Where that is.
    pub path: String,
    /// What was changed.
    pub changes: Vec<Change>,
}

impl Entry {
    /// The newest lines before a number, newest first; of one path, if one is given. At most 100.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn newest(database: &Database, before: i64, path: &str) -> anyhow::Result<Vec<Self>> {
        let rows = sqlx::query!(
            r#"SELECT id, at AS "at: Moment", who, network, action, subject, path, changes FROM log_entry
               WHERE id < ?1 AND (?2 = '' OR path = ?2) ORDER BY id DESC LIMIT 100"#,
            before,
            path
        )
        .fetch_all(database)
        .await?;
        let mut entries = Vec::new();
        for row in rows {
            let changes = serde_json::from_str(&row.changes)?;
            let (at, who, network, action, subject, path) = (row.at, row.who, row.network, row.action, row.subject, row.path);
            entries.push(Self { id: row.id, at, who, network, action, subject, path, changes });
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_named_once_each_and_in_order() {
        let rows = |texts: &[(&'static str, &str)]| texts.iter().map(|(label, text)| (*label, (*text).to_owned())).collect::<Vec<_>>();
        let before = rows(&[("Title", "Dance"), ("When", "1 May"), ("When", "2 May"), ("Cost", "free")]);
        let after = rows(&[("Title", "Dance"), ("When", "1 May"), ("When", "3 May"), ("Where", "Hall")]);
        let change = |label: &str, before: &str, after: &str| Change { label: label.into(), before: before.into(), after: after.into() };
        assert_eq!(
            difference(&before, &after),
            [change("When", "1 May\n2 May", "1 May\n3 May"), change("Cost", "free", ""), change("Where", "", "Hall")]
        );
        assert_eq!(difference(&before, &before), []);
    }
}
