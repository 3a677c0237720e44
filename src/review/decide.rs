//! Publish, ask, decline, take off the site, and "this is no spam".

use super::{
    case::Case,
    item,
    reason::Reason,
    sitting::{Ruling, Sitting, change},
};
use crate::{
    app::App,
    desk::Desk,
    items,
    languages::Language,
    say,
    submissions::release,
    web::{
        Error, FieldErrors,
        form::{Form, Typed},
    },
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
};

/// An editor's own words are at most so long.
pub(super) const WORDS: usize = 2000;

/// `POST /admin/submissions/{number}/publish`.
///
/// # Errors
/// If there is no such submission, or the database fails.
pub async fn publish(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let from = ["waiting", "asked", "declined", "withdrawn"];
    let mut sitting = match Sitting::open(&app, &desk, number, form.typed.get("seen"), &from).await? {
        Ok(sitting) => sitting,
        Err(late) => return Ok(late),
    };
    if sitting.case.state == "withdrawn" && !sitting.is_withdrawn_by_us().await? {
        return Err(Error::Forbidden("review-not-against-sender"));
    }
    let now = sitting.now;
    items::publish(&mut sitting.write, number, &sitting.content, &desk.frame.zone, now).await?;
    let ruling = Ruling { outcome: "published", action: "publish", state: "published", ..Ruling::default() };
    sitting.close(&app, &desk, ruling).await
}

/// `POST /admin/submissions/{number}/ask`: a question in the editor's words, fields to check, or both.
///
/// # Errors
/// If there is no such submission, or the database fails.
pub async fn ask(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let typed = form.typed;
    let mut errors = FieldErrors::default();
    let words = errors.text(&typed, "question", WORDS);
    let fields: Vec<&str> = typed.all("check").filter(|label| !label.is_empty()).take(60).collect();
    if words.is_empty() && fields.is_empty() {
        errors.add("question", say!("review-question-missing"));
    }
    if !errors.is_empty() {
        return item::wrong(desk, app, number, &typed, &errors).await;
    }
    let sitting = match Sitting::open(&app, &desk, number, typed.get("seen"), &["waiting"]).await? {
        Ok(sitting) => sitting,
        Err(late) => return Ok(late),
    };
    let known = super::labels::of_rows(&sitting.content);
    let fields: Vec<&str> = known.into_iter().filter(|label| fields.contains(label)).collect();
    let ruling = Ruling { outcome: "asked", action: "ask", state: "asked", reason: &words, fields: &fields, ..Ruling::default() };
    sitting.close(&app, &desk, ruling).await
}

/// `POST /admin/submissions/{number}/decline`: with a stock reason, own words, or both.
///
/// # Errors
/// If there is no such submission, or the database fails.
pub async fn decline(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let typed = form.typed;
    let mut errors = FieldErrors::default();
    let case = Case::load(&app.database, number).await?.ok_or(Error::NotFound)?;
    let reason = reason(&app, case.language, &typed, &mut errors).await?;
    if !errors.is_empty() {
        return item::wrong(desk, app, number, &typed, &errors).await;
    }
    let sitting = match Sitting::open(&app, &desk, number, typed.get("seen"), &["waiting", "asked", "held"]).await? {
        Ok(sitting) => sitting,
        Err(late) => return Ok(late),
    };
    let ruling = Ruling { outcome: "declined", action: "decline", state: "declined", reason: &reason, ..Ruling::default() };
    sitting.close(&app, &desk, ruling).await
}

/// What the sender reads, in their language as far as it is not the editor's own words.
async fn reason(app: &App, language: Language, typed: &Typed, errors: &mut FieldErrors) -> Result<String, Error> {
    let own = errors.text(typed, "words", WORDS);
    let stock = match typed.get("reason") {
        "" => String::new(),
        "spam" => language.within(|| say!("review-was-spam")),
        position => {
            let reasons = Reason::all(&app.database, language).await?;
            reasons.into_iter().find(|reason| reason.position.to_string() == position).map(|reason| reason.words).unwrap_or_default()
        }
    };
    let reason = [stock, own].into_iter().filter(|words| !words.is_empty());
    let reason = reason.collect::<Vec<_>>().join("\n\n");
    if reason.is_empty() {
        errors.add("words", say!("review-reason-missing"));
    }
    Ok(reason)
}

/// `POST /admin/submissions/{number}/withdraw`: takes what is published off the site.
///
/// # Errors
/// If there is no such submission, or the database fails.
pub async fn withdraw(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let typed = form.typed;
    let mut errors = FieldErrors::default();
    let words = errors.text(&typed, "why", WORDS);
    if !errors.is_empty() {
        return item::wrong(desk, app, number, &typed, &errors).await;
    }
    let mut sitting = match Sitting::open(&app, &desk, number, typed.get("seen"), &["published"]).await? {
        Ok(sitting) => sitting,
        Err(late) => return Ok(late),
    };
    let now = sitting.now;
    items::withdraw(&mut sitting.write, number, now).await?;
    let ruling = Ruling { outcome: "withdrawn", action: "withdraw", state: "withdrawn", reason: &words, ..Ruling::default() };
    sitting.close(&app, &desk, ruling).await
}

/// `POST /admin/submissions/{number}/not-spam`: what was kept apart goes to the others.
///
/// # Errors
/// If there is no such submission, or the database fails.
pub async fn not_spam(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let mut sitting = match Sitting::open(&app, &desk, number, form.typed.get("seen"), &["held"]).await? {
        Ok(sitting) => sitting,
        Err(late) => return Ok(late),
    };
    sitting.set_state("waiting").await?;
    let changes: Vec<_> = change("State", "held", "waiting").into_iter().collect();
    sitting.log(&desk, "mark as no spam:", &changes).await?;
    release(&mut sitting.write, &app, &desk.frame.chapter, number).await?;
    let path = sitting.case.path();
    sitting.write.commit().await?;
    app.letters.notify_one();
    Ok(Redirect::to(&path).into_response())
}
