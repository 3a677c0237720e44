//! Changing one's own password.

use super::{
    Link, Session, Visitor,
    attempt::{Attempt, wait_words},
    letters::{self, Changed},
    new_password, password, sign_in,
};
use crate::{
    app::App,
    chapter::Frame,
    database,
    desk::Desk,
    log::{self, Deed},
    say,
    web::{self, Error, FieldErrors, filters, form::Form},
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

#[derive(Template)]
#[template(path = "people/own_password.html")]
struct PasswordPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    errors: &'a FieldErrors,
}

fn page(desk: &Desk, status: StatusCode, errors: &FieldErrors) -> Result<Response, Error> {
    web::html_with(status, "no-store", &PasswordPage { frame: &desk.frame, desk, errors })
}

/// `GET /admin/account/password`.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn form(desk: Desk) -> Result<Response, Error> {
    page(&desk, StatusCode::OK, &FieldErrors::default())
}

/// `POST /admin/account/password`: asks for the present one, and ends every other session.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn submit(desk: Desk, State(app): State<App>, visitor: Visitor, form: Form) -> Result<Response, Error> {
    let (typed, person, mut errors) = (form.typed, &desk.signed.person, FieldErrors::default());
    let attempt = match Attempt::begin(&app, &format!("session of {}", person.id), &visitor.network).await? {
        Ok(attempt) => attempt,
        Err(wait) => {
            errors.add("password", wait_words(wait));
            return Ok(sign_in::later(page(&desk, StatusCode::TOO_MANY_REQUESTS, &errors)?, wait));
        }
    };
    let old = sqlx::query_scalar!("SELECT password_hash FROM person WHERE id = ?", person.id).fetch_one(&app.database).await?;
    if password::verify(typed.get("password"), old).await? {
        attempt.was_right(&app).await?;
    } else {
        errors.add("password", say!("people-password-wrong"));
    }
    new_password::check(&app, &desk.frame.chapter, person, &typed, &mut errors).await?;
    if !errors.is_empty() {
        return page(&desk, StatusCode::UNPROCESSABLE_ENTITY, &errors);
    }
    let hash = password::hash(typed.get("new_password")).await?;
    let (mut write, now) = (database::begin_write(&app.database).await?, app.clock.now());
    new_password::store(&mut write, person.id, &hash).await?;
    Session::end_others(&mut write, person.id, Some(desk.signed.session.id), now).await?;
    Link::void(&mut write, person.id, now).await?;
    let deed = Deed { action: "change the password", subject: &person.name, path: &person.path(), changes: &[] };
    log::write(&mut write, &desk.signed.who(), &deed, now).await?;
    letters::keys_changed(&app, &mut write, person, Changed::Password).await?;
    write.commit().await?;
    app.letters.notify_one();
    Ok(Redirect::to("/admin/account?done=password").into_response())
}
