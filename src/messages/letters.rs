//! The letters that messages cause.

use super::message::{Message, changes};
use crate::{
    app::App,
    chapter::Chapter,
    database::WriteTransaction,
    log::Change,
    mail::{self, Letter},
    records::{Content, Kind, Record},
};
use askama::Template;
use lettre::message::Mailbox;

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

/// Writes a message to whom it is for: a correction to the chapter, an enquiry to the city's contact, or, where there is
/// none, to the chapter.
///
/// # Errors
/// If an address cannot be written to, or the database cannot be written.
pub(super) async fn deliver(app: &App, chapter: &Chapter, write: &mut WriteTransaction, message: &Message) -> anyhow::Result<()> {
    let origin = app.origin();
    let from_sender = Some(mail::mailbox(&message.sender_name, message.sender_email.parse()?));
    let (to, subject, body) = if message.kind == "correction" {
        let changes = changes(&present(write, message).await?, &message.proposed()?);
        let subject = format!("Correction {}: {}", message.number, message.title);
        (app.mail_to(chapter)?, subject, CorrectionLetter { message, changes: &changes, origin: &origin }.render()?)
    } else {
        let contact = contact(write, message).await?;
        let letter = EnquiryLetter { message, chapter, origin: &origin, has_contact: contact.is_some() };
        let body = letter.render()?;
        let subject = format!("{} and a partner city: somebody writes", message.title);
        (contact.map_or_else(|| app.mail_to(chapter), Ok)?, subject, body)
    };
    let letter = Letter { reply_to: from_sender, ..Letter::new(app.mail_from(chapter)?, to, subject, body) };
    mail::write(write, &letter, app.clock.now()).await
}

/// What the entry that a message is about says now.
pub(super) async fn present(write: &mut WriteTransaction, message: &Message) -> anyhow::Result<Content> {
    let (Some(slug), Some(kind)) = (message.city(), Kind::find("cities")) else { return Ok(Content::default()) };
    Ok(Record::find(&mut **write, kind, slug).await?.map(|record| record.content).unwrap_or_default())
}

/// Who answers for the city that an enquiry is for.
async fn contact(write: &mut WriteTransaction, message: &Message) -> anyhow::Result<Option<Mailbox>> {
    let slug = message.city().unwrap_or_default();
    let row = sqlx::query!("SELECT city_contact.name, email FROM city_contact JOIN member_city ON id = member WHERE slug = ?", slug)
        .fetch_optional(&mut **write)
        .await?;
    row.map(|row| Ok(mail::mailbox(&row.name, row.email.parse()?))).transpose()
}

/// Tells the sender of a correction what came of it.
///
/// # Errors
/// If an address cannot be written to, or the database cannot be written.
pub(super) async fn tell(app: &App, chapter: &Chapter, write: &mut WriteTransaction, message: &Message, words: &str) -> anyhow::Result<()> {
    if message.sender_email.is_empty() {
        return Ok(());
    }
    let page = format!("{}{}", app.origin(), message.path);
    let to = mail::mailbox(&message.sender_name, message.sender_email.parse()?);
    let subject = format!("{}: your correction {}", chapter.short_name, message.number);
    let body = DecidedLetter { message, chapter, page: &page, words }.render()?;
    let letter = Letter { reply_to: Some(app.mail_to(chapter)?), ..Letter::new(app.mail_from(chapter)?, to, subject, body) };
    mail::write(write, &letter, app.clock.now()).await
}
