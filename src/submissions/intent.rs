//! Changes that need no form: postponing, cancelling and withdrawing, each a page with a button.

use super::{
    Content, Submission,
    change::{NewChange, Outcome},
    change_form::{NOTE, receipt, saved},
    file_change::FileChange,
    form_id::form_id_of,
    sender::not_saved,
    spam::{self, Trace},
    status::private,
};
use crate::{
    app::App,
    chapter::Frame,
    say,
    web::{
        self, Error, FieldErrors,
        client::Network,
        filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};

/// What a sender may intend, as the address says it, and the texts of its heading and its button.
struct Intent {
    name: &'static str,
    heading: &'static str,
    button: &'static str,
}

const INTENTS: [Intent; 3] = [
    Intent { name: "postpone", heading: "submission-postpone", button: "submission-postpone-yes" },
    Intent { name: "cancel", heading: "submission-cancel", button: "submission-cancel-yes" },
    Intent { name: "withdraw", heading: "submission-withdraw", button: "submission-withdraw-yes" },
];

impl Intent {
    /// A newsletter can only be withdrawn.
    fn find(name: &str, submission: &Submission) -> Result<&'static Self, Error> {
        let known = INTENTS.iter().find(|intent| intent.name == name);
        known.filter(|intent| submission.kind == "event" || intent.name == "withdraw").ok_or(Error::NotFound)
    }

    /// The content as it is to read.
    fn applied_to(&self, content: Content) -> Content {
        match content {
            Content::Event(mut event) if self.name != "withdraw" => {
                self.status().clone_into(&mut event.status);
                Content::Event(event)
            }
            content => content,
        }
    }

    fn status(&self) -> &'static str {
        if self.name == "cancel" { "cancelled" } else { "postponed" }
    }
}

#[derive(Template)]
#[template(path = "submissions/intent.html")]
struct IntentPage<'a> {
    frame: &'a Frame,
    token: &'a str,
    submission: &'a Submission,
    title: &'a str,
    intent: &'a Intent,
    form_id: &'a str,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

/// `GET /submissions/{token}/{intent}`: a page with a button.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn form(frame: Frame, State(app): State<App>, Path((token, name)): Path<(String, String)>) -> Result<Response, Error> {
    let submission = Submission::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let intent = Intent::find(&name, &submission)?;
    if !submission.is_open() {
        return Ok(receipt(&token));
    }
    let form_id = app.secret.form_id(app.clock.now())?;
    page(&frame, (&token, &submission, intent), (&form_id, &Typed::default(), &FieldErrors::default()), StatusCode::OK)
}

/// `POST /submissions/{token}/{intent}`: the change is stored.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn submit(
    frame: Frame,
    State(app): State<App>,
    Path((token, name)): Path<(String, String)>,
    network: Network,
    form: Form,
) -> Result<Response, Error> {
    let submission = Submission::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let intent = Intent::find(&name, &submission)?;
    let typed = form.typed;
    let mut errors = FieldErrors::default();
    let form_id = form_id_of(&app, &typed, &mut errors)?;
    let note = errors.text(&typed, "change_note", NOTE);
    let before = if intent.name == "withdraw" { submission.read()? } else { submission.newest_words(&app.database).await?.1 };
    let again = |errors: &FieldErrors, status| page(&frame, (&token, &submission, intent), (&form_id, &typed, errors), status);
    let content = intent.applied_to(before.clone());
    if errors.is_empty() && content == before && intent.name != "withdraw" {
        errors.add("form_id", say!("form-says-so"));
    }
    if !errors.is_empty() {
        return again(&errors, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let trace = Trace::of_button(&app, &network, &typed);
    let files = &FileChange::default();
    let (submission, intent) = (&submission, intent.name);
    let change = NewChange { submission, intent, base: &before, content: &content, files, note: &note, trace: &trace };
    match change.store(&app, &frame.chapter).await {
        Ok(Outcome::Stored) => Ok(saved(&token)),
        Ok(Outcome::Closed) => Ok(receipt(&token)),
        Ok(Outcome::TooMany) => again(&spam::too_many(&frame.chapter), StatusCode::TOO_MANY_REQUESTS),
        Err(Error::NotStored) => again(&not_saved(&frame.chapter), StatusCode::SERVICE_UNAVAILABLE),
        Err(error) => Err(error),
    }
}

fn page(
    frame: &Frame,
    (token, submission, intent): (&str, &Submission, &Intent),
    (form_id, typed, errors): (&str, &Typed, &FieldErrors),
    status: StatusCode,
) -> Result<Response, Error> {
    let content = submission.read()?;
    let page = IntentPage { frame, token, submission, title: content.title(), intent, form_id, typed, errors };
    Ok(private(web::html_with(status, "no-store", &page)?))
}
