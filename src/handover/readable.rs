//! What people read of an export.

use super::{export::ending, tables::without_personal_links};
use crate::{app::App, clock::Moment, files, mail::StoredLetter, records, routes};
use anyhow::Context as _;
use axum::http::StatusCode;
use http_body_util::BodyExt as _;
use serde_json::Value;
use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

/// Writes all of it. The order of rows is that of their keys, so that the same site gives the same bytes.
///
/// # Errors
/// If the disk or the database fails.
pub(super) async fn write(app: &App, folder: &Path) -> anyhow::Result<()> {
    write_texts(app, folder).await?;
    write_records(app, &made(folder.join("records"))?).await?;
    write_items(app, folder).await?;
    write_documents(app, &made(folder.join("documents"))?).await?;
    write_submissions(app, &made(folder.join("submissions"))?).await
}

fn made(folder: PathBuf) -> anyhow::Result<PathBuf> {
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder)
}

fn quoted(text: &str) -> String {
    // what JSON escapes, TOML escapes in the same way
    Value::from(text).to_string()
}

async fn write_texts(app: &App, folder: &Path) -> anyhow::Result<()> {
    let (pages, news) = (made(folder.join("pages"))?, made(folder.join("news"))?);
    let rows: Vec<(String, String, String, String)> =
        sqlx::query_as("SELECT slug, title, description, body FROM page ORDER BY slug").fetch_all(&app.database).await?;
    for (slug, title, description, body) in rows {
        let text = format!("+++\ntitle = {}\ndescription = {}\n+++\n\n{}\n", quoted(&title), quoted(&description), body.trim());
        fs::write(pages.join(format!("{slug}.md")), text)?;
    }
    let rows: Vec<(String, String, String, String)> =
        sqlx::query_as("SELECT slug, title, published_on, body FROM news_post ORDER BY slug").fetch_all(&app.database).await?;
    for (slug, title, published_on, body) in rows {
        let text = format!("+++\ntitle = {}\npublished_on = {}\n+++\n\n{}\n", quoted(&title), quoted(&published_on), body.trim());
        fs::write(news.join(format!("{slug}.md")), text)?;
    }
    Ok(())
}

async fn write_records(app: &App, folder: &Path) -> anyhow::Result<()> {
    for kind in records::kinds::all() {
        fs::write(folder.join(format!("{}.csv", kind.key)), records::sheet_of(&app.database, kind).await?)?;
    }
    Ok(())
}

/// Published events and newsletters.
async fn write_items(app: &App, folder: &Path) -> anyhow::Result<()> {
    let (events, newsletters, router) = (made(folder.join("events"))?, made(folder.join("newsletters"))?, routes::router(app.clone()));
    let calendar = async |path: &str, file: PathBuf| {
        let answer = routes::ask(app, &router, path).await?;
        if answer.status() == StatusCode::OK {
            fs::write(file, answer.into_body().collect().await?.to_bytes())?;
        }
        anyhow::Ok(())
    };
    calendar("/events.ics", events.join("all.ics")).await?;
    let rows: Vec<(i64, String, String, String)> =
        sqlx::query_as("SELECT submission, kind, slug, content FROM published ORDER BY kind, slug").fetch_all(&app.database).await?;
    for (submission, kind, slug, content) in rows {
        let content = pretty(&content, true)?;
        if kind == "event" {
            fs::write(events.join(format!("{slug}.json")), content)?;
            calendar(&format!("/events/{slug}/event.ics"), events.join(format!("{slug}.ics"))).await?;
        } else {
            let own = made(newsletters.join(&slug))?;
            fs::write(own.join("newsletter.json"), content)?;
            write_attachments(app, submission, &own).await?;
        }
    }
    Ok(())
}

/// Stored JSON, on lines; without its sender, if that is wanted.
fn pretty(json: &str, is_public: bool) -> anyhow::Result<String> {
    let mut value: Value = serde_json::from_str(json)?;
    if is_public && let Some(fields) = value.as_object_mut() {
        fields.remove("sender");
    }
    Ok(format!("{}\n", serde_json::to_string_pretty(&value)?))
}

