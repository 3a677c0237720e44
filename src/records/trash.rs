//! The trash: what was thrown away waits here for thirty days.

use super::{
    check,
    kind::Kind,
    page::subject,
    record::{Content, KEY, Record},
    revision::{New, Revision},
    save,
};
use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    database::{self, WriteTransaction},
    desk::Desk,
    languages,
    log::{self, Deed},
    people::Permission,
    say,
    web::{self, Error, filters, form::Form},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::tz::TimeZone;
use serde::Deserialize;
use std::time::Duration;

/// What was thrown away is forgotten after so long.
const KEPT: Duration = Duration::from_hours(30 * 24);

struct Thrown {
    id: i64,
    kind: String,
    key: String,
    title: String,
    content: String,
    who: String,
    thrown_at: Moment,
}

impl Thrown {
    fn kind(&self) -> Option<&'static Kind> {
        Kind::find(&self.kind)
    }

    fn kind_words(&self) -> String {
        self.kind().map_or_else(String::new, |kind| say!(kind.one))
    }

    /// Who threw it away and when, and until when it stays.
    fn until(&self, zone: &TimeZone) -> String {
        let moment = languages::moment(&self.thrown_at.timestamp().to_zoned_datetime(zone.clone()));
        say!("records-trash-by", who = self.who, moment = moment, day = languages::day(self.thrown_at.after(KEPT).day_in(zone)))
    }
}

#[derive(Template)]
#[template(path = "records/trash.html")]
struct TrashPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    thrown: &'a [Thrown],
    sentence: &'a str,
    just: i64,
}

/// `?thrown=NUMBER`, after something was thrown away.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct After {
    thrown: i64,
}

/// `GET /admin/trash`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>, Query(after): Query<After>) -> Result<Response, Error> {
    answer(StatusCode::OK, &desk, &app, "", after.thrown).await
}

async fn answer(status: StatusCode, desk: &Desk, app: &App, sentence: &str, just: i64) -> Result<Response, Error> {
    let mut thrown = sqlx::query_as!(
        Thrown,
        r#"SELECT id, kind, key, title, content, who, thrown_at AS "thrown_at: Moment" FROM trash ORDER BY id DESC LIMIT 500"#
    )
    .fetch_all(&app.database)
    .await?;
    let may = |kind: &Kind| kind.permission == Permission::Editor || desk.signed.is_administrator();
    thrown.retain(|thrown| thrown.kind().is_some_and(may));
    web::html_with(status, "no-store", &TrashPage { frame: &desk.frame, desk, thrown: &thrown, sentence, just })
}

