//! The letters that a sender causes: what was sent in or changed to the chapter, a receipt with a proof to the sender.

use super::{Rows, Submission, attachments::Attachment, proof, sender::Sender};
use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database::WriteTransaction,
    languages::{self, Language},
    log::Change,
    mail::{self, Letter},
    say,
    secret::Proof,
    web::filters,
};
use askama::Template;
use lettre::message::Mailbox;

/// Files are attached up to so many bytes in all; beyond, they are linked.
const ATTACHED: i64 = 15 * 1024 * 1024;

/// A submission that has just got its number, or is let through now.
pub struct Received<'a> {
    /// Its number.
    pub number: i64,
    /// `event` or `newsletter`.
    pub kind: &'a str,
    /// Its title.
    pub title: &'a str,
    /// All of it, as editors read it.
    pub rows: &'a Rows,
    /// Who sent it.
    pub sender: &'a Sender,
    /// Its files.
    pub attachments: &'a [Attachment],
    /// When it came.
    pub received_at: Moment,
    /// Whether the sender's address is proved.
    pub is_proved: bool,
    /// In which language its sender is written to.
    pub language: Language,
}

#[derive(Template)]
#[template(path = "letters/submission.txt")]
struct SubmissionLetter<'a> {
    received: &'a Received<'a>,
    origin: &'a str,
    receipt: &'a str,
    time: &'a str,
    are_attached: bool,
}

#[derive(Template)]
#[template(path = "letters/receipt.txt")]
struct ReceiptLetter<'a> {
    chapter: &'a Chapter,
    number: &'a str,
    kind: &'a str,
    receipt: &'a str,
    proof: &'a Proof,
    time: &'a str,
}

#[derive(Template)]
#[template(path = "letters/proof.txt")]
struct ProofLetter<'a> {
    chapter: &'a Chapter,
    number: &'a str,
    receipt: &'a str,
    proof: &'a Proof,
}

#[derive(Template)]
#[template(path = "letters/change.txt")]
struct ChangeLetter<'a> {
    changed: &'a Changed<'a>,
    what: &'a str,
    sender: &'a Sender,
    origin: &'a str,
}

/// A change that has just been stored.
pub struct Changed<'a> {
    /// What was changed.
    pub submission: &'a Submission,
    /// Its title now.
    pub title: &'a str,
    /// `change`, `postpone`, `cancel` or `withdraw`.
    pub intent: &'a str,
    /// The state it was in.
    pub state: &'a str,
    /// What is different.
    pub changes: &'a [Change],
    /// Words to the editor.
    pub note: &'a str,
}

/// Writes the letter to the chapter, within the submission's transaction.
///
/// # Errors
/// If an address cannot be written to, or the database cannot be written.
pub async fn write_to_chapter(
    app: &App,
    chapter: &Chapter,
    write: &mut WriteTransaction,
    received: &Received<'_>,
    token: &str,
) -> anyhow::Result<()> {
    let receipt = receipt_address(app, Language::DEFAULT, token);
    let are_attached = received.attachments.iter().map(|attachment| attachment.size).sum::<i64>() <= ATTACHED;
    let (subject, body) = Language::DEFAULT.within(|| {
        let (time, number) = (time(received.received_at, chapter), received.number.to_string());
        let letter = SubmissionLetter { received, origin: &app.origin(), receipt: &receipt, time: &time, are_attached };
        (say!("chapter-letter-submission-subject", kind = received.kind, number = number, title = received.title), letter.render())
    });
    let letter = Letter {
        reply_to: mail::mailbox_if_known(&received.sender.name, &received.sender.email)?,
        submission: Some(received.number),
        attached: received.attachments.iter().filter(|_| are_attached).map(|file| (file.name.clone(), file.sha256.clone())).collect(),
        ..Letter::new(app.mail_from(chapter)?, app.mail_to(chapter)?, subject, body?)
    };
    mail::write(write, &letter, app.clock.now()).await
}

