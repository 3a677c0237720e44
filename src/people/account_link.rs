//! The page behind a link for one use. Fetching it changes nothing, however often a mail scanner does so.
//!
//! A link that somebody asked for opens in that browser alone; to another the page says how to ask for one there. A new
//! password needs the second factor too, and an invitation's second factor is shown only to whoever presses the button,
//! and is stored only when it has been proved.

use super::{
    Factor, Link, RecoveryCodes, Session, Visitor,
    attempt::{Attempt, wait_words},
    cookie::SESSION,
    factor,
    letters::{self, Changed},
    link::Purpose,
    new_password, password,
    sealed::NewFactor,
    sign_in,
};
use crate::{
    app::App,
    chapter::Frame,
    database::{self, WriteTransaction},
    log::{self, Deed},
    say,
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

#[derive(Template)]
#[template(path = "people/link_gone.html")]
struct GonePage<'a> {
    frame: &'a Frame,
}

#[derive(Template)]
#[template(path = "people/link_open.html")]
struct OpenPage<'a> {
    frame: &'a Frame,
    link: &'a Link,
}

#[derive(Template)]
#[template(path = "people/set_up.html")]
struct SetUpPage<'a> {
    frame: &'a Frame,
    link: &'a Link,
    new: &'a NewFactor,
    errors: &'a FieldErrors,
}

#[derive(Template)]
#[template(path = "people/new_password.html")]
struct NewPasswordPage<'a> {
    frame: &'a Frame,
    link: &'a Link,
    errors: &'a FieldErrors,
}

#[derive(Template)]
#[template(path = "people/welcome.html")]
struct WelcomePage<'a> {
    frame: &'a Frame,
    codes: &'a [String],
    /// The day from which the person can sign in, if that is not today.
    begins_on: Option<&'a str>,
}

/// Whatever is wrong with a link, this is the answer.
fn gone(frame: &Frame) -> Result<Response, Error> {
    web::html_with(StatusCode::NOT_FOUND, "no-store", &GonePage { frame })
}

async fn find(app: &App, frame: &Frame, visitor: &Visitor, token: &str) -> Result<Option<Link>, Error> {
    Ok(Link::find(&app.database, token, visitor.browser.as_deref(), app.clock.now(), frame.today).await?)
}

/// `GET /account/{token}`.
///
/// # Errors
/// If the database cannot be read.
pub async fn open(frame: Frame, State(app): State<App>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, Error> {
    let Some(link) = find(&app, &frame, &visitor, &token).await? else { return gone(&frame) };
    if link.purpose == Purpose::Reset {
        return web::html_with(
            StatusCode::OK,
            "no-store",
            &NewPasswordPage { frame: &frame, link: &link, errors: &FieldErrors::default() },
        );
    }
    web::html_with(StatusCode::OK, "no-store", &OpenPage { frame: &frame, link: &link })
}

/// `POST /account/{token}`.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn submit(
    frame: Frame,
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
    form: Form,
) -> Result<Response, Error> {
    let Some(link) = find(&app, &frame, &visitor, &token).await? else { return gone(&frame) };
    if link.purpose == Purpose::Reset {
        reset(&app, &frame, &visitor, &link, &form.typed).await
    } else {
        set_up(&app, &frame, &visitor, &link, &form.typed).await
    }
}

/// The first press of the button shows the picture for the telephone; the second one brings password and code.
async fn set_up(app: &App, frame: &Frame, visitor: &Visitor, link: &Link, typed: &Typed) -> Result<Response, Error> {
    let (subject, issuer) = (link.subject(), &frame.chapter.short_name);
    let mut errors = FieldErrors::default();
    let Some(new) = NewFactor::open(app, &subject, typed.get("factor"), &link.person.email, issuer)? else {
        let new = NewFactor::make(app, &subject, &link.person.email, issuer)?;
        if typed.get("factor").is_empty() {
            return web::html_with(StatusCode::OK, "no-store", &SetUpPage { frame, link, new: &new, errors: &errors });
        }
        errors.add("code", say!("people-set-up-too-long"));
        return web::html_with(StatusCode::UNPROCESSABLE_ENTITY, "no-store", &SetUpPage { frame, link, new: &new, errors: &errors });
    };
    new_password::check(app, &frame.chapter, &link.person, typed, &mut errors).await?;
    let step = new.factor.step(typed.get("code"), app.clock.now())?;
    let (true, Some(step)) = (errors.is_empty(), step) else {
        if step.is_none() {
            errors.add("code", say!("people-code-of-picture"));
        }
        return web::html_with(StatusCode::UNPROCESSABLE_ENTITY, "no-store", &SetUpPage { frame, link, new: &new, errors: &errors });
    };
    let hash = password::hash(typed.get("new_password")).await?;
    finish(app, frame, visitor, link, Keys { hash: &hash, factor: &new.factor, step }).await
}