/// `POST /admin/records/{kind}/{key}/trash`: throws a record away, unless somebody has saved since the form was opened, or
/// something else names it.
///
/// # Errors
/// If there is no such record, or the database fails.
pub async fn throw_away(
    desk: Desk,
    State(app): State<App>,
    Path((kind, key)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Error> {
    let kind = super::permitted(&kind, &desk.signed)?;
    let opened: i64 = form.typed.get("revision").parse().unwrap_or(0);
    let mut write = database::begin_write(&app.database).await?;
    let record = Record::find(&mut *write, kind, &key).await?.ok_or(Error::NotFound)?;
    let newest = Revision::newest(&mut *write, kind, &key).await?.map_or(0, |revision| revision.id);
    let sentence = if !kind.is_open() || kind.key == "pages" && check::is_fixed(&mut write, &key).await? {
        Some(say!("records-trash-fixed", kind = say!(kind.one), title = kind.title_of(&record)))
    } else if newest != opened {
        Some(say!("records-trash-saved-since", title = record.title))
    } else {
        None
    };
    if let Some(sentence) = sentence {
        drop(write);
        return answer(StatusCode::CONFLICT, &desk, &app, &sentence, 0).await;
    }
    if let Some(id) = throw(&mut write, &desk, kind, &record, app.clock.now()).await? {
        write.commit().await?;
        return Ok(Redirect::to(&format!("/admin/trash?thrown={id}")).into_response());
    }
    drop(write);
    let sentence = say!("records-trash-named", title = record.title);
    answer(StatusCode::CONFLICT, &desk, &app, &sentence, 0).await
}

/// Gives its number in the trash; nothing if something names the record.
async fn throw(
    write: &mut WriteTransaction,
    desk: &Desk,
    kind: &'static Kind,
    record: &Record,
    now: Moment,
) -> anyhow::Result<Option<i64>> {
    let who = desk.signed.who();
    save::remember_first(write, kind, record, now).await?;
    if let Err(error) = Record::delete(write, kind, &record.key).await {
        let is_named = error.as_database_error().is_some_and(|cause| cause.kind() == sqlx::error::ErrorKind::ForeignKeyViolation);
        return if is_named { Ok(None) } else { Err(error.into()) };
    }
    let content = serde_json::to_string(&record.content)?;
    let result = sqlx::query!(
        "INSERT INTO trash (kind, key, title, content, who, thrown_at) VALUES (?, ?, ?, ?, ?, ?)",
        kind.key,
        record.key,
        record.title,
        content,
        who.name,
        now
    )
    .execute(&mut **write)
    .await?;
    let gone = New { kind, key: &record.key, content: &record.content, is_trash: true, who: &who, form_id: None };
    Revision::add(write, &gone, now).await?;
    let (subject, changes) = save::in_log(kind, record, &record.content, &Content::default());
    let deed = Deed { action: "throw away", subject: &subject, path: "/admin/trash", changes: &changes };
    log::write(write, &who, &deed, now).await?;
    Ok(Some(result.last_insert_rowid()))
}

/// `POST /admin/trash/{id}/restore`: puts a record back in its place.
///
/// # Errors
/// If it is not there any more, or the database fails.
pub async fn restore(desk: Desk, State(app): State<App>, Path(id): Path<i64>) -> Result<Response, Error> {
    let mut write = database::begin_write(&app.database).await?;
    let thrown = sqlx::query_as!(
        Thrown,
        r#"SELECT id, kind, key, title, content, who, thrown_at AS "thrown_at: Moment" FROM trash WHERE id = ?"#,
        id
    );
    let thrown = thrown.fetch_optional(&mut *write).await?.ok_or(Error::NotFound)?;
    let kind = super::permitted(&thrown.kind, &desk.signed)?;
    let mut content: Content = serde_json::from_str(&thrown.content)?;
    content.set(KEY, thrown.key.as_str());
    match save(&mut write, kind, None, content, "", (&desk.signed.who(), app.clock.now())).await? {
        Ok(saved) => {
            sqlx::query!("DELETE FROM trash WHERE id = ?", id).execute(&mut *write).await?;
            write.commit().await?;
            Ok(Redirect::to(&format!("{}?back=yes", kind.form_path(&saved.key))).into_response())
        }
        Err(refused) => {
            drop(write);
            let sentence = say!("records-trash-refused", title = thrown.title, reason = refused.sentence);
            answer(StatusCode::CONFLICT, &desk, &app, &sentence, 0).await
        }
    }
}

/// Forgets what was thrown away more than thirty days ago, with its earlier wordings and its translations. What remains of these is by what a row
/// of the content files would be known, so that an import does not bring it back.
///
/// # Errors
/// If the database cannot be written.
pub async fn forget(write: &mut WriteTransaction, now: Moment) -> anyhow::Result<()> {
    let before = now.before(KEPT);
    let thrown =
        sqlx::query!("SELECT kind, key, content FROM trash WHERE thrown_at < ? LIMIT 10000", before).fetch_all(&mut **write).await?;
    for row in thrown {
        let Some(kind) = Kind::find(&row.kind) else { continue };
        if Record::find(&mut **write, kind, &row.key).await?.is_none() {
            reduce(write, kind, &row.key).await?;
            forget_translations(write, kind, &row.key, &serde_json::from_str(&row.content)?).await?;
        }
    }
    sqlx::query!("DELETE FROM trash WHERE thrown_at < ?", before).execute(&mut **write).await?;
    sqlx::query!("DELETE FROM held_import WHERE held_at < ?", before).execute(&mut **write).await?;
    sqlx::query!("DELETE FROM editing WHERE at < ?", before).execute(&mut **write).await?;
    Ok(())
}

async fn reduce(write: &mut WriteTransaction, kind: &Kind, key: &str) -> anyhow::Result<()> {
    for mut revision in Revision::of(&mut **write, kind, key).await? {
        revision.content.0.retain(|column, _| kind.match_on.contains(&column.as_str()));
        let content = serde_json::to_string(&revision.content)?;
        sqlx::query!("UPDATE revision SET content = ? WHERE id = ?", content, revision.id).execute(&mut **write).await?;
    }
    Ok(())
}

/// What is translated of a record, unless another link of the menu leads to the same page.
async fn forget_translations(write: &mut WriteTransaction, kind: &Kind, key: &str, content: &Content) -> Result<(), sqlx::Error> {
    let Some(subject) = subject(kind, key, content) else { return Ok(()) };
    sqlx::query!("DELETE FROM translation WHERE subject = ?1 AND ?1 NOT IN (SELECT 'menu' || path FROM menu_item)", subject)
        .execute(&mut **write)
        .await?;
    Ok(())
}
