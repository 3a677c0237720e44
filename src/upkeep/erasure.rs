//! Who sent what is forgotten on a schedule, as the privacy page says it. Numbers and what was published stay.

use crate::{
    app::App,
    clock::Moment,
    database::{self, WriteTransaction},
    digest,
    mail::asked,
    replies,
};
use anyhow::Context as _;
use jiff::{ToSpan as _, tz::TimeZone};
use std::time::Duration;

/// Fingerprints of networks are kept for so long.
const NETWORKS: Duration = Duration::from_hours(30 * 24);
/// So many submissions in one transaction.
const AT_ONCE: usize = 100;

/// Erases what is due.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn erase(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let (year, two_years) = (months_before(now, 12)?, months_before(now, 24)?);
    let mut erased = 0;
    loop {
        let mut write = database::begin_write(&app.database).await?;
        let numbers = due(&mut write, year, two_years).await?;
        for number in &numbers {
            erase_sender(&mut write, *number, now).await?;
        }
        if numbers.len() < AT_ONCE {
            erased += erase_letters(&mut write, year).await?;
            erased += erase_messages(&mut write, year, now).await?;
            erased += erase_networks(&mut write, now.before(NETWORKS)).await?;
            erased +=
                digest::forget(&mut write, now).await? + replies::forget(&mut write, now).await? + asked::forget(&mut write, now).await?;
            // last, for what was just erased too
            erased += forget_unsent(&mut write, year).await?;
        }
        write.commit().await?;
        erased += numbers.len() as u64;
        if numbers.len() < AT_ONCE {
            break;
        }
    }
    if erased > 0 {
        tracing::info!("erased by schedule: {erased} rows");
        // the journal has the old pages until it is emptied
        let _turn = database::turn(&app.database).await;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&app.database).await?;
    }
    Ok(())
}

fn months_before(now: Moment, months: i64) -> anyhow::Result<Moment> {
    let then = now.timestamp().to_zoned_datetime(TimeZone::UTC).checked_sub(months.months());
    Ok(Moment::new(then.context("before the calendar's first day")?.timestamp()))
}

/// Submissions whose last change (of any kind, by anybody) is older than two years, or than one if nothing came of them.
async fn due(write: &mut WriteTransaction, year: Moment, two_years: Moment) -> Result<Vec<i64>, sqlx::Error> {
    sqlx::query_scalar!(
        r#"SELECT number AS "number!: i64" FROM submission
           WHERE erased_at IS NULL AND received_at < ?1
             AND max(received_at, coalesce(proved_at, ''),
                     coalesce((SELECT max(made_at) FROM version WHERE version.submission = number), ''),
                     coalesce((SELECT max(max(decided_at, coalesce(undone_at, ''))) FROM decision WHERE decision.submission = number), ''),
                     coalesce((SELECT max(updated_at, coalesce(withdrawn_at, '')) FROM item WHERE item.submission = number), ''))
                 < CASE WHEN state IN ('declined', 'withdrawn') THEN ?1 ELSE ?2 END
           ORDER BY received_at LIMIT 100"#,
        year,
        two_years
    )
    .fetch_all(&mut **write)
    .await
}

/// The sender's name, address, role and notes, wherever they are.
async fn erase_sender(write: &mut WriteTransaction, number: i64, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query!(
        r#"UPDATE submission
           SET content = json_set(content, '$.sender', json('{"name":"erased","email":"","role":"","note":""}')),
               sender_name = 'erased', sender_email = '', network = '', proof_sha256 = NULL, code_sha256 = NULL, erased_at = ?
           WHERE number = ?"#,
        now,
        number
    )
    .execute(&mut **write)
    .await?;
    sqlx::query!(
        r#"UPDATE version
           SET content = json_set(content, '$.sender', json('{"name":"erased","email":"","role":"","note":""}')), note = ''
           WHERE submission = ?"#,
        number
    )
    .execute(&mut **write)
    .await?;
    forget_files(write, number).await
}

/// Files that were taken away, and those of changes that were not taken: nothing shows them. What is stored of them goes after a week.
async fn forget_files(write: &mut WriteTransaction, number: i64) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "DELETE FROM attachment WHERE submission = ?1
            AND position NOT IN (SELECT attached.position FROM attached WHERE attached.submission = ?1)
            AND position NOT IN (SELECT value FROM version, json_each(version.files) WHERE version.submission = ?1 AND state = 'waiting')",
        number
    )
    .execute(&mut **write)
    .await?;
    Ok(())
}

/// Letters that were sent so long ago: that they were is kept, and no longer to whom, what they said, or what the mail server said.
async fn erase_letters(write: &mut WriteTransaction, before: Moment) -> Result<u64, sqlx::Error> {
    let erased = sqlx::query!(
        "UPDATE letter SET body = '', to_address = 'erased', answer = '', reply_to = CASE WHEN reply_to IS NULL THEN NULL ELSE 'erased' END
         WHERE to_address <> 'erased' AND state = 'sent' AND written_at < ?1 AND sent_at < ?1",
        before
    );
    Ok(erased.execute(&mut **write).await?.rows_affected())
}

/// Letters that have not left in so long, or whose addressee was erased: nobody waits for them, and none can leave.
async fn forget_unsent(write: &mut WriteTransaction, before: Moment) -> Result<u64, sqlx::Error> {
    let unsent = sqlx::query_scalar!(
        r#"SELECT id AS "id!: i64" FROM letter WHERE state <> 'sent' AND (written_at < ? OR to_address = 'erased') LIMIT 500"#,
        before
    )
    .fetch_all(&mut **write)
    .await?;
    for letter in &unsent {
        sqlx::query!("DELETE FROM letter_attachment WHERE letter = ?", letter).execute(&mut **write).await?;
        sqlx::query!("DELETE FROM reply_mail WHERE letter = ?", letter).execute(&mut **write).await?;
        sqlx::query!("DELETE FROM subscriber_mail WHERE letter = ?", letter).execute(&mut **write).await?;
        sqlx::query!("UPDATE digest_recipient SET letter = NULL WHERE letter = ?", letter).execute(&mut **write).await?;
        sqlx::query!("DELETE FROM letter WHERE id = ?", letter).execute(&mut **write).await?;
    }
    Ok(unsent.len() as u64)
}

/// Who wrote about the directory, a year after it was decided.
async fn erase_messages(write: &mut WriteTransaction, before: Moment, now: Moment) -> Result<u64, sqlx::Error> {
    let erased = sqlx::query!(
        "UPDATE message SET sender_name = 'erased', sender_email = '', erased_at = ?2
         WHERE erased_at IS NULL AND state <> 'waiting' AND coalesce(decided_at, received_at) < ?1",
        before,
        now
    );
    Ok(erased.execute(&mut **write).await?.rows_affected())
}

async fn erase_networks(write: &mut WriteTransaction, before: Moment) -> Result<u64, sqlx::Error> {
    let submissions = sqlx::query!("UPDATE submission SET network = '' WHERE network <> '' AND received_at < ?", before);
    let erased = submissions.execute(&mut **write).await?.rows_affected();
    let messages = sqlx::query!("UPDATE message SET network = '' WHERE network <> '' AND received_at < ?", before);
    let erased = erased + messages.execute(&mut **write).await?.rows_affected();
    let presses = sqlx::query!("UPDATE press SET network = '', address = '' WHERE network <> '' AND pressed_at < ?", before);
    Ok(erased + presses.execute(&mut **write).await?.rows_affected())
}
