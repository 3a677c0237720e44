//! The id that every form carries, by which pressing twice is told from sending two things.

use crate::{
    app::App,
    say,
    web::{Error, FieldErrors, form::Typed},
};
use axum::http::StatusCode;

/// The form's id as it came back. One that the site did not make is replaced, and the sender asked to press again:
/// without it, pressing twice could not be told from sending two things.
///
/// # Errors
/// If the operating system gives no random bytes.
pub fn form_id_of(app: &App, typed: &Typed, errors: &mut FieldErrors) -> Result<String, Error> {
    let form_id = typed.get("form_id");
    if app.secret.form_made_at(form_id).is_some() {
        return Ok(form_id.to_owned());
    }
    errors.add("form_id", say!("form-not-ours"));
    Ok(app.secret.form_id(app.clock.now())?)
}

/// An empty form is kept for the Back button alone (and sent to an address with `?sent`, because sending to its own would
/// make the browser forget it: RFC 9111, 4.4), so that it comes back with its id and pressing again makes nothing
/// new. One with somebody's words in it is kept nowhere.
#[must_use]
pub fn cache_control(status: StatusCode) -> &'static str {
    if status == StatusCode::OK { "private, no-cache" } else { "no-store" }
}
