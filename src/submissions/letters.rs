//! The two letters that a submission causes: the whole of it to the chapter, a receipt to the sender.

use super::{Rows, attachments::Attachment, sender::Sender};
use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database::WriteTransaction,
    mail::{self, Letter},
};
use askama::Template;
use lettre::message::Mailbox;

/// Files are attached up to so many bytes in all; beyond, they are linked.
const ATTACHED: i64 = 15 * 1024 * 1024;

/// A submission that has just got its number.
pub struct Received<'a> {
    /// Its number.
    pub number: i64,
    /// `event` or `newsletter`.
    pub kind: &'a str,
    /// Its title.
    pub title: &'a str,
    /// All of it.
    pub rows: &'a Rows,
    /// Who sent it.
    pub sender: &'a Sender,
    /// Its files.
    pub attachments: &'a [Attachment],
    /// When it came.
    pub received_at: Moment,
}

#[derive(Template)]
#[template(path = "letters/submission.txt")]
struct SubmissionLetter<'a> {
    received: &'a Received<'a>,
    receipt: &'a str,
    time: &'a str,
    are_attached: bool,
}

#[derive(Template)]
#[template(path = "letters/receipt.txt")]
struct ReceiptLetter<'a> {
    chapter: &'a Chapter,
    received: &'a Received<'a>,
    receipt: &'a str,
    time: &'a str,
}

/// Writes both letters, within the submission's transaction.
///
/// The receipt repeats nothing that the sender wrote: the address is not proved, and the form must be no way to mail
/// strangers.
///
/// # Errors
/// If an address cannot be written to, or the database cannot be written.
pub async fn write(app: &App, chapter: &Chapter, write: &mut WriteTransaction, received: &Received<'_>, token: &str) -> anyhow::Result<()> {
    let (from, to) = (app.mail_from(chapter)?, app.mail_to(chapter)?);
    let receipt = format!("{}/submissions/{token}", app.origin());
    let time = received.received_at.timestamp().to_zoned_datetime(chapter.zone()).strftime("%-d %B %Y, %-I:%M %P %Z").to_string();
    let sender = Mailbox::new(Some(received.sender.name.clone()), received.sender.email.parse()?);
    let are_attached = received.attachments.iter().map(|attachment| attachment.size).sum::<i64>() <= ATTACHED;
    let attached = received.attachments.iter().filter(|_| are_attached).map(|file| (file.name.clone(), file.sha256.clone())).collect();
    let to_chapter = Letter {
        from: from.clone(),
        to,
        reply_to: Some(sender),
        subject: format!("{} {}: {}", capitalized(received.kind), received.number, received.title),
        body: SubmissionLetter { received, receipt: &receipt, time: &time, are_attached }.render()?,
        submission: Some(received.number),
        attached,
    };
    let to_sender = Letter {
        from,
        to: Mailbox::new(None, received.sender.email.parse()?),
        reply_to: None,
        subject: format!("{}: we have received submission {}", chapter.short_name, received.number),
        body: ReceiptLetter { chapter, received, receipt: &receipt, time: &time }.render()?,
        submission: Some(received.number),
        attached: Vec::new(),
    };
    mail::write(write, &to_chapter, received.received_at).await?;
    mail::write(write, &to_sender, received.received_at).await
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
