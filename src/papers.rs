//! Papers to print and hand on: the directory and the brochure, made by the press from what the site holds now, as tagged PDF.
//! Whatever they say stands on pages too.

mod brochure;
mod directory;
mod sheet;
mod text;

use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    press::{NoResult, PAUSE, Task},
    web::{self, Error, filters, memo::Memo},
};
use askama::Template;
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;
use serde::Serialize;

/// The papers that were printed last: once for each generation, however many ask.
#[derive(Debug, Default)]
pub struct Papers {
    directory: Memo<Printed>,
    brochure: Memo<Printed>,
}

/// A paper as it was printed last.
#[derive(Debug)]
struct Printed {
    /// Nothing if it could not be.
    pdf: Option<Bytes>,
    at: Moment,
}

/// The page that stands in for a paper which cannot be made.
#[derive(Template)]
#[template(path = "papers/none.html")]
struct NonePage<'a> {
    frame: &'a Frame,
    /// The id of its title.
    title: &'a str,
    /// The page that says the same and prints well, with the id of its words.
    instead: (&'a str, &'a str),
}

/// `GET /directory.pdf`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show_directory(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let pdf = kept(&app, &app.papers.directory, async || directory::Directory::gather(&app, &frame).await).await?;
    answer(&frame, pdf, "directory.pdf", "paper-the-directory-title", ("/cities", "paper-the-directory"))
}

/// `GET /brochure.pdf`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show_brochure(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let pdf = kept(&app, &app.papers.brochure, async || brochure::Brochure::gather(&app, &frame).await).await?;
    answer(&frame, pdf, "brochure.pdf", "paper-the-brochure-title", ("/mission", "paper-the-mission"))
}

/// A paper as it is now; nothing if it cannot be printed.
async fn kept<T: Serialize>(
    app: &App,
    paper: &Memo<Printed>,
    gather: impl AsyncFnOnce() -> Result<T, Error>,
) -> Result<Option<Bytes>, Error> {
    let is_good = |printed: &Printed| printed.pdf.is_some() || app.clock.now().since(printed.at) < PAUSE;
    let print = async |_: &_| {
        let pdf = print(app, &gather().await?).await?;
        Ok::<_, Error>(Printed { pdf, at: app.clock.now() })
    };
    Ok(paper.get_if(&app.database, is_good, print).await?.pdf.clone())
}

/// Has the press print a paper; nothing if it cannot, of which the log says why.
async fn print(app: &App, paper: &impl Serialize) -> Result<Option<Bytes>, Error> {
    Ok(match app.press.run(Task::Print, serde_json::to_vec(paper)?).await {
        Ok(pdf) => Some(pdf.into()),
        Err(NoResult::Missing) => None,
        Err(NoResult::Busy) => {
            tracing::warn!("a paper was not printed: the press is busy");
            None
        }
        Err(NoResult::Failed(error)) => {
            tracing::error!("a paper was not printed: {error:#}");
            None
        }
    })
}

fn answer(frame: &Frame, pdf: Option<Bytes>, file: &str, title: &str, instead: (&str, &str)) -> Result<Response, Error> {
    let Some(pdf) = pdf else {
        return web::html_with(StatusCode::SERVICE_UNAVAILABLE, "no-store", &NonePage { frame, title, instead });
    };
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, &format!("attachment; filename=\"{file}\"")),
        (header::CACHE_CONTROL, web::PUBLIC),
    ];
    Ok((headers, pdf).into_response())
}
