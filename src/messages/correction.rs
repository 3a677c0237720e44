//! "Something wrong or missing?": a correction of an entry of the directory.

use super::{
    message::PROPOSED,
    store::{NewMessage, Writer},
};
use crate::{
    app::App,
    chapter::Frame,
    directory::{Country, MemberCity, PartnerCity},
    languages::Language,
    records::Content,
    say,
    submissions::{Trace, cache_control, form_id_of, private},
    web::{
        self, Error, FieldErrors,
        client::Network,
        filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};

/// What a correction is about.
#[derive(Debug, Clone)]
pub struct Subject {
    /// What it is called.
    pub title: String,
    /// Its page; empty if that is what is missing.
    pub path: String,
    /// The member city, if it is one: its fields can be written anew.
    pub city: Option<MemberCity>,
}

impl Subject {
    /// The entry of the directory with this address, or what is missing (`missing/city`).
    ///
    /// # Errors
    /// If there is none, or the database cannot be read.
    async fn find(app: &App, kind: &str, key: &str) -> Result<Self, Error> {
        let database = &app.database;
        let path = format!("/{kind}/{key}");
        let named = |title: String| Self { title, path: path.clone(), city: None };
        let found = match (kind, key) {
            ("cities", _) => MemberCity::find(database, key).await?.map(|city| Self { city: Some(city.clone()), ..named(city.name) }),
            ("partners", _) => PartnerCity::find(database, key).await?.map(|city| named(format!("{}, {}", city.name, city.country_name))),
            ("countries", _) => Country::find(database, key).await?.map(|country| named(country.name)),
            ("missing", "city") => Some(Self { title: "Something that is missing".to_owned(), path: String::new(), city: None }),
            _ => None,
        };
        found.ok_or(Error::NotFound)
    }

    /// The form as it opens: a city's fields as they are now.
    #[must_use]
    pub fn typed(&self) -> Typed {
        let mut typed = Typed::default();
        if let Some(city) = &self.city {
            typed.set("organization", &city.organization);
            typed.set("web_site", &city.website);
        }
        typed
    }

    /// The texts that differ from what is there.
    fn proposed(&self, typed: &Typed, errors: &mut FieldErrors) -> Content {
        let Some(city) = &self.city else { return Content::default() };
        let (organization, website) = (errors.text(typed, "organization", 200), errors.link(typed, "web_site"));
        let mut proposed = Content::default();
        for ((column, _), (before, after)) in PROPOSED.iter().zip([(&city.organization, organization), (&city.website, website)]) {
            if *before != after {
                proposed.set(column, after);
            }
        }
        proposed
    }
}

#[derive(Template)]
#[template(path = "messages/correction.html")]
struct CorrectionPage<'a> {
    frame: &'a Frame,
    subject: &'a Subject,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    form_id: &'a str,
}

#[derive(Template)]
#[template(path = "messages/thanks.html")]
struct ThanksPage<'a> {
    frame: &'a Frame,
}

/// `GET /correct/thanks`.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn thanks(frame: Frame) -> Result<Response, Error> {
    Ok(private(web::html_with(StatusCode::OK, "no-store", &ThanksPage { frame: &frame })?))
}

/// `GET /correct/{kind}/{key}`.
///
/// # Errors
/// If there is no such entry, or the database cannot be read.
pub async fn form(frame: Frame, State(app): State<App>, Path((kind, key)): Path<(String, String)>) -> Result<Response, Error> {
    let subject = Subject::find(&app, &kind, &key).await?;
    let form_id = app.secret.form_id(app.clock.now())?;
    page(&frame, StatusCode::OK, &subject, (&subject.typed(), &FieldErrors::default(), &form_id))
}

/// `POST /correct/{kind}/{key}`: stored and thanked for, or the same page again with everything kept.
///
/// # Errors
/// If there is no such entry.
pub async fn submit(
    frame: Frame,
    State(app): State<App>,
    network: Network,
    Path((kind, key)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Error> {
    let subject = Subject::find(&app, &kind, &key).await?;
    let (typed, mut errors) = (form.typed, FieldErrors::default());
    let form_id = form_id_of(&app, &typed, &mut errors)?;
    let proposed = subject.proposed(&typed, &mut errors);
    let (words, known_from) = (errors.text(&typed, "words", 5000), for_editors(errors.text(&typed, "known_from", 1000)));
    let writer = Writer::parse(&typed, &mut errors);
    if words.is_empty() && proposed.0.is_empty() {
        errors.add("words", say!("correction-words-missing"));
    }
    let again = |status, errors: &FieldErrors| page(&frame, status, &subject, (&typed, errors, &form_id));
    if !errors.is_empty() {
        return again(StatusCode::UNPROCESSABLE_ENTITY, &errors);
    }
    let trace = Trace::of(&app, &network, &typed, &form_id, &words);
    let (path, title, proposed) = (&subject.path, &subject.title, &proposed);
    let message =
        NewMessage { kind: "correction", path, title, proposed, words: &words, known_from: &known_from, writer: &writer, trace: &trace };
    message.answer(&app, &frame.chapter, again).await
}

/// What the form of a letter's page says already about where it is known from, in the language of those who read it.
fn for_editors(known_from: String) -> String {
    if known_from == say!("confirm-known-from") { Language::DEFAULT.within(|| say!("confirm-known-from")) } else { known_from }
}

fn page(frame: &Frame, status: StatusCode, subject: &Subject, round: (&Typed, &FieldErrors, &str)) -> Result<Response, Error> {
    let (typed, errors, form_id) = round;
    let page = CorrectionPage { frame, subject, typed, errors, form_id };
    Ok(private(web::html_with(status, cache_control(status), &page)?))
}
