//! Who has a form open. A page that is only read changes nothing, so the script of the form says it: at the beginning, and
//! then at most every five minutes while somebody types. Without script nothing is said; saving tells two people apart all
//! the same.

use super::kind::Kind;
use crate::{
    app::App,
    clock::Moment,
    database::{self, Database},
    people::Signed,
    web::{Error, form::Form},
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse as _, Response},
};
use serde_json::json;
use std::time::Duration;

/// A form counts as open for so long.
const OPEN: Duration = Duration::from_mins(15);

/// `POST /admin/editing`: this person has the form of a record open. Answers who else has.
///
/// # Errors
/// If there is no such kind, or the database fails.
pub async fn note(signed: Signed, State(app): State<App>, form: Form) -> Result<Response, Error> {
    let kind = super::permitted(form.typed.get("kind"), &signed)?;
    let (key, now, person) = (form.typed.get("key"), app.clock.now(), signed.person.id);
    if key.is_empty() || key.len() > 400 {
        return Err(Error::BadRequest("records-unnamed"));
    }
    let mut write = database::begin_write(&app.database).await?;
    sqlx::query!(
        "INSERT INTO editing (kind, key, person, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (kind, key, person) DO UPDATE SET at = ?4",
        kind.key,
        key,
        person,
        now
    )
    .execute(&mut *write)
    .await?;
    write.commit().await?;
    let others = others(&app.database, kind, key, person, now).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], json!({ "others": others }).to_string()).into_response())
}

/// The names of other people who have had the form open lately.
///
/// # Errors
/// If the database cannot be read.
pub(super) async fn others(database: &Database, kind: &Kind, key: &str, person: i64, now: Moment) -> Result<Vec<String>, sqlx::Error> {
    let since = now.before(OPEN);
    sqlx::query_scalar!(
        "SELECT person.name FROM editing JOIN person ON person.id = editing.person
         WHERE editing.kind = ? AND editing.key = ? AND editing.person <> ? AND editing.at > ? ORDER BY person.name LIMIT 20",
        kind.key,
        key,
        person,
        since
    )
    .fetch_all(database)
    .await
}

/// A form that was saved is not open any more.
///
/// # Errors
/// If the database cannot be written.
pub(super) async fn close(write: &mut database::WriteTransaction, kind: &Kind, key: &str, person: i64) -> Result<(), sqlx::Error> {
    sqlx::query!("DELETE FROM editing WHERE kind = ? AND key = ? AND person = ?", kind.key, key, person).execute(&mut **write).await?;
    Ok(())
}
