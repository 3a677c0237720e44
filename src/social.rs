//! Pictures that stand for pages when somebody shares their address: title, date and place over the map (Open Graph).
//!
//! They are drawn by the press when they are asked for, and kept with the finished pages; only pages that are there and
//! published have one. Without a press there are none.

mod draw;
mod subject;

use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    press::{NoResult, PAUSE, Task},
    web::{self, Error, memo::Memo},
};
use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use std::collections::HashMap;
use subject::Subject;
use tokio::sync::Mutex;

/// Kinds of page whose every page has a picture of its own.
const KINDS: [&str; 6] = ["events", "newsletters", "news", "cities", "partners", "countries"];
/// Addresses of one part that are no text page.
const LISTS: [&str; 10] =
    ["cities", "events", "newsletters", "anniversaries", "submit", "search", "social", "figures", "seeking", "digest"];

/// Paths of pictures that could not be drawn in this generation, each with when that was.
pub type Undrawn = Memo<Mutex<HashMap<String, Moment>>>;

/// Where the picture of the page at `path` is: the part of its address between `/social` and `.png`.
#[must_use]
pub fn place(path: &str) -> String {
    let mut parts = path.trim_matches('/').split('/');
    match (parts.next().unwrap_or_default(), parts.next()) {
        (kind, Some(slug)) if KINDS.contains(&kind) && !["archive", "month"].contains(&slug) => format!("/{kind}/{slug}"),
        (page, None) if !page.is_empty() && !LISTS.contains(&page) => format!("/pages/{page}"),
        _ => "/home".to_owned(),
    }
}

/// `GET /social/home.png`.
///
/// # Errors
/// If the database cannot be read.
pub async fn home(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    answer(&app, &frame.path, Subject::home(&app, &frame).await?).await
}

/// `GET /social/{kind}/{file}`: the picture of a page, if there is that page.
///
/// # Errors
/// If there is no such page, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path((kind, file)): Path<(String, String)>) -> Result<Response, Error> {
    // one picture has one address, however it is written
    let slug = file.strip_suffix(".png").filter(|_| !frame.path.contains('%')).ok_or(Error::NotFound)?;
    answer(&app, &frame.path, Subject::find(&app, &frame, &kind, slug).await?.ok_or(Error::NotFound)?).await
}

async fn answer(app: &App, path: &str, subject: Subject) -> Result<Response, Error> {
    let undrawn = app.undrawn.get(&app.database, async |_| Ok::<_, Error>(Mutex::default())).await?;
    if undrawn.lock().await.get(path).is_some_and(|at| app.clock.now().since(*at) < PAUSE) {
        return Ok(StatusCode::SERVICE_UNAVAILABLE.into_response());
    }
    match app.press.run(Task::Draw, draw::svg(&subject, &app.land)?.into_bytes()).await {
        Ok(png) => Ok(([(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, web::PUBLIC)], png).into_response()),
        Err(NoResult::Missing) => Err(Error::NotFound),
        Err(NoResult::Busy) => Ok(StatusCode::SERVICE_UNAVAILABLE.into_response()),
        Err(NoResult::Failed(error)) => {
            undrawn.lock().await.insert(path.to_owned(), app.clock.now());
            tracing::error!("a picture was not drawn: {error:#}");
            Ok(StatusCode::SERVICE_UNAVAILABLE.into_response())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_picture_of_its_own_or_that_of_the_first_page() {
        for (path, expected) in [
            ("/", "/home"),
            ("/events", "/home"),
            ("/events/archive", "/home"),
            ("/events/tanabata", "/events/tanabata"),
            ("/newsletters/spring/text", "/newsletters/spring"),
            ("/mission", "/pages/mission"),
            ("/news", "/pages/news"),
            ("/news/a", "/news/a"),
            ("/submit/event", "/home"),
        ] {
            assert_eq!(place(path), expected, "{path}");
        }
    }
}
