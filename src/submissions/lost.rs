//! Links that a sender has lost: asked for by address, sent to that address alone. The answer is the same whether
//! anybody knows the address or not.

use super::{
    form_id::form_id_of,
    letters::receipt_address,
    spam::{self, Fingerprint, Limit},
    status,
    store::receipt_token,
};
use crate::{
    app::App,
    chapter::{Chapter, Frame},
    clock::Moment,
    database::{self, WriteTransaction},
    languages::Language,
    mail::{self, Letter},
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
use lettre::message::Mailbox;
use std::time::Duration;

/// One address gets its links at most this often.
const PAUSE: Duration = Duration::from_hours(1);

#[derive(Template)]
#[template(path = "submissions/find.html")]
struct FindPage<'a> {
    frame: &'a Frame,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    form_id: &'a str,
    is_done: bool,
}

/// A submission, as the letter names it: nothing that the sender wrote.
struct Link {
    number: i64,
    kind: String,
    state: String,
    received_at: Moment,
    address: String,
}

#[derive(Template)]
#[template(path = "letters/links.txt")]
struct LinksLetter<'a> {
    chapter: &'a Chapter,
    frame: &'a Frame,
    links: &'a [Link],
}

/// `GET /submissions/find`.
///
/// # Errors
/// If the database cannot be read.
pub async fn form(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let form_id = app.secret.form_id(app.clock.now())?;
    page(&frame, StatusCode::OK, (&Typed::default(), &FieldErrors::default(), &form_id), false)
}

/// `POST /submissions/find`: a letter with the links of an address, if it has any. Nobody learns from the answer whether
/// it has.
///
/// # Errors
/// If the database cannot be written.
pub async fn submit(frame: Frame, State(app): State<App>, network: Network, form: Form) -> Result<Response, Error> {
    let typed = form.typed;
    let mut errors = FieldErrors::default();
    let form_id = form_id_of(&app, &typed, &mut errors)?;
    let email = errors.email(&typed, "email", &say!("form-find-email"));
    let now = app.clock.now();
    let made_at = app.secret.form_made_at(&form_id);
    if errors.is_empty() && made_at.is_some_and(|made_at| now.since(made_at) < app.config.form_seconds) {
        errors.add("form_id", say!("form-too-fast"));
    }
    if !errors.is_empty() {
        return page(&frame, StatusCode::UNPROCESSABLE_ENTITY, (&typed, &errors, &form_id), false);
    }
    if spam::is_trapped(&typed) {
        return page(&frame, StatusCode::OK, (&typed, &errors, &form_id), true);
    }
    let network = Fingerprint::of(&app.secret, &network, now);
    if !ask(&app, &frame, &network, &email).await? {
        errors.add("email", say!("form-find-many"));
        return page(&frame, StatusCode::TOO_MANY_REQUESTS, (&typed, &errors, &form_id), false);
    }
    page(&frame, StatusCode::OK, (&typed, &errors, &form_id), true)
}

/// Counts the question, and answers it by letter. False if too many came from one network.
async fn ask(app: &App, frame: &Frame, network: &Fingerprint, email: &str) -> anyhow::Result<bool> {
    let address = app.secret.tag("address", email.to_ascii_lowercase().as_bytes());
    let mut write = database::begin_write(&app.database).await?;
    let now = app.clock.now();
    if Limit::of_letters(&mut write, app, network, "links").await? {
        return Ok(false);
    }
    let since = now.before(PAUSE);
    let asked = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!: i64" FROM press WHERE kind = 'links' AND address = ? AND pressed_at > ? AND pressed_at <= ?"#,
        address,
        since,
        now
    )
    .fetch_one(&mut *write)
    .await?;
    sqlx::query!("INSERT INTO press (kind, network, address, pressed_at) VALUES ('links', ?, ?, ?)", network.now, address, now)
        .execute(&mut *write)
        .await?;
    if asked == 0 {
        answer(app, frame, &mut write, email).await?;
    }
    write.commit().await?;
    app.letters.notify_one();
    Ok(true)
}

/// For an address that nobody knows the letter is written all the same and taken back: it takes as long as the other.
async fn answer(app: &App, frame: &Frame, write: &mut WriteTransaction, email: &str) -> anyhow::Result<()> {
    let links = links(app, write, email).await?;
    let letter = Letter::new(
        app.mail_from(&frame.chapter)?,
        Mailbox::new(None, email.parse()?),
        say!("letter-links-subject", chapter = frame.chapter.short_name),
        LinksLetter { chapter: &frame.chapter, frame, links: &links }.render()?,
    );
    sqlx::query("SAVEPOINT links").execute(&mut **write).await?;
    mail::write(write, &letter, app.clock.now()).await?;
    if links.is_empty() {
        sqlx::query("ROLLBACK TO links").execute(&mut **write).await?;
    }
    sqlx::query("RELEASE links").execute(&mut **write).await?;
    Ok(())
}

async fn links(app: &App, write: &mut WriteTransaction, email: &str) -> anyhow::Result<Vec<Link>> {
    let rows = sqlx::query!(
        r#"SELECT number, kind, state, form_id, content_sha256, received_at AS "received_at: Moment"
           FROM submission WHERE sender_email = ? COLLATE NOCASE ORDER BY received_at DESC, number DESC LIMIT 20"#,
        email
    )
    .fetch_all(&mut **write)
    .await?;
    let links = rows.into_iter().map(|row| {
        let address = receipt_address(app, Language::current(), &receipt_token(&app.secret, &row.form_id, &row.content_sha256));
        Link { number: row.number, kind: row.kind, state: row.state, received_at: row.received_at, address }
    });
    Ok(links.collect())
}

fn page(
    frame: &Frame,
    status: StatusCode,
    (typed, errors, form_id): (&Typed, &FieldErrors, &str),
    is_done: bool,
) -> Result<Response, Error> {
    Ok(status::private(web::html_with(status, "no-store", &FindPage { frame, typed, errors, form_id, is_done })?))
}
