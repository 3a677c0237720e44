//! A file more for something that is published: the minutes of a meeting, slides of a talk.

use super::{
    case::{Case, path},
    edit::{self, MOST},
    item,
};
use crate::{
    app::App,
    database,
    desk::Desk,
    say,
    submissions::Attachment,
    web::{Error, FieldErrors, form::Form},
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
};

/// `POST /admin/submissions/{number}/files`: the files stand on its page at once. The same file sent twice is there once.
///
/// # Errors
/// If there is no such item, or the database or the disk fails.
pub async fn add(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let (typed, mut errors) = (form.typed.clone(), FieldErrors::default());
    let mut received = Attachment::receive_all(&app, form, "", &mut errors).await?;
    received.retain(|attachment| attachment.field == "file");
    if received.is_empty() && errors.is_empty() {
        errors.add("file", say!("review-add-file-missing"));
    }
    let mut write = database::begin_write(&app.database).await?;
    // read now: while a photograph was shrunk, a colleague may have changed the words
    let case = Case::load(&mut *write, number).await?.filter(|case| case.state == "published").ok_or(Error::NotFound)?;
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
    let after = [there.clone(), received].concat();
    let content = case.read()?;
    edit::change(&app, &desk, &mut write, (&case, "add a file to"), (&content, &content), (&there, &after)).await?;
    write.commit().await?;
    Ok(there_now)
}
