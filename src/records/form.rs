//! The form of a record: opened, previewed, saved, given back with errors, or given back because somebody else saved.

use super::{
    check,
    difference::marked,
    editing,
    kind::{Input, Kind},
    original::Original,
    page::{FormPage, Show, Theirs, subject},
    picture,
    record::{Content, Record},
    revision::Revision,
    save::{self, Saved},
};
use crate::{
    app::App,
    database::{self, Database, WriteTransaction},
    desk::Desk,
    languages::Language,
    say,
    secret::{hex, random},
    translations::Translation,
    web::{
        self, Error, FieldErrors, assets,
        form::{Form, Typed},
    },
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `?saved=NUMBER`, after a record was saved; `?back=yes`, after it was put back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct After {
    saved: Option<i64>,
    back: String,
}

/// `GET /admin/records/{kind}/new`: fields named in the address are filled in already.
///
/// # Errors
/// If there is no such kind, none can be made, or the database cannot be read.
pub async fn new_form(
    desk: Desk,
    State(app): State<App>,
    Path(kind): Path<String>,
    Query(begun): Query<BTreeMap<String, String>>,
) -> Result<Response, Error> {
    let kind = super::permitted(&kind, &desk.signed)?;
    if !kind.is_open() {
        return Err(Error::NotFound);
    }
    let (mut typed, form_id) = (Typed::default(), hex(&random::<16>()?));
    for field in kind.fields.iter().filter(|field| field.is_today) {
        typed.set(field.column, &desk.frame.today.to_string());
    }
    for field in kind.fields {
        if let Some(text) = begun.get(field.column) {
            typed.set(field.column, text);
        }
    }
    answer(StatusCode::OK, &desk, &app, (kind, None), (&typed, &FieldErrors::default()), (0, &form_id), Show::default()).await
}

/// `GET /admin/records/{kind}/{key}`.
///
/// # Errors
/// If there is no such record, or the database cannot be read.
pub async fn form(
    desk: Desk,
    State(app): State<App>,
    Path((kind, key)): Path<(String, String)>,
    Query(after): Query<After>,
) -> Result<Response, Error> {
    let kind = super::permitted(&kind, &desk.signed)?;
    let record = Record::find(&app.database, kind, &key).await?.ok_or(Error::NotFound)?;
    let revisions = Revision::of(&app.database, kind, &key).await?;
    let newest = revisions.first().map_or(0, |revision| revision.id);
    let others = editing::others(&app.database, kind, &key, desk.signed.person.id, app.clock.now()).await?;
    let saved = after.saved.filter(|saved| *saved == newest || *saved == 0);
    let before = revisions.get(1).filter(|revision| !revision.is_trash).map(|revision| revision.id);
    let show = Show { saved, before, others, is_back: !after.back.is_empty(), ..Show::default() };
    let typed = record.content.typed(kind);
    answer(StatusCode::OK, &desk, &app, (kind, Some(&record)), (&typed, &FieldErrors::default()), (newest, ""), show).await
}

/// `POST /admin/records/{kind}/{key}` and `…/new`: saves, or shows how it will look, or gives the form back.
///
/// # Errors
/// If there is no such record, or the database fails.
pub async fn save(desk: Desk, State(app): State<App>, Path(path): Path<Vec<String>>, form: Form) -> Result<Response, Error> {
    let kind = super::permitted(path.first().map_or("", String::as_str), &desk.signed)?;
    let key = path.get(1).map(String::as_str);
    if key.is_none() && !kind.is_open() {
        return Err(Error::NotFound);
    }
    let mut form = form;
    let mut errors = FieldErrors::default();
    picture::receive(&app, kind, &mut form, &mut errors).await?;
    let typed = &form.typed;
    let opened: i64 = typed.get("revision").parse().unwrap_or(0);
    let opened_on = (opened, typed.get("form_id"));
    let key = match key {
        Some(key) => Some(Revision::present_key(&app.database, kind, key, opened).await?),
        None => None,
    };
    let key = key.as_deref();
    let record = match key {
        Some(key) => Record::find(&app.database, kind, key).await?,
        None => None,
    };
    if record.is_none() && key.is_some() {
        if !kind.is_open() || typed.iter().next().is_none() {
            return Err(Error::NotFound);
        }
        errors.add(kind.fields[0].column, say!("records-thrown-meanwhile"));
        return answer(StatusCode::CONFLICT, &desk, &app, (kind, None), (typed, &errors), (0, ""), Show::default()).await;
    }
    if !typed.get("preview").is_empty() {
        let show = Show { preview: true, ..Show::default() };
        return answer(StatusCode::OK, &desk, &app, (kind, record.as_ref()), (typed, &errors), opened_on, show).await;
    }
    let content = check::read(kind, typed, &mut errors);
    if errors.is_empty() {
        let mut write = database::begin_write(&app.database).await?;
        if let Some(theirs) = theirs(&mut write, kind, key, opened).await? {
            drop(write);
            let opened_on = (theirs.revision.id, "");
            let show = Show { theirs: Some(theirs), ..Show::default() };
            return answer(StatusCode::CONFLICT, &desk, &app, (kind, record.as_ref()), (typed, &errors), opened_on, show).await;
        }
        match store(&mut write, &desk, (kind, key), content, opened_on.1, &app).await? {
            Ok(saved) => {
                write.commit().await?;
                let path = kind.form_path(&saved.key);
                return Ok(Redirect::to(&format!("{path}?saved={}", saved.revision.unwrap_or(0))).into_response());
            }
            Err((field, sentence)) => errors.add(field, sentence),
        }
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    answer(status, &desk, &app, (kind, record.as_ref()), (typed, &errors), opened_on, Show::default()).await
}

async fn store(
    write: &mut WriteTransaction,
    desk: &Desk,
    (kind, key): (&'static Kind, Option<&str>),
    content: Content,
    form_id: &str,
    app: &App,
) -> anyhow::Result<Result<Saved, (&'static str, String)>> {
    let form_id: String = form_id.chars().take(64).collect();
    if let (None, Some(made)) = (key, Revision::made_by(write, kind, &form_id).await?) {
        return Ok(Ok(Saved { key: made, revision: None }));
    }
    if let Some(sentence) = check::address(write, kind, key, &content).await? {
        return Ok(Err(("slug", sentence)));
    }
    let saved = save::save(write, kind, key, content, &form_id, (&desk.signed.who(), app.clock.now())).await?;
    if let Ok(saved) = &saved {
        editing::close(write, kind, &saved.key, desk.signed.person.id).await?;
    }
    Ok(saved.map_err(|refused| (refused.field, refused.sentence)))
}

/// What somebody else has saved since the form was opened.
async fn theirs(write: &mut WriteTransaction, kind: &Kind, key: Option<&str>, opened: i64) -> anyhow::Result<Option<Theirs>> {
    let Some(key) = key else { return Ok(None) };
    let revisions = Revision::of(&mut **write, kind, key).await?;
    if revisions.first().map_or(0, |newest| newest.id) == opened {
        return Ok(None);
    }
    // a form that was opened before the first change stands on the very first wording
    let base = revisions.iter().find(|revision| revision.id == opened).or(revisions.last()).map(|base| base.content.clone());
    let Some(newest) = revisions.into_iter().next() else { return Ok(None) };
    let difference = marked(base.unwrap_or_default().changes(kind, &newest.content));
    Ok(Some(Theirs { revision: newest, difference }))
}

async fn answer(
    status: StatusCode,
    desk: &Desk,
    app: &App,
    (kind, record): (&'static Kind, Option<&Record>),
    (typed, errors): (&Typed, &FieldErrors),
    (revision, form_id): (i64, &str),
    mut show: Show,
) -> Result<Response, Error> {
    if let Some(subject) = record.and_then(|record| subject(kind, &record.key, &record.content)) {
        show.translations = Translation::of(&app.database, &subject).await?;
    }
    let original = if kind.key == "translations" { Original::find(app, typed.get("subject")).await? } else { None };
    let choices = choices(&app.database, kind).await?;
    let script = assets::EDITOR_JS.path;
    let page = FormPage { frame: &desk.frame, desk, kind, record, typed, errors, choices, revision, form_id, original, show, script };
    web::html_with(status, "no-store", &page)
}

async fn choices(database: &Database, kind: &Kind) -> anyhow::Result<BTreeMap<&'static str, Vec<(String, String)>>> {
    let mut choices = BTreeMap::new();
    for field in kind.fields {
        if field.input == Input::Language {
            choices.insert(field.column, Language::others().map(|language| (language.tag().to_owned(), language.called())).collect());
        }
        if let Input::Reference(other) = field.input
            && let Some(other) = Kind::find(other)
        {
            choices.insert(field.column, Record::choices(database, other).await?);
        }
    }
    Ok(choices)
}
