//! What a sender is told of a decision.

use super::case::Case;
use crate::{
    app::App,
    chapter::Chapter,
    languages::{self, Message},
    mail::Letter,
    say,
    web::filters,
};
use askama::Template;
use lettre::{Address, message::Mailbox};

/// What was decided, as far as the sender is told.
pub struct Told<'a> {
    /// As the table has it.
    pub outcome: &'static str,
    /// In the editor's words.
    pub reason: &'a str,
    /// The ids of labels marked "please check".
    pub fields: &'a [&'static str],
    /// Whether it is off the site from now on.
    pub is_withdrawn: bool,
    /// The item's key, if there is an item.
    pub slug: String,
}

#[derive(Template)]
#[template(path = "letters/decision.txt")]
struct DecisionLetter<'a> {
    chapter: &'a Chapter,
    number: &'a str,
    kind: &'a str,
    /// On which it came.
    day: &'a str,
    /// Empty if the address is not proved.
    title: &'a str,
    told: &'a Told<'a>,
    /// Empty if the address is not proved: the key of an item is made of its title.
    address: &'a str,
    receipt: &'a str,
}

impl DecisionLetter<'_> {
    /// One of its texts, which name the title or say when what it is about came.
    fn said(&self, id: &str) -> Message {
        let has_title = if self.title.is_empty() { "no" } else { "yes" };
        let message = Message::new(id).with("number", self.number).with("has-title", has_title).with("title", self.title);
        message.with("kind", self.kind).with("day", self.day)
    }
}

/// The letter about a decision; nothing if the sender's address is no longer known. To an address that is not proved
/// it says none of the sender's words.
///
/// # Errors
/// If our own address is not one.
pub fn letter(app: &App, chapter: &Chapter, case: &Case, title: &str, told: &Told<'_>) -> anyhow::Result<Option<Letter>> {
    let Ok(to) = case.sender_email.parse::<Address>() else { return Ok(None) };
    let (is_proved, language, number) = (case.proved_at.is_some(), case.language, case.number.to_string());
    let address = if is_proved && !told.slug.is_empty() {
        format!("{}{}", app.origin(), language.address(&format!("/{}s/{}", case.kind, told.slug)))
    } else {
        String::new()
    };
    let title = if is_proved { title } else { "" };
    let (subject, body) = language.within(|| {
        let (kind, day) = (case.kind.as_str(), &languages::day(case.received_at.day_in(&chapter.zone())));
        let letter = DecisionLetter { chapter, number: &number, kind, day, title, told, address: &address, receipt: &case.receipt(app) };
        let subject = say!(told.subject(), chapter = chapter.short_name, number = number);
        let subject = if title.is_empty() { subject } else { say!("letter-subject-title", subject = subject, title = title) };
        (subject, letter.render())
    });
    Ok(Some(Letter {
        reply_to: Some(app.mail_to(chapter)?),
        submission: Some(case.number),
        ..Letter::new(app.mail_from(chapter)?, Mailbox::new(None, to), subject, body?)
    }))
}

impl Told<'_> {
    /// The id of the letter's subject.
    fn subject(&self) -> &'static str {
        match self.outcome {
            "published" => "letter-published-subject",
            "asked" => "letter-asked-subject",
            "declined" => "letter-declined-subject",
            "refused" => "letter-refused-subject",
            _ if self.is_withdrawn => "letter-withdrawn-subject",
            _ => "letter-changed-subject",
        }
    }
}
