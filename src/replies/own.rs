//! The page of a reply, behind the link in its letters: how it stands, and taking it back.

use super::{event::Hosted, places, reply::Reply};
use crate::{
    app::App,
    chapter::Frame,
    database,
    submissions::private,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

#[derive(Template)]
#[template(path = "replies/own.html")]
struct OwnPage<'a> {
    frame: &'a Frame,
    token: &'a str,
    reply: &'a Reply,
    hosted: Option<&'a Hosted>,
}

#[derive(Template)]
#[template(path = "replies/cancel.html")]
struct CancelPage<'a> {
    frame: &'a Frame,
    token: &'a str,
    reply: &'a Reply,
}

async fn proved(app: &App, token: &str) -> Result<Reply, Error> {
    Reply::find(&app.database, token).await?.filter(|reply| reply.proved_at.is_some()).ok_or(Error::NotFound)
}

/// `GET /replies/{token}`.
///
/// # Errors
/// If there is no such reply, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(token): Path<String>) -> Result<Response, Error> {
    let reply = proved(&app, &token).await?;
    let hosted = Hosted::of(&app.database, reply.submission).await?;
    let page = OwnPage { frame: &frame, token: &token, reply: &reply, hosted: hosted.as_ref() };
    Ok(private(web::html_with(StatusCode::OK, "no-store", &page)?))
}

/// `GET /replies/{token}/cancel`: a page with a button.
///
/// # Errors
/// If there is no such reply, or the database cannot be read.
pub async fn cancel_form(frame: Frame, State(app): State<App>, Path(token): Path<String>) -> Result<Response, Error> {
    let reply = proved(&app, &token).await?;
    Ok(private(web::html_with(StatusCode::OK, "no-store", &CancelPage { frame: &frame, token: &token, reply: &reply })?))
}

/// `POST /replies/{token}/cancel`: the place is free, and whoever waits for it is let in by the same transaction.
///
/// # Errors
/// If there is no such reply, or the database cannot be written.
pub async fn cancel(frame: Frame, State(app): State<App>, Path(token): Path<String>) -> Result<Response, Error> {
    proved(&app, &token).await?;
    let mut write = database::begin_write(&app.database).await?;
    let reply = Reply::find(&mut *write, &token).await?.filter(|reply| matches!(reply.state.as_str(), "coming" | "waiting"));
    if let Some(reply) = reply {
        reply.set_state(&mut write, "cancelled", "", app.clock.now()).await?;
        if let Some(hosted) = Hosted::of(&mut *write, reply.submission).await? {
            places::let_in(&app, &frame.chapter, &mut write, &hosted).await?;
        }
        write.commit().await?;
        app.letters.notify_one();
    }
    Ok(Redirect::to(&format!("/replies/{token}")).into_response())
}
