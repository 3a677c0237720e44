//! What looked like spam and was none: its letters leave after all.

use super::{
    Content,
    attachments::Attachment,
    letters::{self, Received},
    store::receipt_token,
};
use crate::{app::App, chapter::Chapter, clock::Moment, database::WriteTransaction, languages::Language};

/// Writes the letters of a submission that was held apart: the whole of it to the chapter, and the receipt to the sender
/// if that one has not left before. It is for the transaction in which an editor lets the submission through (`held`
/// becomes `waiting`), changes no state itself, and is called once for each time that happens. The caller commits, and
/// then wakes the outbox (`app.letters.notify_one()`).
///
/// # Errors
/// If there is no such submission, what is stored cannot be read, or the database cannot be written.
pub async fn release(write: &mut WriteTransaction, app: &App, chapter: &Chapter, number: i64) -> anyhow::Result<()> {
    let row = sqlx::query!(
        r#"SELECT kind, form_id, content_sha256, proof_letters, received_at AS "received_at: Moment", language AS "language: Language",
                  proved_at IS NOT NULL AS "is_proved!: bool",
                  coalesce((SELECT version.content FROM version WHERE version.submission = number AND version.state = 'taken'
                            ORDER BY version.id DESC LIMIT 1), content) AS "content!: String"
           FROM submission WHERE number = ?"#,
        number
    )
    .fetch_one(&mut **write)
    .await?;
    let content = Content::read(&row.kind, &row.content)?;
    let attachments = Attachment::of(&mut **write, number).await?;
    let token = receipt_token(&app.secret, &row.form_id, &row.content_sha256);
    let received = Received {
        number,
        kind: &row.kind,
        title: content.title(),
        rows: &Language::DEFAULT.within(|| content.rows()),
        sender: content.sender(),
        attachments: &attachments,
        received_at: row.received_at,
        is_proved: row.is_proved,
        language: row.language,
    };
    letters::write_to_chapter(app, chapter, write, &received, &token).await?;
    // nobody is left to write to once the sender was erased
    if row.proof_letters == 0 && !received.sender.email.is_empty() {
        letters::write_receipt(app, chapter, write, &received, &token).await?;
    }
    Ok(())
}
