//! A scan has no text: its sender is asked for a summary, once, and only at an address that was proved.

use crate::{
    app::App,
    chapter::Chapter,
    database,
    languages::Language,
    mail::{self, Letter},
    say,
    submissions::{receipt_address, receipt_token},
    web::filters,
};
use askama::Template;
use lettre::{Address, message::Mailbox};

#[derive(Template)]
#[template(path = "letters/summary.txt")]
struct SummaryLetter<'a> {
    chapter: &'a Chapter,
    number: &'a str,
    title: &'a str,
    receipt: &'a str,
}

/// A newsletter without text whose sender was not asked yet.
struct Asked {
    number: i64,
    title: String,
    sender_email: String,
    form_id: String,
    content_sha256: String,
    language: Language,
}

/// Writes the letters that are due.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn for_summaries(app: &App) -> anyhow::Result<()> {
    let due = sqlx::query_as!(
        Asked,
        r#"SELECT number AS "number!: i64", submission.title, sender_email, form_id, content_sha256, submission.language AS "language: Language"
           FROM reading JOIN submission ON number = reading.submission
           WHERE reading.state = 'no_text' AND asked_at IS NULL AND proved_at IS NOT NULL AND sender_email <> ''
             AND submission.state IN ('waiting', 'asked', 'published')
             AND json_extract(coalesce((SELECT version.content FROM version WHERE version.submission = number AND version.state = 'taken'
                                        ORDER BY version.id DESC LIMIT 1), content), '$.summary') = ''
           ORDER BY number LIMIT 20"#
    );
    for asked in due.fetch_all(&app.database).await? {
        ask(app, &asked).await?;
    }
    Ok(())
}

async fn ask(app: &App, asked: &Asked) -> anyhow::Result<()> {
    let now = app.clock.now();
    let mut write = database::begin_write(&app.database).await?;
    let first = sqlx::query!("UPDATE reading SET asked_at = ? WHERE submission = ? AND asked_at IS NULL", now, asked.number);
    if first.execute(&mut *write).await?.rows_affected() == 0 {
        return Ok(());
    }
    if let Ok(to) = asked.sender_email.parse::<Address>() {
        let chapter = Chapter::find(&mut *write).await?;
        let token = receipt_token(&app.secret, &asked.form_id, &asked.content_sha256);
        let (number, language) = (asked.number.to_string(), asked.language);
        let receipt = receipt_address(app, language, &token);
        let (subject, body) = language.within(|| {
            let letter = SummaryLetter { chapter: &chapter, number: &number, title: &asked.title, receipt: &receipt };
            (say!("letter-summary-subject", chapter = chapter.short_name, number = number), letter.render())
        });
        let letter = Letter {
            reply_to: Some(app.mail_to(&chapter)?),
            submission: Some(asked.number),
            ..Letter::new(app.mail_from(&chapter)?, Mailbox::new(None, to), subject, body?)
        };
        mail::write(&mut write, &letter, now).await?;
    }
    write.commit().await?;
    app.letters.notify_one();
    Ok(())
}
