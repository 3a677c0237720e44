//! What runs by the clock: ends of terms are announced, and what is over is forgotten.

use super::{Person, held, letters};
use crate::{app::App, chapter::Chapter, clock::Moment, database, database::WriteTransaction};
use jiff::{ToSpan as _, civil::Date};
use std::time::Duration;

/// So many days before a term ends, that is announced.
const DAYS: i64 = 30;
/// Sessions and links that are over are kept for so long, so that one can see what happened.
const KEPT: Duration = Duration::from_hours(30 * 24);

/// Announces, once for each term, that it ends within thirty days: to its holder, and to the president. Without a
/// president at work, or if it is the president's own term, to the chapter's mailbox.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn announce_terms(app: &App) -> anyhow::Result<()> {
    let mut write = database::begin_write(&app.database).await?;
    let chapter = Chapter::find(&mut *write).await?;
    let today = app.clock.now().day_in(&chapter.zone());
    let ending = ending(&mut write, today).await?;
    if ending.is_empty() {
        return Ok(());
    }
    let people = Person::all(&mut *write).await?;
    let president = people.iter().find(|person| person.office.trim().to_lowercase() == "president" && person.is_working(today));
    for id in ending {
        let Some(person) = people.iter().find(|person| person.id == id) else { continue };
        letters::term_ends(app, &mut write, &chapter, person, president.filter(|president| president.id != id)).await?;
        sqlx::query!("UPDATE person SET term_announced = term_ends_on WHERE id = ?", id).execute(&mut *write).await?;
    }
    write.commit().await?;
    app.letters.notify_one();
    Ok(())
}

async fn ending(write: &mut WriteTransaction, today: Date) -> Result<Vec<i64>, sqlx::Error> {
    let (first, last) = (today.to_string(), today.saturating_add(DAYS.days()).to_string());
    sqlx::query_scalar!(
        r#"SELECT id AS "id!: i64" FROM person
           WHERE disabled_at IS NULL AND password_hash IS NOT NULL AND term_ends_on BETWEEN ? AND ? AND term_announced <> term_ends_on
           ORDER BY id LIMIT 500"#,
        first,
        last
    )
    .fetch_all(&mut **write)
    .await
}

/// Forgets what is over: held forms, and the networks of failures to sign in, after a day; failures (those of a clock that was
/// ahead at once), sessions and links after thirty.
///
/// # Errors
/// If the database cannot be written.
pub async fn forget(write: &mut WriteTransaction, now: Moment) -> Result<(), sqlx::Error> {
    held::forget(write, now).await?;
    let (day, month) = (now.before(Duration::from_hours(24)), now.before(KEPT));
    sqlx::query!("DELETE FROM sign_in_failure WHERE failed_at <= ? OR failed_at > ?", month, now).execute(&mut **write).await?;
    // how many they were in a row counts for longer than where they came from
    sqlx::query!("UPDATE sign_in_failure SET network = '' WHERE failed_at <= ? AND network <> ''", day).execute(&mut **write).await?;
    sqlx::query!("DELETE FROM session WHERE coalesce(ended_at, seen_at) <= ?", month).execute(&mut **write).await?;
    sqlx::query!("DELETE FROM mailed_link WHERE coalesce(used_at, expires_at) <= ?", month).execute(&mut **write).await?;
    Ok(())
}
