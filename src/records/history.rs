//! The history of a record: every wording with its difference to the one before, and the way back to any of them.

use super::{
    check,
    difference::{Marked, marked},
    kind::Kind,
    record::{Content, Record},
    revision::Revision,
    save,
};
use crate::{
    app::App,
    chapter::Frame,
    database,
    desk::Desk,
    say,
    web::{self, Error, FieldErrors, filters, form::Form},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

struct Step {
    revision: Revision,
    difference: Vec<Marked>,
    is_first: bool,
}

#[derive(Template)]
#[template(path = "records/history.html")]
struct HistoryPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    kind: &'a Kind,
    record: &'a Record,
    title: &'a str,
    steps: &'a [Step],
    sentence: &'a str,
}

/// `GET /admin/records/{kind}/{key}/history`.
///
/// # Errors
/// If there is no such record, or the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>, Path((kind, key)): Path<(String, String)>) -> Result<Response, Error> {
    let kind = super::permitted(&kind, &desk.signed)?;
    answer(StatusCode::OK, &desk, &app, kind, &key, "").await
}

async fn answer(status: StatusCode, desk: &Desk, app: &App, kind: &Kind, key: &str, sentence: &str) -> Result<Response, Error> {
    let record = Record::find(&app.database, kind, key).await?.ok_or(Error::NotFound)?;
    let revisions = Revision::of(&app.database, kind, key).await?;
    let befores: Vec<Content> = revisions.iter().skip(1).map(|revision| revision.content.clone()).collect();
    let step = |(index, revision): (usize, Revision)| {
        let before = befores.get(index);
        let difference = before.map_or_else(Vec::new, |before| marked(before.changes(kind, &revision.content)));
        Step { revision, difference, is_first: before.is_none() }
    };
    let steps: Vec<Step> = revisions.into_iter().enumerate().map(step).collect();
    let (frame, title) = (&desk.frame, &kind.title_of(&record));
    web::html_with(status, "no-store", &HistoryPage { frame, desk, kind, record: &record, title, steps: &steps, sentence })
}

/// `POST /admin/records/{kind}/{key}/restore`: an earlier wording becomes the present one, as a new revision. If somebody
/// has saved since the button was shown, nothing is done.
///
/// # Errors
/// If there is no such record or revision, or the database fails.
pub async fn restore(desk: Desk, State(app): State<App>, Path((kind, key)): Path<(String, String)>, form: Form) -> Result<Response, Error> {
    let kind = super::permitted(&kind, &desk.signed)?;
    let wanted: i64 = form.typed.get("wanted").parse().unwrap_or(0);
    let newest: i64 = form.typed.get("revision").parse().unwrap_or(0);
    let mut write = database::begin_write(&app.database).await?;
    let revisions = Revision::of(&mut *write, kind, &key).await?;
    let Some(revision) = revisions.iter().find(|revision| revision.id == wanted) else { return Err(Error::NotFound) };
    if revisions.first().is_none_or(|first| first.id != newest) {
        drop(write);
        return answer(StatusCode::CONFLICT, &desk, &app, kind, &key, &say!("records-saved-since")).await;
    }
    // what was right once may not be any more: it passes the checks again
    let mut errors = FieldErrors::default();
    let content = check::read(kind, &revision.content.typed(kind), &mut errors);
    let mut sentence = errors.iter().next().map(|(_, sentence)| sentence.clone());
    if sentence.is_none() {
        sentence = check::address(&mut write, kind, Some(&key), &content).await?;
    }
    if sentence.is_none() {
        match save(&mut write, kind, Some(&key), content, "", (&desk.signed.who(), app.clock.now())).await? {
            Ok(saved) => {
                write.commit().await?;
                let path = kind.form_path(&saved.key);
                return Ok(Redirect::to(&format!("{path}?saved={}", saved.revision.unwrap_or(0))).into_response());
            }
            Err(refused) => sentence = Some(refused.sentence),
        }
    }
    drop(write);
    let sentence = say!("records-history-refused", reason = sentence.unwrap_or_default());
    answer(StatusCode::UNPROCESSABLE_ENTITY, &desk, &app, kind, &key, &sentence).await
}
