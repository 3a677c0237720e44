//! What has become of a submission, in words, for whoever has the address of its receipt.

use super::{
    Content, Rows, Submission, Version,
    attachments::Attachment,
    file_change::{are_same_files, file_changes},
    labels,
};
use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    database::Database,
    languages,
    log::{self, Change},
    say,
    web::{self, Error, FieldErrors, filters},
};
use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};

/// What an editor has answered.
#[derive(Debug)]
pub struct Answer {
    /// What was decided.
    pub outcome: String,
    /// The editor's words.
    pub reason: String,
    /// What the sender is asked to check.
    pub fields: Vec<String>,
}

impl Answer {
    /// The newest one about a submission that was not undone.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn newest(database: &Database, submission: i64) -> anyhow::Result<Option<Self>> {
        let row = sqlx::query!(
            "SELECT outcome, reason, fields FROM decision WHERE submission = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1",
            submission
        );
        Ok(match row.fetch_optional(database).await? {
            Some(row) => {
                let fields: Vec<String> = serde_json::from_str(&row.fields)?;
                let fields = fields.iter().map(|label| labels::spoken(label)).collect();
                Some(Self { outcome: row.outcome, reason: row.reason, fields })
            }
            None => None,
        })
    }

    /// The question that a submission's sender is asked, while it waits for an answer.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn question(database: &Database, submission: &Submission) -> anyhow::Result<Option<Self>> {
        if submission.state != "asked" {
            return Ok(None);
        }
        Ok(Self::newest(database, submission.number).await?.filter(|answer| answer.outcome == "asked"))
    }
}

/// A change that waits for an editor.
#[derive(Debug)]
pub struct Proposal {
    /// `change`, `postpone`, `cancel` or `withdraw`.
    pub intent: String,
    /// When it was made.
    pub made_at: Moment,
    /// What would be different.
    pub changes: Vec<Change>,
}

/// What has become of a submission.
#[derive(Debug)]
pub struct Status {
    /// The newest decision that was not undone.
    pub answer: Option<Answer>,
    /// Where it is published.
    pub path: Option<String>,
    /// The change that waits.
    pub proposal: Option<Proposal>,
}

impl Status {
    /// Of a submission whose words and files are these.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: &Database, submission: &Submission, (content, files): (&Content, &[Attachment])) -> anyhow::Result<Self> {
        let answer = Answer::newest(database, submission.number).await?;
        let item = sqlx::query!("SELECT kind, slug FROM item WHERE submission = ? AND withdrawn_at IS NULL", submission.number)
            .fetch_optional(database)
            .await?;
        let path = item.filter(|_| submission.state == "published").map(|item| format!("/{}s/{}", item.kind, item.slug));
        let proposal = match Version::waiting(database, submission.number).await? {
            Some(version) => {
                let mut changes = log::difference(&content.rows(), &Content::read(&submission.kind, &version.content)?.rows());
                changes.extend(file_changes(files, &Attachment::newest(database, submission.number).await?));
                Some(Proposal { intent: version.intent, made_at: version.made_at, changes })
            }
            None => None,
        };
        Ok(Self { answer, path, proposal })
    }

    /// The editor's words, if the newest decision is this one.
    fn after(&self, outcome: &str) -> Option<&Answer> {
        self.answer.as_ref().filter(|answer| answer.outcome == outcome)
    }
}

/// A state in a few words, as the sender may read it: what looks like spam waits like everything else.
#[must_use]
pub fn words(state: &str) -> String {
    match state {
        "asked" => say!("submission-state-asked"),
        "published" => say!("submission-state-published"),
        "declined" => say!("submission-state-declined"),
        "withdrawn" => say!("submission-state-withdrawn"),
        _ => say!("submission-state-waiting"),
    }
}

#[derive(Template)]
#[template(path = "submissions/receipt.html")]
struct ReceiptPage<'a> {
    frame: &'a Frame,
    token: &'a str,
    submission: &'a Submission,
    status: &'a Status,
    rows: &'a Rows,
    attachments: &'a [Attachment],
    errors: &'a FieldErrors,
    takes_replies: bool,
    /// Whether it is no longer what was sent in.
    is_changed: bool,
    /// Whether its sender has just changed it.
    is_saved: bool,
    /// The first day of something that waits, if it is over, in words.
    over: Option<String>,
}

/// The page of a submission; `is_saved` says that a change of it is saved.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn page(
    frame: &Frame,
    app: &App,
    token: &str,
    (code, errors, is_saved): (StatusCode, &FieldErrors, bool),
) -> Result<Response, Error> {
    let submission = Submission::find(&app.database, token).await?.ok_or(Error::NotFound)?;
    let attachments = Attachment::of(&app.database, submission.number).await?;
    let content = submission.read()?;
    let status = Status::find(&app.database, &submission, (&content, &attachments)).await?;
    let is_changed = submission.words(&app.database, 0).await?.as_ref() != Some(&content)
        || !are_same_files(&Attachment::sent(&app.database, submission.number).await?, &attachments);
    let (submission, status, rows) = (&submission, &status, &content.rows());
    let takes_replies = content.takes_replies();
    let attachments = attachments.as_slice();
    let over = content.over(frame.today).filter(|_| submission.is_open() && status.path.is_none()).map(languages::day_of_week);
    let page = ReceiptPage { frame, token, submission, status, rows, attachments, errors, takes_replies, is_changed, is_saved, over };
    Ok(private(web::html_with(code, "no-store", &page)?))
}

/// The address of such a page is its key: it must not travel to other sites, nor into a search engine. Our own site may
/// be told, because a browser that is told to tell nobody does not say either where a form comes from.
pub fn private(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    response
}
