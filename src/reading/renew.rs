//! A newsletter's file was put in the place of another one: what was read of that one goes, and the new one is read.

use crate::{clock::Moment, database::WriteTransaction, submissions::Attachment};

/// Has the file of a newsletter read anew if it is no longer the one among those that were there `before`; within the transaction that
/// makes it so. A file whose reading is under way is not kept then.
///
/// # Errors
/// If the database cannot be written.
pub async fn renew(write: &mut WriteTransaction, submission: i64, before: &[Attachment], now: Moment) -> Result<(), sqlx::Error> {
    let document = |attachments: &[Attachment]| attachments.iter().find(|one| one.field == "document").map(|one| one.sha256.clone());
    let after = Attachment::of(&mut **write, submission).await?;
    if document(before) == document(&after) {
        return Ok(());
    }
    sqlx::query!("DELETE FROM reading_page WHERE submission = ?", submission).execute(&mut **write).await?;
    sqlx::query!("DELETE FROM reading WHERE submission = ?", submission).execute(&mut **write).await?;
    if document(&after).is_some() {
        sqlx::query!(
            "INSERT INTO reading (submission, due_at) SELECT number, ?2 FROM submission WHERE number = ?1 AND kind = 'newsletter'",
            submission,
            now
        )
        .execute(&mut **write)
        .await?;
    }
    Ok(())
}
