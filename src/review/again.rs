//! The same again: copies of an event on other days, as drafts that wait in the queue; or more dates for the event itself.
//! The days are shown before anything is saved.

use super::{
    case::{Case, path},
    edit, own,
    series::{EVERY, MOST, WEEKDAYS, expand, key_of},
};
use crate::{
    app::App,
    chapter::Frame,
    database::{self, WriteTransaction},
    desk::Desk,
    languages::Language,
    log::{self, Change, Deed},
    say,
    secret::sha256,
    submissions::{Content, FURTHER_DATES, NewEvent, Sender, form_id_of},
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
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "review/again.html")]
struct AgainPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    case: &'a Case,
    event: &'a NewEvent,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    form_id: &'a str,
    /// The days, once they were looked at.
    days: &'a [Date],
}

impl AgainPage<'_> {
    /// A call alone has no date that could come again.
    fn can_grow(&self) -> bool {
        !self.event.dates.is_empty() && self.case.state == "published"
    }
}

/// `GET /admin/submissions/{number}/again`.
///
/// # Errors
/// If there is no such event, or the database cannot be read.
pub async fn form(desk: Desk, State(app): State<App>, Path(number): Path<i64>) -> Result<Response, Error> {
    let (case, event) = load(&app, number).await?;
    let mut typed = Typed::default();
    if let Some(first) = event.first_day() {
        typed.set("weekday", key_of(first));
    }
    let form_id = app.secret.form_id(app.clock.now())?;
    page(&desk, StatusCode::OK, (&case, &event), (&typed, &FieldErrors::default(), &form_id), &[])
}

/// `POST /admin/submissions/{number}/again`: the days are shown (`show`), drafts are made for them (`drafts`), or the event's own
/// form is opened with them (`dates`), which saves nothing yet.
///
/// # Errors
/// If there is no such event, or the database fails.
pub async fn submit(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let (case, event) = load(&app, number).await?;
    let (mut typed, mut errors) = (form.typed, FieldErrors::default());
    let form_id = form_id_of(&app, &typed, &mut errors)?;
    let days = days(&typed, &mut errors);
    let wish = typed.get("do").to_owned();
    // its own day is one of them
    let most = FURTHER_DATES.len() + 1;
    if wish == "dates" && event.with_days(&days).dates.len() > most {
        errors.add("days", say!("review-again-many", most = most));
    }
    if !errors.is_empty() || wish == "show" {
        if errors.is_empty() {
            let lines: Vec<String> = days.iter().map(Date::to_string).collect();
            typed.set("days", &lines.join("\n"));
            typed.set("every", "");
        }
        let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        return page(&desk, status, (&case, &event), (&typed, &errors, &form_id), &days);
    }
    if wish == "dates" {
        return edit::with_words(&app, &desk, &case, &Content::Event(Box::new(event.with_days(&days)))).await;
    }
    make(&app, &desk, &case, (&event, &days), &form_id).await?;
    Ok(Redirect::to("/admin/queue?order=newest").into_response())
}

async fn load(app: &App, number: i64) -> Result<(Case, NewEvent), Error> {
    let case = Case::load(&app.database, number).await?.ok_or(Error::NotFound)?;
    match case.read()? {
        Content::Event(mut event) => {
            // a copy is stored as sent in in the default language
            event.written_in(case.language).tag().clone_into(&mut event.text_language);
            Ok((case, *event))
        }
        Content::Newsletter(_) => Err(Error::NotFound),
    }
}

/// The days that are listed, and those of the rule, each once and in order.
fn days(typed: &Typed, errors: &mut FieldErrors) -> Vec<Date> {
    let mut days = errors.days(typed, "days");
    let (every, weekday) = (errors.choice(typed, "every", &EVERY), errors.choice(typed, "weekday", &WEEKDAYS.map(|weekday| (weekday, ""))));
    let (from, until) = (errors.day(typed, "from"), errors.day(typed, "until"));
    if !every.is_empty() && errors.is_empty() {
        for (field, day) in [("from", from), ("until", until)] {
            if day.is_none() {
                errors.add(field, say!("review-again-between"));
            }
        }
        if let Some((from, until)) = from.zip(until) {
            days.extend(expand(&every, &weekday, from, until));
        }
    }
    days.sort_unstable();
    days.dedup();
    if days.len() > MOST {
        errors.add("days", say!("review-again-many", most = MOST));
        days.truncate(MOST);
    } else if days.is_empty() && errors.is_empty() {
        errors.add("days", say!("review-again-none"));
    }
    days
}

/// Makes a draft for each day, with one line in the log. The same form sent twice makes them once.
async fn make(app: &App, desk: &Desk, case: &Case, (event, days): (&NewEvent, &[Date]), form_id: &str) -> Result<(), Error> {
    let (person, now) = (&desk.signed.person, app.clock.now());
    let sender = Sender { name: person.name.clone(), email: person.email.clone(), role: person.office.clone(), note: String::new() };
    let mut write = database::begin_write(&app.database).await?;
    let mut made = Vec::new();
    for day in days {
        let copy = Content::Event(Box::new(NewEvent { sender: sender.clone(), ..event.again_on(*day) })).sent_in(Language::DEFAULT);
        if let Some(number) = insert(app, &mut write, (case.number, form_id), &copy).await? {
            made.push(format!("{number} on {day}"));
        }
    }
    if made.is_empty() {
        return Ok(write.rollback().await?);
    }
    let changes = [Change { label: "Drafts".to_owned(), before: String::new(), after: made.join("\n") }];
    let (subject, path) = (case.subject(&event.title), path(case.number));
    let deed = Deed { action: "copy, on other days,", subject: &subject, path: &path, changes: &changes };
    log::write(&mut write, &desk.signed.who(), &deed, now).await?;
    write.commit().await?;
    Ok(())
}

/// A draft with the picture of the first one. Gives its number, unless it is there already.
async fn insert(app: &App, write: &mut WriteTransaction, (from, form_id): (i64, &str), content: &Content) -> anyhow::Result<Option<i64>> {
    let content_sha256 = sha256(content.json()?.as_bytes());
    let inserted = own::insert(app, write, ("event", "waiting"), (form_id, &content_sha256), content).await?;
    let Some(number) = inserted else { return Ok(None) };
    sqlx::query!(
        "INSERT INTO attachment (submission, position, field, name, sha256)
         SELECT ?1, 1, field, name, sha256 FROM attached WHERE submission = ?2 AND field = 'image' LIMIT 1",
        number,
        from
    )
    .execute(&mut **write)
    .await?;
    Ok(Some(number))
}

fn page(
    desk: &Desk,
    status: StatusCode,
    (case, event): (&Case, &NewEvent),
    (typed, errors, form_id): (&Typed, &FieldErrors, &str),
    days: &[Date],
) -> Result<Response, Error> {
    web::html_with(status, "no-store", &AgainPage { frame: &desk.frame, desk, case, event, typed, errors, form_id, days })
}
