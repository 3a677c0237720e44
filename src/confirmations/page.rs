//! The page of a letter: the entry, a button that says that it is right, and a form to correct it.

use super::contact::{Contact, asked};
use crate::{
    app::App,
    chapter::Frame,
    database::{self, WriteTransaction},
    directory::{MemberCity, Partnership},
    log::Who,
    messages::Subject,
    records::{self, Content},
    say,
    submissions::private,
    web::{self, Error, FieldErrors, filters, form::Typed},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

#[derive(Template)]
#[template(path = "confirmations/confirm.html")]
struct ConfirmPage<'a> {
    frame: &'a Frame,
    contact: &'a Contact,
    ties: &'a [Partnership],
    token: &'a str,
    is_confirmed: bool,
    subject: &'a Subject,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    form_id: &'a str,
}

/// `GET /confirm/{token}`.
///
/// # Errors
/// If the site did not make this address, or the city has another contact now.
pub async fn show(frame: Frame, State(app): State<App>, Path(token): Path<String>) -> Result<Response, Error> {
    let mut read = app.database.begin().await?;
    let (id, contact) = asked(&mut read, &app.secret, &token).await?.ok_or(Error::NotFound)?;
    let ties = contact.ties(&mut read).await?;
    let confirmed = sqlx::query_scalar!("SELECT confirmed_at FROM confirmation WHERE id = ?", id).fetch_one(&mut *read).await?;
    drop(read);
    let city = MemberCity::find(&app.database, &contact.slug).await?;
    let subject = Subject { title: contact.city.clone(), path: format!("/cities/{}", contact.slug), city };
    let mut typed = subject.typed();
    typed.set("sender_name", &contact.name);
    typed.set("sender_email", &contact.email);
    typed.set("known_from", &say!("confirm-known-from"));
    let page = ConfirmPage {
        frame: &frame,
        contact: &contact,
        ties: &ties,
        token: &token,
        is_confirmed: confirmed.is_some(),
        subject: &subject,
        typed: &typed,
        errors: &FieldErrors::default(),
        form_id: &app.secret.form_id(app.clock.now())?,
    };
    Ok(private(web::html_with(StatusCode::OK, "no-store", &page)?))
}

/// `POST /confirm/{token}`: the city says that its entry is right, and with it every tie that is active. Pressing again
/// changes nothing more.
///
/// # Errors
/// If the site did not make this address, or the database cannot be written.
pub async fn confirm(frame: Frame, State(app): State<App>, Path(token): Path<String>) -> Result<Response, Error> {
    let mut write = database::begin_write(&app.database).await?;
    let (id, contact) = asked(&mut write, &app.secret, &token).await?.ok_or(Error::NotFound)?;
    let now = app.clock.now();
    let marked = sqlx::query!("UPDATE confirmation SET confirmed_at = ? WHERE id = ? AND confirmed_at IS NULL", now, id);
    if marked.execute(&mut *write).await?.rows_affected() == 1 {
        record(&mut write, &contact, &frame.today.to_string(), now).await?;
        write.commit().await?;
    }
    Ok(Redirect::to(&format!("/confirm/{token}")).into_response())
}

async fn record(write: &mut WriteTransaction, contact: &Contact, today: &str, now: crate::clock::Moment) -> anyhow::Result<()> {
    let who = Who::named(records::CITY_CONTACT);
    let mut texts = Content::default();
    texts.set("confirmed_on", today);
    texts.set("confirmed_by", contact.in_public());
    let refused = |refused: records::Refused| anyhow::anyhow!(refused.sentence);
    records::put(write, "cities", &contact.slug, &texts, (&who, now)).await?.map_err(refused)?;
    let active = sqlx::query_scalar!(
        r#"SELECT CAST(id AS TEXT) AS "id!: String" FROM partnership WHERE member = ? AND status = 'active'"#,
        contact.member
    );
    for id in active.fetch_all(&mut **write).await? {
        records::put(write, "partnerships", &id, &texts, (&who, now)).await?.map_err(refused)?;
    }
    Ok(())
}