/// What a person comes in with from now on.
struct Keys<'a> {
    hash: &'a str,
    factor: &'a Factor,
    step: i64,
}

/// Uses the link up and stores both keys: all of it, or nothing.
async fn finish(app: &App, frame: &Frame, visitor: &Visitor, link: &Link, keys: Keys<'_>) -> Result<Response, Error> {
    let codes = RecoveryCodes::new().await?;
    let mut write = database::begin_write(&app.database).await?;
    if !link.take(&mut write, app.clock.now()).await? {
        return gone(frame);
    }
    let id = link.person.id;
    factor::store(&mut write, id, keys.hash, keys.factor, keys.step).await?;
    codes.store(&mut write, id).await?;
    let action = if link.purpose == Purpose::Invitation { "take up the invitation" } else { "set up password and telephone anew" };
    let token = come_in(app, frame, &mut write, visitor, link, action).await?;
    write.commit().await?;
    app.letters.notify_one();
    let begins_on = token.is_none().then_some(link.person.term_begins_on.as_str());
    let mut response = web::html_with(StatusCode::OK, "no-store", &WelcomePage { frame, codes: codes.printed(), begins_on })?;
    if let Some(token) = token {
        SESSION.set(app, response.headers_mut(), Some(&token));
    }
    Ok(response)
}

/// Ends the person's sessions, and begins a new one if they may sign in today.
async fn come_in(
    app: &App,
    frame: &Frame,
    write: &mut WriteTransaction,
    visitor: &Visitor,
    link: &Link,
    action: &str,
) -> Result<Option<String>, Error> {
    let (person, now) = (&link.person, app.clock.now());
    Session::end_others(write, person.id, None, now).await?;
    Attempt::forgive(write, &person.email).await?;
    let deed = Deed { action, subject: &person.name, path: &person.path(), changes: &[] };
    log::write(write, &person.who(&visitor.network), &deed, now).await?;
    match link.purpose {
        Purpose::Invitation => {}
        Purpose::Reset => letters::keys_changed(app, write, person, Changed::Password).await?,
        Purpose::ResetWithFactor => letters::keys_changed(app, write, person, Changed::PasswordAndTelephone).await?,
    }
    let Some(person) = super::Person::find(&mut **write, person.id).await? else { return Ok(None) };
    if !person.may_sign_in(&mut **write, frame.today).await? {
        return Ok(None);
    }
    Ok(Some(Session::begin(write, person.id, &visitor.device, &visitor.network, now).await?))
}

/// A new password, for whoever has the link and the second factor.
async fn reset(app: &App, frame: &Frame, visitor: &Visitor, link: &Link, typed: &Typed) -> Result<Response, Error> {
    let mut errors = FieldErrors::default();
    new_password::check(app, &frame.chapter, &link.person, typed, &mut errors).await?;
    if typed.get("code").is_empty() {
        errors.add("code", say!("people-code-missing"));
    }
    if errors.is_empty() {
        let attempt = match Attempt::begin(app, &format!("link of {}", link.person.id), &visitor.network).await? {
            Ok(attempt) => attempt,
            Err(wait) => {
                errors.add("code", wait_words(wait));
                let page = NewPasswordPage { frame, link, errors: &errors };
                return Ok(sign_in::later(web::html_with(StatusCode::TOO_MANY_REQUESTS, "no-store", &page)?, wait));
            }
        };
        if factor::take(&app.database, link.person.id, typed.get("code"), app.clock.now()).await? {
            attempt.was_right(app).await?;
        } else {
            errors.add("code", say!(super::WRONG_CODE));
        }
    }
    if !errors.is_empty() {
        return web::html_with(StatusCode::UNPROCESSABLE_ENTITY, "no-store", &NewPasswordPage { frame, link, errors: &errors });
    }
    let hash = password::hash(typed.get("new_password")).await?;
    let mut write = database::begin_write(&app.database).await?;
    if !link.take(&mut write, app.clock.now()).await? {
        return gone(frame);
    }
    new_password::store(&mut write, link.person.id, &hash).await?;
    let token = come_in(app, frame, &mut write, visitor, link, "set a new password").await?;
    write.commit().await?;
    app.letters.notify_one();
    let mut response = Redirect::to(if token.is_some() { "/admin" } else { "/sign-in" }).into_response();
    if let Some(token) = token {
        SESSION.set(app, response.headers_mut(), Some(&token));
    }
    Ok(response)
}
