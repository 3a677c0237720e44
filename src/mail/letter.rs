//! A letter, and how it becomes a message (RFC 5322, RFC 2045).

use crate::clock::Moment;
use anyhow::Context as _;
use lettre::{
    Address, Message,
    address::AddressError,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};
use std::{
    error::Error,
    time::{Duration, SystemTime},
};

/// A letter to be written into the outbox.
#[derive(Debug)]
pub struct Letter {
    /// Our own mailbox.
    pub from: Mailbox,
    /// Who gets it.
    pub to: Mailbox,
    /// Who an answer goes to, if not us.
    pub reply_to: Option<Mailbox>,
    /// Any script; shortened to 200 characters.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// The submission it is about.
    pub submission: Option<i64>,
    /// Files that go with it: name and SHA-256.
    pub attached: Vec<(String, String)>,
    /// It leaves no sooner than this after it was written.
    pub wait: Duration,
    /// The editors' decision it tells of: undoing that takes the letter back.
    pub decision: Option<i64>,
}

/// A mailbox with a name: on one line, because a header field has no other (RFC 5322, 2.2).
#[must_use]
pub fn mailbox(name: &str, address: Address) -> Mailbox {
    Mailbox::new(Some(name.split_whitespace().collect::<Vec<_>>().join(" ")), address)
}

/// The mailbox of a sender; none if the address was erased.
///
/// # Errors
/// If it is no address.
pub fn mailbox_if_known(name: &str, address: &str) -> Result<Option<Mailbox>, AddressError> {
    if address.is_empty() { Ok(None) } else { Ok(Some(mailbox(name, address.parse()?))) }
}

impl Letter {
    /// A plain letter: no files, about no submission, on its way at once.
    #[must_use]
    pub fn new(from: Mailbox, to: Mailbox, subject: String, body: String) -> Self {
        Self { from, to, reply_to: None, subject, body, submission: None, attached: Vec::new(), wait: Duration::ZERO, decision: None }
    }
}

/// A letter as it lies in the outbox.
#[derive(Debug, Clone)]
pub struct StoredLetter {
    /// Its place in the outbox.
    pub id: i64,
    /// Fixed when it was written, so that a letter that arrives twice is known as one.
    pub message_id: String,
    /// Our own mailbox.
    pub from_address: String,
    /// Who gets it.
    pub to_address: String,
    /// Who an answer goes to.
    pub reply_to: Option<String>,
    /// Any script.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// The `Date` of the message.
    pub written_at: Moment,
    /// How often it was tried, this time included.
    pub attempts: i64,
    /// Where one press ends such letters; empty if they are not of a kind that one can end.
    pub unsubscribe: String,
}

/// A file that goes with a letter.
#[derive(Debug)]
pub struct Attached {
    /// Its name, any script.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Says that no person wrote this, so that no machine answers it (RFC 3834, 5).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Where a mail program can end such letters without showing a page (RFC 2369, 3.2).
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(value: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self(value.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        // as it is: an address must be neither folded nor encoded
        HeaderValue::dangerous_new_pre_encoded(Self::name(), self.0.clone(), self.0.clone())
    }
}

/// That a POST to that address, with these words and nothing else, is enough (RFC 8058, 3.1).
#[derive(Clone)]
struct ListUnsubscribePost;

impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

impl StoredLetter {
    /// The message as it goes to the mail server. Its header fields are the same each time.
    ///
    /// # Errors
    /// If an address is not one.
    pub fn message(&self, files: Vec<Attached>) -> anyhow::Result<Message> {
        let mut builder = Message::builder()
            .message_id(Some(self.message_id.clone()))
            .date(SystemTime::try_from(self.written_at.timestamp()).context("the letter's date cannot be written")?)
            .from(self.from_address.parse()?)
            .to(self.to_address.parse()?)
            .subject(self.subject.clone())
            .header(AutoSubmitted);
        if let Some(reply_to) = &self.reply_to {
            builder = builder.reply_to(reply_to.parse()?);
        }
        if !self.unsubscribe.is_empty() {
            builder = builder.header(ListUnsubscribe(format!("<{}>", self.unsubscribe))).header(ListUnsubscribePost);
        }
        let text = SinglePart::plain(self.body.clone());
        if files.is_empty() {
            return Ok(builder.singlepart(text)?);
        }
        let mut parts = MultiPart::mixed().singlepart(text);
        for file in files {
            let media_type = ContentType::parse(&file.media_type).unwrap_or(ContentType::TEXT_PLAIN);
            parts = parts.singlepart(Attachment::new(file.name).body(file.bytes, media_type));
        }
        Ok(builder.multipart(parts)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_titles_in_any_script_survive_and_the_message_is_seven_bit() {
        let letter = StoredLetter {
            id: 1,
            message_id: "<abc@example.org>".to_owned(),
            from_address: "\"Chapter\" <website@example.org>".to_owned(),
            to_address: "admin@example.org".to_owned(),
            reply_to: Some("\"山田 太郎\" <yamada@example.jp>".to_owned()),
            subject: "七夕まつり ".repeat(20),
            body: "短い\r\nline ".to_owned() + &"long ".repeat(400),
            written_at: "2026-11-24T12:00:00Z".parse().map(Moment::new).expect("an instant"),
            attempts: 1,
            unsubscribe: "https://sistercities.example.org/digest/0123456789-0123456789_0123456789-0123456789/unsubscribe".to_owned(),
        };
        let file =
            Attached {
                name: "ちらし — flyer.pdf".to_owned(), media_type: "application/pdf".to_owned(), bytes: vec![0, 159, 146, 150]
            };
        let raw = letter.message(vec![file]).expect("a message").formatted();
        assert!(raw.is_ascii());
        assert!(raw.split(|byte| *byte == b'\n').all(|line| line.len() < 998));
        let parsed = mail_parser::MessageParser::new().parse(&raw).expect("a message");
        assert_eq!(parsed.subject(), Some(letter.subject.trim_end()));
        assert_eq!(parsed.message_id(), Some("abc@example.org"));
        assert_eq!(parsed.body_text(0).as_deref(), Some(letter.body.as_str()));
        let attachment = parsed.attachment(0).expect("an attachment");
        assert_eq!(attachment.contents(), [0, 159, 146, 150]);
        assert_eq!(mail_parser::MimeHeaders::attachment_name(attachment), Some("ちらし — flyer.pdf"));
        let unsubscribe = parsed.header_raw("List-Unsubscribe").map(str::trim).map(str::to_owned);
        assert_eq!(unsubscribe, Some(format!("<{}>", letter.unsubscribe)));
        assert_eq!(parsed.header_raw("List-Unsubscribe-Post").map(str::trim), Some("List-Unsubscribe=One-Click"));
        assert_eq!(parsed.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
    }
}