/// Writes the receipt to the sender, with a proof of the address, within the submission's transaction.
///
/// It repeats nothing that the sender wrote: the address is not proved, and the form must be no way to mail strangers.
///
/// # Errors
/// If the address cannot be written to, or the database cannot be written.
pub async fn write_receipt(
    app: &App,
    chapter: &Chapter,
    write: &mut WriteTransaction,
    received: &Received<'_>,
    token: &str,
) -> anyhow::Result<()> {
    let (number, language) = (received.number.to_string(), received.language);
    let proof = proof::renew(write, received.number, app.clock.now()).await?;
    let receipt = receipt_address(app, language, token);
    let (subject, body) = language.within(|| {
        let time = time(received.received_at, chapter);
        let body = ReceiptLetter { chapter, number: &number, kind: received.kind, receipt: &receipt, proof: &proof, time: &time }.render();
        (say!("letter-receipt-subject", chapter = chapter.short_name, number = number), body)
    });
    write_to_sender(app, chapter, write, (received.number, &received.sender.email), subject, body?).await
}

/// Writes a further letter with a new proof of the address; nothing of what the sender wrote is in it.
///
/// # Errors
/// If the address cannot be written to, or the database cannot be written.
pub async fn write_proof(
    app: &App,
    chapter: &Chapter,
    write: &mut WriteTransaction,
    submission: &Submission,
    token: &str,
) -> anyhow::Result<()> {
    let (number, language) = (submission.number.to_string(), submission.language);
    let proof = proof::renew(write, submission.number, app.clock.now()).await?;
    let receipt = receipt_address(app, language, token);
    let (subject, body) = language.within(|| {
        let body = ProofLetter { chapter, number: &number, receipt: &receipt, proof: &proof }.render();
        (say!("letter-proof-subject", chapter = chapter.short_name, number = number), body)
    });
    write_to_sender(app, chapter, write, (submission.number, &submission.sender_email), subject, body?).await
}

async fn write_to_sender(
    app: &App,
    chapter: &Chapter,
    write: &mut WriteTransaction,
    (number, email): (i64, &str),
    subject: String,
    body: String,
) -> anyhow::Result<()> {
    let (from, to) = (app.mail_from(chapter)?, Mailbox::new(None, email.parse()?));
    let letter = Letter { reply_to: Some(app.mail_to(chapter)?), submission: Some(number), ..Letter::new(from, to, subject, body) };
    mail::write(write, &letter, app.clock.now()).await
}

/// Writes the letter to the chapter about a change, within the transaction that stores it.
///
/// # Errors
/// If an address cannot be written to, or the database cannot be written.
pub async fn write_change(
    app: &App,
    chapter: &Chapter,
    write: &mut WriteTransaction,
    changed: &Changed<'_>,
    sender: &Sender,
) -> anyhow::Result<()> {
    let (submission, what) = (changed.submission, changed.what());
    let (subject, body) = Language::DEFAULT.within(|| {
        let (kind, number, title) = (&submission.kind, submission.number.to_string(), changed.title);
        let letter = ChangeLetter { changed, what, sender, origin: &app.origin() };
        (say!("chapter-letter-change-subject", what = what, kind = kind, number = number, title = title), letter.render())
    });
    let letter = Letter {
        reply_to: Some(mail::mailbox(&sender.name, sender.email.parse()?)),
        submission: Some(submission.number),
        ..Letter::new(app.mail_from(chapter)?, app.mail_to(chapter)?, subject, body?)
    };
    mail::write(write, &letter, app.clock.now()).await
}

impl Changed<'_> {
    /// What happened, as the texts know it.
    fn what(&self) -> &'static str {
        match (self.intent, self.state) {
            ("withdraw", "published") => "withdraw",
            ("withdraw", _) => "withdrawn",
            ("cancel", _) => "cancel",
            ("postpone", _) => "postpone",
            (_, "asked") => "answer",
            _ => "change",
        }
    }
}

/// The whole address of a receipt, as letters in a language name it.
#[must_use]
pub fn receipt_address(app: &App, language: Language, token: &str) -> String {
    format!("{}{}", app.origin(), language.address(&format!("/submissions/{token}")))
}

fn time(moment: Moment, chapter: &Chapter) -> String {
    languages::moment(&moment.timestamp().to_zoned_datetime(chapter.zone()))
}
