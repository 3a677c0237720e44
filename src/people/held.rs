//! What somebody had typed when the session ended, or before the second factor was asked for: given back to them alone.

use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    database::WriteTransaction,
    desk::Desk,
    secret::sha256,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use std::time::Duration;

/// It is kept for so long.
const KEPT: Duration = Duration::from_hours(24);
/// A text is shown from so many characters on, so that its writer knows it again.
const LONG: usize = 80;

/// `?confirmed=1`: it was held to ask for the second factor, and not because a session ended.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Held {
    confirmed: String,
}

/// A field as it was typed.
struct HeldField {
    name: String,
    value: String,
}

impl HeldField {
    fn is_long(&self) -> bool {
        self.value.contains('\n') || self.value.chars().count() >= LONG
    }

    /// As many rows as show it, within reason.
    fn rows(&self) -> usize {
        self.value.lines().map(|line| line.chars().count() / 40 + 1).sum::<usize>().clamp(3, 16)
    }
}

#[derive(Template)]
#[template(path = "people/held.html")]
struct HeldPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    path: &'a str,
    fields: &'a [HeldField],
    is_confirmed: bool,
}

/// `GET /admin/held/{token}`.
///
/// # Errors
/// [`Error::NotFound`] if it is not theirs, or older than a day.
pub async fn show(desk: Desk, State(app): State<App>, Path(token): Path<String>, Query(held): Query<Held>) -> Result<Response, Error> {
    let (token_sha256, person) = (sha256(token.as_bytes()), desk.signed.person.id);
    let since = app.clock.now().before(KEPT);
    let row = sqlx::query!(
        "SELECT path, fields FROM held_form WHERE token_sha256 = ? AND person = ? AND held_at > ?",
        token_sha256,
        person,
        since
    )
    .fetch_optional(&app.database)
    .await?
    .ok_or(Error::NotFound)?;
    let fields: Vec<(String, String)> = serde_json::from_str(&row.fields)?;
    let fields: Vec<_> = fields.into_iter().map(|(name, value)| HeldField { name, value }).collect();
    let is_confirmed = !held.confirmed.is_empty();
    web::html_with(
        StatusCode::OK,
        "no-store",
        &HeldPage { frame: &desk.frame, desk: &desk, path: &row.path, fields: &fields, is_confirmed },
    )
}

/// Forgets what is older than a day.
pub(super) async fn forget(write: &mut WriteTransaction, now: Moment) -> Result<(), sqlx::Error> {
    let before = now.before(KEPT);
    sqlx::query!("DELETE FROM held_form WHERE held_at <= ?", before).execute(&mut **write).await?;
    Ok(())
}
