//! An editor changes the words of what was sent: it holds at once, and the log says what is different.

use super::{
    case::{Case, path},
    form::{self, Purpose, Round},
};
use crate::{
    app::App,
    database,
    desk::Desk,
    items,
    languages::Language,
    log::{self, Deed, difference},
    say,
    submissions::{Attachment, Content, NewVersion, Version, for_the_log},
    web::{
        Error, FieldErrors,
        form::{Form, Typed},
    },
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

/// States in which the words can be changed.
const OPEN: [&str; 4] = ["waiting", "asked", "held", "published"];

/// `GET /admin/submissions/{number}/edit`.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn form(desk: Desk, State(app): State<App>, Path(number): Path<i64>) -> Result<Response, Error> {
    let case = Case::load(&app.database, number).await?.ok_or(Error::NotFound)?;
    if !OPEN.contains(&case.state.as_str()) {
        return Ok(Redirect::to(&case.path()).into_response());
    }
    let typed = case.read()?.typed();
    page(&app, &desk, StatusCode::OK, &case, (&typed, &FieldErrors::default(), &[], "")).await
}

/// The form with other words than those that hold; nothing is saved before its button is pressed.
///
/// # Errors
/// If the database cannot be read.
pub async fn with_words(app: &App, desk: &Desk, case: &Case, content: &Content) -> Result<Response, Error> {
    page(app, desk, StatusCode::OK, case, (&content.typed(), &FieldErrors::default(), &[], "")).await
}

/// `POST /admin/submissions/{number}/edit`: the new words hold, or the same page again with everything kept.
///
/// # Errors
/// If there is no such submission, or the database fails.
pub async fn submit(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let mut typed = form.typed;
    let mut errors = FieldErrors::default();
    let mut write = database::begin_write(&app.database).await?;
    let case = Case::load(&mut *write, number).await?.ok_or(Error::NotFound)?;
    let before = case.read()?;
    let content = form::parse(&case.kind, &mut typed, before.sender(), &mut errors).sent_in(case.language);
    form::check_files(&content, &Attachment::of(&mut *write, number).await?, &mut errors);
    if errors.is_empty() && (typed.get("seen") != case.seen() || !OPEN.contains(&case.state.as_str())) {
        write.rollback().await?;
        return meanwhile(&app, &desk, &case, &typed).await;
    }
    if !errors.is_empty() {
        write.rollback().await?;
        return page(&app, &desk, StatusCode::UNPROCESSABLE_ENTITY, &case, (&typed, &errors, &[], "")).await;
    }
    let is_changed = content != before;
    if is_changed {
        change(&app, &desk, &mut write, &case, (&before, &content)).await?;
    }
    write.commit().await?;
    Ok(Redirect::to(&format!("{}?saved={}", path(number), if is_changed { "yes" } else { "same" })).into_response())
}

async fn change(
    app: &App,
    desk: &Desk,
    write: &mut database::WriteTransaction,
    case: &Case,
    (before, content): (&Content, &Content),
) -> anyhow::Result<()> {
    let (number, now) = (case.number, app.clock.now());
    let version = NewVersion { submission: number, content, made_by: "editor", intent: "change", note: "", state: "taken" };
    let waiting = Version::waiting(&mut **write, number).await?;
    Version::add(write, &version, now).await?;
    if let Some(waiting) = waiting {
        // a proposal is what its sender has changed, and is laid over what holds from now on
        let content = &content.with_changes(before, &Content::read(&case.kind, &waiting.content)?)?;
        let (intent, note) = (waiting.intent.as_str(), waiting.note.as_str());
        let again = NewVersion { submission: number, content, made_by: "sender", intent, note, state: "waiting" };
        Version::add(write, &again, waiting.made_at).await?;
    }
    items::refresh(write, number, content, &desk.frame.zone, now).await?;
    let changes = for_the_log(Language::DEFAULT.within(|| difference(&before.rows(), &content.rows())));
    let (subject, path) = (case.subject(content.title()), case.path());
    let deed = Deed { action: "change", subject: &subject, path: &path, changes: &changes };
    log::write(write, &desk.signed.who(), &deed, now).await
}

/// Somebody has changed it since the form was opened: the words are kept, and pressing again puts them in place.
async fn meanwhile(app: &App, desk: &Desk, case: &Case, typed: &Typed) -> Result<Response, Error> {
    let mut errors = FieldErrors::default();
    errors.add("form_id", say!("review-edit-meanwhile"));
    page(app, desk, StatusCode::CONFLICT, case, (typed, &errors, &[], "")).await
}

async fn page(app: &App, desk: &Desk, status: StatusCode, case: &Case, round: Round<'_>) -> Result<Response, Error> {
    let purpose = Purpose {
        heading: "review-edit",
        lead: "review-edit-lead",
        action: &format!("{}/edit", case.path()),
        button: "review-save",
        number: &case.number.to_string(),
        kind: &case.kind,
        language: case.language,
        takes_files: false,
        seen: &case.seen(),
    };
    form::page(app, desk, status, purpose, round).await
}
