//! A reply counts once its address is proved: by a button, or a typed code.

use super::{
    ask::{AskedPage, hosted},
    event::Hosted,
    places,
    reply::Reply,
};
use crate::{
    app::App,
    chapter::Frame,
    database::{self, WriteTransaction},
    say,
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

#[derive(Template)]
#[template(path = "replies/prove.html")]
struct ProvePage<'a> {
    frame: &'a Frame,
    proof: &'a str,
    is_refused: bool,
}

/// `GET /replies/prove/{proof}`: a page with a button. Whether the proof is good only the button tells.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn form(frame: Frame, Path(proof): Path<String>) -> Result<Response, Error> {
    let page = ProvePage { frame: &frame, proof: &proof, is_refused: false };
    Ok(private(web::html_with(StatusCode::OK, "no-store", &page)?))
}

/// `POST /replies/prove/{proof}`.
///
/// # Errors
/// If the database cannot be written.
pub async fn submit(frame: Frame, State(app): State<App>, Path(proof): Path<String>) -> Result<Response, Error> {
    let mut write = database::begin_write(&app.database).await?;
    let reply = Reply::of_proof(&mut write, &proof, app.clock.now()).await?;
    if let Some(token) = count(&frame, &app, write, reply).await? {
        return Ok(Redirect::to(&format!("/replies/{token}")).into_response());
    }
    let page = ProvePage { frame: &frame, proof: &proof, is_refused: true };
    Ok(private(web::html_with(StatusCode::UNPROCESSABLE_ENTITY, "no-store", &page)?))
}

/// `POST /replies/to/{slug}/code`: the same by a typed code.
///
/// # Errors
/// If there is no such event, or the database cannot be written.
pub async fn by_code(frame: Frame, State(app): State<App>, Path(slug): Path<String>, form: Form) -> Result<Response, Error> {
    let hosted = hosted(&app, &slug).await?;
    let email: String = form.typed.get("email").chars().take(254).collect();
    let code = form.typed.code();
    let mut write = database::begin_write(&app.database).await?;
    let reply = Reply::of_code(&mut write, (hosted.number, &email, &code), app.clock.now()).await?;
    if let Some(token) = count(&frame, &app, write, reply).await? {
        return Ok(Redirect::to(&format!("/replies/{token}")).into_response());
    }
    let mut errors = FieldErrors::default();
    errors.add("code", say!("reply-code-wrong"));
    let page = AskedPage { frame: &frame, hosted: &hosted, email: &email, typed: &Typed::default(), errors: &errors };
    Ok(private(web::html_with(StatusCode::UNPROCESSABLE_ENTITY, "no-store", &page)?))
}

/// Gives the reply its place, if the event still takes replies, and the token of its page. The event is read within the
/// transaction: the host may have closed it since.
async fn count(frame: &Frame, app: &App, mut write: WriteTransaction, reply: Option<Reply>) -> anyhow::Result<Option<String>> {
    let mut token = None;
    if let Some(reply) = reply
        && let Some(hosted) = Hosted::of(&mut *write, reply.submission).await?.filter(|hosted| hosted.is_open(app.clock.now()))
    {
        places::take(app, &frame.chapter, &mut write, &hosted, &reply).await?;
        token = Some(reply.token(&app.secret));
    }
    write.commit().await?;
    app.letters.notify_one();
    Ok(token)
}
