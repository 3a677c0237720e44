//! One decision: begun on what the editor has seen, ended with its record, its log line and its letter, all or nothing.

use super::{
    case::Case,
    decision::Decision,
    letters::{self, Told},
    outcome,
};
use crate::{
    app::App,
    clock::Moment,
    database::{self, WriteTransaction},
    desk::Desk,
    languages::Language,
    log::{self, Change, Deed},
    mail,
    submissions::{Content, for_the_log, spoken},
    web::Error,
};
use anyhow::ensure;
use axum::response::{IntoResponse as _, Redirect, Response};

/// A decision on its way.
pub struct Sitting {
    /// The transaction; it holds the right to write, so nobody else decides meanwhile.
    pub write: WriteTransaction,
    /// What is decided about.
    pub case: Case,
    /// The words that hold.
    pub content: Content,
    /// When.
    pub now: Moment,
}

/// What was decided.
#[derive(Default)]
pub struct Ruling<'a> {
    /// As the table has it.
    pub outcome: &'static str,
    /// As the log says it.
    pub action: &'static str,
    /// The state from now on.
    pub state: &'static str,
    /// The proposal it is about.
    pub version: Option<i64>,
    /// The wording that it made.
    pub made: Option<i64>,
    /// As the sender reads it.
    pub reason: &'a str,
    /// The ids of labels marked "please check".
    pub fields: &'a [&'static str],
    /// What is different now.
    pub changes: Vec<Change>,
}

impl Sitting {
    /// Begins, if things stand as the editor has seen them and the state is one of `from`. If not, gives the page that
    /// says who was faster.
    ///
    /// # Errors
    /// If there is no such submission, or the database fails.
    pub async fn open(app: &App, desk: &Desk, number: i64, seen: &str, from: &[&str]) -> Result<Result<Box<Self>, Response>, Error> {
        let mut write = database::begin_write(&app.database).await?;
        let case = Case::load(&mut *write, number).await?.ok_or(Error::NotFound)?;
        if case.seen() != seen || !from.contains(&case.state.as_str()) {
            write.rollback().await?;
            return Ok(Err(outcome::too_late(app, desk, number, seen).await?));
        }
        let content = case.read()?;
        Ok(Ok(Box::new(Self { write, case, content, now: app.clock.now() })))
    }

    /// Ends with a ruling. `content` holds from now on.
    ///
    /// # Errors
    /// If the database fails: then nothing was decided.
    pub async fn close(mut self, app: &App, desk: &Desk, ruling: Ruling<'_>) -> Result<Response, Error> {
        let fields = serde_json::to_string(ruling.fields)?;
        let decision = self.record(desk, &ruling, &fields).await?;
        self.set_state(ruling.state).await?;
        let told = Told {
            outcome: ruling.outcome,
            reason: ruling.reason,
            fields: ruling.fields,
            is_withdrawn: ruling.state == "withdrawn",
            slug: self.slug().await?,
        };
        // who decides about what is their own need not be told, and spam carries the addresses of strangers
        let is_told = self.case.sender_email != desk.signed.person.email && self.case.state != "held";
        if is_told && let Some(letter) = letters::letter(app, &desk.frame.chapter, &self.case, self.content.title(), &told)? {
            let letter = mail::Letter { wait: app.config.undo, decision: Some(decision), ..letter };
            mail::write(&mut self.write, &letter, self.now).await?;
        }
        let mut changes = for_the_log(ruling.changes);
        changes.extend(change("State", &self.case.state, ruling.state));
        changes.extend(change("Reason", "", ruling.reason));
        let fields = Language::DEFAULT.within(|| ruling.fields.iter().map(|label| spoken(label)).collect::<Vec<_>>().join(", "));
        changes.extend(change("Please check", "", &fields));
        let number = self.case.number;
        self.log(desk, ruling.action, &changes).await?;
        self.write.commit().await?;
        app.letters.notify_one();
        Ok(Redirect::to(&format!("/admin/submissions/{number}/outcome")).into_response())
    }

    /// Writes a line into the log.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn log(&mut self, desk: &Desk, action: &str, changes: &[Change]) -> anyhow::Result<()> {
        let (subject, path) = (self.case.subject(self.content.title()), self.case.path());
        let deed = Deed { action, subject: &subject, path: &path, changes };
        log::write(&mut self.write, &desk.signed.who(), &deed, self.now).await
    }

    /// Changes the state; the one that was read must still be there.
    ///
    /// # Errors
    /// If it is not, or the database cannot be written.
    pub async fn set_state(&mut self, state: &str) -> anyhow::Result<()> {
        let (number, before) = (self.case.number, &self.case.state);
        let changed = sqlx::query!("UPDATE submission SET state = ? WHERE number = ? AND state = ?", state, number, before)
            .execute(&mut *self.write)
            .await?;
        ensure!(changed.rows_affected() == 1, "submission {number} changed its state within a transaction");
        Ok(())
    }

    async fn record(&mut self, desk: &Desk, ruling: &Ruling<'_>, fields: &str) -> Result<i64, sqlx::Error> {
        let person = desk.signed.person.id;
        let inserted = sqlx::query!(
            "INSERT INTO decision (submission, version, made, outcome, reason, fields, state_before, person, decided_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self.case.number,
            ruling.version,
            ruling.made,
            ruling.outcome,
            ruling.reason,
            fields,
            self.case.state,
            person,
            self.now
        )
        .execute(&mut *self.write)
        .await?;
        Ok(inserted.last_insert_rowid())
    }

    /// Whether it was an editor who took it off the site, and not its sender who withdrew it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn is_withdrawn_by_us(&mut self) -> Result<bool, sqlx::Error> {
        let newest = Decision::find(&mut *self.write, self.case.last_decision()).await?;
        Ok(newest.is_some_and(|decision| decision.outcome == "withdrawn"))
    }

    async fn slug(&mut self) -> Result<String, sqlx::Error> {
        let slug = sqlx::query_scalar!("SELECT slug FROM item WHERE submission = ?", self.case.number);
        Ok(slug.fetch_optional(&mut *self.write).await?.unwrap_or_default())
    }
}

/// A change of one line, if there is one.
#[must_use]
pub fn change(label: &str, before: &str, after: &str) -> Option<Change> {
    (before != after).then(|| Change { label: label.to_owned(), before: before.to_owned(), after: after.to_owned() })
}
