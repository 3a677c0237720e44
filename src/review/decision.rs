//! What editors have decided.

use crate::{clock::Moment, database::Database, say, submissions::spoken};
use sqlx::SqliteExecutor;
use std::time::Duration;

/// A decision, with who made it.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Its key.
    pub id: i64,
    /// About which submission.
    pub submission: i64,
    /// The proposal it is about, if it is about one.
    pub version: Option<i64>,
    /// The wording that it made itself.
    pub made: Option<i64>,
    /// `published`, `asked`, `declined`, `taken`, `refused` or `withdrawn`.
    pub outcome: String,
    /// As the sender reads it.
    pub reason: String,
    /// JSON of the ids of the labels marked "please check".
    pub fields: String,
    /// The submission's state before.
    pub state_before: String,
    /// Who made it.
    pub person: i64,
    /// Their name.
    pub who: String,
    /// When.
    pub decided_at: Moment,
    /// When it was undone.
    pub undone_at: Option<Moment>,
}

/// Decisions that fulfil a condition.
macro_rules! decisions {
    ($where:tt, $argument:expr) => {
        sqlx::query_as!(
            Decision,
            r#"SELECT decision.id, submission, version, made, outcome, reason, fields, state_before, person, person.name AS who,
                      decided_at AS "decided_at: Moment", undone_at AS "undone_at: Moment"
               FROM decision JOIN person ON person.id = decision.person "#
                + $where,
            $argument
        )
    };
}

impl Decision {
    /// The decision with this key.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: impl SqliteExecutor<'_>, id: i64) -> Result<Option<Self>, sqlx::Error> {
        decisions!("WHERE decision.id = ?", id).fetch_optional(database).await
    }

    /// The decisions about a submission, newest first; at most 100.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: &Database, submission: i64) -> Result<Vec<Self>, sqlx::Error> {
        decisions!("WHERE submission = ? ORDER BY decision.id DESC LIMIT 100", submission).fetch_all(database).await
    }

    /// Who has done what.
    #[must_use]
    pub fn words(&self) -> String {
        self.words_of(&self.who)
    }

    /// The same with another name for who has done it.
    #[must_use]
    pub fn words_of(&self, who: &str) -> String {
        say!("review-did", who = who, outcome = self.outcome)
    }

    /// The labels marked "please check", in one line.
    #[must_use]
    pub fn fields(&self) -> String {
        let labels = serde_json::from_str::<Vec<String>>(&self.fields).unwrap_or_default();
        labels.iter().map(|label| spoken(label)).collect::<Vec<_>>().join(", ")
    }

    /// Whether it was undone, as the history's text asks.
    #[must_use]
    pub fn is_undone(&self) -> &'static str {
        if self.undone_at.is_some() { "yes" } else { "no" }
    }

    /// Whether it can still be undone, as far as the clock goes.
    #[must_use]
    pub fn is_fresh(&self, undo: Duration, now: Moment) -> bool {
        self.undone_at.is_none() && now.since(self.decided_at) < undo
    }

    /// Whole minutes that are left to undo it, at least one.
    #[must_use]
    pub fn minutes_left(&self, undo: Duration, now: Moment) -> u64 {
        undo.saturating_sub(now.since(self.decided_at)).as_secs().div_ceil(60).max(1)
    }
}
