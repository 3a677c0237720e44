//! Names and addresses are erased once nobody needs them.

use super::reply::GOOD;
use crate::{clock::Moment, database::WriteTransaction};
use std::time::Duration;

/// So long after the event names and addresses are erased.
const KEPT: Duration = Duration::from_hours(30 * 24);

/// Erases, within the transaction: replies that were never proved, and names, addresses and letters of events long over.
///
/// # Errors
/// If the database cannot be written.
pub async fn forget(write: &mut WriteTransaction, now: Moment) -> Result<u64, sqlx::Error> {
    let (unproved, over) = (now.before(GOOD), now.before(KEPT));
    let due = sqlx::query_scalar!(
        r#"SELECT id AS "id!: i64" FROM reply
           WHERE email <> '' AND ((state = 'asked' AND asked_at < ?1)
                 OR (asked_at < ?2 AND coalesce((SELECT ends_at FROM item WHERE item.submission = reply.submission), '') < ?2))
           LIMIT 500"#,
        unproved,
        over
    )
    .fetch_all(&mut **write)
    .await?;
    for id in &due {
        forget_letters(write, *id).await?;
        sqlx::query!(
            "UPDATE reply SET name = 'erased', email = '', city_program = '', proof_sha256 = NULL, code_sha256 = NULL WHERE id = ?",
            id
        )
        .execute(&mut **write)
        .await?;
    }
    Ok(due.len() as u64)
}

/// Of the letters to somebody, those that have left are emptied, and those that never did are gone: nobody waits for them.
async fn forget_letters(write: &mut WriteTransaction, reply: i64) -> Result<(), sqlx::Error> {
    let letters = sqlx::query!(
        r#"SELECT letter AS "letter!: i64", state = 'sent' AS "has_left!: bool" FROM reply_mail JOIN letter ON letter.id = letter WHERE reply = ?"#,
        reply
    );
    for row in letters.fetch_all(&mut **write).await? {
        if row.has_left {
            sqlx::query!("UPDATE letter SET body = '', to_address = 'erased', answer = '', reply_to = NULL WHERE id = ?", row.letter)
                .execute(&mut **write)
                .await?;
        } else {
            sqlx::query!("DELETE FROM reply_mail WHERE letter = ?", row.letter).execute(&mut **write).await?;
            sqlx::query!("DELETE FROM letter WHERE id = ?", row.letter).execute(&mut **write).await?;
        }
    }
    Ok(())
}
