//! The pages on which a sender changes what was sent in: the form again, filled in.

use super::{
    Content, NewEvent, NewNewsletter, Submission,
    attachments::{Attachment, FILES},
    change::{Editing, NewChange, Outcome, was_pressed},
    event_form::{self, Round},
    file_change::{FileChange, are_same_files},
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
    let there = &Attachment::newest(&app.database, submission.number).await?;
    let editing = Editing { token: &token, submission: &submission, question, there };
    page(&frame, &app, StatusCode::OK, &editing, (&typed, &FieldErrors::default(), &[], &form_id)).await
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
    let there = &Attachment::newest(&app.database, submission.number).await?;
    let editing = Editing { token: &token, submission: &submission, question, there };
    let mut typed = form.typed.clone();
    let mut errors = FieldErrors::default();
    let form_id = form_id_of(&app, &typed, &mut errors)?;
    let before = opened_with(&app, &submission, &typed).await?;
    let content = parse(&before, &mut typed, &mut errors);
    let note = errors.text(&typed, "change_note", NOTE);
    let files = match FileChange::receive(&app, form, &form_id, (there, FILES), &mut errors).await {
        Ok(files) => files,
        Err(Error::NotStored) => return not_stored(&frame, &app, &editing, (&typed, &form_id)).await,
        Err(error) => return Err(error),
    };
    let after = files.applied_to(there);
    content.check_files(&after, "form-newsletter-link", &mut errors);
    if errors.is_empty() && content == before && note.is_empty() && are_same_files(there, &after) {
        // pressed twice, and the first press has just been stored
        if was_pressed(&app.database, &form_id).await? {
            return Ok(saved(&token));
        }
        errors.add("form_id", say!("form-no-change"));
    }
    if !errors.is_empty() {
        Attachment::hold_all(&app, files.brought(), &form_id).await?;
        return page(&frame, &app, StatusCode::UNPROCESSABLE_ENTITY, &editing, (&typed, &errors, files.brought(), &form_id)).await;
    }
    let trace = Trace::of(&app, &network, &typed, &form_id, words(&content));
    let (submission, files) = (&submission, &files);
    let change = NewChange { submission, intent: "change", base: &before, content: &content, files, note: &note, trace: &trace };
    match change.store(&app, &frame.chapter).await {
        Ok(Outcome::Stored) => Ok(saved(&token)),
        Ok(Outcome::Closed) => Ok(receipt(&token)),
        Ok(Outcome::TooMany) => {
            Attachment::hold_all(&app, files.brought(), &form_id).await?;
            let errors = spam::too_many(&frame.chapter);
            page(&frame, &app, StatusCode::TOO_MANY_REQUESTS, &editing, (&typed, &errors, files.brought(), &form_id)).await
        }
        Err(Error::NotStored) => not_stored(&frame, &app, &editing, (&typed, &form_id)).await,
        Err(error) => Err(error),
    }
}

/// The wording that the form was opened with.
async fn opened_with(app: &App, submission: &Submission, typed: &Typed) -> Result<Content, Error> {
    let seen = match typed.get("seen").parse() {
        Ok(seen) => submission.words(&app.database, seen).await?,
        Err(_) => None,
    };
    Ok(match seen {
        Some(seen) => seen,
        None => submission.newest_words(&app.database).await?.1,
    })
}

/// Nothing could be stored: the form again, with the files that were kept before.
async fn not_stored(frame: &Frame, app: &App, editing: &Editing<'_>, (typed, form_id): (&Typed, &str)) -> Result<Response, Error> {
    let held = Attachment::held(&app.database, form_id).await?;
    page(frame, app, StatusCode::SERVICE_UNAVAILABLE, editing, (typed, &not_saved(&frame.chapter), &held, form_id)).await
}

/// The way back to the receipt, which says that the change is saved.
pub fn saved(token: &str) -> Response {
    Redirect::to(&format!("/submissions/{token}?saved=yes")).into_response()
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

async fn page(frame: &Frame, app: &App, status: StatusCode, editing: &Editing<'_>, round: Round<'_>) -> Result<Response, Error> {
    if editing.submission.kind == "event" {
        event_form::page(frame, app, status, round, Some(editing)).await
    } else {
        newsletter::page(frame, app, status, round, Some(editing)).await
    }
}
