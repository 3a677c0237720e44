//! The host, or an editor, writes to all who replied. They do not see each other's addresses; answers go to the host.

use super::{
    event::Hosted,
    letters,
    list::{Guests, desk_page, for_editor, for_host, host_page},
    reply::Reply,
};
use crate::{
    app::App,
    chapter::Chapter,
    database,
    desk::Desk,
    log::{self, Deed, Who},
    mail, say,
    submissions::form_id_of,
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
use lettre::message::Mailbox;
use std::time::Duration;

/// So many letters to all are written within a day.
const A_DAY: i64 = 3;
const DAY: Duration = Duration::from_hours(24);
/// A letter is at most so long, in characters.
const WORDS: usize = 5000;

/// Who gets a letter to all: key, and the text that says so.
pub const TO: [(&str, &str); 2] = [("coming", "reply-all-to-coming"), ("all", "reply-all-to-all")];

/// `POST /submissions/{token}/replies/letter`.
///
/// # Errors
/// If there is no such event, its sender has not proved the address, or the database cannot be written.
pub async fn hosts_letter(
    frame: crate::chapter::Frame,
    State(app): State<App>,
    Path(token): Path<String>,
    form: Form,
) -> Result<Response, Error> {
    let guests = for_host(&app, &token).await?;
    if !guests.submission.is_open() {
        return Err(Error::Forbidden("reply-all-closed"));
    }
    let answers = mail::mailbox(&guests.submission.sender_name, guests.submission.sender_email.parse()?);
    let who = Who::named(&format!("the sender of number {}", guests.submission.number));
    match write(&app, &frame.chapter, &guests, (&who, &answers), &form.typed).await? {
        Ok(()) => Ok(Redirect::to(&format!("/submissions/{token}/replies?done=written")).into_response()),
        Err(errors) => host_page(&frame, &app, &token, &guests, (StatusCode::UNPROCESSABLE_ENTITY, &form.typed, &errors, "")),
    }
}

/// `POST /admin/submissions/{number}/replies/letter`.
///
/// # Errors
/// If there is no such event, or the database cannot be written.
pub async fn editors_letter(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let guests = for_editor(&app, number).await?;
    let chapter = &desk.frame.chapter;
    match write(&app, chapter, &guests, (&desk.signed.who(), &app.mail_to(chapter)?), &form.typed).await? {
        Ok(()) => Ok(Redirect::to(&format!("/admin/submissions/{number}/replies?done=written")).into_response()),
        Err(errors) => desk_page(&desk, &app, &guests, (StatusCode::UNPROCESSABLE_ENTITY, &form.typed, &errors, "")),
    }
}

/// One letter to each, all in one transaction with the line in the log. Pressed twice it is one round of letters.
async fn write(
    app: &App,
    chapter: &Chapter,
    guests: &Guests,
    (who, answers): (&Who, &Mailbox),
    typed: &Typed,
) -> Result<Result<(), FieldErrors>, Error> {
    let number = guests.submission.number;
    let mut errors = FieldErrors::default();
    let form_id = form_id_of(app, typed, &mut errors)?;
    let subject = errors.required(typed, "subject", 120, &say!("reply-all-about-missing"));
    let words = errors.required(typed, "words", WORDS, &say!("reply-all-words-missing"));
    let to = errors.choice(typed, "to", &TO);
    let mut write = database::begin_write(&app.database).await?;
    let now = app.clock.now();
    let Some(hosted) = Hosted::of(&mut *write, number).await? else {
        errors.add("words", say!("reply-all-gone"));
        return Ok(Err(errors));
    };
    let since = now.before(DAY);
    let written = sqlx::query!(
        r#"SELECT count(*) FILTER (WHERE written_at > ?2 AND written_at <= ?4) AS "today!: i64",
                  count(*) FILTER (WHERE form_id = ?3) AS "pressed!: i64"
           FROM reply_letter WHERE submission = ?1"#,
        number,
        since,
        form_id,
        now
    )
    .fetch_one(&mut *write)
    .await?;
    if written.pressed > 0 {
        return Ok(Ok(()));
    }
    if written.today >= A_DAY {
        errors.add("words", say!("reply-all-enough"));
    }
    let chosen = |state: &str| state == "coming" || to == "all" && state == "waiting";
    // those of now: somebody may have cancelled since the page was read
    let replies = Reply::all(&mut *write, number).await?;
    let reached: Vec<_> = replies.iter().filter(|reply| chosen(&reply.state)).collect();
    if reached.is_empty() {
        errors.add("words", say!("reply-all-none"));
    }
    if !errors.is_empty() {
        return Ok(Err(errors));
    }
    for reply in &reached {
        letters::to_all(app, chapter, &mut write, (&hosted, reply), (&subject, &words, answers)).await?;
    }
    sqlx::query!("INSERT INTO reply_letter (form_id, submission, written_at) VALUES (?, ?, ?)", form_id, number, now)
        .execute(&mut *write)
        .await?;
    let (about, path) = (format!("event {number}"), format!("/admin/submissions/{number}"));
    let deed = Deed { action: "write to all who replied to", subject: &about, path: &path, changes: &[] };
    log::write(&mut write, who, &deed, now).await?;
    write.commit().await?;
    app.letters.notify_one();
    Ok(Ok(()))
}
