//! A CSV file brought in: first shown, then taken over exactly as shown.

use super::{
    difference::{Marked, marked},
    kind::Kind,
    plan::{self, Plan, Planned},
    sheet,
};
use crate::{
    app::App,
    chapter::Frame,
    database,
    desk::Desk,
    languages::Language,
    log::{self, Deed},
    say,
    secret::{random, sha256},
    web::{
        self, Error, filters,
        form::{FILE, Form},
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use std::io::{Read as _, Seek as _, SeekFrom};

/// So many rows are shown.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "records/import.html")]
struct ImportPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    kind: &'a Kind,
    plan: &'a Plan,
    rows: Vec<Shown>,
    unused: &'a [String],
    token: &'a str,
    sentence: &'a str,
    is_looked_at: bool,
}

struct Shown {
    line: u64,
    is_new: bool,
    name: String,
    difference: Vec<Marked>,
}

impl ImportPage<'_> {
    /// Where the records are to be had as a table.
    fn export(&self) -> String {
        format!("/admin/records/{}/export.csv", self.kind.key)
    }
}

impl Shown {
    /// The id of the line that names it.
    fn heading(&self) -> &'static str {
        if self.is_new { "records-import-new" } else { "records-import-changed" }
    }
}

/// `GET /admin/records/{kind}/import`.
///
/// # Errors
/// If there is no such kind.
pub async fn form(desk: Desk, Path(kind): Path<String>) -> Result<Response, Error> {
    let kind = super::permitted(&kind, &desk.signed)?;
    answer(StatusCode::OK, &desk, kind, &Plan::default(), &[], "", "", false)
}

/// `POST /admin/records/{kind}/import`: shows what the file would do. Nothing is changed but what is held to be taken over.
///
/// # Errors
/// If there is no such kind, or the disk or the database fails.
pub async fn look(desk: Desk, State(app): State<App>, Path(kind): Path<String>, form: Form) -> Result<Response, Error> {
    let kind = super::permitted(&kind, &desk.signed)?;
    let nothing = Plan::default();
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    if form.is_incomplete {
        return Err(Error::NotStored);
    }
    let Some(upload) = form.uploads.into_iter().next() else {
        return answer(status, &desk, kind, &nothing, &[], "", &say!("records-import-no-file"), false);
    };
    if upload.size > FILE {
        return answer(status, &desk, kind, &nothing, &[], "", &say!("records-import-large"), false);
    }
    let mut file = upload.file;
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.read_to_end(&mut bytes)?;
    let mut sheet = sheet::read(kind, &bytes);
    let unused = std::mem::take(&mut sheet.unused);
    let mut write = database::begin_write(&app.database).await?;
    let plan = plan::attempt(&mut write, kind, sheet, (&desk.signed.who(), app.clock.now())).await?;
    write.rollback().await?;
    if !plan.errors.is_empty() {
        return answer(status, &desk, kind, &plan, &unused, "", "", true);
    }
    let token = hold(&app, &desk, kind, &plan.rows).await?;
    answer(StatusCode::OK, &desk, kind, &plan, &unused, &token, "", true)
}

async fn hold(app: &App, desk: &Desk, kind: &Kind, rows: &[Planned]) -> anyhow::Result<String> {
    let token = BASE64_URL_SAFE_NO_PAD.encode(random::<16>()?);
    let (token_sha256, rows, now) = (sha256(token.as_bytes()), serde_json::to_string(rows)?, app.clock.now());
    let mut write = database::begin_write(&app.database).await?;
    sqlx::query!("DELETE FROM held_import WHERE person = ?", desk.signed.person.id).execute(&mut *write).await?;
    sqlx::query!(
        "INSERT INTO held_import (token_sha256, kind, person, rows, held_at) VALUES (?, ?, ?, ?, ?)",
        token_sha256,
        kind.key,
        desk.signed.person.id,
        rows,
        now
    )
    .execute(&mut *write)
    .await?;
    write.commit().await?;
    Ok(token)
}

/// `POST /admin/records/{kind}/import/apply`: takes over what was shown, all of it or nothing.
///
/// # Errors
/// If there is no such kind, or the database fails.
pub async fn apply(desk: Desk, State(app): State<App>, Path(kind): Path<String>, form: Form) -> Result<Response, Error> {
    let kind = super::permitted(&kind, &desk.signed)?;
    let token_sha256 = sha256(form.typed.get("token").as_bytes());
    let mut write = database::begin_write(&app.database).await?;
    let held = sqlx::query_scalar!(
        "DELETE FROM held_import WHERE token_sha256 = ? AND kind = ? AND person = ? RETURNING rows",
        token_sha256,
        kind.key,
        desk.signed.person.id
    );
    let Some(rows) = held.fetch_optional(&mut *write).await? else {
        drop(write);
        return answer(StatusCode::CONFLICT, &desk, kind, &Plan::default(), &[], "", &say!("records-import-not-held"), false);
    };
    let (who, now) = (desk.signed.who(), app.clock.now());
    match plan::carry_out(&mut write, kind, serde_json::from_str(&rows)?, (&who, now)).await? {
        Ok(count) => {
            let subject = Language::DEFAULT.within(|| format!("{count} rows into {}", say!(kind.many)));
            let path = format!("/admin/records/{}", kind.key);
            log::write(&mut write, &who, &Deed { action: "import", subject: &subject, path: &path, changes: &[] }, now).await?;
            write.commit().await?;
            Ok(Redirect::to(&path).into_response())
        }
        Err(line) => {
            drop(write);
            let sentence = say!("records-import-changed-since", line = line.to_string());
            answer(StatusCode::CONFLICT, &desk, kind, &Plan::default(), &[], "", &sentence, false)
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one page, five ways to come to it")]
fn answer(
    status: StatusCode,
    desk: &Desk,
    kind: &Kind,
    plan: &Plan,
    unused: &[String],
    token: &str,
    sentence: &str,
    is_looked_at: bool,
) -> Result<Response, Error> {
    let shown =
        |row: &Planned| Shown { line: row.line, is_new: row.key.is_none(), name: row.name(kind), difference: marked(row.changes(kind)) };
    let rows = plan.rows.iter().take(SHOWN).map(shown).collect();
    let page = ImportPage { frame: &desk.frame, desk, kind, plan, rows, unused, token, sentence, is_looked_at };
    web::html_with(status, "no-store", &page)
}
