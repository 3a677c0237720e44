//! A newsletter as it is sent in, and its form.

use super::{
    Rows,
    attachments::Attachment,
    change::Editing,
    event_form::Round,
    form_id::{cache_control, form_id_of},
    sender::{Sender, not_saved},
    spam::{self, Trace},
    status::private,
    store::{NewSubmission, Outcome},
};
use crate::{
    app::App,
    chapter::Frame,
    directory::MemberCity,
    languages::{self, Language},
    say,
    web::{
        self, Error, FieldErrors,
        client::Network,
        filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A newsletter that was sent in, checked. Texts that were left empty are empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of the form, by the same names")]
pub struct NewNewsletter {
    pub organization: String,
    pub title: String,
    pub issue: String,
    pub issued_on: Option<Date>,
    pub language: String,
    pub summary: String,
    pub link: String,
    pub image_text: String,
    pub sender: Sender,
}

impl NewNewsletter {
    /// Checks what was typed. What is wrong is named in `errors`.
    #[must_use]
    pub fn parse(typed: &Typed, errors: &mut FieldErrors) -> Self {
        Self {
            organization: errors.required(typed, "organization", 200, &say!("form-organization")),
            title: errors.required(typed, "title", 200, &say!("form-newsletter-title")),
            issue: errors.text(typed, "issue", 100),
            issued_on: errors.day(typed, "issued_on"),
            language: errors.text(typed, "language", 100),
            summary: errors.text(typed, "summary", 5000),
            link: errors.link(typed, "link"),
            image_text: errors.text(typed, "image_text", 500),
            sender: Sender::parse(typed, errors),
        }
    }

    /// The whole newsletter, line by line, without what was left empty.
    #[must_use]
    pub fn rows(&self) -> Rows {
        let mut rows: Rows = vec![
            ("submission-row-title", self.title.clone()),
            ("submission-row-organization", self.organization.clone()),
            ("submission-row-issue", self.issue.clone()),
            ("submission-row-issued-on", self.issued_on.map(languages::day).unwrap_or_default()),
            ("submission-row-language", self.language.clone()),
            ("submission-row-link", self.link.clone()),
            ("submission-row-summary", self.summary.clone()),
            ("submission-row-picture-words", self.image_text.clone()),
        ];
        rows.retain(|(_, text)| !text.is_empty());
        rows
    }
}

#[derive(Template)]
#[template(path = "submissions/newsletter.html")]
struct NewsletterFormPage<'a> {
    frame: &'a Frame,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    held: &'a [Attachment],
    form_id: &'a str,
    members: &'a [(String, String)],
    editing: Option<&'a Editing<'a>>,
    /// The files that are there, and the address before theirs.
    there: &'a [Attachment],
    folder: &'a str,
}

/// `GET /submit/newsletter`.
///
/// # Errors
/// If the database cannot be read.
pub async fn form(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let form_id = app.secret.form_id(app.clock.now())?;
    page(&frame, &app, StatusCode::OK, (&Typed::default(), &FieldErrors::default(), &[], &form_id), None).await
}

/// `POST /submit/newsletter`: stored and answered with its receipt, or the same page again with everything kept.
///
/// # Errors
/// If nothing could be stored.
pub async fn submit(frame: Frame, State(app): State<App>, network: Network, form: Form) -> Result<Response, Error> {
    let mut errors = FieldErrors::default();
    let typed = form.typed.clone();
    let form_id = form_id_of(&app, &typed, &mut errors)?;
    let newsletter = NewNewsletter::parse(&typed, &mut errors);
    let trace = Trace::of(&app, &network, &typed, &form_id, &newsletter.summary);
    match store(&app, &frame, form, &trace, &newsletter, &mut errors).await {
        Ok(Outcome::Stored(response)) => Ok(response),
        Ok(Outcome::Wrong(held)) => page(&frame, &app, StatusCode::UNPROCESSABLE_ENTITY, (&typed, &errors, &held, &form_id), None).await,
        Ok(Outcome::TooMany(held)) => {
            let errors = spam::too_many(&frame.chapter);
            page(&frame, &app, StatusCode::TOO_MANY_REQUESTS, (&typed, &errors, &held, &form_id), None).await
        }
        Err(Error::NotStored) => {
            let held = Attachment::held(&app.database, &form_id).await?;
            let errors = not_saved(&frame.chapter);
            page(&frame, &app, StatusCode::SERVICE_UNAVAILABLE, (&typed, &errors, &held, &form_id), None).await
        }
        Err(error) => Err(error),
    }
}

async fn store(
    app: &App,
    frame: &Frame,
    form: Form,
    trace: &Trace,
    newsletter: &NewNewsletter,
    errors: &mut FieldErrors,
) -> Result<Outcome, Error> {
    let form_id = &trace.form_id;
    let attachments = Attachment::receive_all(app, form, form_id, errors).await?;
    let has = |field| attachments.iter().any(|attachment| attachment.field == field);
    if !has("document") && newsletter.link.is_empty() && errors.get("document").is_empty() {
        errors.add("document", say!("form-document"));
    }
    if has("image") && newsletter.image_text.is_empty() {
        errors.add("image_text", say!("form-picture-words"));
    }
    if !errors.is_empty() {
        Attachment::hold_all(app, &attachments, form_id).await?;
        return Ok(Outcome::Wrong(attachments));
    }
    let (title, sender, rows) = (&newsletter.title, &newsletter.sender, Language::DEFAULT.within(|| newsletter.rows()));
    let submission = NewSubmission { kind: "newsletter", title, content: newsletter, sender, rows, trace, attachments };
    submission.store(app, &frame.chapter).await
}

/// The form, to send something new or to change what is there.
///
/// # Errors
/// If the database cannot be read.
pub async fn page(
    frame: &Frame,
    app: &App,
    status: StatusCode,
    round: Round<'_>,
    editing: Option<&Editing<'_>>,
) -> Result<Response, Error> {
    let (typed, errors, held, form_id) = round;
    let members = MemberCity::names(&app.database).await?;
    let page = NewsletterFormPage {
        frame,
        typed,
        errors,
        held,
        form_id,
        members: &members,
        editing,
        there: editing.map_or(&[], |editing| editing.there),
        folder: &editing.map(Editing::folder).unwrap_or_default(),
    };
    match editing {
        Some(_) => Ok(private(web::html_with(status, "no-store", &page)?)),
        None => web::html_with(status, cache_control(status), &page),
    }
}
