//! Letters to those who reply. What they typed is in none of them; what only those who come are told is in theirs alone.

use super::{event::Hosted, reply::Reply};
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

/// What a letter tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// There is a place.
    Coming,
    /// There is none now.
    Waiting,
    /// There is one after all.
    LetIn,
    /// When, where or whether it takes place has changed.
    Changed,
}

impl What {
    /// The reply's state after it.
    #[must_use]
    pub fn state(self) -> &'static str {
        if self == Self::Waiting { "waiting" } else { "coming" }
    }
}

#[derive(Template)]
#[template(path = "letters/reply_proof.txt")]
struct ProofLetter<'a> {
    chapter: &'a Chapter,
    origin: &'a str,
    hosted: &'a Hosted,
    proof: &'a Proof,
}

#[derive(Template)]
#[template(path = "letters/reply_known.txt")]
struct KnownLetter<'a> {
    chapter: &'a Chapter,
    origin: &'a str,
    hosted: &'a Hosted,
    reply: &'a Reply,
    token: &'a str,
}

#[derive(Template)]
#[template(path = "letters/reply.txt")]
struct ReplyLetter<'a> {
    chapter: &'a Chapter,
    origin: &'a str,
    hosted: &'a Hosted,
    reply: &'a Reply,
    token: &'a str,
    what: What,
}

#[derive(Template)]
#[template(path = "letters/reply_gone.txt")]
struct GoneLetter<'a> {
    chapter: &'a Chapter,
    title: &'a str,
}

#[derive(Template)]
#[template(path = "letters/reply_to_all.txt")]
struct ToAllLetter<'a> {
    chapter: &'a Chapter,
    origin: &'a str,
    hosted: &'a Hosted,
    words: &'a str,
    token: &'a str,
}

/// Asks whether an address is theirs, within the transaction that stores the reply.
///
/// # Errors
/// If the address cannot be written to, or the database cannot be written.
pub async fn ask(
    app: &App,
    chapter: &Chapter,
    write: &mut WriteTransaction,
    (hosted, reply, proof): (&Hosted, &Reply, &Proof),
) -> anyhow::Result<()> {
    let letter = reply.language.within(|| {
        let body = ProofLetter { chapter, origin: &app.origin_spoken(), hosted, proof }.render()?;
        letter(app, chapter, reply, say!("reply-proof-subject", event = hosted.event.title), body)
    })?;
    let id = mail::write_known(write, &letter, app.clock.now()).await?;
    remember(write, id, reply).await
}

/// Says that this address has replied already: it was typed once more.
///
/// # Errors
/// If the address cannot be written to, or the database cannot be written.
pub async fn known(app: &App, chapter: &Chapter, write: &mut WriteTransaction, hosted: &Hosted, reply: &Reply) -> anyhow::Result<()> {
    let letter = reply.language.within(|| {
        let body = KnownLetter { chapter, origin: &app.origin_spoken(), hosted, reply, token: &reply.token(&app.secret) }.render()?;
        letter(app, chapter, reply, say!("reply-known-subject", event = hosted.event.title), body)
    })?;
    let id = mail::write_known(write, &letter, app.clock.now()).await?;
    remember(write, id, reply).await
}

/// Tells how things stand, within the transaction that makes it so.
///
/// # Errors
/// If the address cannot be written to, or the database cannot be written.
pub async fn write(
    app: &App,
    chapter: &Chapter,
    write: &mut WriteTransaction,
    hosted: &Hosted,
    reply: &Reply,
    what: What,
) -> anyhow::Result<()> {
    let subject = match (what, hosted.event.status.as_str()) {
        (What::Coming | What::LetIn, _) => "reply-coming-subject",
        (What::Waiting, _) => "reply-waiting-subject",
        (What::Changed, "cancelled") => "reply-cancelled-subject",
        (What::Changed, "postponed") => "reply-postponed-subject",
        (What::Changed, "moved") => "reply-moved-subject",
        (What::Changed, _) => "reply-changed-subject",
    };
    let (token, now) = (reply.token(&app.secret), app.clock.now());
    let letter = reply.language.within(|| {
        let body = ReplyLetter { chapter, origin: &app.origin_spoken(), hosted, reply, token: &token, what }.render()?;
        letter(app, chapter, reply, say!(subject, event = hosted.event.title), body)
    })?;
    // nobody who waits for a code waits behind those of a whole event
    let id = match what {
        What::Changed => mail::write_in_bulk(write, &letter, "", now).await?,
        _ => mail::write_known(write, &letter, now).await?,
    };
    remember(write, id, reply).await
}

/// Tells that the event is no longer on the site.
///
/// # Errors
/// If the address cannot be written to, or the database cannot be written.
pub async fn gone(app: &App, chapter: &Chapter, write: &mut WriteTransaction, title: &str, reply: &Reply) -> anyhow::Result<()> {
    let letter = reply.language.within(|| {
        let body = GoneLetter { chapter, title }.render()?;
        letter(app, chapter, reply, say!("reply-gone-subject", event = title), body)
    })?;
    let id = mail::write_in_bulk(write, &letter, "", app.clock.now()).await?;
    remember(write, id, reply).await
}

/// The host's own words. An answer goes to the host.
///
/// # Errors
/// If an address cannot be written to, or the database cannot be written.
pub async fn to_all(
    app: &App,
    chapter: &Chapter,
    write: &mut WriteTransaction,
    (hosted, reply): (&Hosted, &Reply),
    (subject, words, answers): (&str, &str, &Mailbox),
) -> anyhow::Result<()> {
    let token = reply.token(&app.secret);
    let letter = reply.language.within(|| {
        let body = ToAllLetter { chapter, origin: &app.origin_spoken(), hosted, words, token: &token }.render()?;
        letter(app, chapter, reply, say!("reply-to-all-subject", event = hosted.event.title, about = subject), body)
    })?;
    let letter = Letter { reply_to: Some(answers.clone()), ..letter };
    let id = mail::write_in_bulk(write, &letter, "", app.clock.now()).await?;
    remember(write, id, reply).await
}

async fn remember(write: &mut WriteTransaction, letter: i64, reply: &Reply) -> anyhow::Result<()> {
    sqlx::query!("INSERT INTO reply_mail (letter, reply) VALUES (?, ?)", letter, reply.id).execute(&mut **write).await?;
    Ok(())
}

fn letter(app: &App, chapter: &Chapter, reply: &Reply, subject: String, body: String) -> anyhow::Result<Letter> {
    Ok(Letter {
        reply_to: Some(app.mail_to(chapter)?),
        ..Letter::new(app.mail_from(chapter)?, Mailbox::new(None, reply.email.parse()?), subject, body)
    })
}
