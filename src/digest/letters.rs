//! The letters about a subscription: nothing in them was typed by whoever asked.

use super::{Wishes, subscriber::Subscriber};
use crate::{
    app::App,
    chapter::Chapter,
    database::WriteTransaction,
    mail::{self, Letter},
    say,
    secret::Proof,
    web::filters,
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
    subscriber: &Subscriber,
    (wishes, proof): (&Wishes, &Proof),
) -> anyhow::Result<()> {
    let (subject, body) = subscriber.language.within(|| {
        let body = ProofLetter { chapter, origin: &app.origin_spoken(), wishes, proof }.render();
        (say!("digest-proof-subject", chapter = chapter.short_name), body)
    });
    send(app, chapter, write, subscriber, (subject, body?)).await
}

/// Says that this address gets the digest already: it was asked for once more.
///
/// # Errors
/// If the address cannot be written to, or the database cannot be written.
pub async fn known(app: &App, chapter: &Chapter, write: &mut WriteTransaction, subscriber: &Subscriber) -> anyhow::Result<()> {
    let token = subscriber.token(&app.secret);
    let (subject, body) = subscriber.language.within(|| {
        let body = KnownLetter { chapter, origin: &app.origin_spoken(), token: &token }.render();
        (say!("digest-known-subject", chapter = chapter.short_name), body)
    });
    send(app, chapter, write, subscriber, (subject, body?)).await
}

async fn send(
    app: &App,
    chapter: &Chapter,
    write: &mut WriteTransaction,
    subscriber: &Subscriber,
    (subject, body): (String, String),
) -> anyhow::Result<()> {
    let to = Mailbox::new(None, subscriber.email.parse()?);
    let letter = Letter { reply_to: Some(app.mail_to(chapter)?), ..Letter::new(app.mail_from(chapter)?, to, subject, body) };
    let id = mail::write_known(write, &letter, app.clock.now()).await?;
    sqlx::query!("INSERT INTO subscriber_mail (letter, subscriber) VALUES (?, ?)", id, subscriber.id).execute(&mut **write).await?;
    Ok(())
}
