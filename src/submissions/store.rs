//! A submission in the database: stored whole, with its letters, before anybody is thanked.

use super::{Content, Rows, attachments::Attachment, letters, sender::Sender};
use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database::{self, Database, WriteTransaction},
    secret::sha256,
    web::{
        Error, FieldErrors,
        form::{Form, Typed},
        log_error,
    },
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde::Serialize;
use std::sync::atomic::Ordering;

/// What is to be stored.
pub struct NewSubmission<'a, T> {
    /// `event` or `newsletter`.
    pub kind: &'static str,
    /// Its title.
    pub title: &'a str,
    /// All of it.
    pub content: &'a T,
    /// Who sends it.
    pub sender: &'a Sender,
    /// The same, as people read it.
    pub rows: Rows,
    /// The form it was typed into.
    pub form_id: &'a str,
    /// Its files.
    pub attachments: Vec<Attachment>,
}

/// The form's id as it came back. One that the site did not make is replaced, and the sender asked to press again:
/// without it, pressing twice could not be told from sending two things.
///
/// # Errors
/// If the operating system gives no random bytes.
pub fn form_id_of(app: &App, typed: &Typed, errors: &mut FieldErrors) -> Result<String, Error> {
    let form_id = typed.get("form_id");
    if app.secret.form_made_at(form_id).is_some() {
        return Ok(form_id.to_owned());
    }
    errors.add(
        "form_id",
        "We could not tell that this form came from our page. Everything you wrote is still here: please press the button once more.",
    );
    Ok(app.secret.form_id(app.clock.now())?)
}

/// An empty form is kept for the Back button alone (and sent to an address with `?sent`, because sending to its own would
/// make the browser forget it: RFC 9111, 4.4), so that it comes back with its id and pressing again makes nothing
/// new. One with somebody's words in it is kept nowhere.
pub fn cache_control(status: StatusCode) -> &'static str {
    if status == StatusCode::OK { "private, no-cache" } else { "no-store" }
}

impl<T: Serialize> NewSubmission<'_, T> {
    /// Stores the submission, its files and its letters in one transaction, and only then gives its receipt. The same
    /// form sent twice is one submission; sent again with a change, it is another one.
    ///
    /// # Errors
    /// [`Error::NotStored`] if anything could not be written: then nothing was.
    pub async fn store(self, app: &App, chapter: &Chapter) -> Result<Response, Error> {
        if app.storage_failed.load(Ordering::Relaxed) {
            return Err(Error::NotStored);
        }
        let token = self.write(app, chapter).await.map_err(|error| not_stored(app, &error))?;
        app.letters.notify_one();
        Ok((StatusCode::SEE_OTHER, [(header::LOCATION, format!("/submissions/{token}"))]).into_response())
    }

    async fn write(self, app: &App, chapter: &Chapter) -> anyhow::Result<String> {
        let now = app.clock.now();
        let content = serde_json::to_string(self.content)?;
        let files: String = self.attachments.iter().map(|attachment| attachment.sha256.as_str()).collect();
        let content_sha256 = sha256(format!("{content}{files}").as_bytes());
        let token = app.secret.tag("receipt", format!("{}{content_sha256}", self.form_id).as_bytes());
        let token_sha256 = sha256(token.as_bytes());
        let mut write = database::begin_write(&app.database).await?;
        let inserted = sqlx::query!(
            "INSERT INTO submission (kind, title, content, sender_name, sender_email, form_id, content_sha256, token_sha256, received_at)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
             WHERE NOT EXISTS (SELECT 1 FROM submission WHERE form_id = ?6 AND content_sha256 = ?7)",
            self.kind,
            self.title,
            content,
            self.sender.name,
            self.sender.email,
            self.form_id,
            content_sha256,
            token_sha256,
            now
        )
        .execute(&mut *write)
        .await?;
        if inserted.rows_affected() == 1 {
            let number = inserted.last_insert_rowid();
            Attachment::attach(&mut write, &self.attachments, number, now).await?;
            Attachment::hold(&mut write, &[], self.form_id, now).await?;
            letters::write(app, chapter, &mut write, &self.summary(number, now), &token).await?;
        }
        write.commit().await?;
        Ok(token)
    }

    fn summary(&self, number: i64, received_at: Moment) -> letters::Received<'_> {
        letters::Received {
            number,
            kind: self.kind,
            title: self.title,
            rows: &self.rows,
            sender: self.sender,
            attachments: &self.attachments,
            received_at,
        }
    }
}

/// What became of a form.
pub enum Outcome {
    /// It was stored: the way to its receipt.
    Stored(Response),
    /// Something in it is wrong; its files are kept.
    Wrong(Vec<Attachment>),
}

