//! The letters about a subscription: nothing in them was typed by whoever asked.

use super::Wishes;
use crate::{
    app::App,
    chapter::Chapter,
    database::WriteTransaction,
    mail::{self, Letter},
    secret::Proof,
};
use askama::Template;
use lettre::message::Mailbox;

#[derive(Template)]
#[template(path = "letters/digest_proof.txt")]
struct ProofLetter<'a> {
    chapter: &'a Chapter,
    origin: &'a str,
    wishes: &'a Wishes,
    proof: &'a Proof,
}

#[derive(Template)]
#[template(path = "letters/digest_known.txt")]
struct KnownLetter<'a> {
    chapter: &'a Chapter,
    origin: &'a str,
    token: &'a str,
}

/// Asks whether an address is theirs, within the transaction that stores the question.
///
/// # Errors
/// If the address cannot be written to, or the database cannot be written.
pub async fn ask(
    app: &App,
    chapter: &Chapter,
    write: &mut WriteTransaction,
    to: (i64, &str),
    (wishes, proof): (&Wishes, &Proof),
) -> anyhow::Result<()> {
    let body = ProofLetter { chapter, origin: &app.origin(), wishes, proof }.render()?;
    send(app, chapter, write, to, (format!("{}: please confirm your address", chapter.short_name), body)).await
}

/// Says that this address gets the digest already: it was asked for once more.
///
/// # Errors
/// If the address cannot be written to, or the database cannot be written.
pub async fn known(app: &App, chapter: &Chapter, write: &mut WriteTransaction, to: (i64, &str), token: &str) -> anyhow::Result<()> {
    let body = KnownLetter { chapter, origin: &app.origin(), token }.render()?;
    send(app, chapter, write, to, (format!("{}: you get our letter already", chapter.short_name), body)).await
}

async fn send(
    app: &App,
    chapter: &Chapter,
    write: &mut WriteTransaction,
    (subscriber, email): (i64, &str),
    (subject, body): (String, String),
) -> anyhow::Result<()> {
    let to = Mailbox::new(None, email.parse()?);
    let letter = Letter { reply_to: Some(app.mail_to(chapter)?), ..Letter::new(app.mail_from(chapter)?, to, subject, body) };
    let id = mail::write_known(write, &letter, app.clock.now()).await?;
    sqlx::query!("INSERT INTO subscriber_mail (letter, subscriber) VALUES (?, ?)", id, subscriber).execute(&mut **write).await?;
    Ok(())
}
