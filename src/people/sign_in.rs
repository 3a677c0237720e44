//! Signing in: address, password and code on one page, so that no step tells more than another.

use super::{
    Person, Session, Visitor,
    attempt::{Attempt, wait_words},
    cookie::SESSION,
    factor, new_password, password,
};
use crate::{
    app::App,
    chapter::Frame,
    database,
    log::{self, Deed},
    people::Signed,
    say,
    web::{
        self, Error, FieldErrors, filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use std::time::Duration;

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Back {
    pub(super) back: String,
}

#[derive(Template)]
#[template(path = "people/sign_in.html")]
struct SignInPage<'a> {
    frame: &'a Frame,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

/// `GET /sign-in`.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn form(frame: Frame, Query(query): Query<Back>) -> Result<Response, Error> {
    let mut typed = Typed::default();
    typed.set("back", local(&query.back));
    page(&frame, StatusCode::OK, &typed, &FieldErrors::default())
}

fn page(frame: &Frame, status: StatusCode, typed: &Typed, errors: &FieldErrors) -> Result<Response, Error> {
    web::html_with(status, "no-store", &SignInPage { frame, typed, errors })
}

/// `POST /sign-in`. Whatever is wrong, the answer is the same, and takes as long.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn sign_in(frame: Frame, State(app): State<App>, visitor: Visitor, form: Form) -> Result<Response, Error> {
    let typed = form.typed;
    let mut errors = FieldErrors::default();
    let account = typed.get("email").to_lowercase();
    if Attempt::is_exhausted(&app, &account).await? {
        errors.add("email", say!("people-exhausted"));
        return page(&frame, StatusCode::TOO_MANY_REQUESTS, &typed, &errors);
    }
    let attempt = match Attempt::begin(&app, &account, &visitor.network).await? {
        Ok(attempt) => attempt,
        Err(wait) => {
            errors.add("email", wait_words(wait));
            return Ok(later(page(&frame, StatusCode::TOO_MANY_REQUESTS, &typed, &errors)?, wait));
        }
    };
    if let Some(person) = proved(&app, &typed, frame.today).await? {
        attempt.was_right(&app).await?;
        return begin(&app, &person, &visitor, local(typed.get("back"))).await;
    }
    errors.add("email", say!("people-sign-in-wrong"));
    page(&frame, StatusCode::UNPROCESSABLE_ENTITY, &typed, &errors)
}

/// An answer that says when to try again.
pub(super) fn later(mut response: Response, wait: Duration) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs()));
    response
}

/// The person, if address, password and code are right and the person may sign in today. Every path asks the same of
/// the database and of the processor.
async fn proved(app: &App, typed: &Typed, today: jiff::civil::Date) -> Result<Option<Person>, Error> {
    let person = Person::find_by_email(&app.database, typed.get("email")).await?;
    let id = person.as_ref().map(|person| person.id);
    let hash = sqlx::query_scalar!("SELECT password_hash FROM person WHERE id = ?", id).fetch_optional(&app.database).await?.flatten();
    let is_outdated = hash.as_deref().is_some_and(password::is_outdated);
    if !password::verify(typed.get("password"), hash).await? {
        return Ok(None);
    }
    let Some(person) = person else { return Ok(None) };
    if !person.may_sign_in(&app.database, today).await? {
        return Ok(None);
    }
    // last, because it uses the code up
    if !factor::take(&app.database, person.id, typed.get("code"), app.clock.now()).await? {
        return Ok(None);
    }
    if is_outdated {
        let hash = password::hash(typed.get("password")).await?;
        let mut write = database::begin_write(&app.database).await?;
        new_password::store(&mut write, person.id, &hash).await?;
        write.commit().await?;
    }
    Ok(Some(person))
}

/// Begins a session and sends its browser on.
pub(super) async fn begin(app: &App, person: &Person, visitor: &Visitor, back: &str) -> Result<Response, Error> {
    let now = app.clock.now();
    let mut write = database::begin_write(&app.database).await?;
    let token = Session::begin(&mut write, person.id, &visitor.device, &visitor.network, now).await?;
    let deed = Deed { action: "sign in", subject: &person.name, path: &person.path(), changes: &[] };
    log::write(&mut write, &person.who(&visitor.network), &deed, now).await?;
    write.commit().await?;
    let to = if back.is_empty() { "/admin" } else { back };
    let mut response = Redirect::to(to).into_response();
    SESSION.set(app, response.headers_mut(), Some(&token));
    Ok(response)
}

/// `POST /admin/sign-out`.
///
/// # Errors
/// If the database cannot be written.
pub async fn sign_out(signed: Signed, State(app): State<App>) -> Result<Response, Error> {
    let mut write = database::begin_write(&app.database).await?;
    Session::end(&mut write, signed.session.id, app.clock.now()).await?;
    let deed = Deed { action: "sign out", subject: &signed.person.name, path: &signed.person.path(), changes: &[] };
    log::write(&mut write, &signed.who(), &deed, app.clock.now()).await?;
    write.commit().await?;
    let mut response = Redirect::to("/sign-in").into_response();
    SESSION.set(&app, response.headers_mut(), None);
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""));
    Ok(response)
}

/// An address on this site, or nothing.
pub(super) fn local(path: &str) -> &str {
    let leads_away = path.starts_with("//") || path.contains(['\\', '\r', '\n', '\t']);
    if path.starts_with('/') && !leads_away { path } else { "" }
}
