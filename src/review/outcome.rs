//! What was decided and by whom: for the one who has decided, and for the one who came too late.

use super::{
    case::{Case, state_words},
    decision::Decision,
    queue,
    undo::Refusal,
};
use crate::{
    app::App,
    chapter::Frame,
    desk::Desk,
    items::Item,
    say,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};

#[derive(Template)]
#[template(path = "review/outcome.html")]
struct OutcomePage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    heading: &'a str,
    words: &'a str,
    case: &'a Case,
    title: &'a str,
    state: &'a str,
    decision: Option<&'a Decision>,
    minutes_left: Option<u64>,
    public_path: &'a str,
    next: Option<i64>,
}

/// `GET /admin/submissions/{number}/outcome`.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>, Path(number): Path<i64>) -> Result<Response, Error> {
    page(&app, &desk, number, StatusCode::OK, ("", "")).await
}

/// The answer to a decision about something that is no longer as the editor has seen it: nothing was done.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn too_late(app: &App, desk: &Desk, number: i64, seen: &str) -> Result<Response, Error> {
    let case = Case::load(&app.database, number).await?.ok_or(Error::NotFound)?;
    let decision = Decision::find(&app.database, case.last_decision()).await?;
    let is_decided = decision.as_ref().is_some_and(|decision| seen.split('.').nth(1) != Some(&decision.id.to_string()));
    let heading = match decision.filter(|_| is_decided) {
        Some(decision) if decision.person == desk.signed.person.id => "review-decided-by-you",
        Some(_) => "review-decided-by-other",
        None => "review-look-once-more",
    };
    page(app, desk, number, StatusCode::CONFLICT, (heading, "review-too-late")).await
}

/// The answer to an undoing that was not possible.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn not_undone(app: &App, desk: &Desk, number: i64, refusal: Refusal) -> Result<Response, Error> {
    let words = match refusal {
        Refusal::Undone => "review-undone-already",
        Refusal::TooLate => "review-undo-too-late",
        Refusal::LetterLeft => "review-undo-letter-left",
        Refusal::Overtaken => "review-undo-overtaken",
    };
    page(app, desk, number, StatusCode::CONFLICT, ("review-not-undone", words)).await
}

/// The page, with the ids of another heading than what was decided, and of what is said below it.
async fn page(app: &App, desk: &Desk, number: i64, status: StatusCode, (heading, words): (&str, &str)) -> Result<Response, Error> {
    let (now, undo) = (app.clock.now(), app.config.undo);
    let case = Case::load(&app.database, number).await?.ok_or(Error::NotFound)?;
    let decision = Decision::find(&app.database, case.last_decision()).await?;
    let content = case.read()?;
    let public_path = Item::of(&app.database, number).await?.map(|item| item.path()).unwrap_or_default();
    let heading = match &decision {
        _ if !heading.is_empty() => say!(heading),
        Some(decision) if decision.person == desk.signed.person.id => decision.words_of(&say!("review-you")),
        Some(decision) => decision.words(),
        None => say!("review-it-is", state = case.state),
    };
    web::html_with(
        status,
        "no-store",
        &OutcomePage {
            frame: &desk.frame,
            desk,
            heading: &heading,
            words,
            title: content.title(),
            state: &state_words(&case.state),
            minutes_left: decision
                .as_ref()
                .filter(|decision| decision.is_fresh(undo, now))
                .map(|decision| decision.minutes_left(undo, now)),
            decision: decision.as_ref(),
            public_path: &public_path,
            next: queue::next(&app.database, number).await?,
            case: &case,
        },
    )
}
