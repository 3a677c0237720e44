//! One's own account: where one is signed in, in which language one is written to, and the way to a new password, telephone and
//! printed codes.

use super::Session;
use crate::{
    app::App,
    chapter::Frame,
    database,
    desk::{Desk, Done},
    languages::Language,
    log::{self, Deed},
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

/// What was just done (`?done=`), as the ids of texts.
const DONE: [(&str, &str); 3] =
    [("password", "people-done-password"), ("ended", "people-done-ended"), ("language", "people-done-language")];

#[derive(Template)]
#[template(path = "people/own.html")]
struct OwnPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    sessions: &'a [Session],
    codes_left: i64,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    done: &'a str,
}

/// `GET /admin/account`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>, Query(done): Query<Done>) -> Result<Response, Error> {
    let mut typed = Typed::default();
    typed.set("language", desk.signed.person.language.tag());
    page(&app, &desk, &typed, &FieldErrors::default(), done.words(&DONE)).await
}

/// The page, with what was typed on its form.
pub(super) async fn page(app: &App, desk: &Desk, typed: &Typed, errors: &FieldErrors, done: &str) -> Result<Response, Error> {
    let person = desk.signed.person.id;
    let sessions = Session::of(&app.database, person, app.clock.now()).await?;
    let codes_left =
        sqlx::query_scalar!(r#"SELECT count(*) AS "count!: i64" FROM recovery_code WHERE person = ? AND used_at IS NULL"#, person)
            .fetch_one(&app.database)
            .await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = OwnPage { frame: &desk.frame, desk, sessions: &sessions, codes_left, typed, errors, done };
    web::html_with(status, "no-store", &page)
}

/// `POST /admin/account/end-session`: ends the one session of one's own that the form names, or all others.
///
/// # Errors
/// [`Error::NotFound`] if it is not one's own.
pub async fn end_session(desk: Desk, State(app): State<App>, form: Form) -> Result<Response, Error> {
    let (signed, now) = (&desk.signed, app.clock.now());
    let wanted = form.typed.get("session");
    let sessions = Session::of(&app.database, signed.person.id, now).await?;
    let ended: Vec<_> = match wanted {
        "others" => sessions.iter().filter(|session| session.id != signed.session.id).collect(),
        id => sessions.iter().filter(|session| session.id.to_string() == id).collect(),
    };
    if ended.is_empty() && wanted != "others" {
        return Err(Error::NotFound);
    }
    let mut write = database::begin_write(&app.database).await?;
    for session in &ended {
        Session::end(&mut write, session.id, now).await?;
        let device = Language::DEFAULT.within(|| session.device_words());
        let deed = Deed { action: "sign out elsewhere", subject: &device, path: "/admin/account", changes: &[] };
        log::write(&mut write, &signed.who(), &deed, now).await?;
    }
    write.commit().await?;
    Ok(Redirect::to("/admin/account?done=ended").into_response())
}
