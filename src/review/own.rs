//! What the chapter announces itself: the same form, published at once, under a number like everything else.

use super::{
    case::path,
    form::{self, Purpose, Round},
};
use crate::{
    app::App,
    database::{self, WriteTransaction},
    desk::Desk,
    items,
    languages::Language,
    log::{self, Deed},
    secret::sha256,
    submissions::{Attachment, Content, Sender, for_the_log, form_id_of, receipt_token},
    web::{
        Error, FieldErrors,
        form::{Form, Typed},
    },
};
use anyhow::Context as _;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

const EVENT: Purpose<'static> = Purpose {
    heading: "review-own-event",
    lead: "review-own-lead",
    action: "/admin/events/new",
    button: "review-own-event-publish",
    number: "",
    kind: "event",
    there: &[],
    language: Language::DEFAULT,
    seen: "",
};

const NEWSLETTER: Purpose<'static> = Purpose {
    heading: "review-own-newsletter",
    lead: "review-own-lead",
    action: "/admin/newsletters/new",
    button: "review-own-newsletter-publish",
    number: "",
    kind: "newsletter",
    there: &[],
    language: Language::DEFAULT,
    seen: "",
};

/// `GET /admin/events/new`.
///
/// # Errors
/// If the database cannot be read.
pub async fn event_form(desk: Desk, State(app): State<App>) -> Result<Response, Error> {
    empty(&app, &desk, Purpose { language: Language::current(), ..EVENT }).await
}

/// `GET /admin/newsletters/new`.
///
/// # Errors
/// If the database cannot be read.
pub async fn newsletter_form(desk: Desk, State(app): State<App>) -> Result<Response, Error> {
    empty(&app, &desk, NEWSLETTER).await
}

/// `POST /admin/events/new`.
///
/// # Errors
/// If nothing could be stored.
pub async fn event(desk: Desk, State(app): State<App>, form: Form) -> Result<Response, Error> {
    submit(&app, &desk, Purpose { language: Language::current(), ..EVENT }, form).await
}

/// `POST /admin/newsletters/new`.
///
/// # Errors
/// If nothing could be stored.
pub async fn newsletter(desk: Desk, State(app): State<App>, form: Form) -> Result<Response, Error> {
    submit(&app, &desk, NEWSLETTER, form).await
}

async fn empty(app: &App, desk: &Desk, purpose: Purpose<'_>) -> Result<Response, Error> {
    let chapter = &desk.frame.chapter;
    let mut typed = Typed::default();
    for (field, value) in [("zone", &chapter.time_zone), ("host", &chapter.short_name), ("organization", &chapter.short_name)] {
        typed.set(field, value);
    }
    typed.set("contact", &chapter.email);
    let form_id = app.secret.form_id(app.clock.now())?;
    form::page(app, desk, StatusCode::OK, purpose, (&typed, &FieldErrors::default(), &[], &form_id)).await
}

async fn submit(app: &App, desk: &Desk, purpose: Purpose<'_>, form: Form) -> Result<Response, Error> {
    let mut errors = FieldErrors::default();
    let mut typed = form.typed.clone();
    let form_id = form_id_of(app, &typed, &mut errors)?;
    let person = &desk.signed.person;
    let sender = Sender { name: person.name.clone(), email: person.email.clone(), role: person.office.clone(), note: String::new() };
    // what the desk makes is stored as sent in in the default language
    let content = form::parse(purpose.kind, &mut typed, &sender, &mut errors).sent_in(Language::DEFAULT);
    let attachments = Attachment::receive_all(app, form, &form_id, &mut errors).await?;
    content.check_files(&attachments, "review-link-missing", &mut errors);
    if !errors.is_empty() {
        Attachment::hold_all(app, &attachments, &form_id).await?;
        let round: Round<'_> = (&typed, &errors, &attachments, &form_id);
        return form::page(app, desk, StatusCode::UNPROCESSABLE_ENTITY, purpose, round).await;
    }
    let number = store(app, desk, purpose.kind, &content, &attachments, &form_id).await?;
    Ok(Redirect::to(&path(number)).into_response())
}

/// Stores and publishes it. The same form sent twice is one item.
async fn store(app: &App, desk: &Desk, kind: &str, content: &Content, attachments: &[Attachment], form_id: &str) -> Result<i64, Error> {
    let now = app.clock.now();
    let files: String = attachments.iter().map(|attachment| attachment.sha256.as_str()).collect();
    let content_sha256 = sha256(format!("{}{files}", content.json()?).as_bytes());
    let mut write = database::begin_write(&app.database).await?;
    let stored = sqlx::query_scalar!(
        r#"SELECT number AS "number!: i64" FROM submission WHERE form_id = ? AND content_sha256 = ?"#,
        form_id,
        content_sha256
    );
    if let Some(number) = stored.fetch_optional(&mut *write).await? {
        return Ok(number);
    }
    let inserted = insert(app, &mut write, (kind, "published"), (form_id, &content_sha256), content).await?;
    let number = inserted.context("looked for in this transaction, and not there")?;
    Attachment::attach(&mut write, attachments, number, now).await?;
    Attachment::hold(&mut write, &[], form_id, now).await?;
    items::publish(&mut write, number, content, &desk.frame.zone, now).await?;
    let person = desk.signed.person.id;
    sqlx::query!(
        "INSERT INTO decision (submission, outcome, state_before, person, decided_at) VALUES (?, 'published', 'waiting', ?, ?)",
        number,
        person,
        now
    )
    .execute(&mut *write)
    .await?;
    let (subject, path) = (format!("{kind} {number}: {}", content.title()), path(number));
    let changes = for_the_log(Language::DEFAULT.within(|| log::difference(&[], &content.rows())));
    let deed = Deed { action: "publish, as our own,", subject: &subject, path: &path, changes: &changes };
    log::write(&mut write, &desk.signed.who(), &deed, now).await?;
    write.commit().await?;
    Ok(number)
}

/// Stores what somebody at the desk has made, in a state. Gives its number, unless the same form has made it already.
///
/// # Errors
/// If the database cannot be written.
pub(super) async fn insert(
    app: &App,
    write: &mut WriteTransaction,
    (kind, state): (&str, &str),
    (form_id, content_sha256): (&str, &str),
    content: &Content,
) -> anyhow::Result<Option<i64>> {
    let (title, json, sender, now) = (content.title(), content.json()?, content.sender(), app.clock.now());
    let token_sha256 = sha256(receipt_token(&app.secret, form_id, content_sha256).as_bytes());
    // who is signed in has proved the address long ago
    let inserted = sqlx::query!(
        "INSERT INTO submission (kind, title, content, sender_name, sender_email, form_id, content_sha256, token_sha256, received_at,
                                 state, proved_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?9) ON CONFLICT (form_id, content_sha256) DO NOTHING",
        kind,
        title,
        json,
        sender.name,
        sender.email,
        form_id,
        content_sha256,
        token_sha256,
        now,
        state
    )
    .execute(&mut **write)
    .await?;
    Ok((inserted.rows_affected() == 1).then(|| inserted.last_insert_rowid()))
}
