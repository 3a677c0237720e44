//! A message on its way into the database.

use super::{letters, message::Message};
use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database::{self, WriteTransaction},
    languages::Language,
    records::Content,
    say,
    submissions::{Limit, Trace, not_saved, not_stored, too_many},
    web::{Error, FieldErrors, form::Typed},
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};

/// Who writes: name and mail address.
pub(super) struct Writer {
    pub name: String,
    pub email: String,
}

impl Writer {
    pub fn parse(typed: &Typed, errors: &mut FieldErrors) -> Self {
        let name = errors.required(typed, "sender_name", 120, &say!("form-sender-name"));
        Self { name, email: errors.email(typed, "sender_email", &say!("message-email-missing")) }
    }
}

/// What is to be stored.
pub(super) struct NewMessage<'a> {
    pub kind: &'static str,
    pub path: &'a str,
    pub title: &'a str,
    pub proposed: &'a Content,
    pub words: &'a str,
    pub known_from: &'a str,
    pub writer: &'a Writer,
    pub trace: &'a Trace,
}

impl NewMessage<'_> {
    /// Stores it and thanks, or gives its form back (`again`) with what is wrong.
    ///
    /// # Errors
    /// If the form cannot be rendered.
    pub async fn answer(
        &self,
        app: &App,
        chapter: &Chapter,
        again: impl Fn(StatusCode, &FieldErrors) -> Result<Response, Error>,
    ) -> Result<Response, Error> {
        match self.store(app, chapter).await {
            Ok(true) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, "/correct/thanks")]).into_response()),
            Ok(false) => again(StatusCode::TOO_MANY_REQUESTS, &too_many(chapter)),
            Err(Error::NotStored) => again(StatusCode::SERVICE_UNAVAILABLE, &not_saved(chapter)),
            Err(error) => Err(error),
        }
    }

    /// Stores it and its letter in one transaction. Pressing twice makes one. False if so many came from one network that no
    /// more are taken.
    ///
    /// # Errors
    /// [`Error::NotStored`] if anything could not be written: then nothing was.
    async fn store(&self, app: &App, chapter: &Chapter) -> Result<bool, Error> {
        if app.has_failed_disk() {
            return Err(Error::NotStored);
        }
        let is_taken = self.write(app, chapter).await.map_err(|error| not_stored(app, &error))?;
        app.letters.notify_one();
        Ok(is_taken)
    }

    async fn write(&self, app: &App, chapter: &Chapter) -> anyhow::Result<bool> {
        let now = app.clock.now();
        let mut write = database::begin_write(&app.database).await?;
        let form_id = &self.trace.form_id;
        let stored = sqlx::query_scalar!("SELECT number FROM message WHERE form_id = ?", form_id).fetch_optional(&mut *write).await?;
        if stored.is_some() {
            return Ok(true);
        }
        let held_because = match Limit::of_message(&mut write, app, self.trace, &self.writer.email).await? {
            Limit::Refused => return Ok(false),
            Limit::Held(because) if self.trace.held_because.is_empty() => because,
            _ => self.trace.held_because.clone(),
        };
        let number = self.insert(&mut write, &held_because, now).await?;
        if held_because.is_empty()
            && let Some(message) = Message::find(&mut *write, number).await?
        {
            letters::deliver(app, chapter, &mut write, &message).await?;
        }
        write.commit().await?;
        Ok(true)
    }

    async fn insert(&self, write: &mut WriteTransaction, held_because: &str, now: Moment) -> anyhow::Result<i64> {
        let state = match (held_because, self.kind) {
            ("", "correction") => "waiting",
            ("", _) => "sent",
            _ => "held",
        };
        let (proposed, language) = (serde_json::to_string(self.proposed)?, Language::current());
        let inserted = sqlx::query!(
            "INSERT INTO message (kind, path, title, proposed, words, known_from, sender_name, sender_email, form_id, network,
                                  held_because, state, received_at, language)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self.kind,
            self.path,
            self.title,
            proposed,
            self.words,
            self.known_from,
            self.writer.name,
            self.writer.email,
            self.trace.form_id,
            self.trace.network.now,
            held_because,
            state,
            now,
            language
        );
        Ok(inserted.execute(&mut **write).await?.last_insert_rowid())
    }
}
