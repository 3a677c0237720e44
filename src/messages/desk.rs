//! A message on the desk: read, taken over, done, declined, or let through.

use super::{
    letters,
    message::{Message, changes},
};
use crate::{
    app::App,
    chapter::Frame,
    database::{self, WriteTransaction},
    desk::{Desk, seen},
    log::{self, Change, Deed},
    records, say,
    web::{
        self, Error, FieldErrors, filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

#[derive(Template)]
#[template(path = "messages/message.html")]
struct MessagePage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    message: &'a Message,
    changes: &'a [Change],
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

impl MessagePage<'_> {
    fn seen(&self) -> String {
        mark(self.changes)
    }
}

/// A mark of what the entry said when the changes to it were looked at.
fn mark(changes: &[Change]) -> String {
    let before: Vec<_> = changes.iter().map(|change| change.before.as_str()).collect();
    seen::mark(&before)
}

/// `GET /admin/messages/{number}`.
///
/// # Errors
/// If there is no such message, or the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>, Path(number): Path<i64>) -> Result<Response, Error> {
    page(&desk, &app, number, StatusCode::OK, (&Typed::default(), &FieldErrors::default())).await
}

async fn page(desk: &Desk, app: &App, number: i64, status: StatusCode, (typed, errors): (&Typed, &FieldErrors)) -> Result<Response, Error> {
    let mut read = app.database.begin().await?;
    let message = Message::find(&mut *read, number).await?.ok_or(Error::NotFound)?;
    let changes = changes(&letters::present(&mut read, &message).await?, &message.proposed()?);
    let page = MessagePage { frame: &desk.frame, desk, message: &message, changes: &changes, typed, errors };
    web::html_with(status, "no-store", &page)
}

/// `POST /admin/messages/{number}/take`: the texts that it brings become those of the entry. With words beside them it waits on: somebody
/// has to see to those.
///
/// # Errors
/// If there is no such message, or the database fails.
pub async fn take(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let Some((mut write, mut message)) = open(&app, number, "waiting").await? else { return Ok(back(number)) };
    let proposed = message.proposed()?;
    if message.taken_at.is_some() || proposed.0.is_empty() {
        return Ok(back(number));
    }
    let now = app.clock.now();
    let mut errors = FieldErrors::default();
    if seen::differs(&form.typed, &mark(&changes(&letters::present(&mut write, &message).await?, &proposed))) {
        errors.add("take", say!("message-entry-changed"));
    } else if let Some(city) = message.city() {
        let who = (&desk.signed.who(), now);
        if let Err(refused) = records::put(&mut write, "cities", city, &proposed, who).await? {
            errors.add("take", refused.sentence);
        }
    }
    if !errors.is_empty() {
        drop(write);
        return page(&desk, &app, number, StatusCode::CONFLICT, (&form.typed, &errors)).await;
    }
    sqlx::query!("UPDATE message SET taken_at = ? WHERE number = ?", now, number).execute(&mut *write).await?;
    message.taken_at = Some(now);
    if message.words.is_empty() {
        close(&app, &desk, &mut write, &mut message, "done", "").await?;
    } else {
        note(&desk, &app, &mut write, &message, "take over the texts of").await?;
    }
    write.commit().await?;
    app.letters.notify_one();
    Ok(back(number))
}

/// `POST /admin/messages/{number}/done`: an editor has seen to it by hand.
///
/// # Errors
/// If there is no such message, or the database fails.
pub async fn done(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    decide(desk, app, number, form, "done").await
}

/// `POST /admin/messages/{number}/decline`: the directory stays as it is, and the sender is told why.
///
/// # Errors
/// If there is no such message, or the database fails.
pub async fn decline(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    decide(desk, app, number, form, "declined").await
}

async fn decide(desk: Desk, app: App, number: i64, form: Form, state: &'static str) -> Result<Response, Error> {
    let mut errors = FieldErrors::default();
    let words = errors.text(&form.typed, "words", 2000);
    let is_spam = !form.typed.get("spam").is_empty();
    if state == "declined" && words.is_empty() && !is_spam {
        errors.add("words", say!("message-why-missing"));
    }
    if !errors.is_empty() {
        return page(&desk, &app, number, StatusCode::UNPROCESSABLE_ENTITY, (&form.typed, &errors)).await;
    }
    let from = if is_spam { "held" } else { "waiting" };
    let Some((mut write, mut message)) = open(&app, number, from).await? else { return overtaken(&desk, &app, number, &words).await };
    if is_spam {
        // no letter to whoever an advertisement claims to be from
        message.sender_email.clear();
    }
    close(&app, &desk, &mut write, &mut message, state, &words).await?;
    write.commit().await?;
    app.letters.notify_one();
    Ok(back(number))
}

/// `POST /admin/messages/{number}/not-spam`: what was held apart goes where it was meant for.
///
/// # Errors
/// If there is no such message, or the database fails.
pub async fn not_spam(desk: Desk, State(app): State<App>, Path(number): Path<i64>) -> Result<Response, Error> {
    let Some((mut write, message)) = open(&app, number, "held").await? else { return Ok(back(number)) };
    let state = if message.kind == "correction" { "waiting" } else { "sent" };
    sqlx::query!("UPDATE message SET state = ? WHERE number = ?", state, number).execute(&mut *write).await?;
    letters::deliver(&app, &desk.frame.chapter, &mut write, &message).await?;
    note(&desk, &app, &mut write, &message, "mark as no spam:").await?;
    write.commit().await?;
    app.letters.notify_one();
    Ok(back(number))
}

/// The message in the state in which it must be; nothing if somebody was faster.
async fn open(app: &App, number: i64, state: &str) -> Result<Option<(WriteTransaction, Message)>, Error> {
    let mut write = database::begin_write(&app.database).await?;
    let message = Message::find(&mut *write, number).await?.ok_or(Error::NotFound)?;
    Ok((message.state == state).then_some((write, message)))
}

/// Somebody was faster: nothing is done, and the words that were typed are still there.
async fn overtaken(desk: &Desk, app: &App, number: i64, words: &str) -> Result<Response, Error> {
    let mut errors = FieldErrors::default();
    let said = if words.is_empty() { say!("message-overtaken") } else { say!("message-overtaken-words", words = words) };
    errors.add("main", said);
    page(desk, app, number, StatusCode::CONFLICT, (&Typed::default(), &errors)).await
}

async fn close(
    app: &App,
    desk: &Desk,
    write: &mut WriteTransaction,
    message: &mut Message,
    state: &'static str,
    words: &str,
) -> anyhow::Result<()> {
    let now = app.clock.now();
    sqlx::query!("UPDATE message SET state = ?, decided_at = ? WHERE number = ?", state, now, message.number).execute(&mut **write).await?;
    state.clone_into(&mut message.state);
    letters::tell(app, &desk.frame.chapter, write, message, words).await?;
    let is_by_hand = message.taken_at.is_none() || !message.words.is_empty();
    let action = match state {
        "done" if is_by_hand => "see to",
        "done" => "take over",
        _ => "decline",
    };
    note(desk, app, write, message, action).await
}

async fn note(desk: &Desk, app: &App, write: &mut WriteTransaction, message: &Message, action: &str) -> anyhow::Result<()> {
    let subject = format!("{} {}: {}", message.kind, message.number, message.title);
    let deed = Deed { action, subject: &subject, path: &message.desk_path(), changes: &[] };
    log::write(write, &desk.signed.who(), &deed, app.clock.now()).await
}

fn back(number: i64) -> Response {
    Redirect::to(&format!("/admin/messages/{number}")).into_response()
}
