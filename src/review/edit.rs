//! An editor changes words and files of what was sent: it holds at once, and the log says what is different.

use super::{
    case::{Case, path},
    form::{self, Purpose, Round},
};
use crate::{
    app::App,
    database::{self, WriteTransaction},
    desk::Desk,
    items,
    languages::Language,
    log::{self, Deed, difference},
    reading, say,
    submissions::{
        Attachment, Content, FileChange, NewVersion, Version, are_same_files, file_changes, for_the_log, form_id_of, with_file_changes,
    },
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

/// An item has so many files at most.
pub(super) const MOST: usize = 12;
/// States in which words and files can be changed.
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
    with_words(&app, &desk, &case, &case.read()?).await
}

/// The form with words, those that hold or others; nothing is saved before its button is pressed.
///
/// # Errors
/// If the database cannot be read.
pub async fn with_words(app: &App, desk: &Desk, case: &Case, content: &Content) -> Result<Response, Error> {
    let form_id = app.secret.form_id(app.clock.now())?;
    page(app, desk, StatusCode::OK, case, (&content.typed(), &FieldErrors::default(), &[], &form_id)).await
}

/// `POST /admin/submissions/{number}/edit`: the new words and files hold, or the same page again with everything kept.
///
/// # Errors
/// If there is no such submission, or the database fails.
pub async fn submit(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let (mut typed, mut errors) = (form.typed.clone(), FieldErrors::default());
    let form_id = form_id_of(&app, &typed, &mut errors)?;
    let there = Attachment::of(&app.database, number).await?;
    let files = FileChange::receive(&app, form, &form_id, (&there, MOST), &mut errors).await?;
    let mut write = database::begin_write(&app.database).await?;
    let case = Case::load(&mut *write, number).await?.ok_or(Error::NotFound)?;
    let (before, there) = (case.read()?, Attachment::of(&mut *write, number).await?);
    let content = form::parse(&case.kind, &mut typed, before.sender(), &mut errors).sent_in(case.language);
    let after = files.applied_to(&there);
    content.check_files(&after, "review-link-missing", &mut errors);
    let is_late = errors.is_empty() && (typed.get("seen") != case.seen() || !OPEN.contains(&case.state.as_str()));
    if is_late || !errors.is_empty() {
        write.rollback().await?;
        Attachment::hold_all(&app, files.brought(), &form_id).await?;
        let held = files.brought();
        if is_late {
            return meanwhile(&app, &desk, &case, (&typed, held, &form_id)).await;
        }
        return page(&app, &desk, StatusCode::UNPROCESSABLE_ENTITY, &case, (&typed, &errors, held, &form_id)).await;
    }
    let is_changed = content != before || !are_same_files(&there, &after);
    if is_changed {
        Attachment::hold(&mut write, &[], &form_id, app.clock.now()).await?;
        change(&app, &desk, &mut write, (&case, "change"), (&before, &content), (&there, &after)).await?;
    }
    write.commit().await?;
    Ok(Redirect::to(&format!("{}?saved={}", path(number), if is_changed { "yes" } else { "same" })).into_response())
}

/// Makes other words, other files or both hold from now on, with a line in the log.
///
/// # Errors
/// If the database cannot be written.
pub(super) async fn change(
    app: &App,
    desk: &Desk,
    write: &mut WriteTransaction,
    (case, action): (&Case, &str),
    (before, content): (&Content, &Content),
    (there, after): (&[Attachment], &[Attachment]),
) -> anyhow::Result<()> {
    let (number, now) = (case.number, app.clock.now());
    let (waiting, proposed) = (Version::waiting(&mut **write, number).await?, Attachment::newest(&mut **write, number).await?);
    let files = Attachment::keep(write, (there, after), number, now).await?;
    let files = files.as_deref();
    let version = NewVersion { submission: number, content, made_by: "editor", intent: "change", note: "", state: "taken", files };
    Version::add(write, &version, now).await?;
    if let Some(waiting) = waiting {
        // a proposal is what its sender has changed, and is laid over what holds from now on
        let content = &content.with_changes(before, &Content::read(&case.kind, &waiting.content)?)?;
        let (holds, intent, note) = (Attachment::of(&mut **write, number).await?, waiting.intent.as_str(), waiting.note.as_str());
        let numbers: Vec<i64> = with_file_changes(&holds, there, &proposed).iter().map(|file| file.position).collect();
        let files = waiting.has_files.then_some(numbers.as_slice());
        let again = NewVersion { submission: number, content, made_by: "sender", intent, note, state: "waiting", files };
        Version::add(write, &again, waiting.made_at).await?;
    }
    reading::renew(write, number, there, now).await?;
    items::refresh(write, number, content, &desk.frame.zone, now).await?;
    let mut changes = Language::DEFAULT.within(|| difference(&before.rows(), &content.rows()));
    changes.extend(file_changes(there, after));
    let (changes, subject, path) = (for_the_log(changes), case.subject(content.title()), case.path());
    let deed = Deed { action, subject: &subject, path: &path, changes: &changes };
    log::write(write, &desk.signed.who(), &deed, now).await
}

/// Somebody has changed it since the form was opened: words and files are kept, and pressing again puts them in place.
async fn meanwhile(app: &App, desk: &Desk, case: &Case, (typed, held, form_id): (&Typed, &[Attachment], &str)) -> Result<Response, Error> {
    let mut errors = FieldErrors::default();
    errors.add("form_id", say!("review-edit-meanwhile"));
    page(app, desk, StatusCode::CONFLICT, case, (typed, &errors, held, form_id)).await
}

async fn page(app: &App, desk: &Desk, status: StatusCode, case: &Case, round: Round<'_>) -> Result<Response, Error> {
    let purpose = Purpose {
        heading: "review-edit",
        lead: "review-edit-lead",
        action: &format!("{}/edit", case.path()),
        button: "review-save",
        number: &case.number.to_string(),
        kind: &case.kind,
        there: &Attachment::of(&app.database, case.number).await?,
        language: case.language,
        seen: &case.seen(),
    };
    form::page(app, desk, status, purpose, round).await
}
