//! The sheet that an administrator prints and hands on: where the site runs, who pays, how it comes back, where the codes are.

use super::{Finding, Weight};
use crate::{
    app::App,
    chapter::Frame,
    database,
    desk::{Desk, Done, seen},
    languages,
    log::{self, Deed},
    people::Person,
    web::{
        self, Error, FieldErrors, filters,
        form::{Form, Typed},
    },
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use sqlx::SqliteExecutor;

/// What only people know: key, and the ids of the question and of its hint.
const QUESTIONS: [(&str, &str, &str); 6] = [
    ("domain", "attention-sheet-domain", "attention-sheet-domain-hint"),
    ("machine", "attention-sheet-machine", "attention-sheet-machine-hint"),
    ("mail", "attention-sheet-mail", "attention-sheet-mail-hint"),
    ("copies", "attention-sheet-copies", "attention-sheet-copies-hint"),
    ("codes", "attention-sheet-codes", "attention-sheet-codes-hint"),
    ("helper", "attention-sheet-helper", "attention-sheet-helper-hint"),
];

#[derive(Template)]
#[template(path = "attention/handover.html")]
struct HandoverPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    done: &'a str,
    today: &'a str,
    address: &'a str,
    host: &'a str,
    data: &'a str,
    letters: &'a str,
    people: &'a [&'a Person],
    findings: &'a [Finding],
}

/// `GET /admin/handover`.
///
/// # Errors
/// If the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>, Query(done): Query<Done>) -> Result<Response, Error> {
    let done = done.words(&[("saved", "attention-sheet-saved")]);
    let mut typed = stored(&app.database).await?;
    typed.set("seen", &mark(&typed));
    page(&app, &desk, StatusCode::OK, (&typed, &FieldErrors::default()), done).await
}

/// `POST /admin/handover`.
///
/// # Errors
/// If the database cannot be written.
pub async fn save(desk: Desk, State(app): State<App>, form: Form) -> Result<Response, Error> {
    let (mut typed, mut errors) = (form.typed, FieldErrors::default());
    let answers: Vec<(&str, String)> = QUESTIONS.iter().map(|(key, _, _)| (*key, errors.text(&typed, key, 500))).collect();
    if !errors.is_empty() {
        return page(&app, &desk, StatusCode::UNPROCESSABLE_ENTITY, (&typed, &errors), "").await;
    }
    let now = app.clock.now();
    let mut write = database::begin_write(&app.database).await?;
    let present = mark(&stored(&mut *write).await?);
    if seen::was_changed(&mut typed, &mut errors, &present) {
        write.rollback().await?;
        return page(&app, &desk, StatusCode::CONFLICT, (&typed, &errors), "").await;
    }
    for (key, words) in answers {
        if words.is_empty() {
            sqlx::query!("DELETE FROM handover WHERE key = ?", key).execute(&mut *write).await?;
        } else {
            sqlx::query!(
                "INSERT INTO handover (key, words, changed_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (key) DO UPDATE SET words = ?2, changed_at = ?3 WHERE words <> ?2",
                key,
                words,
                now
            )
            .execute(&mut *write)
            .await?;
        }
    }
    // the log is never shortened, so it has nobody's name or telephone
    let deed = Deed { action: "change", subject: "the sheet to hand on", path: "/admin/handover", changes: &[] };
    log::write(&mut write, &desk.signed.who(), &deed, now).await?;
    write.commit().await?;
    Ok(Redirect::to("/admin/handover?done=saved").into_response())
}

fn mark(stored: &Typed) -> String {
    seen::mark(&QUESTIONS.map(|(key, _, _)| stored.get(key)))
}

async fn stored(database: impl SqliteExecutor<'_>) -> Result<Typed, sqlx::Error> {
    let rows = sqlx::query!(r#"SELECT key AS "key!: String", words FROM handover LIMIT 10"#).fetch_all(database).await?;
    Ok(Typed::new(rows.into_iter().map(|row| (row.key, row.words)).collect()))
}

async fn page(app: &App, desk: &Desk, status: StatusCode, (typed, errors): (&Typed, &FieldErrors), done: &str) -> Result<Response, Error> {
    let today = app.clock.now().day_in(&desk.frame.zone);
    let everybody = Person::all(&app.database).await?;
    let machine = rustix::system::uname();
    let page = HandoverPage {
        frame: &desk.frame,
        desk,
        typed,
        errors,
        done,
        today: &languages::day(today),
        address: &app.origin(),
        host: &machine.nodename().to_string_lossy(),
        data: &std::path::absolute(&app.config.data).unwrap_or_else(|_| app.config.data.clone()).display().to_string(),
        letters: &app.config.mail.place(&app.config.data),
        people: &everybody.iter().filter(|person| person.is_working(today)).collect::<Vec<_>>(),
        findings: &super::of_site(app, &desk.frame.zone, &everybody).await,
    };
    web::html_with(status, "no-store", &page)
}
