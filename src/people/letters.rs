//! Letters to people who edit, each in the language that they chose. None holds a word that somebody who is not signed in has
//! typed.

use super::{Person, link::Purpose};
use crate::{
    app::App,
    chapter::Chapter,
    database::WriteTransaction,
    languages::{self, Language},
    mail::{self, Letter},
    say,
    web::filters,
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
    forgotten: &'a str,
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

/// What was changed of that with which somebody signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Changed {
    /// The password.
    Password,
    /// The telephone that shows codes.
    Telephone,
    /// Both of them.
    PasswordAndTelephone,
    /// The printed recovery codes.
    Codes,
}

impl Changed {
    /// As the texts know it.
    fn key(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Telephone => "telephone",
            Self::PasswordAndTelephone => "password-and-telephone",
            Self::Codes => "codes",
        }
    }
}

/// Mails a link to its person, within the transaction that makes it.
///
/// # Errors
/// If an address cannot be written to, or the database cannot be written.
pub async fn link(app: &App, write: &mut WriteTransaction, person: &Person, purpose: Purpose, address: &str) -> anyhow::Result<()> {
    let chapter = Chapter::find(&mut **write).await?;
    let until = app.clock.now().after(purpose.lasts()).timestamp().to_zoned_datetime(chapter.zone());
    // in the language of who reads it, whoever causes it in whatever other
    let (subject, body) = person.language.within(|| {
        let until = languages::moment(&until);
        if purpose == Purpose::Invitation {
            let letter = InvitationLetter { chapter: &chapter, person, address, until: &until };
            return (say!("desk-letter-invitation-subject", chapter = chapter.short_name), letter.render());
        }
        let forgotten = format!("{}/sign-in/forgotten", app.origin_spoken());
        let also_factor = purpose == Purpose::ResetWithFactor;
        let letter = NewPasswordLetter { chapter: &chapter, address, until: &until, also_factor, forgotten: &forgotten };
        (say!("desk-letter-password-subject", chapter = chapter.short_name), letter.render())
    });
    send(app, write, &chapter, person.mailbox()?, subject, body?).await
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
    let (other, others) = match president {
        Some(president) => (president.mailbox()?, president.language),
        None => (app.mail_to(chapter)?, Language::DEFAULT),
    };
    for (to, language, to_holder) in [(person.mailbox()?, person.language, true), (other, others, false)] {
        let (subject, body) = language.within(|| {
            let last_day = person.term_ends_on.parse().map_or_else(|_| person.term_ends_on.clone(), languages::day);
            let people = format!("{}{}", app.origin_spoken(), person.path());
            let body = TermLetter { chapter, person, last_day: &last_day, to_holder, people: &people }.render();
            let subject = if to_holder {
                say!("desk-letter-term-own-subject", chapter = chapter.short_name)
            } else {
                say!("desk-letter-term-subject", chapter = chapter.short_name, name = person.name)
            };
            (subject, body)
        });
        send(app, write, chapter, to, subject, body?).await?;
    }
    Ok(())
}

/// Tells somebody that one of their keys was changed, in case it was not they who did it (NIST SP 800-63B-4, 4.6).
///
/// # Errors
/// If the address cannot be written to, or the database cannot be written.
pub async fn keys_changed(app: &App, write: &mut WriteTransaction, person: &Person, keys: Changed) -> anyhow::Result<()> {
    let (chapter, what) = (Chapter::find(&mut **write).await?, keys.key());
    let time = app.clock.now().timestamp().to_zoned_datetime(chapter.zone());
    let (subject, body) = person.language.within(|| {
        let letter = KeysChangedLetter { chapter: &chapter, person, what, time: &languages::moment(&time) };
        (say!("desk-letter-keys-subject", chapter = chapter.short_name, what = what), letter.render())
    });
    send(app, write, &chapter, person.mailbox()?, subject, body?).await
}

async fn send(
    app: &App,
    write: &mut WriteTransaction,
    chapter: &Chapter,
    to: Mailbox,
    subject: String,
    body: String,
) -> anyhow::Result<()> {
    mail::write(write, &Letter::new(app.mail_from(chapter)?, to, subject, body), app.clock.now()).await
}
