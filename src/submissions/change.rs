//! A change by the sender: of something not yet published it is the new wording, of something published a proposal.

use super::{
    Content, NewVersion, Submission, Version,
    labels::spoken,
    letters::{self, Changed},
    sender::Sender,
    spam::{Limit, Trace},
    status::Answer,
};
use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database::{self, Database, WriteTransaction},
    languages::Language,
    log::{self, Change, Deed, Who},
    secret::sha256,
    web::Error,
};
use sqlx::SqliteExecutor;

/// Rows that may name a person's address or telephone: the log, which is never erased, says only that they changed.
const NOT_LOGGED: [&str; 3] = ["submission-row-contact", "submission-row-reply", "submission-row-private"];

/// What the pages of a change know of what they change.
#[derive(Debug)]
pub struct Editing<'a> {
    /// Of the receipt's address.
    pub token: &'a str,
    /// What is changed.
    pub submission: &'a Submission,
    /// What an editor asks, if that waits for an answer.
    pub question: Option<Answer>,
}

/// A change to be stored.
pub struct NewChange<'a> {
    /// What is changed.
    pub submission: &'a Submission,
    /// `change`, `postpone`, `cancel` or `withdraw`.
    pub intent: &'a str,
    /// The wording that the sender has changed.
    pub base: &'a Content,
    /// What became of it.
    pub content: &'a Content,
    /// Words to the editor; may be empty.
    pub note: &'a str,
    /// The form, and from where it came.
    pub trace: &'a Trace,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is stored.
    Stored,
    /// It cannot be changed any more: it was declined, withdrawn or erased meanwhile.
    Closed,
    /// So many came from one network that it was not taken.
    TooMany,
}

impl Submission {
    /// Whether its sender can change it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.state.as_str(), "waiting" | "asked" | "held" | "published") && !self.sender_email.is_empty()
    }

    /// The words with which a change begins, and their number: the sender's newest, whether or not an editor has taken them yet; number
    /// 0 is what was sent in first.
    ///
    /// # Errors
    /// If the database cannot be read, or what is stored is not of its kind.
    pub async fn newest_words(&self, database: impl SqliteExecutor<'_>) -> anyhow::Result<(i64, Content)> {
        let newest = sqlx::query!(
            r#"SELECT id AS "id!: i64", content FROM version WHERE submission = ? AND state IN ('waiting', 'taken')
               ORDER BY state = 'waiting' DESC, id DESC LIMIT 1"#,
            self.number
        );
        Ok(match newest.fetch_optional(database).await? {
            Some(newest) => (newest.id, Content::read(&self.kind, &newest.content)?),
            None => (0, self.read()?),
        })
    }

    /// The wording with such a number; nothing if there is none.
    ///
    /// # Errors
    /// If the database cannot be read, or what is stored is not of its kind.
    pub async fn words(&self, database: &Database, id: i64) -> anyhow::Result<Option<Content>> {
        let content = sqlx::query_scalar!(
            r#"SELECT content AS "content!: String" FROM version WHERE submission = ?1 AND id = ?2
               UNION ALL SELECT content FROM submission WHERE number = ?1 AND ?2 = 0"#,
            self.number,
            id
        );
        Ok(content.fetch_optional(database).await?.map(|content| Content::read(&self.kind, &content)).transpose()?)
    }
}

