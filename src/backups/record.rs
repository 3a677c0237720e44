//! What is known about the nights' copies.

use super::{Proof, Step, Trouble};
use crate::{
    app::App,
    clock::Moment,
    database::{Database, WriteTransaction},
};
use jiff::civil::Date;
use sqlx::SqliteExecutor;
use std::time::Duration;

/// An attempt that failed is made again after so long; one that has not ended by then has been broken off.
const AGAIN: Duration = Duration::from_hours(1);
/// A proof that is older than this needs somebody's attention.
const OLD: Duration = Duration::from_hours(48);
/// What is known about a night is kept for so long.
const KEPT: Duration = Duration::from_hours(2 * 365 * 24);

/// An attempt at a night's copy.
#[derive(Debug)]
pub struct Rehearsal {
    /// The day, on the chapter's calendar.
    pub day: String,
    /// When it began.
    pub began_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// The name of the copy.
    pub file: String,
    /// Its bytes.
    pub size: i64,
    /// Tables compared.
    pub tables: i64,
    /// Rows compared.
    pub rows: i64,
    /// Pages read.
    pub pages: i64,
    /// What was wrong; empty if nothing was.
    pub trouble: String,
}

impl Rehearsal {
    /// The newest, newest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn newest(database: &Database) -> Result<Vec<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT day, began_at AS "began_at: Moment", ended_at AS "ended_at: Moment", file, size,
                      tables_compared AS tables, rows_compared AS rows, pages_read AS pages, trouble
               FROM rehearsal ORDER BY began_at DESC LIMIT 60"#
        )
        .fetch_all(database)
        .await
    }

    /// Whether it has shown that its copy is good.
    #[must_use]
    pub fn is_proof(&self) -> bool {
        self.ended_at.is_some() && self.trouble.is_empty()
    }
}

/// When a copy was last shown to be good.
///
/// # Errors
/// If the database cannot be read.
pub(super) async fn last_proof(database: impl SqliteExecutor<'_>) -> Result<Option<Moment>, sqlx::Error> {
    let at = sqlx::query_scalar!(
        r#"SELECT ended_at AS "at!: Moment" FROM rehearsal WHERE ended_at IS NOT NULL AND trouble = '' ORDER BY ended_at DESC LIMIT 1"#
    );
    at.fetch_optional(database).await
}

/// What about the copies needs somebody's attention, as the id of a text: the last attempt failed, or the last proof is old.
/// Nothing before the first attempt, and where no copies are made.
///
/// # Errors
/// If the database cannot be read.
pub async fn concern(app: &App) -> Result<Option<&'static str>, sqlx::Error> {
    let (database, now) = (&app.database, app.clock.now());
    if app.config.backups.is_none() {
        return Ok(None);
    }
    let last = sqlx::query!(
        r#"SELECT began_at AS "began_at: Moment", ended_at AS "ended_at: Moment", trouble FROM rehearsal ORDER BY began_at DESC LIMIT 1"#
    );
    let Some(last) = last.fetch_optional(database).await? else { return Ok(None) };
    let broke_off = last.ended_at.is_none() && now.since(last.began_at) >= AGAIN;
    if !last.trouble.is_empty() || broke_off {
        return Ok(Some("backups-failed"));
    }
    let proof = last_proof(database).await?;
    Ok(proof.is_none_or(|at| now.since(at) > OLD).then_some("backups-old"))
}

/// Attempts that were broken off: by the end of the program, most likely.
pub(super) async fn broken_off(write: &mut WriteTransaction, now: Moment) -> Result<Vec<i64>, sqlx::Error> {
    let before = now.before(AGAIN);
    sqlx::query_scalar!(
        r#"SELECT id AS "id!: i64" FROM rehearsal WHERE ended_at IS NULL AND began_at <= ? ORDER BY began_at DESC LIMIT 10"#,
        before
    )
    .fetch_all(&mut **write)
    .await
}

/// Begins the attempt of a day; none if the day has its proof, or one was begun within the last hour.
pub(super) async fn begin(write: &mut WriteTransaction, day: Date, now: Moment) -> Result<Option<i64>, sqlx::Error> {
    let (day, since, forgotten) = (day.to_string(), now.before(AGAIN), now.before(KEPT));
    sqlx::query!("DELETE FROM rehearsal WHERE began_at < ?", forgotten).execute(&mut **write).await?;
    sqlx::query_scalar!(
        r#"INSERT INTO rehearsal (day, began_at) SELECT ?1, ?2
           WHERE NOT EXISTS (SELECT 1 FROM rehearsal WHERE day = ?1 AND ended_at IS NOT NULL AND trouble = '')
             AND NOT EXISTS (SELECT 1 FROM rehearsal WHERE began_at > ?3 AND began_at <= ?2)
           RETURNING id AS "id!: i64""#,
        day,
        now,
        since
    )
    .fetch_optional(&mut **write)
    .await
}

/// Keeps what an attempt came to.
pub(super) async fn end(
    write: &mut WriteTransaction,
    id: i64,
    (file, size): (&str, i64),
    came_to: Result<Proof, &Trouble>,
    now: Moment,
) -> Result<(), sqlx::Error> {
    let proof = came_to.unwrap_or_default();
    let (step, trouble) = came_to.err().map_or(("", ""), |trouble| (Step::key(trouble.step), trouble.words.as_str()));
    sqlx::query!(
        "UPDATE rehearsal SET ended_at = ?2, file = ?3, size = ?4, tables_compared = ?5, rows_compared = ?6, pages_read = ?7,
                step = ?8, trouble = ?9 WHERE id = ?1",
        id,
        now,
        file,
        size,
        proof.tables,
        proof.rows,
        proof.pages,
        step,
        trouble
    )
    .execute(&mut **write)
    .await?;
    Ok(())
}
