//! The letters that messages cause.

use super::message::{Message, changes};
use crate::{
    app::App,
    chapter::Chapter,
    database::WriteTransaction,
    languages::Language,
    log::Change,
    mail::{self, Letter},
    records::{Content, Kind, Record},
    say,
    web::filters,
};
use askama::Template;
use lettre::message::Mailbox;
use sqlx::SqliteConnection;

#[derive(Template)]
#[template(path = "letters/correction.txt")]
struct CorrectionLetter<'a> {
    message: &'a Message,
    changes: &'a [Change],
    origin: &'a str,
}

#[derive(Template)]
#[template(path = "letters/enquiry.txt")]
struct EnquiryLetter<'a> {
    message: &'a Message,
    chapter: &'a Chapter,
    origin: &'a str,
    has_contact: bool,
}

#[derive(Template)]
#[template(path = "letters/correction_decided.txt")]
struct DecidedLetter<'a> {
    message: &'a Message,
    chapter: &'a Chapter,
    page: &'a str,
    words: &'a str,
}

impl DecidedLetter<'_> {
    /// The id of what came of it: its texts taken over, its words seen to, both, one of the two, or nothing.
    fn outcome(&self) -> &'static str {
        let message = self.message;
        match (message.state.as_str(), message.taken_at.is_some()) {
            ("done", true) if message.words.is_empty() => "correction-decided-done",
            ("done", true) => "correction-decided-both",
            ("done", false) if message.path.is_empty() => "correction-decided-added",
            ("done", false) => "correction-decided-seen",
            (_, true) => "correction-decided-texts",
            (_, false) => "correction-decided-declined",
        }
    }
}

/// Writes a message to whom it is for: a correction to the chapter, an enquiry to the city's contact, or, where there is
/// none, to the chapter.
///
/// # Errors
/// If an address cannot be written to, or the database cannot be written.
pub(super) async fn deliver(app: &App, chapter: &Chapter, write: &mut WriteTransaction, message: &Message) -> anyhow::Result<()> {
    let from_sender = mail::mailbox_if_known(&message.sender_name, &message.sender_email)?;
    let (to, subject, body) = if message.kind == "correction" {
        let changes = changes(&present(write, message).await?, &message.proposed()?);
        let (subject, body) = Language::DEFAULT.within(|| {
            let letter = CorrectionLetter { message, changes: &changes, origin: &app.origin() };
            let number = message.number.to_string();
            (say!("chapter-letter-correction-subject", number = number, title = message.title), letter.render())
        });
        (app.mail_to(chapter)?, subject, body?)
    } else {
        let contact = contact(write, message).await?;
        let (language, has_contact) = (contact.as_ref().map_or(Language::DEFAULT, |contact| contact.1), contact.is_some());
        let (subject, body) = language.within(|| {
            let letter = EnquiryLetter { message, chapter, origin: &app.origin_spoken(), has_contact };
            (say!("enquiry-subject", city = message.title), letter.render())
        });
        (contact.map_or_else(|| app.mail_to(chapter), |contact| Ok(contact.0))?, subject, body?)
    };
    let letter = Letter { reply_to: from_sender, ..Letter::new(app.mail_from(chapter)?, to, subject, body) };
    mail::write(write, &letter, app.clock.now()).await
}

/// What the entry that a message is about says now.
pub(super) async fn present(read: &mut SqliteConnection, message: &Message) -> anyhow::Result<Content> {
    let (Some(slug), Some(kind)) = (message.city(), Kind::find("cities")) else { return Ok(Content::default()) };
    Ok(Record::find(read, kind, slug).await?.map(|record| record.content).unwrap_or_default())
}

/// Who answers for the city that an enquiry is for, and in which language that person is written to.
async fn contact(write: &mut WriteTransaction, message: &Message) -> anyhow::Result<Option<(Mailbox, Language)>> {
    let slug = message.city().unwrap_or_default();
    let row = sqlx::query!(
        r#"SELECT city_contact.name, email, city_contact.language AS "language: Language"
           FROM city_contact JOIN member_city ON id = member WHERE slug = ?"#,
        slug
    )
    .fetch_optional(&mut **write)
    .await?;
    row.map(|row| Ok((mail::mailbox(&row.name, row.email.parse()?), row.language))).transpose()
}

/// Tells the sender of a correction what came of it.
///
/// # Errors
/// If an address cannot be written to, or the database cannot be written.
pub(super) async fn tell(app: &App, chapter: &Chapter, write: &mut WriteTransaction, message: &Message, words: &str) -> anyhow::Result<()> {
    if message.sender_email.is_empty() {
        return Ok(());
    }
    let to = mail::mailbox(&message.sender_name, message.sender_email.parse()?);
    let (subject, body) = message.language.within(|| {
        let page = format!("{}{}", app.origin_spoken(), message.path);
        let body = DecidedLetter { message, chapter, page: &page, words }.render();
        (say!("correction-decided-subject", chapter = chapter.short_name, number = message.number.to_string()), body)
    });
    let letter = Letter { reply_to: Some(app.mail_to(chapter)?), ..Letter::new(app.mail_from(chapter)?, to, subject, body?) };
    mail::write(write, &letter, app.clock.now()).await
}
