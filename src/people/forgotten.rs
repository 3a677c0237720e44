//! A forgotten password: ask by address. The answer is the same whoever is asked for, and so is the work.

use super::{
    Link, Person, Visitor,
    attempt::{Attempt, wait_words},
    cookie::ASKED,
    letters,
    link::Purpose,
    sign_in,
};
use crate::{
    app::App,
    chapter::Frame,
    database::{self, WriteTransaction},
    log::{self, Deed, Who},
    say, secret,
    web::{
        self, Error, FieldErrors, filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use std::time::Duration;

/// A person is sent no second letter for the same browser within this time; for another one it is [`Attempt`] that bounds them.
const PAUSE: Duration = Duration::from_mins(5);

#[derive(Template)]
#[template(path = "people/forgotten.html")]
struct ForgottenPage<'a> {
    frame: &'a Frame,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    is_sent: bool,
}

/// `GET /sign-in/forgotten`.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn form(frame: Frame) -> Result<Response, Error> {
    page(&frame, StatusCode::OK, &Typed::default(), &FieldErrors::default(), false)
}

fn page(frame: &Frame, status: StatusCode, typed: &Typed, errors: &FieldErrors, is_sent: bool) -> Result<Response, Error> {
    web::html_with(status, "no-store", &ForgottenPage { frame, typed, errors, is_sent })
}

/// `POST /sign-in/forgotten`.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn submit(frame: Frame, State(app): State<App>, visitor: Visitor, form: Form) -> Result<Response, Error> {
    let (typed, mut errors) = (form.typed, FieldErrors::default());
    let email = errors.email(&typed, "email", &say!("people-forgotten-email")).to_lowercase();
    if !errors.is_empty() {
        return page(&frame, StatusCode::UNPROCESSABLE_ENTITY, &typed, &errors, false);
    }
    // an attempt that is never right: whoever asks often has to wait
    if let Err(wait) = Attempt::begin(&app, &format!("forgotten {email}"), &visitor.network).await? {
        errors.add("email", wait_words(wait));
        return Ok(sign_in::later(page(&frame, StatusCode::TOO_MANY_REQUESTS, &typed, &errors, false)?, wait));
    }
    // whoever asks twice can use both letters
    let browser = visitor.browser.map_or_else(secret::token, Ok).map_err(anyhow::Error::from)?;
    let mut write = database::begin_write(&app.database).await?;
    let known = Person::find_by_email(&mut *write, &email).await?;
    let may_sign_in = match &known {
        Some(person) => person.may_sign_in(&mut *write, frame.today).await?,
        None => false,
    };
    // for an address that nobody has, the work is done for somebody else and taken back
    let other = Person::all(&mut *write).await?.into_iter().next();
    if let Some(person) = known.or(other) {
        let now = app.clock.now();
        let is_wanted = may_sign_in && !Link::was_made(&mut write, person.id, &browser, now.before(PAUSE), now).await?;
        sqlx::query("SAVEPOINT letter_written").execute(&mut *write).await?;
        send(&app, &mut write, &person, &visitor.network, &browser).await?;
        if !is_wanted {
            sqlx::query("ROLLBACK TO letter_written").execute(&mut *write).await?;
        }
        sqlx::query("RELEASE letter_written").execute(&mut *write).await?;
    }
    write.commit().await?;
    app.letters.notify_one();
    let mut response = page(&frame, StatusCode::OK, &Typed::default(), &errors, true)?;
    ASKED.set(&app, response.headers_mut(), Some(&browser));
    Ok(response)
}

async fn send(app: &App, write: &mut WriteTransaction, person: &Person, network: &str, browser: &str) -> anyhow::Result<()> {
    let address = Link::make(app, write, person, Purpose::Reset, Some(browser)).await?;
    letters::link(app, write, person, Purpose::Reset, &address).await?;
    let who = Who { network: network.to_owned(), ..Who::named("somebody not signed in") };
    let deed = Deed { action: "ask for a new password", subject: &person.name, path: &person.path(), changes: &[] };
    log::write(write, &who, &deed, app.clock.now()).await
}
