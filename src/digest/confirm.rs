//! The second half of asking for the digest: the address is proved by a button or a typed code.

use super::{subscribe::AskedPage, subscriber::Subscriber};
use crate::{
    app::App,
    chapter::Frame,
    database, say,
    submissions::private,
    web::{
        self, Error, FieldErrors, filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

/// A code can be typed wrongly so often.
const ATTEMPTS: i64 = 5;

#[derive(Template)]
#[template(path = "digest/confirm.html")]
struct ConfirmPage<'a> {
    frame: &'a Frame,
    proof: &'a str,
    is_refused: bool,
}

/// `GET /digest/confirm/{proof}`: a page with a button. Whether the proof is good only the button tells.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn form(frame: Frame, Path(proof): Path<String>) -> Result<Response, Error> {
    let page = ConfirmPage { frame: &frame, proof: &proof, is_refused: false };
    Ok(private(web::html_with(StatusCode::OK, "no-store", &page)?))
}

/// `POST /digest/confirm/{proof}`.
///
/// # Errors
/// If the database cannot be written.
pub async fn submit(frame: Frame, State(app): State<App>, Path(proof): Path<String>) -> Result<Response, Error> {
    if let Some(token) = Subscriber::confirm(&app.database, &app.secret, &proof, app.clock.now()).await? {
        return Ok(welcome(&token));
    }
    let page = ConfirmPage { frame: &frame, proof: &proof, is_refused: true };
    Ok(private(web::html_with(StatusCode::UNPROCESSABLE_ENTITY, "no-store", &page)?))
}

/// `POST /digest/code`: the same by a typed code.
///
/// # Errors
/// If the database cannot be written.
pub async fn by_code(frame: Frame, State(app): State<App>, form: Form) -> Result<Response, Error> {
    let email: String = form.typed.get("email").chars().take(254).collect();
    let code = form.typed.code();
    let mut write = database::begin_write(&app.database).await?;
    let confirmed = Subscriber::confirm_by_code(&mut write, &app.secret, (&email, &code), ATTEMPTS, app.clock.now()).await?;
    write.commit().await?;
    if let Some(token) = confirmed {
        return Ok(welcome(&token));
    }
    let mut errors = FieldErrors::default();
    errors.add("code", say!("digest-code-wrong"));
    let page = AskedPage { frame: &frame, email: &email, typed: &Typed::default(), errors: &errors };
    Ok(private(web::html_with(StatusCode::UNPROCESSABLE_ENTITY, "no-store", &page)?))
}

fn welcome(token: &str) -> Response {
    Redirect::to(&format!("/digest/{token}?done=confirmed")).into_response()
}
