//! A subscriber's own pages, behind the link in each letter: how often, about what, and no more.

use super::{
    subscriber::Subscriber,
    wishes::{Places, Wishes},
};
use crate::{
    app::App,
    chapter::Frame,
    database,
    desk::Done,
    submissions::private,
    web::{
        self, Error, FieldErrors, filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

/// What was just done (`?done=`), and the text that says so.
const DONE: [(&str, &str); 2] = [("confirmed", "digest-confirmed"), ("saved", "digest-saved")];

#[derive(Template)]
#[template(path = "digest/preferences.html")]
struct PreferencesPage<'a> {
    frame: &'a Frame,
    token: &'a str,
    subscriber: &'a Subscriber,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    places: &'a Places,
    done: &'a str,
}

#[derive(Template)]
#[template(path = "digest/end.html")]
struct EndPage<'a> {
    frame: &'a Frame,
    token: &'a str,
    is_active: bool,
}

/// `GET /digest/{token}`.
///
/// # Errors
/// If there is no such subscriber, or the database cannot be read.
pub async fn form(frame: Frame, State(app): State<App>, Path(token): Path<String>, Query(done): Query<Done>) -> Result<Response, Error> {
    let subscriber = Subscriber::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let (typed, errors, places) = (subscriber.wishes()?.typed(), FieldErrors::default(), Places::all(&app.database).await?);
    let (frame, token, done) = (&frame, token.as_str(), done.words(&DONE));
    let page = PreferencesPage { frame, token, subscriber: &subscriber, typed: &typed, errors: &errors, places: &places, done };
    Ok(private(web::html_with(StatusCode::OK, "no-store", &page)?))
}

/// `POST /digest/{token}`: also the language of the letter is that of the page on which this was pressed.
///
/// # Errors
/// If there is no such subscriber, or the database cannot be written.
pub async fn submit(frame: Frame, State(app): State<App>, Path(token): Path<String>, form: Form) -> Result<Response, Error> {
    let subscriber = Subscriber::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let (mut errors, places) = (FieldErrors::default(), Places::all(&app.database).await?);
    let wishes = Wishes::parse(&places, &form.typed, &mut errors);
    if !errors.is_empty() {
        let (frame, token, typed) = (&frame, token.as_str(), &form.typed);
        let page = PreferencesPage { frame, token, subscriber: &subscriber, typed, errors: &errors, places: &places, done: "" };
        return Ok(private(web::html_with(StatusCode::UNPROCESSABLE_ENTITY, "no-store", &page)?));
    }
    subscriber.change(&app.database, &wishes).await?;
    Ok(Redirect::to(&format!("/digest/{token}?done=saved")).into_response())
}

/// `GET /digest/{token}/unsubscribe`: a page with a button. Mail scanners follow links, so that looking at it ends nothing.
///
/// # Errors
/// If there is no such subscriber, or the database cannot be read.
pub async fn end_form(frame: Frame, State(app): State<App>, Path(token): Path<String>) -> Result<Response, Error> {
    let subscriber = Subscriber::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let page = EndPage { frame: &frame, token: &token, is_active: subscriber.is_active };
    Ok(private(web::html_with(StatusCode::OK, "no-store", &page)?))
}

/// `POST /digest/{token}/unsubscribe`: the button, or a mail program by itself (RFC 8058, 3.2), which has neither a
/// session nor a page of ours behind it. The words it sends say nothing that the address does not, so they are not read.
///
/// # Errors
/// If there is no such subscriber, or the database cannot be written.
pub async fn end(frame: Frame, State(app): State<App>, Path(token): Path<String>) -> Result<Response, Error> {
    let subscriber = Subscriber::find(&app.database, &token).await?.ok_or(Error::NotFound)?;
    let mut write = database::begin_write(&app.database).await?;
    subscriber.end(&mut write, app.clock.now()).await?;
    write.commit().await?;
    Ok(private(web::html_with(StatusCode::OK, "no-store", &EndPage { frame: &frame, token: &token, is_active: false })?))
}
