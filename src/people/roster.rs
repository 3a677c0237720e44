//! The people of the site, as administrators look after them.

use super::{
    Link, Person, Session,
    appointment::{self, Appointment, LAST, Outcome},
    letters,
    link::Purpose,
};
use crate::{
    app::App,
    chapter::Frame,
    database,
    desk::{Desk, Done},
    log::{self, Deed},
    say,
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

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    people: &'a [Person],
}

#[derive(Template)]
#[template(path = "people/invite.html")]
struct InvitePage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

#[derive(Template)]
#[template(path = "people/person.html")]
struct PersonPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    person: &'a Person,
    sessions: &'a [Session],
    typed: &'a Typed,
    errors: &'a FieldErrors,
    done: &'a str,
}

/// What was just done (`?done=`), as the ids of texts.
const DONE: [(&str, &str); 6] = [
    ("invited", "people-done-invited"),
    ("changed", "people-done-changed"),
    ("shut-out", "people-done-shut-out"),
    ("let-in", "people-done-let-in"),
    ("ended", "people-done-sessions"),
    ("sent", "people-done-sent"),
];

fn done(person: i64, what: &str) -> Response {
    Redirect::to(&format!("/admin/people/{person}?done={what}")).into_response()
}

/// `GET /admin/people`.
///
/// # Errors
/// If the database cannot be read.
pub async fn index(desk: Desk, State(app): State<App>) -> Result<Response, Error> {
    let people = Person::all(&app.database).await?;
    web::html_with(StatusCode::OK, "no-store", &ListPage { frame: &desk.frame, desk: &desk, people: &people })
}

/// `GET /admin/people/invite`.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn invite_form(desk: Desk) -> Result<Response, Error> {
    let mut typed = Typed::default();
    typed.set("from", &desk.frame.today.to_string());
    typed.set("language", desk.frame.language().tag());
    invite_page(&desk, StatusCode::OK, &typed, &FieldErrors::default())
}

fn invite_page(desk: &Desk, status: StatusCode, typed: &Typed, errors: &FieldErrors) -> Result<Response, Error> {
    web::html_with(status, "no-store", &InvitePage { frame: &desk.frame, desk, typed, errors })
}

/// `POST /admin/people/invite`.
///
/// # Errors
/// If the database cannot be written.
pub async fn invite(desk: Desk, State(app): State<App>, form: Form) -> Result<Response, Error> {
    let (typed, mut errors) = (form.typed, FieldErrors::default());
    let email = errors.email(&typed, "email", &say!("people-email-missing"));
    let appointment = Appointment::parse(&typed, desk.frame.today, &mut errors);
    if appointment.as_ref().is_some_and(|appointment| appointment.term_ends_on < desk.frame.today) {
        errors.add("until", say!("people-term-past"));
    }
    let (true, Some(appointment)) = (errors.is_empty(), appointment) else {
        return invite_page(&desk, StatusCode::UNPROCESSABLE_ENTITY, &typed, &errors);
    };
    let mut write = database::begin_write(&app.database).await?;
    let Some((person, address)) = appointment::invite(&app, &mut write, &desk.signed.who(), &email, &appointment).await? else {
        errors.add("email", say!("people-email-known"));
        return invite_page(&desk, StatusCode::UNPROCESSABLE_ENTITY, &typed, &errors);
    };
    letters::link(&app, &mut write, &person, Purpose::Invitation, &address).await?;
    write.commit().await?;
    app.letters.notify_one();
    Ok(done(person.id, "invited"))
}

/// `GET /admin/people/{person}`.
///
/// # Errors
/// [`Error::NotFound`] if there is no such person.
pub async fn show(desk: Desk, State(app): State<App>, Path(id): Path<i64>, Query(done): Query<Done>) -> Result<Response, Error> {
    let person = Person::find(&app.database, id).await?.ok_or(Error::NotFound)?;
    let typed = as_typed(&person);
    person_page(&app, &desk, &person, &typed, &FieldErrors::default(), done.words(&DONE)).await
}

