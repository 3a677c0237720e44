//! Undoing a decision within ten minutes (`SITE_UNDO_SECONDS`), before its letter leaves.

use super::{
    case::Case,
    decision::Decision,
    outcome,
    sitting::{Sitting, change},
};
use crate::{
    app::App,
    database,
    desk::Desk,
    items,
    languages::Language,
    mail, reading,
    submissions::{Attachment, Content},
    web::{Error, form::Form},
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::tz::TimeZone;
use std::time::Duration;

/// Why a decision cannot be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is undone already.
    Undone,
    /// The time for it is over.
    TooLate,
    /// Its letter has left, or is leaving.
    LetterLeft,
    /// Something was decided, sent or changed since.
    Overtaken,
}

/// `POST /admin/submissions/{number}/undo`.
///
/// # Errors
/// If there is no such decision, or the database fails.
pub async fn undo(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let now = app.clock.now();
    let id: i64 = form.typed.get("decision").parse().map_err(|_| Error::NotFound)?;
    let mut write = database::begin_write(&app.database).await?;
    let case = Case::load(&mut *write, number).await?.ok_or(Error::NotFound)?;
    let decision = Decision::find(&mut *write, id).await?.filter(|decision| decision.submission == number).ok_or(Error::NotFound)?;
    let content = case.read()?;
    let mut sitting = Sitting { write, case, content, now };
    if let Some(refusal) = refusal(&mut sitting, &decision, app.config.undo).await? {
        sitting.write.rollback().await?;
        return outcome::not_undone(&app, &desk, number, refusal).await;
    }
    restore(&mut sitting, &decision, &desk.frame.zone).await?;
    sqlx::query!("UPDATE decision SET undone_at = ? WHERE id = ?", now, id).execute(&mut *sitting.write).await?;
    let changes: Vec<_> = change("State", &sitting.case.state, &decision.state_before).into_iter().collect();
    let action = format!("undo “{}” of", Language::DEFAULT.within(|| decision.words()));
    sitting.log(&desk, &action, &changes).await?;
    let path = sitting.case.path();
    sitting.write.commit().await?;
    Ok(Redirect::to(&path).into_response())
}

async fn refusal(sitting: &mut Sitting, decision: &Decision, undo: Duration) -> Result<Option<Refusal>, Error> {
    if decision.undone_at.is_some() {
        return Ok(Some(Refusal::Undone));
    }
    if !decision.is_fresh(undo, sitting.now) {
        return Ok(Some(Refusal::TooLate));
    }
    // a clock that was ahead dates a decision later than what came after it: another proposal than the one that was decided did
    let newer = sqlx::query_scalar!(
        "SELECT count(*) FROM version
         WHERE submission = ?1 AND id IS NOT ?2
           AND (made_at > ?3 OR (state = 'waiting' AND ((?4 IS NOT NULL AND id IS NOT ?4) OR ?5 = 'published')))",
        decision.submission,
        decision.made,
        decision.decided_at,
        decision.version,
        decision.outcome
    );
    let is_newest = newer.fetch_one(&mut *sitting.write).await? == 0 && sitting.case.last_decision() == decision.id;
    if !is_newest || sitting.case.state != state_after(decision, sitting) {
        return Ok(Some(Refusal::Overtaken));
    }
    if !mail::take_back(&mut sitting.write, decision.id).await? {
        return Ok(Some(Refusal::LetterLeft));
    }
    Ok(None)
}

/// The state that a decision has led to.
fn state_after<'a>(decision: &'a Decision, sitting: &'a Sitting) -> &'a str {
    match decision.outcome.as_str() {
        // a change that was taken leaves it published, or takes it off the site
        "taken" if sitting.case.state == "withdrawn" => "withdrawn",
        "taken" | "refused" => "published",
        outcome => outcome,
    }
}

async fn restore(sitting: &mut Sitting, decision: &Decision, zone: &TimeZone) -> Result<(), Error> {
    let files = Attachment::of(&mut *sitting.write, decision.submission).await?;
    if let Some(made) = decision.made {
        sqlx::query!("UPDATE version SET state = 'superseded' WHERE id = ?", made).execute(&mut *sitting.write).await?;
    }
    if let Some(version) = decision.version {
        sqlx::query!("UPDATE version SET state = 'waiting' WHERE id = ?", version).execute(&mut *sitting.write).await?;
    }
    reading::renew(&mut sitting.write, decision.submission, &files, sitting.now).await?;
    sitting.set_state(&decision.state_before).await?;
    let holds = Case::load(&mut *sitting.write, decision.submission).await?.ok_or(Error::NotFound)?.read()?;
    put_back(sitting, decision, &holds, zone).await?;
    sitting.content = holds;
    Ok(())
}

/// What the public sees is what it saw before.
async fn put_back(sitting: &mut Sitting, decision: &Decision, holds: &Content, zone: &TimeZone) -> Result<(), Error> {
    let (number, now) = (decision.submission, sitting.now);
    match (decision.outcome.as_str(), decision.state_before.as_str()) {
        ("published", "withdrawn") => items::withdraw(&mut sitting.write, number, now).await?,
        ("published", _) => items::unpublish(&mut sitting.write, number, now).await?,
        (_, "published") => items::publish(&mut sitting.write, number, holds, zone, now).await?,
        _ => {}
    }
    Ok(())
}
