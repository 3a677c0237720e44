//! Who has replied, for the host behind the link of the receipt and for editors: as a page and as CSV.

use super::reply::Reply;
use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    desk::{Desk, Done},
    records::neutral,
    submissions::{Content, NewEvent, Submission, private},
    web::{self, Error, FieldErrors, filters, form::Typed},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};

/// What was just done (`?done=`), and the text that says so.
const DONE: [(&str, &str); 1] = [("written", "reply-all-written")];

/// An event with its replies, for one of the two who may see them.
#[derive(Debug)]
pub(super) struct Guests {
    /// The submission.
    pub submission: Submission,
    /// The event's words.
    pub event: NewEvent,
    /// Proved replies, those that come first.
    pub replies: Vec<Reply>,
}

impl Guests {
    /// Of a submission, if it is an event.
    pub async fn of(app: &App, submission: Submission) -> Result<Self, Error> {
        let Content::Event(event) = submission.read()? else { return Err(Error::NotFound) };
        Ok(Self { replies: Reply::all(&app.database, submission.number).await?, submission, event: *event })
    }

    /// Those of a state.
    fn with<'a>(&'a self, state: &'a str) -> impl Iterator<Item = &'a Reply> {
        self.replies.iter().filter(move |reply| reply.state == state)
    }

    /// How many people those of a state are.
    fn people(&self, state: &str) -> i64 {
        self.with(state).map(|reply| reply.people).sum()
    }
}

#[derive(Template)]
#[template(path = "replies/host.html")]
struct HostPage<'a> {
    frame: &'a Frame,
    guests: &'a Guests,
    base: &'a str,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    form_id: &'a str,
    done: &'a str,
    can_write: bool,
}

#[derive(Template)]
#[template(path = "replies/desk.html")]
struct DeskPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    guests: &'a Guests,
    base: &'a str,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    form_id: &'a str,
    done: &'a str,
    can_write: bool,
}

/// A round of the form that writes to all.
pub(super) type Round<'a> = (StatusCode, &'a Typed, &'a FieldErrors, &'a str);

/// The event behind a receipt's address, for its host: only with a proved address, for these are other people's.
pub(super) async fn for_host(app: &App, token: &str) -> Result<Guests, Error> {
    let submission = Submission::find(&app.database, token).await?.ok_or(Error::NotFound)?;
    if submission.proved_at.is_none() {
        return Err(Error::Forbidden("reply-list-not-proved"));
    }
    Guests::of(app, submission).await
}

/// The event of a submission, for editors.
pub(super) async fn for_editor(app: &App, number: i64) -> Result<Guests, Error> {
    Guests::of(app, Submission::find_number(&app.database, number).await?.ok_or(Error::NotFound)?).await
}

pub(super) fn host_page(frame: &Frame, app: &App, token: &str, guests: &Guests, round: Round<'_>) -> Result<Response, Error> {
    let (status, typed, errors, done) = round;
    let (base, form_id) = (&format!("/submissions/{token}"), &app.secret.form_id(app.clock.now())?);
    let page = HostPage { frame, guests, base, typed, errors, form_id, done, can_write: guests.submission.is_open() };
    Ok(private(web::html_with(status, "no-store", &page)?))
}

pub(super) fn desk_page(desk: &Desk, app: &App, guests: &Guests, round: Round<'_>) -> Result<Response, Error> {
    let (status, typed, errors, done) = round;
    let (base, form_id) = (&format!("/admin/submissions/{}", guests.submission.number), &app.secret.form_id(app.clock.now())?);
    let page = DeskPage { frame: &desk.frame, desk, guests, base, typed, errors, form_id, done, can_write: true };
    web::html_with(status, "no-store", &page)
}

/// `GET /submissions/{token}/replies`.
///
/// # Errors
/// If there is no such event, its sender has not proved the address, or the database cannot be read.
pub async fn hosts_list(
    frame: Frame,
    State(app): State<App>,
    Path(token): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Error> {
    let guests = for_host(&app, &token).await?;
    host_page(&frame, &app, &token, &guests, (StatusCode::OK, &Typed::default(), &FieldErrors::default(), done.words(&DONE)))
}

/// `GET /admin/submissions/{number}/replies`.
///
/// # Errors
/// If there is no such event, or the database cannot be read.
pub async fn editors_list(
    desk: Desk,
    State(app): State<App>,
    Path(number): Path<i64>,
    Query(done): Query<Done>,
) -> Result<Response, Error> {
    let guests = for_editor(&app, number).await?;
    desk_page(&desk, &app, &guests, (StatusCode::OK, &Typed::default(), &FieldErrors::default(), done.words(&DONE)))
}

/// `GET /submissions/{token}/replies.csv`.
///
/// # Errors
/// As [`hosts_list`].
pub async fn hosts_sheet(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Error> {
    sheet(&for_host(&app, &token).await?)
}

/// `GET /admin/submissions/{number}/replies.csv`.
///
/// # Errors
/// As [`editors_list`].
pub async fn editors_sheet(State(app): State<App>, Path(number): Path<i64>) -> Result<Response, Error> {
    sheet(&for_editor(&app, number).await?)
}

/// CSV (RFC 4180). No cell is a formula to a spreadsheet, whatever was typed.
fn sheet(guests: &Guests) -> Result<Response, Error> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(["state", "name", "people", "city program", "e-mail", "confirmed at (UTC)"])?;
    for reply in &guests.replies {
        let at = reply.proved_at.as_ref().map(Moment::to_string).unwrap_or_default();
        let cells =
            [&reply.state, &reply.name, &reply.people.to_string(), &reply.city_program, &reply.email, &at].map(|cell| neutral(cell));
        writer.write_record(cells)?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("a list cannot be written: {error}"))?;
    let name = format!("attachment; filename=\"replies-{}.csv\"", guests.submission.number);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, name.as_str()),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok(private((headers, bytes).into_response()))
}