/// A file's name as it was sent, made harmless, behind its place in the list.
fn own_name(position: i64, name: &str, media_type: &str) -> String {
    let clean: String =
        name.chars().map(|letter| if letter.is_control() || r#"/\:*?"<>|"#.contains(letter) { '_' } else { letter }).collect();
    let clean: String = clean.trim_start_matches('.').chars().take(60).collect();
    let ending = ending(media_type);
    if ending.is_empty() || clean.to_lowercase().ends_with(&format!(".{ending}")) {
        format!("{position}-{clean}")
    } else {
        format!("{position}-{clean}.{ending}")
    }
}

async fn write_attachments(app: &App, submission: i64, folder: &Path) -> anyhow::Result<()> {
    let rows: Vec<(i64, String, String, String)> = sqlx::query_as(
        "SELECT position, name, sha256, media_type FROM attached JOIN file USING (sha256) WHERE submission = ? ORDER BY position",
    )
    .bind(submission)
    .fetch_all(&app.database)
    .await?;
    for (position, name, sha256, media_type) in rows {
        fs::write(folder.join(own_name(position, &name, &media_type)), files::read(&app.database, &sha256).await?)?;
    }
    Ok(())
}

async fn write_documents(app: &App, folder: &Path) -> anyhow::Result<()> {
    let rows: Vec<(String, i64, String, String, String)> = sqlx::query_as(
        "SELECT document, number, name, sha256, media_type FROM document_version JOIN file USING (sha256) ORDER BY document, number",
    )
    .fetch_all(&app.database)
    .await?;
    for (document, number, name, sha256, media_type) in rows {
        let own = made(folder.join(document))?;
        fs::write(own.join(own_name(number, &name, &media_type)), files::read(&app.database, &sha256).await?)?;
    }
    Ok(())
}

async fn write_submissions(app: &App, folder: &Path) -> anyhow::Result<()> {
    let rows: Vec<(i64, String, String, String, String)> =
        sqlx::query_as("SELECT number, kind, state, received_at, content FROM submission ORDER BY number").fetch_all(&app.database).await?;
    for (number, kind, state, received_at, content) in rows {
        let own = made(folder.join(number.to_string()))?;
        let content: Value = serde_json::from_str(&content)?;
        let whole = serde_json::json!({ "number": number, "kind": kind, "state": state, "received_at": received_at, "content": content });
        fs::write(own.join("submission.json"), pretty(&whole.to_string(), false)?)?;
        fs::write(own.join("letters.mbox"), letters(app, number).await?)?;
        if kind == "event" || state != "published" {
            write_attachments(app, number, &own).await?;
        }
    }
    Ok(())
}

/// The letters about a submission as a mailbox (RFC 4155, with quoted `From` lines). Files that went with them lie beside it.
async fn letters(app: &App, submission: i64) -> anyhow::Result<Vec<u8>> {
    let mut mailbox = Vec::new();
    let letters = sqlx::query_as!(
        StoredLetter,
        r#"SELECT id, message_id, from_address, to_address, reply_to, subject, body, written_at AS "written_at: Moment", attempts, unsubscribe
           FROM letter WHERE submission = ? AND to_address <> 'erased' ORDER BY id LIMIT 10000"#,
        submission
    )
    .fetch_all(&app.database)
    .await?;
    for mut letter in letters {
        letter.body = without_personal_links(&letter.body);
        letter.unsubscribe.clear();
        writeln!(mailbox, "From MAILER-DAEMON {}", letter.written_at.timestamp().strftime("%a %b %e %H:%M:%S %Y"))?;
        let message = letter.message(Vec::new()).with_context(|| format!("letter {}", letter.id))?.formatted();
        for line in message.split(|byte| *byte == b'\n') {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let unquoted = line.iter().skip_while(|byte| **byte == b'>').copied();
            if unquoted.take(5).eq(*b"From ") {
                mailbox.push(b'>');
            }
            mailbox.extend(line);
            mailbox.push(b'\n');
        }
        mailbox.push(b'\n');
    }
    Ok(mailbox)
}
