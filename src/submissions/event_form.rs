//! The event form.

use super::{
    attachments::Attachment,
    change::Editing,
    event::{ATTENDANCES, FURTHER_DATES, FURTHER_VENUES, KINDS, NewEvent, REPEATED_HOUR, REPLIES, STATUSES},
    form_id::{cache_control, form_id_of},
    sender::not_saved,
    spam::{self, Trace},
    status::private,
    store::{NewSubmission, Outcome},
};
use crate::{
    app::App,
    chapter::Frame,
    directory::{MemberCity, PartnerCity},
    languages::Language,
    say,
    web::{
        self, Error, FieldErrors,
        client::Network,
        filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

/// Fields of the part that opens on demand; an error in one of them opens it.
const MORE: [&str; 21] = [
    "takes_replies",
    "reply_places",
    "kind",
    "status",
    "ends_on",
    "clock_twice",
    "minutes",
    "reply_by",
    "private_details",
    "description",
    "agenda",
    "image",
    "image_text",
    "file",
    "opens_on",
    "closes_on",
    "closes_at",
    "cost",
    "sponsors",
    "note",
    "accessibility",
];

#[derive(Template)]
#[template(path = "submissions/event.html")]
struct EventFormPage<'a> {
    frame: &'a Frame,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    held: &'a [Attachment],
    form_id: &'a str,
    members: &'a [(String, String)],
    partners: &'a [(String, String)],
    zones: &'a [String],
    editing: Option<&'a Editing<'a>>,
    /// The files that are there, and the address before theirs.
    there: &'a [Attachment],
    folder: &'a str,
}

/// `GET /submit/event`.
///
/// # Errors
/// If the database cannot be read.
pub async fn form(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let mut typed = Typed::default();
    typed.set("zone", &frame.chapter.time_zone);
    let form_id = app.secret.form_id(app.clock.now())?;
    page(&frame, &app, StatusCode::OK, (&typed, &FieldErrors::default(), &[], &form_id), None).await
}

/// `POST /submit/event`: stored and answered with its receipt, or the same page again with everything kept.
///
/// # Errors
/// If nothing could be stored.
pub async fn submit(frame: Frame, State(app): State<App>, network: Network, form: Form) -> Result<Response, Error> {
    let mut errors = FieldErrors::default();
    let typed = form.typed.clone();
    let form_id = form_id_of(&app, &typed, &mut errors)?;
    let event = NewEvent::parse(&typed, &mut errors);
    let trace = Trace::of(&app, &network, &typed, &form_id, &event.description);
    match store(&app, &frame, form, &trace, &event, &mut errors).await {
        Ok(Outcome::Stored(response)) => Ok(response),
        Ok(Outcome::Wrong(held)) => page(&frame, &app, StatusCode::UNPROCESSABLE_ENTITY, (&typed, &errors, &held, &form_id), None).await,
        Ok(Outcome::TooMany(held)) => {
            let errors = spam::too_many(&frame.chapter);
            page(&frame, &app, StatusCode::TOO_MANY_REQUESTS, (&typed, &errors, &held, &form_id), None).await
        }
        Err(Error::NotStored) => {
            let held = Attachment::held(&app.database, &form_id).await?;
            let errors = not_saved(&frame.chapter);
            page(&frame, &app, StatusCode::SERVICE_UNAVAILABLE, (&typed, &errors, &held, &form_id), None).await
        }
        Err(error) => Err(error),
    }
}

async fn store(app: &App, frame: &Frame, form: Form, trace: &Trace, event: &NewEvent, errors: &mut FieldErrors) -> Result<Outcome, Error> {
    let form_id = &trace.form_id;
    let attachments = Attachment::receive_all(app, form, form_id, errors).await?;
    if attachments.iter().any(|attachment| attachment.field == "image") && event.image_text.is_empty() {
        errors.add("image_text", say!("form-picture-words"));
    }
    if !errors.is_empty() {
        Attachment::hold_all(app, &attachments, form_id).await?;
        return Ok(Outcome::Wrong(attachments));
    }
    let (title, sender, rows) = (&event.title, &event.sender, Language::DEFAULT.within(|| event.rows()));
    let submission = NewSubmission { kind: "event", title, content: event, sender, rows, trace, attachments };
    submission.store(app, &frame.chapter).await
}

/// What a round of the form has come to: typed, wrong, kept, and under which id.
pub type Round<'a> = (&'a Typed, &'a FieldErrors, &'a [Attachment], &'a str);

/// The form, to send something new or to change what is there.
///
/// # Errors
/// If the database cannot be read.
pub async fn page(
    frame: &Frame,
    app: &App,
    status: StatusCode,
    round: Round<'_>,
    editing: Option<&Editing<'_>>,
) -> Result<Response, Error> {
    let (typed, errors, held, form_id) = round;
    let zones = zones();
    let members = MemberCity::names(&app.database).await?;
    let partners = PartnerCity::names(&app.database).await?;
    let page = EventFormPage {
        frame,
        typed,
        errors,
        held,
        form_id,
        members: &members,
        partners: &partners,
        zones: &zones,
        editing,
        there: editing.map_or(&[], |editing| editing.there),
        folder: &editing.map(Editing::folder).unwrap_or_default(),
    };
    match editing {
        Some(_) => Ok(private(web::html_with(status, "no-store", &page)?)),
        None => web::html_with(status, cache_control(status), &page),
    }
}

/// The time zones to choose from.
#[must_use]
pub fn zones() -> Vec<String> {
    jiff::tz::db().available().map(|zone| zone.to_string()).filter(|zone| is_of_a_place(zone)).collect()
}

/// Zones named after a place, which is what people look for; the database has others for old programs.
fn is_of_a_place(zone: &str) -> bool {
    const AREAS: [&str; 9] = ["Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/", "Antarctica/"];
    AREAS.iter().any(|area| zone.starts_with(area))
}

/// The part of the form that opens on demand is open when something in it is wrong or filled in.
#[must_use]
pub fn is_more_open(typed: &Typed, errors: &FieldErrors, held: &[Attachment]) -> bool {
    // the lists always say something: their first answers say nothing new
    let unsaid = ["", KINDS[0].0, STATUSES[0].0, REPLIES[0].0];
    let mut fields = MORE.iter().chain(FURTHER_DATES.iter().flatten());
    fields.any(|field| !errors.get(field).is_empty() || !unsaid.contains(&typed.get(field))) || !held.is_empty()
}

/// The fields of further dates that are shown: those that are filled in, and three more.
#[must_use]
pub fn further_dates(typed: &Typed) -> &'static [[&'static str; 5]] {
    let filled = FURTHER_DATES.iter().rposition(|fields| fields.iter().any(|field| !typed.get(field).is_empty()));
    let shown = filled.map_or(0, |position| position + 1) + 3;
    &FURTHER_DATES[..shown.min(FURTHER_DATES.len())]
}

/// Of the files that are there, those besides the picture.
#[must_use]
pub fn not_pictures(there: &[Attachment]) -> Vec<&Attachment> {
    there.iter().filter(|attachment| attachment.field != "image").collect()
}

/// The id of what is asked for: a picture, or another one.
#[must_use]
pub fn picture_label(there: &[Attachment]) -> &'static str {
    if held_in(there, "image").next().is_none() { "submission-row-picture" } else { "submission-other-picture" }
}

/// The same of a newsletter's file.
#[must_use]
pub fn document_label(there: &[Attachment]) -> &'static str {
    if held_in(there, "document").next().is_none() { "submission-document" } else { "submission-other-document" }
}

/// The same of files besides the picture.
#[must_use]
pub fn files_label(there: &[Attachment]) -> &'static str {
    if not_pictures(there).is_empty() { "submission-row-files" } else { "submission-more-files" }
}

/// Of files, those of one field.
pub fn held_in<'a>(held: &'a [Attachment], field: &'a str) -> impl Iterator<Item = &'a Attachment> {
    held.iter().filter(move |attachment| attachment.field == field)
}
