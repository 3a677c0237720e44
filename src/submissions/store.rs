//! A submission in the database: stored whole, with its letters, before anybody is thanked.

use super::{
    Content, Rows,
    attachments::Attachment,
    letters,
    sender::Sender,
    spam::{Limit, Trace},
};
use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database::{self, Database, WriteTransaction},
    languages::Language,
    secret::{Secret, sha256},
    web::{Error, FieldErrors, form::Form, log_error},
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde::Serialize;
use sqlx::SqliteExecutor;

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
    /// The form it was typed into, and from where.
    pub trace: &'a Trace,
    /// Its files.
    pub attachments: Vec<Attachment>,
}

/// The token in the address of a receipt. It is stored nowhere and made anew when a letter needs it.
#[must_use]
pub fn receipt_token(secret: &Secret, form_id: &str, content_sha256: &str) -> String {
    secret.tag("receipt", format!("{form_id}{content_sha256}").as_bytes())
}

impl<T: Serialize> NewSubmission<'_, T> {
    /// Stores the submission, its files and its letters in one transaction, and only then gives its receipt. The same
    /// form sent twice is one submission; sent again with a change, it is another one.
    ///
    /// What looks like spam is stored and held apart without letters, and answered with a receipt all the same.
    ///
    /// # Errors
    /// [`Error::NotStored`] if anything could not be written: then nothing was.
    pub async fn store(self, app: &App, chapter: &Chapter) -> Result<Outcome, Error> {
        if app.has_failed_disk() {
            return Err(Error::NotStored);
        }
        let Some(token) = self.write(app, chapter).await.map_err(|error| not_stored(app, &error))? else {
            Attachment::hold_all(app, &self.attachments, &self.trace.form_id).await?;
            return Ok(Outcome::TooMany(self.attachments));
        };
        app.letters.notify_one();
        Ok(Outcome::Stored((StatusCode::SEE_OTHER, [(header::LOCATION, format!("/submissions/{token}"))]).into_response()))
    }

    /// Nothing if so many came from one network that no more are taken.
    async fn write(&self, app: &App, chapter: &Chapter) -> anyhow::Result<Option<String>> {
        let now = app.clock.now();
        let form_id = &self.trace.form_id;
        let content = serde_json::to_string(self.content)?;
        let files: String = self.attachments.iter().map(|attachment| attachment.sha256.as_str()).collect();
        let content_sha256 = sha256(format!("{content}{files}").as_bytes());
        let token = receipt_token(&app.secret, form_id, &content_sha256);
        let mut write = database::begin_write(&app.database).await?;
        let stored = sqlx::query_scalar!("SELECT number FROM submission WHERE form_id = ? AND content_sha256 = ?", form_id, content_sha256)
            .fetch_optional(&mut *write)
            .await?;
        if stored.is_some() {
            return Ok(Some(token));
        }
        let held_because = match Limit::of_submission(&mut write, app, self.trace, &self.sender.email).await? {
            Limit::Refused => return Ok(None),
            Limit::Held(because) if self.trace.held_because.is_empty() => because,
            _ => self.trace.held_because.clone(),
        };
        let number = self.insert(&mut write, (&content, &content_sha256, &sha256(token.as_bytes())), &held_because, now).await?;
        Attachment::attach(&mut write, &self.attachments, number, now).await?;
        Attachment::hold(&mut write, &[], form_id, now).await?;
        if held_because.is_empty() {
            let attachments = Attachment::of(&mut *write, number).await?;
            let received = self.received(number, &attachments, now);
            letters::write_to_chapter(app, chapter, &mut write, &received, &token).await?;
            letters::write_receipt(app, chapter, &mut write, &received, &token).await?;
        }
        write.commit().await?;
        Ok(Some(token))
    }

    /// The content, its fingerprint and that of its receipt become a row. Gives its number.
    async fn insert(
        &self,
        write: &mut WriteTransaction,
        (content, content_sha256, token_sha256): (&str, &str, &str),
        held_because: &str,
        now: Moment,
    ) -> Result<i64, sqlx::Error> {
        let state = if held_because.is_empty() { "waiting" } else { "held" };
        let language = Language::current();
        let inserted = sqlx::query!(
            "INSERT INTO submission (kind, title, content, sender_name, sender_email, form_id, content_sha256, token_sha256,
                                     received_at, state, held_because, network, language)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self.kind,
            self.title,
            content,
            self.sender.name,
            self.sender.email,
            self.trace.form_id,
            content_sha256,
            token_sha256,
            now,
            state,
            held_because,
            self.trace.network.now,
            language
        );
        Ok(inserted.execute(&mut **write).await?.last_insert_rowid())
    }

    fn received<'b>(&'b self, number: i64, attachments: &'b [Attachment], received_at: Moment) -> letters::Received<'b> {
        letters::Received {
            number,
            kind: self.kind,
            title: self.title,
            rows: &self.rows,
            sender: self.sender,
            attachments,
            received_at,
            is_proved: false,
            language: Language::current(),
        }
    }
}

/// What became of a form.
pub enum Outcome {
    /// It was stored: the way to its receipt.
    Stored(Response),
    /// Something in it is wrong; its files are kept.
    Wrong(Vec<Attachment>),
    /// So many came from one network that it was not taken; its files are kept.
    TooMany(Vec<Attachment>),
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

/// What somebody sent could not be stored: they are told, and the disk is looked at.
#[must_use]
pub fn not_stored(app: &App, error: &anyhow::Error) -> Error {
    app.look_for_failed_disk(error);
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
    /// The language that its sender speaks.
    pub language: Language,
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
    pub async fn find_number(database: impl SqliteExecutor<'_>, number: i64) -> Result<Option<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT number, kind, state, sender_name, sender_email, proved_at AS "proved_at: Moment",
                      coalesce((SELECT version.content FROM version WHERE version.submission = number AND version.state = 'taken'
                                ORDER BY version.id DESC LIMIT 1), content) AS "content!: String",
                      received_at AS "received_at: Moment", language AS "language: Language",
                      EXISTS (SELECT 1 FROM letter WHERE letter.submission = number AND letter.state = 'sent' AND reply_to IS NOT NULL
                                AND decision IS NULL)
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
