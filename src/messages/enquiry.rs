//! Cities that look for a partner, and writing to one of them: by our outbox, so that nobody's address is shown.

use super::store::{NewMessage, Writer};
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
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
use jiff::civil::Date;

/// So many searches are listed.
const SHOWN: i64 = 200;

/// A city that looks for a partner.
#[derive(Debug, Clone)]
pub struct Search {
    /// Its number.
    pub id: i64,
    /// Key of the city.
    pub slug: String,
    /// The city.
    pub name: String,
    /// Its county.
    pub county: String,
    /// Where it looks.
    pub regions: String,
    /// What it is interested in; may be empty.
    pub interests: String,
    /// Since when (ISO 8601).
    pub since_on: String,
}

impl Search {
    /// Those that are shown on this day, the newest first; of one number or of one city, if it is given.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn shown(database: &Database, (id, slug): (Option<i64>, &str), today: Date) -> Result<Vec<Self>, sqlx::Error> {
        let today = today.to_string();
        sqlx::query_as!(
            Self,
            "SELECT partner_search.id, slug, name, county, regions, interests, since_on
             FROM partner_search JOIN member_city ON member_city.id = member
             WHERE since_on <= ?1 AND coalesce(until_on, ?1) >= ?1 AND (?2 IS NULL OR partner_search.id = ?2)
               AND (?3 = '' OR slug = ?3)
             ORDER BY since_on DESC, partner_search.id DESC LIMIT ?4",
            today,
            id,
            slug,
            SHOWN
        )
        .fetch_all(database)
        .await
    }
}

#[derive(Template)]
#[template(path = "messages/seeking.html")]
struct SeekingPage<'a> {
    frame: &'a Frame,
    searches: &'a [Search],
}

#[derive(Template)]
#[template(path = "messages/enquiry.html")]
struct EnquiryPage<'a> {
    frame: &'a Frame,
    search: &'a Search,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    form_id: &'a str,
}

/// `GET /seeking`.
///
/// # Errors
/// If the database cannot be read.
pub async fn index(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let searches = Search::shown(&app.database, (None, ""), frame.today).await?;
    web::html(&SeekingPage { frame: &frame, searches: &searches })
}

async fn find(app: &App, frame: &Frame, id: i64) -> Result<Search, Error> {
    Search::shown(&app.database, (Some(id), ""), frame.today).await?.into_iter().next().ok_or(Error::NotFound)
}

/// `GET /seeking/{id}`.
///
/// # Errors
/// If there is no such search, or the database cannot be read.
pub async fn form(frame: Frame, State(app): State<App>, Path(id): Path<i64>) -> Result<Response, Error> {
    let search = find(&app, &frame, id).await?;
    let form_id = app.secret.form_id(app.clock.now())?;
    page(&frame, StatusCode::OK, &search, (&Typed::default(), &FieldErrors::default(), &form_id))
}

/// `POST /seeking/{id}`: stored, and a letter to the city.
///
/// # Errors
/// If there is no such search.
pub async fn submit(frame: Frame, State(app): State<App>, network: Network, Path(id): Path<i64>, form: Form) -> Result<Response, Error> {
    let search = find(&app, &frame, id).await?;
    let (typed, mut errors) = (form.typed, FieldErrors::default());
    let form_id = form_id_of(&app, &typed, &mut errors)?;
    let words = errors.required(&typed, "words", 5000, &say!("seeking-letter-missing"));
    let writer = Writer::parse(&typed, &mut errors);
    let again = |status, errors: &FieldErrors| page(&frame, status, &search, (&typed, errors, &form_id));
    if !errors.is_empty() {
        return again(StatusCode::UNPROCESSABLE_ENTITY, &errors);
    }
    let trace = Trace::of(&app, &network, &typed, &form_id, &words);
    let (path, proposed) = (format!("/cities/{}", search.slug), Content::default());
    let message = NewMessage {
        kind: "enquiry",
        path: &path,
        title: &search.name,
        proposed: &proposed,
        words: &words,
        known_from: "",
        writer: &writer,
        trace: &trace,
    };
    message.answer(&app, &frame.chapter, again).await
}

fn page(frame: &Frame, status: StatusCode, search: &Search, round: (&Typed, &FieldErrors, &str)) -> Result<Response, Error> {
    let (typed, errors, form_id) = round;
    let page = EnquiryPage { frame, search, typed, errors, form_id };
    Ok(private(web::html_with(status, cache_control(status), &page)?))
}
