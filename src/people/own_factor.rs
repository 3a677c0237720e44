//! A new telephone, and new printed codes: both ask for a code of the old ones.

use super::{
    Link, RecoveryCodes, Session, Visitor,
    attempt::{Attempt, wait_words},
    factor,
    letters::{self, Changed},
    sealed::NewFactor,
    sign_in,
};
use crate::{
    app::App,
    chapter::Frame,
    database::{self, WriteTransaction},
    desk::Desk,
    log::{self, Deed},
    say,
    web::{
        self, Error, FieldErrors, filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

#[derive(Template)]
#[template(path = "people/own_code.html")]
struct CodePage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    errors: &'a FieldErrors,
    is_for_factor: bool,
}

#[derive(Template)]
#[template(path = "people/own_factor.html")]
struct FactorPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    new: &'a NewFactor,
    errors: &'a FieldErrors,
}

#[derive(Template)]
#[template(path = "people/own_codes.html")]
struct CodesPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    codes: &'a [String],
    is_new_factor: bool,
}

fn code_page(desk: &Desk, status: StatusCode, errors: &FieldErrors, is_for_factor: bool) -> Result<Response, Error> {
    web::html_with(status, "no-store", &CodePage { frame: &desk.frame, desk, errors, is_for_factor })
}

/// `GET /admin/account/factor`.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn form(desk: Desk) -> Result<Response, Error> {
    code_page(&desk, StatusCode::OK, &FieldErrors::default(), true)
}

/// `GET /admin/account/codes`.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn codes_form(desk: Desk) -> Result<Response, Error> {
    code_page(&desk, StatusCode::OK, &FieldErrors::default(), false)
}

/// `POST /admin/account/factor`: first a code of the old telephone, then one of the new.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn submit(desk: Desk, State(app): State<App>, visitor: Visitor, form: Form) -> Result<Response, Error> {
    let (person, issuer) = (&desk.signed.person, &desk.frame.chapter.short_name);
    // the sealed one is made only after a code of the old telephone, for this session alone, and once
    let old = factor::fingerprint(&app.database, person.id).await?;
    let subject = format!("session {} of {} after {old}", desk.signed.session.id, person.id);
    let mut errors = FieldErrors::default();
    let Some(new) = NewFactor::open(&app, &subject, form.typed.get("factor"), &person.email, issuer)? else {
        if let Err(answer) = proved(&app, &desk, &visitor, &form.typed, true).await? {
            return Ok(answer);
        }
        let new = NewFactor::make(&app, &subject, &person.email, issuer)?;
        return web::html_with(StatusCode::OK, "no-store", &FactorPage { frame: &desk.frame, desk: &desk, new: &new, errors: &errors });
    };
    let now = app.clock.now();
    let Some(step) = new.factor.step(form.typed.get("new_code"), now)? else {
        errors.add("new_code", say!("people-code-of-picture"));
        let page = FactorPage { frame: &desk.frame, desk: &desk, new: &new, errors: &errors };
        return web::html_with(StatusCode::UNPROCESSABLE_ENTITY, "no-store", &page);
    };
    let codes = RecoveryCodes::new().await?;
    let mut write = database::begin_write(&app.database).await?;
    factor::replace(&mut write, person.id, &new.factor, step).await?;
    codes.store(&mut write, person.id).await?;
    Link::void(&mut write, person.id, now).await?;
    finish(&app, &desk, write, "set up a new telephone", Changed::Telephone).await?;
    web::html_with(StatusCode::OK, "no-store", &CodesPage { frame: &desk.frame, desk: &desk, codes: codes.printed(), is_new_factor: true })
}

/// `POST /admin/account/codes`.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn new_codes(desk: Desk, State(app): State<App>, visitor: Visitor, form: Form) -> Result<Response, Error> {
    if let Err(answer) = proved(&app, &desk, &visitor, &form.typed, false).await? {
        return Ok(answer);
    }
    let codes = RecoveryCodes::new().await?;
    let mut write = database::begin_write(&app.database).await?;
    codes.store(&mut write, desk.signed.person.id).await?;
    finish(&app, &desk, write, "print new recovery codes", Changed::Codes).await?;
    web::html_with(StatusCode::OK, "no-store", &CodesPage { frame: &desk.frame, desk: &desk, codes: codes.printed(), is_new_factor: false })
}

/// Ends every other session, notes what was done, and tells the person by mail.
async fn finish(app: &App, desk: &Desk, mut write: WriteTransaction, action: &str, keys: Changed) -> Result<(), Error> {
    let (person, now) = (&desk.signed.person, app.clock.now());
    Session::end_others(&mut write, person.id, Some(desk.signed.session.id), now).await?;
    let deed = Deed { action, subject: &person.name, path: &person.path(), changes: &[] };
    log::write(&mut write, &desk.signed.who(), &deed, now).await?;
    letters::keys_changed(app, &mut write, person, keys).await?;
    write.commit().await?;
    app.letters.notify_one();
    Ok(())
}

/// Whether the form has a code of the present factor; if not, the page that says so.
async fn proved(app: &App, desk: &Desk, visitor: &Visitor, typed: &Typed, is_for_factor: bool) -> Result<Result<(), Response>, Error> {
    let (person, mut errors) = (desk.signed.person.id, FieldErrors::default());
    let attempt = match Attempt::begin(app, &format!("session of {person}"), &visitor.network).await? {
        Ok(attempt) => attempt,
        Err(wait) => {
            errors.add("code", wait_words(wait));
            let answer = code_page(desk, StatusCode::TOO_MANY_REQUESTS, &errors, is_for_factor)?;
            return Ok(Err(sign_in::later(answer, wait)));
        }
    };
    if factor::take(&app.database, person, typed.get("code"), app.clock.now()).await? {
        attempt.was_right(app).await?;
        return Ok(Ok(()));
    }
    errors.add("code", say!(super::WRONG_CODE));
    code_page(desk, StatusCode::UNPROCESSABLE_ENTITY, &errors, is_for_factor).map(Err)
}
