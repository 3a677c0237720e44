//! The picture of a record: chosen in its form, made smaller and freed of where it was taken, and from then on a field like any other.

use super::kind::{Input, Kind};
use crate::{
    app::App,
    database, files, say,
    web::{
        Error, FieldErrors,
        form::{FILE, Form, Upload},
    },
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use tokio::task::spawn_blocking;

/// Takes the pictures of a form: a new one takes the place of the one before, and one that is crossed out leaves none. What cannot
/// be taken is named in `errors`.
///
/// # Errors
/// If the disk or the database fails.
pub(super) async fn receive(app: &App, kind: &Kind, form: &mut Form, errors: &mut FieldErrors) -> Result<(), Error> {
    if form.is_incomplete {
        return Err(Error::NotStored);
    }
    for field in kind.fields.iter().filter(|field| field.input == Input::Picture) {
        if form.typed.has("remove", field.column) {
            form.typed.set(field.column, "");
        }
        let wanted = format!("{}_file", field.column);
        let Some(at) = form.uploads.iter().position(|upload| upload.field == wanted && upload.size > 0) else { continue };
        let upload = form.uploads.swap_remove(at);
        let name = upload.name.clone();
        match accept(app, upload).await? {
            Ok(sha256) => form.typed.set(field.column, &sha256),
            Err(id) => errors.add(field.column, say!(id, name = name)),
        }
    }
    Ok(())
}

/// Stores a picture and gives its fingerprint, or the id of a sentence, with a place for its name, if it cannot be taken.
async fn accept(app: &App, upload: Upload) -> anyhow::Result<Result<String, &'static str>> {
    if upload.size > FILE {
        return Ok(Err("form-file-large-here"));
    }
    let media_type = match files::recognized(&upload.file)? {
        Ok(media_type) if media_type.starts_with("image/") => media_type,
        Ok(_) => return Ok(Err("form-file-no-picture")),
        Err(id) => return Ok(Err(id)),
    };
    let turn = app.photographs.acquire().await?;
    let folder = app.uploads();
    let shrunk = spawn_blocking(move || files::shrunk(&upload.file, media_type, &folder)).await??;
    drop(turn);
    let Some((file, media_type)) = shrunk else {
        return Ok(Err("form-file-damaged"));
    };
    let (sha256, now) = (files::digest(&file)?, app.clock.now());
    let mut write = database::begin_write(&app.database).await?;
    files::store(&mut write, &file, &sha256, media_type, now).await?;
    sqlx::query!("INSERT INTO news_picture (sha256, uploaded_at) VALUES (?, ?) ON CONFLICT DO NOTHING", sha256, now)
        .execute(&mut *write)
        .await?;
    write.commit().await?;
    Ok(Ok(sha256))
}

/// `GET /admin/pictures/{sha256}`: a picture that was uploaded for a post, for editors, also before the post is on the site.
///
/// # Errors
/// If there is none, it is damaged, or the database cannot be read.
pub async fn show(State(app): State<App>, Path(sha256): Path<String>) -> Result<Response, Error> {
    let known = sqlx::query_scalar!("SELECT sha256 FROM news_picture WHERE sha256 = ?", sha256);
    known.fetch_optional(&app.database).await?.ok_or(Error::NotFound)?;
    files::picture_answer(&app.database, &sha256, "private, max-age=3600").await
}
