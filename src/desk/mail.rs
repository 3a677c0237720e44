//! Mail, as administrators look after it: what waits, what is stuck and why, what has left.

use super::{Desk, Done};
use crate::{
    app::App,
    chapter::{Chapter, Frame},
    database,
    log::{self, Deed},
    mail::{
        self, Letter,
        queue::{self, Queue},
    },
    say,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

/// What was just done (`?done=`), as the ids of texts.
const DONE: [(&str, &str); 3] = [("again", "mail-done-again"), ("test", "mail-done-test"), ("gone", "mail-done-gone")];

#[derive(Template)]
#[template(path = "desk/mail.html")]
struct MailPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    queue: &'a Queue,
    done: &'a str,
    where_to: &'a str,
}

/// `GET /admin/mail`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>, Query(done): Query<Done>) -> Result<Response, Error> {
    let queue = Queue::find(&app.database, app.clock.now()).await?;
    let where_to = app.config.mail.place(&app.config.data);
    let page = MailPage { frame: &desk.frame, desk: &desk, queue: &queue, done: done.words(&DONE), where_to: &where_to };
    web::html_with(StatusCode::OK, "no-store", &page)
}

#[derive(Template)]
#[template(path = "letters/test.txt")]
struct TestLetter<'a> {
    chapter: &'a Chapter,
    page: &'a str,
}

fn done(what: &str) -> Response {
    Redirect::to(&format!("/admin/mail?done={what}")).into_response()
}

/// Wakes the worker, also if it waits for a mail server that could not be reached.
fn wake(app: &App) {
    app.letters.notify_one();
    app.mail_again.notify_one();
}

/// `POST /admin/mail/{letter}/again`.
///
/// # Errors
/// If the database cannot be written.
pub async fn send_again(desk: Desk, State(app): State<App>, Path(letter): Path<i64>) -> Result<Response, Error> {
    let (mut write, now) = (database::begin_write(&app.database).await?, app.clock.now());
    if !queue::try_again(&mut write, letter, now).await? {
        return Ok(done("gone"));
    }
    // not to whom: the log is never erased, and the letter may be a sender's
    let deed = Deed { action: "try again", subject: &format!("letter {letter}"), path: "/admin/mail", changes: &[] };
    log::write(&mut write, &desk.signed.who(), &deed, now).await?;
    write.commit().await?;
    wake(&app);
    Ok(done("again"))
}

/// `POST /admin/mail/again`.
///
/// # Errors
/// If the database cannot be written.
pub async fn send_all_again(desk: Desk, State(app): State<App>) -> Result<Response, Error> {
    let (mut write, now) = (database::begin_write(&app.database).await?, app.clock.now());
    let count = queue::try_all_again(&mut write, now).await?;
    if count == 0 {
        return Ok(done("gone"));
    }
    let deed = Deed { action: "try again", subject: &format!("{count} letters"), path: "/admin/mail", changes: &[] };
    log::write(&mut write, &desk.signed.who(), &deed, now).await?;
    write.commit().await?;
    wake(&app);
    Ok(done("again"))
}

/// `POST /admin/mail/test`: a letter to whoever asks.
///
/// # Errors
/// If the database cannot be written.
pub async fn send_test(desk: Desk, State(app): State<App>) -> Result<Response, Error> {
    let (person, chapter, now) = (&desk.signed.person, &desk.frame.chapter, app.clock.now());
    let (subject, body) = person.language.within(|| {
        let page = format!("{}/admin/mail", app.origin_spoken());
        (say!("desk-letter-test-subject", chapter = chapter.short_name), TestLetter { chapter, page: &page }.render())
    });
    let letter = Letter::new(app.mail_from(chapter)?, person.mailbox()?, subject, body?);
    let mut write = database::begin_write(&app.database).await?;
    mail::write(&mut write, &letter, now).await?;
    let deed = Deed { action: "send a test letter", subject: &person.email, path: "/admin/mail", changes: &[] };
    log::write(&mut write, &desk.signed.who(), &deed, now).await?;
    write.commit().await?;
    wake(&app);
    Ok(done("test"))
}
