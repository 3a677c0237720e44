//! The pages on which a sender changes what was sent in: the form again, filled in.

use super::{
    Content, NewEvent, NewNewsletter, Submission,
    attachments::Attachment,
    change::{Editing, NewChange, Outcome, was_pressed},
    event_form,
    form_id::form_id_of,
    newsletter,
    sender::not_saved,
    spam::{self, Trace},
    status::Answer,
};
use crate::{
    app::App,
    chapter::Frame,
    say,
    web::{
        Error, FieldErrors,
        client::Network,
        form::{Form, Typed},
    },
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

/// A note to the editor may be so long, in characters.
pub const NOTE: usize = 5000;

/// `GET /submissions/{token}/change`.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn form(frame: Frame, State(app): State<App>, Path(token): Path<String>) -> Result<Response, Error> {
    let submission = Submission::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    if !submission.is_open() {
        return Ok(receipt(&token));
    }
    let (seen, words) = submission.newest_words(&app.database).await?;
    let mut typed = words.typed();
    typed.set("seen", &seen.to_string());
    let form_id = app.secret.form_id(app.clock.now())?;
    let question = Answer::question(&app.database, &submission).await?;
    let editing = Editing { token: &token, submission: &submission, question };
    page(&frame, &app, StatusCode::OK, &editing, (&typed, &FieldErrors::default(), &form_id)).await
}

/// `POST /submissions/{token}/change`: stored, or the same page again with everything kept.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn submit(
    frame: Frame,
    State(app): State<App>,
    Path(token): Path<String>,
    network: Network,
    form: Form,
) -> Result<Response, Error> {
    let submission = Submission::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let question = Answer::question(&app.database, &submission).await?;
    let editing = Editing { token: &token, submission: &submission, question };
    let mut typed = form.typed;
    let mut errors = FieldErrors::default();
    let form_id = form_id_of(&app, &typed, &mut errors)?;
    // the wording that the form was opened with
    let before = match typed.get("seen").parse() {
        Ok(seen) => submission.words(&app.database, seen).await?,
        Err(_) => None,
    };
    let before = match before {
        Some(before) => before,
        None => submission.newest_words(&app.database).await?.1,
    };
    let content = parse(&before, &mut typed, &mut errors);
    let note = errors.text(&typed, "change_note", NOTE);
    check_files(&app, &submission, &content, &mut errors).await?;
    if errors.is_empty() && content == before && note.is_empty() {
        // pressed twice, and the first press has just been stored
        if was_pressed(&app.database, &form_id).await? {
            return Ok(receipt(&token));
        }
        errors.add("form_id", say!("form-no-change"));
    }
    if !errors.is_empty() {
        return page(&frame, &app, StatusCode::UNPROCESSABLE_ENTITY, &editing, (&typed, &errors, &form_id)).await;
    }
    let trace = Trace::of(&app, &network, &typed, &form_id, words(&content));
    let change = NewChange { submission: &submission, intent: "change", base: &before, content: &content, note: &note, trace: &trace };
    match change.store(&app, &frame.chapter).await {
        Ok(Outcome::Stored | Outcome::Closed) => Ok(receipt(&token)),
        Ok(Outcome::TooMany) => {
            let errors = spam::too_many(&frame.chapter);
            page(&frame, &app, StatusCode::TOO_MANY_REQUESTS, &editing, (&typed, &errors, &form_id)).await
        }
        Err(Error::NotStored) => {
            let errors = not_saved(&frame.chapter);
            page(&frame, &app, StatusCode::SERVICE_UNAVAILABLE, &editing, (&typed, &errors, &form_id)).await
        }
        Err(error) => Err(error),
    }
}

/// The way back to the receipt.
pub fn receipt(token: &str) -> Response {
    Redirect::to(&format!("/submissions/{token}")).into_response()
}

/// Reads the form as it reads a new one. Who sent it stays as it is: a proved address stands for one address alone.
fn parse(before: &Content, typed: &mut Typed, errors: &mut FieldErrors) -> Content {
    let sender = before.sender();
    for (field, value) in [
        ("sender_name", sender.name.as_str()),
        ("sender_email", &sender.email),
        ("sender_role", &sender.role),
        ("note", &sender.note),
        ("permission", "yes"),
    ] {
        typed.set(field, value);
    }
    match before {
        Content::Event(_) => Content::Event(Box::new(NewEvent::parse(typed, errors))),
        Content::Newsletter(_) => Content::Newsletter(Box::new(NewNewsletter::parse(typed, errors))),
    }
}

/// The words in which advertisements stand.
fn words(content: &Content) -> &str {
    match content {
        Content::Event(event) => &event.description,
        Content::Newsletter(newsletter) => &newsletter.summary,
    }
}

/// The files stay as they were sent, and what the form says must go with them.
async fn check_files(app: &App, submission: &Submission, content: &Content, errors: &mut FieldErrors) -> Result<(), Error> {
    let attachments = Attachment::of(&app.database, submission.number).await?;
    let has = |field| attachments.iter().any(|attachment| attachment.field == field);
    let (image_text, lacks_file) = match content {
        Content::Event(event) => (&event.image_text, false),
        Content::Newsletter(newsletter) => (&newsletter.image_text, newsletter.link.is_empty() && !has("document")),
    };
    if has("image") && image_text.is_empty() {
        errors.add("image_text", say!("form-picture-words"));
    }
    if lacks_file {
        errors.add("link", say!("form-newsletter-link"));
    }
    Ok(())
}

async fn page(
    frame: &Frame,
    app: &App,
    status: StatusCode,
    editing: &Editing<'_>,
    (typed, errors, form_id): (&Typed, &FieldErrors, &str),
) -> Result<Response, Error> {
    let round = (typed, errors, &[] as &[Attachment], form_id);
    if editing.submission.kind == "event" {
        event_form::page(frame, app, status, round, Some(editing)).await
    } else {
        newsletter::page(frame, app, status, round, Some(editing)).await
    }
}