fn as_typed(person: &Person) -> Typed {
    let fields = [
        ("name", person.name.as_str()),
        ("office", &person.office),
        ("role", person.role.key()),
        ("from", &person.term_begins_on),
        ("until", &person.term_ends_on),
        ("language", person.language.tag()),
    ];
    Typed::new(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

async fn person_page(app: &App, desk: &Desk, person: &Person, typed: &Typed, errors: &FieldErrors, done: &str) -> Result<Response, Error> {
    let sessions = Session::of(&app.database, person.id, app.clock.now()).await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PersonPage { frame: &desk.frame, desk, person, sessions: &sessions, typed, errors, done };
    web::html_with(status, "no-store", &page)
}

/// `POST /admin/people/{person}`: name, office, role, term, language of letters.
///
/// # Errors
/// [`Error::NotFound`] if there is no such person.
pub async fn change(desk: Desk, State(app): State<App>, Path(id): Path<i64>, form: Form) -> Result<Response, Error> {
    let person = Person::find(&app.database, id).await?.ok_or(Error::NotFound)?;
    let mut errors = FieldErrors::default();
    if let Some(appointment) = Appointment::parse(&form.typed, desk.frame.today, &mut errors) {
        let keep = (desk.signed.person.id == id).then_some(desk.signed.session.id);
        match appointment::appoint(&app, &desk.signed.who(), id, &appointment, keep).await? {
            Outcome::Done => return Ok(done(id, "changed")),
            Outcome::Last => errors.add("role", say!(LAST)),
            Outcome::Unknown => return Err(Error::NotFound),
        }
    }
    person_page(&app, &desk, &person, &form.typed, &errors, "").await
}

/// `POST /admin/people/{person}/shut-out`.
///
/// # Errors
/// [`Error::NotFound`] if there is no such person.
pub async fn shut_out(desk: Desk, State(app): State<App>, Path(id): Path<i64>) -> Result<Response, Error> {
    match appointment::shut_out(&app, &desk.signed.who(), id).await? {
        Outcome::Done => Ok(done(id, "shut-out")),
        Outcome::Unknown => Err(Error::NotFound),
        Outcome::Last => {
            let person = Person::find(&app.database, id).await?.ok_or(Error::NotFound)?;
            let mut errors = FieldErrors::default();
            errors.add("shut-out", say!(LAST));
            person_page(&app, &desk, &person, &as_typed(&person), &errors, "").await
        }
    }
}

/// `POST /admin/people/{person}/let-in`.
///
/// # Errors
/// [`Error::NotFound`] if there is no such person.
pub async fn let_in(desk: Desk, State(app): State<App>, Path(id): Path<i64>) -> Result<Response, Error> {
    match appointment::let_in(&app, &desk.signed.who(), id).await? {
        Outcome::Unknown => Err(Error::NotFound),
        Outcome::Done | Outcome::Last => Ok(done(id, "let-in")),
    }
}

/// `POST /admin/people/{person}/end-sessions`.
///
/// # Errors
/// [`Error::NotFound`] if there is no such person.
pub async fn end_sessions(desk: Desk, State(app): State<App>, Path(id): Path<i64>) -> Result<Response, Error> {
    let person = Person::find(&app.database, id).await?.ok_or(Error::NotFound)?;
    let (mut write, now) = (database::begin_write(&app.database).await?, app.clock.now());
    Session::end_others(&mut write, id, None, now).await?;
    let deed = Deed { action: "sign out everywhere", subject: &person.name, path: &person.path(), changes: &[] };
    log::write(&mut write, &desk.signed.who(), &deed, now).await?;
    write.commit().await?;
    Ok(done(id, "ended"))
}

/// `POST /admin/people/{person}/send-link`: the invitation again, or a way to a new password, by mail. A second factor
/// is never replaced by mail alone: for that there is the command line, and its user hands the link over in person.
///
/// # Errors
/// [`Error::NotFound`] if there is no such person.
pub async fn send_link(desk: Desk, State(app): State<App>, Path(id): Path<i64>) -> Result<Response, Error> {
    let person = Person::find(&app.database, id).await?.ok_or(Error::NotFound)?;
    if !person.may_come_in(&app.database, desk.frame.today).await? {
        let mut errors = FieldErrors::default();
        errors.add("send-link", say!("people-send-opens-nothing"));
        return person_page(&app, &desk, &person, &as_typed(&person), &errors, "").await;
    }
    let mut write = database::begin_write(&app.database).await?;
    let purpose = Purpose::to_come_in(&person, false);
    let address = Link::make(&app, &mut write, &person, purpose, None).await?;
    letters::link(&app, &mut write, &person, purpose, &address).await?;
    let action = if purpose == Purpose::Invitation { "send the invitation again" } else { "send a way to a new password" };
    let deed = Deed { action, subject: &person.name, path: &person.path(), changes: &[] };
    log::write(&mut write, &desk.signed.who(), &deed, app.clock.now()).await?;
    write.commit().await?;
    app.letters.notify_one();
    Ok(done(id, "sent"))
}
