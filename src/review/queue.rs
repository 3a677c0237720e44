//! What waits: new items, changes to published ones, questions that were asked, and what was kept apart.

use super::age::age;
use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    database::Database,
    desk::Desk,
    languages,
    messages::Message,
    submissions::Content,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

/// So many stand in a list before it has pages.
const SHOWN: i64 = 20;

/// The lists of what waits: key, heading, what is said when there is nothing.
const WAITING: [(&str, &str, &str); 4] = [
    ("new", "New", "Nothing new waits."),
    ("changes", "Changes to published items", "No change waits."),
    ("asked", "Waiting for an answer", "No sender owes us an answer."),
    ("held", "Looked like spam", "Nothing was kept apart."),
];

/// The lists of what was decided, the newest first, each a page of its own: the way back to something published.
const DECIDED: [(&str, &str, &str); 3] = [
    ("published", "On the site", "Nothing that was sent in is on the site."),
    ("declined", "Declined", "Nothing was declined."),
    ("withdrawn", "Taken back or taken off the site", "Nothing was taken back."),
];

/// `?order=newest&list=new&page=2`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    order: String,
    list: String,
    page: Option<u16>,
}

/// Something that waits.
struct Row {
    number: i64,
    kind: String,
    since: Moment,
    proved_at: Option<Moment>,
    content: String,
    note: String,
}

/// The same, as a line of a list.
struct Line {
    number: i64,
    kind: String,
    title: String,
    host: String,
    first_day: String,
    age: String,
    is_proved: bool,
    note: String,
}

struct List {
    key: &'static str,
    heading: &'static str,
    nothing: &'static str,
    count: i64,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "review/queue.html")]
struct QueuePage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    lists: &'a [List],
    messages: &'a [Message],
    is_newest: bool,
    only: &'a str,
    is_decided: bool,
    page: i64,
}

impl QueuePage<'_> {
    fn has_more(&self, list: &List) -> bool {
        list.count > self.page * SHOWN
    }

    fn order(&self) -> &'static str {
        if self.is_newest { "newest" } else { "oldest" }
    }
}

/// `GET /admin/queue`: the oldest first, because it has waited longest; nothing drops out because its date has passed.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let decided = DECIDED.into_iter().filter(|(key, ..)| *key == wanted.list).collect::<Vec<_>>();
    let is_decided = !decided.is_empty();
    let is_newest = wanted.order == "newest" || is_decided && wanted.order.is_empty();
    let only = WAITING.into_iter().chain(DECIDED).map(|(key, ..)| key).find(|key| *key == wanted.list).unwrap_or_default();
    let page = if only.is_empty() { 1 } else { i64::from(wanted.page.unwrap_or(1).max(1)) };
    let mut lists = Vec::new();
    for (key, heading, nothing) in decided.into_iter().chain(WAITING).filter(|(key, ..)| only.is_empty() || *key == only) {
        let rows = rows(&app.database, key, is_newest, (page - 1) * SHOWN).await?;
        let lines = rows.into_iter().map(|row| line(row, app.clock.now())).collect::<Result<_, _>>()?;
        lists.push(List { key, heading, nothing, count: count(&app.database, key).await?, lines });
    }
    let messages = if only.is_empty() { Message::undecided(&app.database).await? } else { Vec::new() };
    let page = QueuePage { frame: &desk.frame, desk: &desk, lists: &lists, messages: &messages, is_newest, only, is_decided, page };
    web::html_with(StatusCode::OK, "no-store", &page)
}

fn line(row: Row, now: Moment) -> serde_json::Result<Line> {
    let (title, host, first_day) = match Content::read(&row.kind, &row.content)? {
        Content::Event(event) => {
            let closes = event.call.as_ref().map(|call| call.closes_on);
            let day = event.dates.first().map(|date| date.on).or(closes);
            (event.title, event.host, day.map(languages::day_of_week).unwrap_or_default())
        }
        Content::Newsletter(newsletter) => {
            (newsletter.title, newsletter.organization, newsletter.issued_on.map(languages::day).unwrap_or_default())
        }
    };
    let (number, kind, note) = (row.number, row.kind, row.note);
    Ok(Line { number, kind, title, host, first_day, age: age(now.since(row.since)), is_proved: row.proved_at.is_some(), note })
}

async fn rows(database: &Database, list: &str, is_newest: bool, after: i64) -> Result<Vec<Row>, sqlx::Error> {
    if list == "changes" {
        return sqlx::query_as!(
            Row,
            r#"SELECT submission.number, submission.kind, version.made_at AS "since: Moment", submission.proved_at AS "proved_at: Moment",
                      version.content, version.intent AS note
               FROM version JOIN submission ON submission.number = version.submission
               WHERE version.state = 'waiting' AND submission.state = 'published'
               ORDER BY CASE WHEN ?1 THEN -version.id ELSE version.id END LIMIT ?2 OFFSET ?3"#,
            is_newest,
            SHOWN,
            after
        )
        .fetch_all(database)
        .await;
    }
    let state = state_of(list);
    sqlx::query_as!(
        Row,
        r#"SELECT number, kind, received_at AS "since: Moment", proved_at AS "proved_at: Moment",
                  coalesce((SELECT version.content FROM version WHERE version.submission = number AND version.state = 'taken'
                            ORDER BY version.id DESC LIMIT 1), content) AS "content!: String",
                  held_because AS note
           FROM submission WHERE state = ?1 ORDER BY CASE WHEN ?2 THEN -number ELSE number END LIMIT ?3 OFFSET ?4"#,
        state,
        is_newest,
        SHOWN,
        after
    )
    .fetch_all(database)
    .await
}

fn state_of(list: &str) -> &str {
    if list == "new" { "waiting" } else { list }
}

async fn count(database: &Database, list: &str) -> Result<i64, sqlx::Error> {
    if list == "changes" {
        return sqlx::query_scalar!(
            "SELECT count(*) FROM version JOIN submission ON submission.number = version.submission
             WHERE version.state = 'waiting' AND submission.state = 'published'"
        )
        .fetch_one(database)
        .await;
    }
    let state = state_of(list);
    sqlx::query_scalar!("SELECT count(*) FROM submission WHERE state = ?", state).fetch_one(database).await
}

/// How many items wait to be read: new ones and changes.
///
/// # Errors
/// If the database cannot be read.
pub async fn waiting(database: &Database) -> Result<i64, sqlx::Error> {
    Ok(count(database, "new").await? + count(database, "changes").await?)
}

/// The one that has waited longest, besides this one.
pub(super) async fn next(database: &Database, number: i64) -> Result<Option<i64>, sqlx::Error> {
    let new = sqlx::query_scalar!(
        r#"SELECT number AS "number!: i64" FROM submission WHERE state = 'waiting' AND number <> ? ORDER BY number LIMIT 1"#,
        number
    );
    if let Some(number) = new.fetch_optional(database).await? {
        return Ok(Some(number));
    }
    sqlx::query_scalar!(
        r#"SELECT version.submission AS "number!: i64" FROM version JOIN submission ON submission.number = version.submission
           WHERE version.state = 'waiting' AND submission.state = 'published' AND submission.number <> ? ORDER BY version.id LIMIT 1"#,
        number
    )
    .fetch_optional(database)
    .await
}
