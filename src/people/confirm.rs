//! Showing the second factor once more, before what matters most: it gives the session a new token.

use super::{
    Visitor,
    attempt::{Attempt, wait_words},
    cookie::SESSION,
    factor, sign_in,
    sign_in::Back,
};
use crate::{
    app::App,
    chapter::Frame,
    database,
    desk::Desk,
    log::{self, Deed},
    say,
    web::{
        self, Error, FieldErrors, filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

#[derive(Template)]
#[template(path = "people/confirm.html")]
struct ConfirmPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

fn page(desk: &Desk, status: StatusCode, typed: &Typed, errors: &FieldErrors) -> Result<Response, Error> {
    web::html_with(status, "no-store", &ConfirmPage { frame: &desk.frame, desk, typed, errors })
}

/// `GET /admin/confirm`.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn form(desk: Desk, Query(query): Query<Back>) -> Result<Response, Error> {
    let mut typed = Typed::default();
    typed.set("back", sign_in::local(&query.back));
    page(&desk, StatusCode::OK, &typed, &FieldErrors::default())
}

/// `POST /admin/confirm`.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn submit(desk: Desk, State(app): State<App>, visitor: Visitor, form: Form) -> Result<Response, Error> {
    let (typed, now, session) = (form.typed, app.clock.now(), &desk.signed.session);
    let mut errors = FieldErrors::default();
    let attempt = match Attempt::begin(&app, &format!("session of {}", session.person), &visitor.network).await? {
        Ok(attempt) => attempt,
        Err(wait) => {
            errors.add("code", wait_words(wait));
            return Ok(sign_in::later(page(&desk, StatusCode::TOO_MANY_REQUESTS, &typed, &errors)?, wait));
        }
    };
    if !factor::take(&app.database, session.person, typed.get("code"), now).await? {
        errors.add("code", say!(super::WRONG_CODE));
        return page(&desk, StatusCode::UNPROCESSABLE_ENTITY, &typed, &errors);
    }
    attempt.was_right(&app).await?;
    let mut write = database::begin_write(&app.database).await?;
    let Some(token) = session.confirm(&mut write, now).await? else {
        // it was ended meanwhile, here or elsewhere
        write.rollback().await?;
        let back = utf8_percent_encode(typed.get("back"), NON_ALPHANUMERIC);
        return Ok(Redirect::to(&format!("/sign-in?back={back}")).into_response());
    };
    let person = &desk.signed.person;
    let deed = Deed { action: "confirm with a code", subject: &person.name, path: &person.path(), changes: &[] };
    log::write(&mut write, &desk.signed.who(), &deed, now).await?;
    write.commit().await?;
    let back = sign_in::local(typed.get("back"));
    let mut response = Redirect::to(if back.is_empty() { "/admin" } else { back }).into_response();
    SESSION.set(&app, response.headers_mut(), Some(&token));
    Ok(response)
}
