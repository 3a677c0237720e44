//! The digest as editors see it: the next issues as they will look, how many get them, and holding or skipping one.

use super::{
    FREQUENCIES,
    issue::Content,
    send::{next_day, state, subject},
};
use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    database,
    desk::{Desk, Done},
    log::{self, Deed},
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::civil::Date;

/// What was just done (`?done=`), and the text that says so.
const DONE: [(&str, &str); 3] = [("hold", "digest-desk-done-hold"), ("skip", "digest-desk-done-skip"), ("go", "digest-desk-done-go")];

/// The next issue.
struct Next {
    frequency: &'static str,
    often: &'static str,
    subscribers: i64,
    day: Date,
    wish: String,
    words: Option<String>,
}

/// An issue that was made.
struct Past {
    id: i64,
    frequency: String,
    day: String,
    state: String,
    letters: i64,
    sent: i64,
}

#[derive(Template)]
#[template(path = "digest/desk.html")]
struct DigestDeskPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    done: &'a str,
    next: &'a [Next],
    past: &'a [Past],
}

#[derive(Template)]
#[template(path = "digest/issue.html")]
struct IssuePage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    subject: &'a str,
    words: Option<&'a str>,
}

/// `GET /admin/digest`.
///
/// # Errors
/// If the database cannot be read.
pub async fn index(desk: Desk, State(app): State<App>, Query(done): Query<Done>) -> Result<Response, Error> {
    let mut next = Vec::new();
    for (frequency, often) in FREQUENCIES {
        next.push(find_next(&desk, &app, frequency, often).await?);
    }
    let past = sqlx::query_as!(
        Past,
        r#"SELECT id AS "id!: i64", frequency, day, state,
                  (SELECT count(*) FROM digest_recipient WHERE issue = digest_issue.id) AS "letters!: i64",
                  (SELECT count(*) FROM digest_recipient LEFT JOIN letter ON letter.id = letter
                   WHERE issue = digest_issue.id AND coalesce(letter.state, 'sent') = 'sent') AS "sent!: i64"
           FROM digest_issue ORDER BY day DESC, id DESC LIMIT 50"#
    )
    .fetch_all(&app.database)
    .await?;
    let page = DigestDeskPage { frame: &desk.frame, desk: &desk, done: done.words(&DONE), next: &next, past: &past };
    web::html_with(StatusCode::OK, "no-store", &page)
}

async fn find_next(desk: &Desk, app: &App, frequency: &'static str, often: &'static str) -> Result<Next, Error> {
    let (now, chapter) = (app.clock.now(), &desk.frame.chapter);
    let subscribers = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!: i64" FROM subscriber WHERE frequency = ? AND confirmed_at IS NOT NULL AND ended_at IS NULL"#,
        frequency
    )
    .fetch_one(&app.database)
    .await?;
    let (wish, since) = state(app, frequency).await?;
    let content = Content::collect(app, chapter, frequency, (since, now)).await?;
    let words = content.letter((&app.origin(), chapter), &[], frequency, "…")?;
    Ok(Next { frequency, often, subscribers, day: next_day(frequency, now, &chapter.zone()), wish, words })
}

/// `GET /admin/digest/{issue}`: an issue as it was.
///
/// # Errors
/// If there is no such issue, or the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>, Path(issue): Path<i64>) -> Result<Response, Error> {
    let row = sqlx::query!("SELECT frequency, day, content FROM digest_issue WHERE id = ?", issue).fetch_optional(&app.database).await?;
    let row = row.ok_or(Error::NotFound)?;
    let content: Content = serde_json::from_str(&row.content)?;
    let chapter = &desk.frame.chapter;
    let words = content.letter((&app.origin(), chapter), &[], &row.frequency, "…")?;
    let subject = subject(chapter, row.day.parse().unwrap_or_default());
    let page = IssuePage { frame: &desk.frame, desk: &desk, subject: &subject, words: words.as_deref() };
    web::html_with(StatusCode::OK, "no-store", &page)
}

/// `POST /admin/digest/{frequency}/{wish}`: the next issue is held, left out, or let go after all.
///
/// # Errors
/// If there is no such thing to wish, or the database cannot be written.
pub async fn wish(desk: Desk, State(app): State<App>, Path((frequency, wish)): Path<(String, String)>) -> Result<Response, Error> {
    let is_known = FREQUENCIES.iter().any(|(known, _)| *known == frequency) && DONE.iter().any(|(known, _)| *known == wish);
    if !is_known {
        return Err(Error::NotFound);
    }
    let now: Moment = app.clock.now();
    let mut write = database::begin_write(&app.database).await?;
    sqlx::query!("DELETE FROM digest_wish WHERE frequency = ?", frequency).execute(&mut *write).await?;
    if wish != "go" {
        sqlx::query!("INSERT INTO digest_wish (frequency, wish, wished_at) VALUES (?, ?, ?)", frequency, wish, now)
            .execute(&mut *write)
            .await?;
    }
    let action = if wish == "go" { "let go" } else { wish.as_str() };
    let deed = Deed { action, subject: &format!("the next {frequency} digest"), path: "/admin/digest", changes: &[] };
    log::write(&mut write, &desk.signed.who(), &deed, now).await?;
    write.commit().await?;
    Ok(Redirect::to(&format!("/admin/digest?done={wish}")).into_response())
}
