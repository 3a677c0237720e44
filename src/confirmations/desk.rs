//! The editors' list: which entries nobody has confirmed, and who answers for them.

use super::contact::{Entry, SHOWN};
use crate::{
    app::App,
    chapter::Frame,
    database,
    desk::{Desk, Done, seen},
    directory::oldest_confirmation,
    languages::Language,
    log::{self, Deed},
    say,
    web::{
        self, Error, FieldErrors, filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use sqlx::SqliteExecutor;

/// What was just done (`?done=`), and the text that says so.
const DONE: [(&str, &str); 4] =
    [("saved", "contact-saved"), ("asked", "contact-asked"), ("not-asked", "contact-not-asked"), ("removed", "contact-removed")];

/// The lists: key, and the id of the heading.
const LISTS: [(&str, &str); 3] = [("", "contact-list-all"), ("contact", "contact-list-nobody"), ("old", "contact-list-old")];

/// `?list=old&page=2`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    list: String,
    page: Option<u16>,
}

#[derive(Template)]
#[template(path = "confirmations/contacts.html")]
struct ContactsPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    entries: &'a [Entry],
    counts: [i64; 3],
    list: &'a str,
    page: i64,
}

/// A city on its form.
struct City {
    id: i64,
    name: String,
    slug: String,
    contact: String,
    email: String,
    language: String,
}

impl City {
    async fn find(database: impl SqliteExecutor<'_>, slug: &str) -> Result<Self, Error> {
        let city = sqlx::query_as!(
            Self,
            r#"SELECT id AS "id!: i64", member_city.name, slug, coalesce(city_contact.name, '') AS "contact!: String",
                      coalesce(email, '') AS "email!: String", coalesce(language, '') AS "language!: String"
               FROM member_city LEFT JOIN city_contact ON city_contact.member = member_city.id WHERE slug = ?"#,
            slug
        );
        city.fetch_optional(database).await?.ok_or(Error::NotFound)
    }

    fn mark(&self) -> String {
        seen::mark(&[&self.contact, &self.email, &self.language])
    }
}

#[derive(Template)]
#[template(path = "confirmations/contact.html")]
struct ContactPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    city: &'a City,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    done: &'static str,
    languages: &'a [(&'static str, String)],
}

/// `GET /admin/contacts`.
///
/// # Errors
/// If the database cannot be read.
pub async fn contacts(desk: Desk, State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let oldest = oldest_confirmation(desk.frame.today).to_string();
    let list = LISTS.iter().map(|(key, _)| *key).find(|key| *key == wanted.list).unwrap_or_default();
    let page = i64::from(wanted.page.unwrap_or(1).max(1));
    let entries = Entry::listed(&app.database, list, &oldest, (page - 1) * SHOWN).await?;
    let counts = Entry::counts(&app.database, &oldest).await?;
    let page = ContactsPage { frame: &desk.frame, desk: &desk, entries: &entries, counts, list, page };
    web::html_with(StatusCode::OK, "no-store", &page)
}

/// `GET /admin/contacts/{city}`.
///
/// # Errors
/// If there is no such city, or the database cannot be read.
pub async fn contact_form(
    desk: Desk,
    State(app): State<App>,
    Path(slug): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Error> {
    let city = City::find(&app.database, &slug).await?;
    let mut typed = Typed::default();
    typed.set("contact_name", &city.contact);
    typed.set("contact_email", &city.email);
    typed.set("language", &city.language);
    typed.set("seen", &city.mark());
    page(&desk, StatusCode::OK, &city, (&typed, &FieldErrors::default()), done.words(&DONE))
}

fn page(desk: &Desk, status: StatusCode, city: &City, round: (&Typed, &FieldErrors), done: &'static str) -> Result<Response, Error> {
    let (typed, errors) = round;
    let languages: Vec<_> = Language::all().map(|language| (language.tag(), language.name())).collect();
    web::html_with(status, "no-store", &ContactPage { frame: &desk.frame, desk, city, typed, errors, done, languages: &languages })
}

/// `POST /admin/contacts/{city}`: both fields empty takes the contact away.
///
/// # Errors
/// If there is no such city, or the database cannot be written.
pub async fn save_contact(desk: Desk, State(app): State<App>, Path(slug): Path<String>, form: Form) -> Result<Response, Error> {
    let city = City::find(&app.database, &slug).await?;
    let (mut typed, mut errors) = (form.typed, FieldErrors::default());
    let is_removed = typed.get("contact_name").is_empty() && typed.get("contact_email").is_empty();
    let (mut name, mut email) = (String::new(), String::new());
    if !is_removed {
        name = errors.required(&typed, "contact_name", 120, &say!("contact-name-missing"));
        email = errors.email(&typed, "contact_email", &say!("contact-email-missing"));
    }
    let languages: Vec<_> = Language::all().map(|language| (language.tag(), "")).collect();
    let language = errors.choice(&typed, "language", &languages);
    if !errors.is_empty() {
        return page(&desk, StatusCode::UNPROCESSABLE_ENTITY, &city, (&typed, &errors), "");
    }
    let now = app.clock.now();
    let mut write = database::begin_write(&app.database).await?;
    let city = City::find(&mut *write, &slug).await?;
    if seen::was_changed(&mut typed, &mut errors, &city.mark()) {
        write.rollback().await?;
        return page(&desk, StatusCode::CONFLICT, &city, (&typed, &errors), "");
    }
    if is_removed {
        sqlx::query!("DELETE FROM city_contact WHERE member = ?", city.id).execute(&mut *write).await?;
    } else {
        sqlx::query!(
            "INSERT INTO city_contact (member, name, email, updated_at, language) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (member) DO UPDATE SET name = ?2, email = ?3, updated_at = ?4, language = ?5",
            city.id,
            name,
            email,
            now,
            language
        )
        .execute(&mut *write)
        .await?;
    }
    // the log is never shortened, so it has nobody's name or address
    let (action, done) = if is_removed { ("remove", "removed") } else { ("set", "saved") };
    let subject = format!("the contact of {}", city.name);
    let path = format!("/admin/contacts/{}", city.slug);
    log::write(&mut write, &desk.signed.who(), &Deed { action, subject: &subject, path: &path, changes: &[] }, now).await?;
    write.commit().await?;
    Ok(Redirect::to(&format!("{path}?done={done}")).into_response())
}

/// `POST /admin/contacts/{city}/ask`: the letter of this half of the year, now.
///
/// # Errors
/// If there is no such city, or the database cannot be written.
pub async fn ask_now(desk: Desk, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let city = City::find(&app.database, &slug).await?;
    let mut write = database::begin_write(&app.database).await?;
    let is_asked = super::ask(&app, &desk.frame.chapter, &mut write, city.id).await?;
    if is_asked {
        let subject = format!("{} whether its entry is right", city.name);
        let path = format!("/admin/contacts/{}", city.slug);
        log::write(&mut write, &desk.signed.who(), &Deed { action: "ask", subject: &subject, path: &path, changes: &[] }, app.clock.now())
            .await?;
        write.commit().await?;
        app.letters.notify_one();
    }
    let done = if is_asked { "asked" } else { "not-asked" };
    Ok(Redirect::to(&format!("/admin/contacts/{}?done={done}", city.slug)).into_response())
}
