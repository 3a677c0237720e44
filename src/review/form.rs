//! The forms of events and newsletters, on the desk: for what is our own, and to change the words of what was sent.

use crate::{
    app::App,
    chapter::Frame,
    desk::Desk,
    directory::{MemberCity, PartnerCity},
    languages::Language,
    submissions::{
        ATTENDANCES, Attachment, Content, FURTHER_VENUES, KINDS, NewEvent, NewNewsletter, REPEATED_HOUR, STATUSES, Sender, zones,
    },
    web::{self, Error, FieldErrors, filters, form::Typed},
};
use askama::Template;
use axum::{http::StatusCode, response::Response};

/// What a form is for.
#[derive(Debug, Clone, Copy)]
pub struct Purpose<'a> {
    /// The id of the heading.
    pub heading: &'a str,
    /// The id of what happens when the button is pressed.
    pub lead: &'a str,
    /// Where it is sent.
    pub action: &'a str,
    /// The id of what is on the button.
    pub button: &'a str,
    /// The number of what is changed; empty for something new.
    pub number: &'a str,
    /// `event` or `newsletter`.
    pub kind: &'a str,
    /// The files that are there.
    pub there: &'a [Attachment],
    /// In which language it was sent in, and is written unless somebody says another one.
    pub language: Language,
    /// How things stood when the form was opened; empty for something new.
    pub seen: &'a str,
}

/// What a round of the form has come to: typed, wrong, kept, and under which id.
pub type Round<'a> = (&'a Typed, &'a FieldErrors, &'a [Attachment], &'a str);

#[derive(Template)]
#[template(path = "review/form.html")]
struct FormPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    purpose: Purpose<'a>,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    held: &'a [Attachment],
    form_id: &'a str,
    members: &'a [(String, String)],
    partners: &'a [(String, String)],
    zones: &'a [String],
    there: &'a [Attachment],
    folder: &'a str,
}

impl FormPage<'_> {
    fn written_in(&self) -> Language {
        Language::of(self.typed.get("text_language")).unwrap_or(self.purpose.language)
    }
}

/// The form as a page.
///
/// # Errors
/// If the database cannot be read.
pub async fn page(app: &App, desk: &Desk, status: StatusCode, purpose: Purpose<'_>, round: Round<'_>) -> Result<Response, Error> {
    let (typed, errors, held, form_id) = round;
    let page = FormPage {
        frame: &desk.frame,
        desk,
        purpose,
        typed,
        errors,
        held,
        form_id,
        members: &MemberCity::names(&app.database).await?,
        partners: &PartnerCity::names(&app.database).await?,
        zones: &zones(),
        there: purpose.there,
        // something new has no files yet, and its further fields are folded away
        folder: &if purpose.number.is_empty() { String::new() } else { format!("/admin/submissions/{}/files", purpose.number) },
    };
    web::html_with(status, "no-store", &page)
}

/// Reads the form as the public one is read, with a sender who is known already.
pub fn parse(kind: &str, typed: &mut Typed, sender: &Sender, errors: &mut FieldErrors) -> Content {
    let known = [
        ("sender_name", sender.name.as_str()),
        ("sender_email", &sender.email),
        ("sender_role", &sender.role),
        ("note", &sender.note),
        ("permission", "yes"),
    ];
    for (field, value) in known {
        typed.set(field, value);
    }
    // the details of a sender may have been erased: that is nothing an editor could mend
    let mut found = FieldErrors::default();
    let mut content = if kind == "event" {
        Content::Event(Box::new(NewEvent::parse(typed, &mut found)))
    } else {
        Content::Newsletter(Box::new(NewNewsletter::parse(typed, &mut found)))
    };
    match &mut content {
        Content::Event(event) => event.sender = sender.clone(),
        Content::Newsletter(newsletter) => newsletter.sender = sender.clone(),
    }
    for (field, sentence) in found.iter().filter(|(field, _)| !field.starts_with("sender_")) {
        errors.add(field, sentence.clone());
    }
    content
}
