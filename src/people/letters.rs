//! Letters to people who edit. None holds a word that somebody who is not signed in has typed.

use super::{Person, link::Purpose};
use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database::WriteTransaction,
    languages::{self, Language},
    mail::{self, Letter},
};
use askama::Template;
use lettre::message::Mailbox;

#[derive(Template)]
#[template(path = "letters/invitation.txt")]
struct InvitationLetter<'a> {
    chapter: &'a Chapter,
    person: &'a Person,
    address: &'a str,
    until: &'a str,
}

#[derive(Template)]
#[template(path = "letters/new_password.txt")]
struct NewPasswordLetter<'a> {
    chapter: &'a Chapter,
    address: &'a str,
    until: &'a str,
    also_factor: bool,
}

#[derive(Template)]
#[template(path = "letters/term.txt")]
struct TermLetter<'a> {
    chapter: &'a Chapter,
    person: &'a Person,
    last_day: &'a str,
    to_holder: bool,
    people: &'a str,
}

#[derive(Template)]
#[template(path = "letters/keys_changed.txt")]
struct KeysChangedLetter<'a> {
    chapter: &'a Chapter,
    person: &'a Person,
    what: &'a str,
    time: &'a str,
}

/// Mails a link to its person, within the transaction that makes it.
///
/// # Errors
/// If an address cannot be written to, or the database cannot be written.
pub async fn link(app: &App, write: &mut WriteTransaction, person: &Person, purpose: Purpose, address: &str) -> anyhow::Result<()> {
    let (chapter, now) = (Chapter::find(&mut **write).await?, app.clock.now());
    let until = now.after(purpose.lasts()).timestamp().to_zoned_datetime(chapter.zone());
    // editors and administrators get their letters in one language, whoever causes them in whatever other
    let until = Language::DEFAULT.within(|| languages::moment(&until));
    let (subject, body) = if purpose == Purpose::Invitation {
        let body = InvitationLetter { chapter: &chapter, person, address, until: &until }.render()?;
        (format!("{}: your invitation to the web site", chapter.short_name), body)
    } else {
        let also_factor = purpose == Purpose::ResetWithFactor;
        let body = NewPasswordLetter { chapter: &chapter, address, until: &until, also_factor }.render()?;
        (format!("{}: a new password", chapter.short_name), body)
    };
    send(app, write, &chapter, to(person)?, subject, body, now).await
}

/// Says that a term ends: to its holder, and to whoever looks after the chapter.
///
/// # Errors
/// If an address cannot be written to, or the database cannot be written.
pub async fn term_ends(
    app: &App,
    write: &mut WriteTransaction,
    chapter: &Chapter,
    person: &Person,
    president: Option<&Person>,
) -> anyhow::Result<()> {
    let (people, now) = (format!("{}{}", app.origin(), person.path()), app.clock.now());
    let last_day =
        person.term_ends_on.parse().map_or_else(|_| person.term_ends_on.clone(), |day| Language::DEFAULT.within(|| languages::day(day)));
    let other = match president {
        Some(president) => to(president)?,
        None => app.mail_to(chapter)?,
    };
    for (to, to_holder) in [(to(person)?, true), (other, false)] {
        let body = TermLetter { chapter, person, last_day: &last_day, to_holder, people: &people }.render()?;
        let subject = if to_holder { "your term ends soon".to_owned() } else { format!("the term of {} ends soon", person.name) };
        send(app, write, chapter, to, format!("{}: {subject}", chapter.short_name), body, now).await?;
    }
    Ok(())
}

/// Tells somebody that one of their keys was changed, in case it was not they who did it (NIST SP 800-63B-4, 4.6).
///
/// # Errors
/// If the address cannot be written to, or the database cannot be written.
pub async fn keys_changed(app: &App, write: &mut WriteTransaction, person: &Person, what: &str) -> anyhow::Result<()> {
    let (chapter, now) = (Chapter::find(&mut **write).await?, app.clock.now());
    let time = Language::DEFAULT.within(|| languages::moment(&now.timestamp().to_zoned_datetime(chapter.zone())));
    let body = KeysChangedLetter { chapter: &chapter, person, what, time: &time }.render()?;
    send(app, write, &chapter, to(person)?, format!("{}: a change to {what}", chapter.short_name), body, now).await
}

fn to(person: &Person) -> anyhow::Result<Mailbox> {
    Ok(mail::mailbox(&person.name, person.email.parse()?))
}

async fn send(
    app: &App,
    write: &mut WriteTransaction,
    chapter: &Chapter,
    to: Mailbox,
    subject: String,
    body: String,
    now: Moment,
) -> anyhow::Result<()> {
    let from = app.mail_from(chapter)?;
    mail::write(write, &Letter::new(from, to, subject, body), now).await
}
