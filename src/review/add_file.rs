//! A file more for something that is published: the minutes of a meeting, slides of a talk.

use super::{
    case::{Case, path},
    item,
};
use crate::{
    app::App,
    database,
    desk::Desk,
    log::{self, Change, Deed},
    say,
    submissions::Attachment,
    web::{Error, FieldErrors, form::Form},
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
};

/// An item has so many files at most.
const MOST: usize = 12;

/// `POST /admin/submissions/{number}/files`: the files stand on its page at once. The same file sent twice is there once.
///
/// # Errors
/// If there is no such item, or the database or the disk fails.
pub async fn add(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let (typed, mut errors, now) = (form.typed.clone(), FieldErrors::default(), app.clock.now());
    let case = Case::load(&app.database, number).await?.filter(|case| case.state == "published").ok_or(Error::NotFound)?;
    let mut received = Attachment::receive_all(&app, form, "", &mut errors).await?;
    received.retain(|attachment| attachment.field == "file");
    if received.is_empty() && errors.is_empty() {
        errors.add("file", say!("review-add-file-missing"));
    }
    let mut write = database::begin_write(&app.database).await?;
    let there = Attachment::of(&mut *write, number).await?;
    received.retain(|attachment| !there.iter().any(|other| other.field == "file" && other.sha256 == attachment.sha256));
    if there.len() + received.len() > MOST {
        errors.add("file", say!("review-add-file-many", most = MOST));
    }
    if !errors.is_empty() {
        write.rollback().await?;
        return item::wrong(desk, app, number, &typed, &errors).await;
    }
    let there_now = Redirect::to(&format!("{}?saved=yes", path(number))).into_response();
    if received.is_empty() {
        write.rollback().await?;
        return Ok(there_now);
    }
    Attachment::attach(&mut write, &received, number, now).await?;
    // a page that is kept in memory follows the item, not its files
    sqlx::query!("UPDATE item SET updated_at = ? WHERE submission = ?", now, number).execute(&mut *write).await?;
    let names: Vec<&str> = received.iter().map(|attachment| attachment.name.as_str()).collect();
    let changes = [Change { label: "Files".to_owned(), before: String::new(), after: names.join("\n") }];
    let (subject, path) = (case.subject(case.read()?.title()), path(number));
    let deed = Deed { action: "add a file to", subject: &subject, path: &path, changes: &changes };
    log::write(&mut write, &desk.signed.who(), &deed, now).await?;
    write.commit().await?;
    Ok(there_now)
}
