//! The outbox as an administrator sees it: what waits, what is stuck, what has left; and trying again by hand.

use crate::{
    clock::Moment,
    database::{Database, WriteTransaction},
    say,
};
use sqlx::SqliteExecutor;
use std::time::Duration;

/// A letter that waits longer than it should is called stuck after so long.
const STUCK: Duration = Duration::from_mins(5);
/// One of many letters alike may wait for the others so long: a slow server takes its time for a thousand.
const STUCK_IN_BULK: Duration = Duration::from_hours(2);

/// A letter, without its words.
#[derive(Debug)]
pub struct Queued {
    /// Its place in the outbox.
    pub id: i64,
    /// Who gets it.
    pub to_address: String,
    /// Its subject.
    pub subject: String,
    /// When it was written.
    pub written_at: Moment,
    /// `due`, `sending`, `sent` or `stuck` (no longer tried by itself).
    pub state: String,
    /// When it is tried next, if it still waits.
    pub due_at: Moment,
    /// How often it was tried.
    pub attempts: i64,
    /// When the mail server took it.
    pub sent_at: Option<Moment>,
    /// The mail server's last words.
    pub answer: String,
}

impl Queued {
    /// Whether the mail server has said that it will never take it (RFC 5321, 4.2.1: a reply that begins with 5).
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.answer.starts_with("permanent error")
    }

    /// How old it is, in words.
    #[must_use]
    pub fn age(&self, now: &Moment) -> String {
        let minutes = now.since(self.written_at).as_secs() / 60;
        match minutes {
            0 => say!("mail-age-now"),
            1..120 => say!("mail-age-minutes", count = minutes),
            120..2880 => say!("mail-age-hours", count = minutes / 60),
            _ => say!("mail-age-days", count = minutes / 1440),
        }
    }
}

/// The newest hundred of each kind, and how many there are.
#[derive(Debug)]
pub struct Queue {
    /// When it was looked at.
    pub now: Moment,
    /// Written and on their way, or waiting for their time.
    pub waiting: Vec<Queued>,
    /// Should have left five minutes ago, or refused.
    pub stuck: Vec<Queued>,
    /// Taken by the mail server.
    pub sent: Vec<Queued>,
    /// How many wait.
    pub waiting_count: i64,
    /// How many are stuck.
    pub stuck_count: i64,
    /// How many have left.
    pub sent_count: i64,
}

impl Queue {
    /// The outbox as it is now.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: &Database, now: Moment) -> Result<Self, sqlx::Error> {
        // one look at all of it: a letter that leaves meanwhile would stand in two lists
        let mut read = database.begin().await?;
        let stuck_count = stuck_count(&mut *read, now).await?;
        let counts = sqlx::query!(
            r#"SELECT (SELECT count(*) FROM letter WHERE state <> 'sent') AS "left!: i64",
                      (SELECT count(*) FROM letter WHERE state = 'sent') AS "sent!: i64""#
        )
        .fetch_one(&mut *read)
        .await?;
        Ok(Self {
            now,
            waiting: not_sent(&mut *read, now, false).await?,
            stuck: not_sent(&mut *read, now, true).await?,
            sent: sent(&mut *read).await?,
            waiting_count: counts.left - stuck_count,
            stuck_count,
            sent_count: counts.sent,
        })
    }
}

/// How many letters are stuck: given up, refused for good, or still here five minutes after they should have left. A
/// letter that waits for its time, because the decision behind it can still be undone, is not.
///
/// # Errors
/// If the database cannot be read.
pub async fn stuck_count(database: impl SqliteExecutor<'_>, now: Moment) -> Result<i64, sqlx::Error> {
    let (since, since_in_bulk) = (now.before(STUCK), now.before(STUCK_IN_BULK));
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!: i64" FROM letter
           WHERE state <> 'sent' AND (state = 'stuck' OR due_at <= iif(urgency = 0, ?1, ?2) OR answer LIKE 'permanent error%'
                 OR (attempts > (state = 'sending') AND written_at <= iif(urgency = 0, ?1, ?2)))"#,
        since,
        since_in_bulk
    )
    .fetch_one(database)
    .await
}

async fn not_sent(database: impl SqliteExecutor<'_>, now: Moment, is_stuck: bool) -> Result<Vec<Queued>, sqlx::Error> {
    let (since, since_in_bulk) = (now.before(STUCK), now.before(STUCK_IN_BULK));
    sqlx::query_as!(
        Queued,
        r#"SELECT id AS "id!: i64", to_address, subject, written_at AS "written_at: Moment", state, due_at AS "due_at: Moment",
                  attempts, sent_at AS "sent_at: Moment", answer
           FROM letter
           WHERE state <> 'sent' AND ?3 = (state = 'stuck' OR due_at <= iif(urgency = 0, ?1, ?2) OR answer LIKE 'permanent error%'
                 OR (attempts > (state = 'sending') AND written_at <= iif(urgency = 0, ?1, ?2)))
           ORDER BY id DESC LIMIT 100"#,
        since,
        since_in_bulk,
        is_stuck
    )
    .fetch_all(database)
    .await
}

async fn sent(database: impl SqliteExecutor<'_>) -> Result<Vec<Queued>, sqlx::Error> {
    sqlx::query_as!(
        Queued,
        r#"SELECT id AS "id!: i64", to_address, subject, written_at AS "written_at: Moment", state, due_at AS "due_at: Moment",
                  attempts, sent_at AS "sent_at: Moment", answer
           FROM letter WHERE state = 'sent' ORDER BY sent_at DESC LIMIT 100"#
    )
    .fetch_all(database)
    .await
}

/// Makes one letter due now, unless it has left, is being sent, or waits for a decision to become final: then it is false.
///
/// # Errors
/// If the database cannot be written.
pub async fn try_again(write: &mut WriteTransaction, letter: i64, now: Moment) -> Result<bool, sqlx::Error> {
    let tried = sqlx::query_scalar!(
        "UPDATE letter SET state = 'due', due_at = ?1
         WHERE id = ?2 AND state IN ('due', 'stuck') AND (attempts > 0 OR due_at <= ?1) RETURNING to_address",
        now,
        letter
    );
    Ok(tried.fetch_optional(&mut **write).await?.is_some())
}

/// Makes every letter due now that was tried before. Gives their number.
///
/// # Errors
/// If the database cannot be written.
pub async fn try_all_again(write: &mut WriteTransaction, now: Moment) -> Result<u64, sqlx::Error> {
    let tried = sqlx::query!(
        "UPDATE letter SET state = 'due', due_at = ?1
         WHERE state <> 'sent' AND state IN ('due', 'stuck') AND (attempts > 0 OR due_at <= ?1)",
        now
    );
    Ok(tried.execute(&mut **write).await?.rows_affected())
}