impl NewChange<'_> {
    /// Stores the change with its letter and its line in the log, in one transaction. Pressed twice it is one change.
    ///
    /// # Errors
    /// [`Error::NotStored`] if it could not be written: then nothing was.
    pub async fn store(self, app: &App, chapter: &Chapter) -> Result<Outcome, Error> {
        if app.has_failed_disk() {
            return Err(Error::NotStored);
        }
        let outcome = self.write(app, chapter).await.map_err(|error| super::store::not_stored(app, &error))?;
        app.letters.notify_one();
        Ok(outcome)
    }

    async fn write(&self, app: &App, chapter: &Chapter) -> anyhow::Result<Outcome> {
        let (now, form_id) = (app.clock.now(), &self.trace.form_id);
        let content_sha256 =
            sha256(format!("{} {} {} {}", self.submission.number, self.intent, self.content.json()?, self.note).as_bytes());
        let mut write = database::begin_write(&app.database).await?;
        let pressed = sqlx::query_scalar!(
            "SELECT id FROM press WHERE kind = 'change' AND form_id = ? AND content_sha256 = ?",
            form_id,
            content_sha256
        );
        if pressed.fetch_optional(&mut *write).await?.is_some() {
            return Ok(Outcome::Stored);
        }
        // an editor may have decided since the page was read
        let Some(submission) = Submission::find_number(&mut *write, self.submission.number).await?.filter(Submission::is_open) else {
            return Ok(Outcome::Closed);
        };
        let held_because = match Limit::of_change(&mut write, app, self.trace, submission.number).await? {
            Limit::Refused => return Ok(Outcome::TooMany),
            Limit::Held(because) if self.trace.held_because.is_empty() => because,
            _ => self.trace.held_because.clone(),
        };
        self.press(&mut write, &content_sha256, &held_because, now).await?;
        let before = submission.read()?;
        // what an editor has mended since the page was read stays mended
        let newest = if self.intent == "withdraw" { before.clone() } else { submission.newest_words(&mut *write).await?.1 };
        let content = newest.with_changes(self.base, self.content)?;
        self.add(&mut write, &submission, (&content, &held_because), now).await?;
        // editors read them, in letters and in the log
        let changes = Language::DEFAULT.within(|| log::difference(&before.rows(), &content.rows()));
        if held_because.is_empty() && submission.state != "held" {
            self.write_letter(app, chapter, &mut write, &submission, (content.title(), &changes), before.sender()).await?;
        }
        self.log(&mut write, &submission, &changes, now).await?;
        write.commit().await?;
        Ok(Outcome::Stored)
    }

    async fn press(&self, write: &mut WriteTransaction, content_sha256: &str, held_because: &str, now: Moment) -> Result<(), sqlx::Error> {
        sqlx::query!(
            "INSERT INTO press (kind, submission, form_id, content_sha256, network, held_because, pressed_at)
             VALUES ('change', ?, ?, ?, ?, ?, ?)",
            self.submission.number,
            self.trace.form_id,
            content_sha256,
            self.trace.network.now,
            held_because,
            now
        )
        .execute(&mut **write)
        .await?;
        Ok(())
    }

    /// The new wording, and the state that goes with it.
    async fn add(
        &self,
        write: &mut WriteTransaction,
        submission: &Submission,
        (content, held_because): (&Content, &str),
        now: Moment,
    ) -> anyhow::Result<()> {
        let number = submission.number;
        let is_published = submission.state == "published";
        let version = NewVersion {
            submission: number,
            content,
            made_by: "sender",
            intent: self.intent,
            note: self.note,
            state: if is_published { "waiting" } else { "taken" },
        };
        Version::add(write, &version, now).await?;
        let state = match (submission.state.as_str(), self.intent) {
            ("published", _) => return Ok(()),
            (_, "withdraw") => "withdrawn",
            ("held", _) => "held",
            _ if !held_because.is_empty() => "held",
            _ => "waiting",
        };
        sqlx::query!(
            "UPDATE submission SET state = ?1, held_because = CASE WHEN ?2 = '' THEN held_because ELSE ?2 END WHERE number = ?3",
            state,
            held_because,
            number
        )
        .execute(&mut **write)
        .await?;
        Ok(())
    }

    async fn write_letter(
        &self,
        app: &App,
        chapter: &Chapter,
        write: &mut WriteTransaction,
        submission: &Submission,
        (title, changes): (&str, &[Change]),
        sender: &Sender,
    ) -> anyhow::Result<()> {
        let (intent, note, state) = (self.intent, self.note, submission.state.as_str());
        let told = Changed { submission, title, intent, state, changes, note };
        letters::write_change(app, chapter, write, &told, sender).await
    }

    async fn log(&self, write: &mut WriteTransaction, submission: &Submission, changes: &[Change], now: Moment) -> anyhow::Result<()> {
        let number = submission.number;
        let (who, subject) = (Who::named(&format!("the sender of number {number}")), format!("{} {number}", submission.kind));
        let path = format!("/admin/submissions/{number}");
        let changes = for_the_log(changes.to_vec());
        let action = match (submission.state.as_str(), self.intent) {
            ("published", "change") => "propose a change of",
            ("published", "postpone") => "propose to postpone",
            ("published", "cancel") => "propose to cancel",
            ("published", _) => "propose to withdraw",
            (_, intent) => intent,
        };
        log::write(write, &who, &Deed { action, subject: &subject, path: &path, changes: &changes }, now).await
    }
}

/// Changes of an item's words, labelled by ids, as the log may keep them: in the default language.
#[must_use]
pub fn for_the_log(mut changes: Vec<Change>) -> Vec<Change> {
    for change in &mut changes {
        if NOT_LOGGED.contains(&change.label.as_str()) {
            (change.before, change.after) = (String::new(), "(changed)".to_owned());
        }
        change.label = Language::DEFAULT.within(|| spoken(&change.label));
    }
    changes
}

/// Whether a form has brought a change already.
///
/// # Errors
/// If the database cannot be read.
pub async fn was_pressed(database: &Database, form_id: &str) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM press WHERE kind = 'change' AND form_id = ?) AS "found!: bool""#, form_id)
        .fetch_one(database)
        .await
}
