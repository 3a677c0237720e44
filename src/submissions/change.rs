//! A change by the sender: of something not yet published it is the new wording, of something published a proposal.

use super::{
    Content, NewVersion, Submission, Version,
    attachments::Attachment,
    file_change::{FileChange, are_same_files, file_changes},
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
    database::{self, WriteTransaction},
    languages::Language,
    log::{self, Change, Deed, Who},
    reading,
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
    /// The files that are there.
    pub there: &'a [Attachment],
}

impl Editing<'_> {
    /// The address before those of its files.
    #[must_use]
    pub fn folder(&self) -> String {
        format!("/submissions/{}/files", self.token)
    }
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
    /// What becomes of the files.
    pub files: &'a FileChange,
    /// Words to the editor; may be empty.
    pub note: &'a str,
    /// The form, and from where it came.
    pub trace: &'a Trace,
}

/// A change, and what it is laid over.
struct Made {
    /// The words that hold.
    before: Content,
    content: Content,
    /// The files that are shown.
    shown: Vec<Attachment>,
    files: Vec<Attachment>,
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
        let content_sha256 = self.fingerprint()?;
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
        let Some(made) = self.make(&mut write, &submission).await? else { return Ok(Outcome::Stored) };
        let held_because = match Limit::of_change(&mut write, app, self.trace, submission.number).await? {
            Limit::Refused => return Ok(Outcome::TooMany),
            Limit::Held(because) if self.trace.held_because.is_empty() => because,
            _ => self.trace.held_because.clone(),
        };
        self.press(&mut write, &content_sha256, &held_because, now).await?;
        self.add(&mut write, &submission, (&made, &held_because), now).await?;
        Attachment::hold(&mut write, &[], form_id, now).await?;
        // editors read them, in letters and in the log
        let mut changes = Language::DEFAULT.within(|| log::difference(&made.before.rows(), &made.content.rows()));
        changes.extend(file_changes(&made.shown, &made.files));
        if held_because.is_empty() && submission.state != "held" {
            let title = made.content.title();
            self.write_letter(app, chapter, &mut write, &submission, (title, &changes), made.before.sender()).await?;
        }
        self.log(&mut write, &submission, &changes, now).await?;
        write.commit().await?;
        Ok(Outcome::Stored)
    }

    /// What tells it from another one of the same form.
    fn fingerprint(&self) -> anyhow::Result<String> {
        let (content, files) = (self.content.json()?, self.files.fingerprint());
        Ok(sha256(format!("{} {} {content} {} {files}", self.submission.number, self.intent, self.note).as_bytes()))
    }

    /// Lays it over what is there now: what an editor has mended since the page was read stays mended. Gives nothing if the form was
    /// pressed before, and what it says is there already.
    async fn make(&self, write: &mut WriteTransaction, submission: &Submission) -> anyhow::Result<Option<Made>> {
        let (before, shown) = (submission.read()?, Attachment::of(&mut **write, submission.number).await?);
        let (newest, there) = if self.intent == "withdraw" {
            (before.clone(), shown.clone())
        } else {
            (submission.newest_words(&mut **write).await?.1, Attachment::newest(&mut **write, submission.number).await?)
        };
        let (content, files) = (newest.with_changes(self.base, self.content)?, self.files.applied_to(&there));
        let is_nothing_new = self.intent == "change" && self.note.is_empty() && content == newest && are_same_files(&there, &files);
        if is_nothing_new && was_pressed(&mut **write, &self.trace.form_id).await? {
            return Ok(None);
        }
        Ok(Some(Made { before, content, shown, files }))
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
        (made, held_because): (&Made, &str),
        now: Moment,
    ) -> anyhow::Result<()> {
        let number = submission.number;
        let files = Attachment::keep(write, (&made.shown, &made.files), number, now).await?;
        let is_published = submission.state == "published";
        let version = NewVersion {
            submission: number,
            content: &made.content,
            made_by: "sender",
            intent: self.intent,
            note: self.note,
            state: if is_published { "waiting" } else { "taken" },
            files: files.as_deref(),
        };
        Version::add(write, &version, now).await?;
        reading::renew(write, number, &made.shown, now).await?;
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
pub async fn was_pressed(database: impl SqliteExecutor<'_>, form_id: &str) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM press WHERE kind = 'change' AND form_id = ?) AS "found!: bool""#, form_id)
        .fetch_one(database)
        .await
}
