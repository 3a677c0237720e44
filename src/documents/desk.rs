//! Documents at the desk: a new version behind the same address, a version taken back or put back.

use super::Version;
use crate::{
    app::App,
    chapter::Frame,
    database::{self, WriteTransaction},
    desk::Desk,
    files,
    log::{self, Change, Deed},
    say,
    web::{
        self, Error, FieldErrors, filters,
        form::{FILE, Form, Typed, Upload},
    },
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

struct Document {
    key: String,
    title: String,
    versions: Vec<Version>,
}

#[derive(Template)]
#[template(path = "documents/index.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    documents: &'a [Document],
    typed: &'a Typed,
    errors: &'a FieldErrors,
    /// The document that the errors are about.
    wrong: &'a str,
    /// The document that has just got a new version.
    saved: &'a str,
}

/// `?saved=bylaws`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    saved: String,
}

/// `GET /admin/documents`.
///
/// # Errors
/// If the database cannot be read.
pub async fn index(desk: Desk, State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    answer(StatusCode::OK, &desk, &app, (&Typed::default(), &FieldErrors::default(), ""), &wanted.saved).await
}

async fn answer(
    status: StatusCode,
    desk: &Desk,
    app: &App,
    (typed, errors, wrong): (&Typed, &FieldErrors, &str),
    saved: &str,
) -> Result<Response, Error> {
    let mut documents = Vec::new();
    for row in sqlx::query!("SELECT key, title FROM document ORDER BY title LIMIT 100").fetch_all(&app.database).await? {
        let versions = Version::all(&app.database, &row.key).await?;
        documents.push(Document { key: row.key, title: row.title, versions });
    }
    let page = IndexPage { frame: &desk.frame, desk, documents: &documents, typed, errors, wrong, saved };
    web::html_with(status, "no-store", &page)
}

/// `POST /admin/documents/{document}`: a new version.
///
/// # Errors
/// If there is no such document, or the disk or the database fails.
pub async fn upload(desk: Desk, State(app): State<App>, Path(document): Path<String>, form: Form) -> Result<Response, Error> {
    let title = title(&app, &document).await?;
    if form.is_incomplete {
        return Err(Error::NotStored);
    }
    let typed = form.typed;
    let mut errors = FieldErrors::default();
    let adopted_on = errors.day(&typed, "adopted_on").unwrap_or(desk.frame.today);
    let note = errors.text(&typed, "note", 300);
    let file = file(form.uploads.into_iter().next(), &mut errors)?;
    let (Some((upload, media_type)), true) = (file, errors.is_empty()) else {
        return answer(StatusCode::UNPROCESSABLE_ENTITY, &desk, &app, (&typed, &errors, &document), "").await;
    };
    let now = app.clock.now();
    let mut write = database::begin_write(&app.database).await?;
    files::store(&mut write, &upload.file, &upload.sha256, media_type, now).await?;
    let adopted_on = adopted_on.to_string();
    sqlx::query!(
        "INSERT INTO document_version (document, number, sha256, name, adopted_on, uploaded_at, person, note)
         VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM document_version WHERE document = ?1), ?2, ?3, ?4, ?5, ?6, ?7)",
        document,
        upload.sha256,
        upload.name,
        adopted_on,
        now,
        desk.signed.person.id,
        note
    )
    .execute(&mut *write)
    .await?;
    let changes = [("File", upload.name), ("Adopted on", adopted_on), ("Note", note)];
    let changes: Vec<Change> =
        changes.into_iter().map(|(label, after)| Change { label: label.to_owned(), before: String::new(), after }).collect();
    note_in_log(&mut write, &desk, "put in place a new version", (&document, &title), &changes, now).await?;
    write.commit().await?;
    Ok(Redirect::to(&format!("/admin/documents?saved={document}#document-{document}")).into_response())
}

async fn title(app: &App, document: &str) -> Result<String, Error> {
    sqlx::query_scalar!("SELECT title FROM document WHERE key = ?", document).fetch_optional(&app.database).await?.ok_or(Error::NotFound)
}

async fn note_in_log(
    write: &mut WriteTransaction,
    desk: &Desk,
    action: &str,
    (document, title): (&str, &str),
    changes: &[Change],
    now: crate::clock::Moment,
) -> anyhow::Result<()> {
    log::write(write, &desk.signed.who(), &Deed { action, subject: title, path: &format!("/{document}"), changes }, now).await
}

/// The file and its media type, if it can be taken.
fn file(upload: Option<Upload>, errors: &mut FieldErrors) -> std::io::Result<Option<(Upload, &'static str)>> {
    let Some(upload) = upload.filter(|upload| upload.size > 0) else {
        errors.add("file", say!("documents-file-missing"));
        return Ok(None);
    };
    if upload.size > FILE {
        errors.add("file", say!("documents-file-large", name = upload.name));
        return Ok(None);
    }
    match files::recognized(&upload.file)? {
        Ok(media_type) if !media_type.starts_with("image/") => return Ok(Some((upload, media_type))),
        Ok(_) => errors.add("file", say!("documents-file-picture", name = upload.name)),
        Err(id) => errors.add("file", say!(id, name = upload.name)),
    }
    Ok(None)
}

/// `POST /admin/documents/{document}/{number}/take-back`: a version leaves the site, and can be put back for thirty days.
///
/// # Errors
/// If there is no such version, or the database fails.
pub async fn take_back(desk: Desk, State(app): State<App>, Path((document, number)): Path<(String, i64)>) -> Result<Response, Error> {
    let now = app.clock.now();
    set(&desk, &app, (&document, number), Some(now)).await
}

/// `POST /admin/documents/{document}/{number}/put-back`: a version that was taken back is on the site again.
///
/// # Errors
/// If there is no such version, or the database fails.
pub async fn put_back(desk: Desk, State(app): State<App>, Path((document, number)): Path<(String, i64)>) -> Result<Response, Error> {
    set(&desk, &app, (&document, number), None).await
}

async fn set(desk: &Desk, app: &App, (document, number): (&str, i64), at: Option<crate::clock::Moment>) -> Result<Response, Error> {
    let title = title(app, document).await?;
    let mut write = database::begin_write(&app.database).await?;
    let result = sqlx::query!(
        "UPDATE document_version SET taken_back_at = ?1 WHERE document = ?2 AND number = ?3 AND (taken_back_at IS NULL) = (?1 IS NOT NULL)",
        at,
        document,
        number
    );
    if result.execute(&mut *write).await?.rows_affected() == 1 {
        let action = if at.is_some() { "take back version" } else { "put back version" };
        let action = format!("{action} {number}");
        note_in_log(&mut write, desk, &action, (document, &title), &[], app.clock.now()).await?;
        write.commit().await?;
    }
    Ok(Redirect::to(&format!("/admin/documents#document-{document}")).into_response())
}