impl Attachment {
    /// The files of a form, as [`Attachment::receive`] gives them.
    ///
    /// # Errors
    /// [`Error::NotStored`] if the disk or the database fails.
    pub async fn receive_all(app: &App, form: Form, form_id: &str, errors: &mut FieldErrors) -> Result<Vec<Self>, Error> {
        Self::receive(app, form, form_id, errors).await.map_err(|error| not_stored(app, &error))
    }

    /// Keeps the files of a form that came back with errors.
    ///
    /// # Errors
    /// [`Error::NotStored`] if they could not be written.
    pub async fn hold_all(app: &App, attachments: &[Self], form_id: &str) -> Result<(), Error> {
        let write = async {
            let mut write: WriteTransaction = database::begin_write(&app.database).await?;
            Self::hold(&mut write, attachments, form_id, app.clock.now()).await?;
            anyhow::Ok(write.commit().await?)
        };
        write.await.map_err(|error| not_stored(app, &error))
    }
}

/// After a failed write of the disk itself nothing that the system says about that disk can be believed: from then on
/// nothing is taken, and `/health` says so, until the process is started anew. A full disk is not of that kind.
fn not_stored(app: &App, error: &anyhow::Error) -> Error {
    const SQLITE_IOERR: u32 = 10;
    let code = error.downcast_ref::<sqlx::Error>().and_then(sqlx::Error::as_database_error).and_then(sqlx::error::DatabaseError::code);
    if code.and_then(|code| code.parse::<u32>().ok()).is_some_and(|code| code & 0xff == SQLITE_IOERR) {
        app.storage_failed.store(true, Ordering::Relaxed);
    }
    log_error(format_args!("not stored: {error:#}"));
    Error::NotStored
}

/// A stored submission.
#[derive(Debug, Clone)]
pub struct Submission {
    /// Its number.
    pub number: i64,
    /// `event` or `newsletter`.
    pub kind: String,
    /// JSON of `NewEvent` or `NewNewsletter`: the wording that holds.
    pub content: String,
    /// `waiting`, `asked`, `published`, `declined`, `withdrawn` or `held` (it looked like spam).
    pub state: String,
    /// Who sent it.
    pub sender_name: String,
    /// Their address.
    pub sender_email: String,
    /// When that address was proved.
    pub proved_at: Option<Moment>,
    /// When it came.
    pub received_at: Moment,
    /// Whether the letter to the chapter was taken by the mail server.
    pub is_delivered: bool,
}

impl Submission {
    /// The submission whose receipt has this token.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: &Database, token: &str) -> Result<Option<Self>, sqlx::Error> {
        let token_sha256 = sha256(token.as_bytes());
        let number = sqlx::query_scalar!(r#"SELECT number AS "number!: i64" FROM submission WHERE token_sha256 = ?"#, token_sha256);
        match number.fetch_optional(database).await? {
            Some(number) => Self::find_number(database, number).await,
            None => Ok(None),
        }
    }

    /// The submission with this number.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find_number(database: &Database, number: i64) -> Result<Option<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT number, kind, state, sender_name, sender_email, proved_at AS "proved_at: Moment",
                      coalesce((SELECT version.content FROM version WHERE version.submission = number AND version.state = 'taken'
                                ORDER BY version.id DESC LIMIT 1), content) AS "content!: String",
                      received_at AS "received_at: Moment",
                      EXISTS (SELECT 1 FROM letter WHERE letter.submission = number AND letter.state = 'sent' AND reply_to IS NOT NULL)
                          AS "is_delivered!: bool"
               FROM submission WHERE number = ?"#,
            number
        )
        .fetch_optional(database)
        .await
    }

    /// What it says.
    ///
    /// # Errors
    /// If what is stored is not of its kind.
    pub fn read(&self) -> serde_json::Result<Content> {
        Content::read(&self.kind, &self.content)
    }
}

/// A line of the list of submissions.
#[derive(Debug)]
pub struct Summary {
    /// Its number.
    pub number: i64,
    /// `event` or `newsletter`.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Who sent it.
    pub sender_name: String,
    /// Their address.
    pub sender_email: String,
    /// When it came.
    pub received_at: Moment,
    /// Letters about it that wait in the outbox.
    pub waiting: i64,
}

impl Summary {
    /// The newest submissions, newest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn newest(database: &Database, limit: i64) -> Result<Vec<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT number, kind, title, sender_name, sender_email, received_at AS "received_at: Moment",
                      (SELECT count(*) FROM letter WHERE submission = number AND state <> 'sent') AS "waiting!: i64"
               FROM submission ORDER BY number DESC LIMIT ?"#,
            limit
        )
        .fetch_all(database)
        .await
    }
}
