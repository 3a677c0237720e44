//! The table of letters: written, claimed for sending, and what became of them.

use super::{Attached, Letter, StoredLetter};
use crate::{
    clock::Moment,
    database::{self, Database, WriteTransaction},
    files,
    secret::{hex, random},
};
use sqlx::SqliteExecutor;
use std::time::Duration;

/// One attempt holds a letter for so long; longer than an attempt can take.
const LEASE: Duration = Duration::from_secs(150);
/// After so long a letter is no longer tried by itself, but kept and shown.
const GIVE_UP: Duration = Duration::from_hours(5 * 24);
/// No wait that is meant is longer: a decision's may be a day.
const LONGEST: Duration = Duration::from_hours(25);
/// Clocks of two processes may differ by so much.
const DRIFT: Duration = Duration::from_mins(1);
/// Waits after a letter was refused, in units of the first one; then the last one each time.
const WAITS: [u32; 7] = [1, 2, 5, 10, 20, 40, 60];

/// Writes a letter into the outbox, within the transaction that causes it.
///
/// # Errors
/// If the database cannot be written, or no random bytes are to be had for the Message-ID.
pub async fn write(write: &mut WriteTransaction, letter: &Letter, now: Moment) -> anyhow::Result<()> {
    insert(write, letter, (0, ""), now).await.map(drop)
}

/// As [`write()`]; gives the letter's place in the outbox.
///
/// # Errors
/// As [`write()`].
pub async fn write_known(write: &mut WriteTransaction, letter: &Letter, now: Moment) -> anyhow::Result<i64> {
    insert(write, letter, (0, ""), now).await
}

/// Writes one of many letters alike, which leave after those that somebody waits for. Gives its place in the outbox.
/// `unsubscribe` is the address of a page that ends such letters with one press (RFC 8058), if there is one.
///
/// # Errors
/// As [`write()`].
pub async fn write_in_bulk(write: &mut WriteTransaction, letter: &Letter, unsubscribe: &str, now: Moment) -> anyhow::Result<i64> {
    insert(write, letter, (1, unsubscribe), now).await
}

async fn insert(write: &mut WriteTransaction, letter: &Letter, (urgency, unsubscribe): (i64, &str), now: Moment) -> anyhow::Result<i64> {
    let message_id = format!("<{}@{}>", hex(&random::<16>()?), letter.from.email.domain());
    let (from, to) = (letter.from.to_string(), letter.to.to_string());
    let reply_to = letter.reply_to.as_ref().map(ToString::to_string);
    let due_at = now.after(letter.wait);
    let subject: String = letter.subject.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(200).collect();
    let id = sqlx::query!(
        "INSERT INTO letter (message_id, submission, from_address, to_address, reply_to, subject, body, written_at, due_at, decision, urgency,
                             unsubscribe)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        message_id,
        letter.submission,
        from,
        to,
        reply_to,
        subject,
        letter.body,
        now,
        due_at,
        letter.decision,
        urgency,
        unsubscribe
    )
    .execute(&mut **write)
    .await?
    .last_insert_rowid();
    for (position, (name, sha256)) in (1_i64..).zip(&letter.attached) {
        sqlx::query!("INSERT INTO letter_attachment (letter, position, name, sha256) VALUES (?, ?, ?, ?)", id, position, name, sha256)
            .execute(&mut **write)
            .await?;
    }
    Ok(id)
}

/// Takes back the letters of a decision, within the transaction that undoes it. False if one of them has left or is
/// leaving just now: then none is taken back. Whoever claims a letter writes to the database too, so the two cannot happen at once.
///
/// # Errors
/// If the database cannot be written.
pub async fn take_back(write: &mut WriteTransaction, decision: i64) -> Result<bool, sqlx::Error> {
    let left = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!: i64" FROM letter WHERE decision = ? AND (state IN ('sending', 'sent') OR attempts > 0)"#,
        decision
    );
    if left.fetch_one(&mut **write).await? > 0 {
        return Ok(false);
    }
    sqlx::query!("DELETE FROM letter_attachment WHERE letter IN (SELECT id FROM letter WHERE decision = ?)", decision)
        .execute(&mut **write)
        .await?;
    sqlx::query!("DELETE FROM letter WHERE decision = ?", decision).execute(&mut **write).await?;
    Ok(true)
}

/// Takes the next letter that is due: those that somebody waits for first, and of them the least tried one, so that none
/// holds up the others. Nobody else gets it until the lease ends. What was written or put off by a clock that was ahead does not
/// wait until that time comes. `resting` are the ids of letters that are not to be tried now, as a JSON array.
pub(super) async fn next(database: &Database, resting: &str, now: Moment) -> Result<Option<StoredLetter>, sqlx::Error> {
    let _turn = database::turn(database).await;
    claim(database, resting, now).await
}

async fn claim(database: impl SqliteExecutor<'_>, resting: &str, now: Moment) -> Result<Option<StoredLetter>, sqlx::Error> {
    let (lease_until, ahead, longest) = (now.after(LEASE), now.after(DRIFT), now.after(LONGEST));
    sqlx::query_as!(
        StoredLetter,
        r#"UPDATE letter SET state = 'sending', lease_until = ?2, attempts = attempts + 1
           WHERE id = (SELECT id FROM letter
                       WHERE state IN ('due', 'sending')
                         AND ((state = 'due' AND (due_at <= ?1 OR attempts = 0 AND written_at > ?3 OR due_at > ?4))
                              OR (state = 'sending' AND (lease_until <= ?1 OR lease_until > ?4)))
                         AND id NOT IN (SELECT value FROM json_each(?5))
                       ORDER BY attempts > 5, urgency, attempts, id LIMIT 1)
           RETURNING id, message_id, from_address, to_address, reply_to, subject, body,
                     written_at AS "written_at: Moment", attempts, unsubscribe"#,
        now,
        lease_until,
        ahead,
        longest,
        resting
    )
    .fetch_optional(database)
    .await
}

