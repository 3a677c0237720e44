//! A submission under review, read within the transaction that decides about it or outside of one.

use crate::{
    app::App,
    clock::Moment,
    languages::Language,
    submissions::{Content, receipt_address, receipt_token},
};
use sqlx::SqliteExecutor;

/// A submission under review.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its number.
    pub number: i64,
    /// `event` or `newsletter`.
    pub kind: String,
    /// `waiting`, `asked`, `published`, `declined`, `withdrawn` or `held`.
    pub state: String,
    /// What made it look like spam; empty if nothing did.
    pub held_because: String,
    /// The sender's address.
    pub sender_email: String,
    /// When that address was proved.
    pub proved_at: Option<Moment>,
    /// When it came.
    pub received_at: Moment,
    /// In which language its sender is written to.
    pub language: Language,
    /// JSON of the words that hold.
    content: String,
    form_id: String,
    content_sha256: String,
    last_decision: i64,
    last_version: i64,
}

impl Case {
    /// The submission with this number.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn load(database: impl SqliteExecutor<'_>, number: i64) -> Result<Option<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT number, kind, state, held_because, sender_email, proved_at AS "proved_at: Moment",
                      received_at AS "received_at: Moment", language AS "language: Language", form_id, content_sha256,
                      coalesce((SELECT version.content FROM version WHERE version.submission = number AND version.state = 'taken'
                                ORDER BY version.id DESC LIMIT 1), content) AS "content!: String",
                      coalesce((SELECT max(decision.id) FROM decision WHERE decision.submission = number AND undone_at IS NULL), 0)
                          AS "last_decision!: i64",
                      coalesce((SELECT max(version.id) FROM version WHERE version.submission = number), 0) AS "last_version!: i64"
               FROM submission WHERE number = ?"#,
            number
        )
        .fetch_optional(database)
        .await
    }

    /// Its words.
    ///
    /// # Errors
    /// If what is stored is not of its kind.
    pub fn read(&self) -> serde_json::Result<Content> {
        Content::read(&self.kind, &self.content)
    }

    /// How things stand, in a few letters that the page carries: a decision counts only if they are still the same.
    #[must_use]
    pub fn seen(&self) -> String {
        format!("{}.{}.{}", self.state, self.last_decision, self.last_version)
    }

    /// The newest decision that was not undone.
    #[must_use]
    pub fn last_decision(&self) -> i64 {
        self.last_decision
    }

    /// Its page on the desk.
    #[must_use]
    pub fn path(&self) -> String {
        path(self.number)
    }

    /// As the log calls it: "event 12: Tanabata".
    #[must_use]
    pub fn subject(&self, title: &str) -> String {
        format!("{} {}: {title}", self.kind, self.number)
    }

    /// The address of the receipt, in its sender's language.
    #[must_use]
    pub fn receipt(&self, app: &App) -> String {
        receipt_address(app, self.language, &receipt_token(&app.secret, &self.form_id, &self.content_sha256))
    }
}

/// The page of a submission on the desk.
#[must_use]
pub fn path(number: i64) -> String {
    format!("/admin/submissions/{number}")
}

/// A state in words: "It …".
#[must_use]
pub fn state_words(state: &str) -> &'static str {
    match state {
        "waiting" => "waits to be read",
        "asked" => "waits for the sender’s answer",
        "published" => "is published",
        "declined" => "was declined",
        "withdrawn" => "was withdrawn",
        _ => "looked like spam and is kept apart",
    }
}