/// The files of a letter, read whole: only here, one letter at a time.
pub(super) async fn attached(database: &Database, letter: i64) -> anyhow::Result<Vec<Attached>> {
    let rows = sqlx::query!(
        "SELECT name, sha256, media_type FROM letter_attachment JOIN file USING (sha256) WHERE letter = ? ORDER BY position",
        letter
    )
    .fetch_all(database)
    .await?;
    let mut files = Vec::new();
    for row in rows {
        files.push(Attached { bytes: files::read(database, &row.sha256).await?, name: row.name, media_type: row.media_type });
    }
    Ok(files)
}

/// The mail server has taken the letter, and the next one is due. One commit for both, because each waits for the disk.
pub(super) async fn sent_and_next(
    database: &Database,
    letter: i64,
    resting: &str,
    now: Moment,
) -> Result<Option<StoredLetter>, sqlx::Error> {
    let mut write = database::begin_write(database).await?;
    sqlx::query!("UPDATE letter SET state = 'sent', lease_until = NULL, sent_at = ?, answer = '' WHERE id = ?", now, letter)
        .execute(&mut *write)
        .await?;
    let next = claim(&mut *write, resting, now).await?;
    write.commit().await?;
    Ok(next)
}

/// The letter was not taken: it is tried again after `wait`, or kept and shown once that has gone on for five days.
pub(super) async fn failed(
    database: &Database,
    letter: &StoredLetter,
    answer: &str,
    wait: Duration,
    now: Moment,
) -> Result<(), sqlx::Error> {
    let state = if now.since(letter.written_at) > GIVE_UP { "stuck" } else { "due" };
    let due_at = now.after(wait);
    let _turn = database::turn(database).await;
    sqlx::query!("UPDATE letter SET state = ?, lease_until = NULL, due_at = ?, answer = ? WHERE id = ?", state, due_at, answer, letter.id)
        .execute(database)
        .await?;
    Ok(())
}

/// How long to wait after a letter was refused for the `attempts`-th time: 1, 2, 5, 10, 20, 40, 60 units and then 60
/// each time, a fifth more or less, so that letters refused together do not come back together. The first is not less:
/// nothing is tried twice within one unit.
#[must_use]
pub fn back_off(attempts: i64, unit: Duration, jitter: u8) -> Duration {
    let step = usize::try_from(attempts.max(1) - 1).unwrap_or(usize::MAX).min(WAITS.len() - 1);
    if step == 0 { not_sooner(unit, jitter) } else { unit * WAITS[step] * (800 + u32::from(jitter) * 400 / 255) / 1000 }
}

/// How long to wait after the mail server has said that it will never take a letter, or that it does not know us: 60
/// units, a fifth more at most. By then somebody may have mended the address or the settings.
#[must_use]
pub fn after_refusal(unit: Duration, jitter: u8) -> Duration {
    not_sooner(unit * WAITS[WAITS.len() - 1], jitter)
}

fn not_sooner(wait: Duration, jitter: u8) -> Duration {
    wait * (1000 + u32::from(jitter) * 200 / 255) / 1000
}

/// Ends every lease. Only a process that knows at its start that no other serves the data folder may do this: no attempt
/// of another can be under way then.
///
/// # Errors
/// If the database cannot be written.
pub async fn release(database: &Database) -> Result<(), sqlx::Error> {
    let _turn = database::turn(database).await;
    sqlx::query!("UPDATE letter SET state = 'due', lease_until = NULL WHERE state = 'sending'").execute(database).await?;
    Ok(())
}

/// Whether a letter is on its way at this moment.
///
/// # Errors
/// If the database cannot be read.
pub async fn is_sending(database: &Database) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM letter WHERE state = 'sending') AS "is_sending!: bool""#).fetch_one(database).await
}

/// What waits in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Letters not yet taken by the mail server.
    pub letters: i64,
    /// Of these, the ones no longer tried by themselves.
    pub stuck: i64,
    /// When the oldest of them was written.
    pub oldest: Option<Moment>,
}

impl Waiting {
    /// Counts what waits.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn count(database: impl SqliteExecutor<'_>) -> Result<Self, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT count(*) AS "letters!: i64", count(*) FILTER (WHERE state = 'stuck') AS "stuck!: i64",
                      min(written_at) AS "oldest: Moment"
               FROM letter WHERE state <> 'sent'"#
        )
        .fetch_one(database)
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_an_hour_and_differ_by_a_fifth_at_most() {
        let minute = Duration::from_mins(1);
        for (attempts, minutes) in [(2, 2), (3, 5), (4, 10), (5, 20), (6, 40), (7, 60), (8, 60), (1000, 60)] {
            let whole = minute * minutes;
            assert_eq!(back_off(attempts, minute, 0), whole * 8 / 10);
            assert_eq!(back_off(attempts, minute, 255), whole * 12 / 10);
        }
        for (jitter, tenths) in [(0, 10), (255, 12)] {
            assert_eq!(back_off(1, minute, jitter), minute * tenths / 10, "nothing is tried twice within a minute");
            assert_eq!(after_refusal(minute, jitter), minute * 60 * tenths / 10);
        }
    }
}
