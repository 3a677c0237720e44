//! One item on the desk: as it will look, what a careful reader would notice, who sent it, what can be decided.

use super::{
    age::age,
    case::{Case, state_words},
    decision::Decision,
    labels,
    proposal::Proposal,
    reason::Reason,
    similar::Similar,
    warnings::{Warning, warnings},
};
use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    database::Database,
    desk::Desk,
    events::EventView,
    items::{self, Item},
    languages::Language,
    newsletters::NewsletterView,
    reading,
    submissions::{Attachment, Content, Rows, Version},
    web::{self, Error, FieldErrors, filters, form::Typed},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use std::time::Duration;

/// The item as it will look.
enum Preview {
    Event(Box<EventView>),
    /// With the text of its file.
    Newsletter(Box<NewsletterView>, Vec<reading::Page>),
}

/// A wording of the history.
struct Wording {
    id: i64,
    made_by: String,
    intent: String,
    note: String,
    made_at: Moment,
    state: String,
    /// The files that go with it, if it changed them.
    files: Option<Vec<Attachment>>,
}

/// Something that has happened to it.
enum Past<'a> {
    Decision(&'a Decision),
    Wording(&'a Wording),
}

impl Past<'_> {
    fn at(&self) -> Moment {
        match self {
            Self::Decision(decision) => decision.decided_at,
            Self::Wording(wording) => wording.made_at,
        }
    }
}

#[derive(Template)]
#[template(path = "review/item.html")]
struct ItemPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    case: &'a Case,
    content: &'a Content,
    preview: &'a Preview,
    /// What is not shown in public.
    private: &'a Rows,
    age: &'a str,
    warnings: &'a [Warning],
    proposal: Option<&'a Proposal>,
    reasons: &'a [Reason],
    labels: &'a [&'static str],
    decisions: &'a [Decision],
    undoable: Option<&'a Decision>,
    wordings: &'a [Wording],
    /// The files with which it came, if they were changed since.
    sent: &'a [Attachment],
    public_path: &'a str,
    /// Whether an editor has just changed its words, or has pressed the button without changing any.
    saved: &'a str,
}

/// `?saved=yes`
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    saved: String,
}

impl ItemPage<'_> {
    fn state(&self) -> String {
        state_words(&self.case.state)
    }

    fn is(&self, state: &str) -> bool {
        self.case.state == state
    }

    /// What has happened since it was sent in, the newest first.
    fn history(&self) -> Vec<Past<'_>> {
        let (decisions, wordings) = (self.decisions.iter().map(Past::Decision), self.wordings.iter().map(Past::Wording));
        let mut all: Vec<_> = decisions.chain(wordings).collect();
        all.sort_by_key(|past| std::cmp::Reverse(past.at()));
        all
    }

    /// What a sender has withdrawn is not published against their will.
    fn can_publish_after_all(&self) -> bool {
        let newest = self.decisions.iter().find(|decision| decision.undone_at.is_none());
        self.is("declined") || self.is("withdrawn") && newest.is_some_and(|decision| decision.outcome == "withdrawn")
    }

    /// When the sender asks for it, the button stands with what they have sent.
    fn can_be_taken_off(&self) -> bool {
        self.is("published") && !self.proposal.is_some_and(Proposal::is_withdrawal)
    }

    fn can_be_edited(&self) -> bool {
        !self.is("declined") && !self.is("withdrawn")
    }
}

/// `GET /admin/submissions/{number}`.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn show(desk: Desk, State(app): State<App>, Path(number): Path<i64>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    page(&desk, &app, number, StatusCode::OK, (&Typed::default(), &FieldErrors::default(), &wanted.saved)).await
}

/// The page again, with what was typed and what is wrong with it.
///
/// # Errors
/// If there is no such submission, or the database cannot be read.
pub async fn wrong(desk: Desk, app: App, number: i64, typed: &Typed, errors: &FieldErrors) -> Result<Response, Error> {
    page(&desk, &app, number, StatusCode::UNPROCESSABLE_ENTITY, (typed, errors, "")).await
}

async fn page(desk: &Desk, app: &App, number: i64, status: StatusCode, round: (&Typed, &FieldErrors, &str)) -> Result<Response, Error> {
    let (database, now) = (&app.database, app.clock.now());
    let case = Case::load(database, number).await?.ok_or(Error::NotFound)?;
    let content = case.read()?;
    let proposal = match Version::waiting(database, number).await?.filter(|_| case.state == "published") {
        Some(version) => {
            let (files, there) = (Attachment::newest(database, number).await?, Attachment::of(database, number).await?);
            Some(Proposal::compare(version, files, (&content, &there), &case.kind)?)
        }
        None => None,
    };
    let (decisions, wordings) = (Decision::all(database, number).await?, wordings(database, number).await?);
    let has_other_files = wordings.iter().any(|wording| wording.files.is_some());
    let page = ItemPage {
        frame: &desk.frame,
        desk,
        typed: round.0,
        errors: round.1,
        saved: round.2,
        preview: &preview(app, &case, &content).await?,
        private: &private(&content),
        age: &age(now.since(case.received_at)),
        warnings: &noticed(database, &case, &content, desk.frame.today).await?,
        proposal: proposal.as_ref(),
        reasons: &Reason::all(database, Language::current()).await?,
        labels: &labels::of_rows(&content),
        undoable: undoable(&decisions, &case, &wordings, (app.config.undo, now)),
        decisions: &decisions,
        wordings: &wordings,
        sent: &if has_other_files { Attachment::sent(database, number).await? } else { Vec::new() },
        public_path: &Item::of(database, number).await?.map(|item| item.path()).unwrap_or_default(),
        content: &content,
        case: &case,
    };
    web::html_with(status, "no-store", &page)
}

async fn preview(app: &App, case: &Case, content: &Content) -> Result<Preview, Error> {
    let attachments = Attachment::of(&app.database, case.number).await?;
    let files = items::of_attachments(attachments, &format!("{}/files", case.path()));
    Ok(match content {
        Content::Newsletter(newsletter) => {
            let view = NewsletterView::load(app, case.number, (**newsletter).clone(), &case.path()).await?;
            Preview::Newsletter(Box::new(view), reading::Page::all(&app.database, case.number, 3).await?)
        }
        Content::Event(event) => {
            Preview::Event(Box::new(EventView::load(app, (case.number, case.language), (**event).clone(), files).await?))
        }
    })
}

/// What the preview leaves out, for editors alone.
fn private(content: &Content) -> Rows {
    let sender = content.sender();
    let details = match content {
        Content::Event(event) => event.private_details.clone(),
        Content::Newsletter(_) => String::new(),
    };
    let mut rows = vec![("review-role", sender.role.clone()), ("review-note", sender.note.clone()), ("submission-row-private", details)];
    rows.retain(|(_, text)| !text.is_empty());
    rows
}

async fn noticed(database: &Database, case: &Case, content: &Content, today: jiff::civil::Date) -> Result<Vec<Warning>, Error> {
    let is_open = ["waiting", "asked", "held", "published"].contains(&case.state.as_str());
    match content {
        Content::Event(event) if is_open => {
            let others = Similar::to(database, case.number, event).await?;
            Ok(warnings(event, today, &others))
        }
        Content::Newsletter(_) if is_open => {
            let text = reading::Stored::of(database, case.number).await?;
            Ok(text.and_then(|text| text.warning()).map(|words| Warning { words, other: None }).into_iter().collect())
        }
        _ => Ok(Vec::new()),
    }
}

/// The newest decision, if nothing has happened since and there is time to undo it.
fn undoable<'a>(decisions: &'a [Decision], case: &Case, wordings: &[Wording], (undo, now): (Duration, Moment)) -> Option<&'a Decision> {
    let newest = decisions.iter().find(|decision| decision.id == case.last_decision() && decision.is_fresh(undo, now))?;
    let was_first = newest.outcome == "published";
    let is_another =
        |wording: &Wording| wording.state == "waiting" && (was_first || newest.version.is_some_and(|about| about != wording.id));
    wordings.iter().all(|wording| wording.made_at <= newest.decided_at && !is_another(wording)).then_some(newest)
}

async fn wordings(database: &Database, number: i64) -> Result<Vec<Wording>, Error> {
    let every = Attachment::every(database, number).await?;
    let rows = sqlx::query!(
        r#"SELECT id AS "id!: i64", made_by, intent, note, made_at AS "made_at: Moment", state, files
           FROM version WHERE submission = ? ORDER BY id DESC LIMIT 100"#,
        number
    );
    let wordings = rows.fetch_all(database).await?.into_iter().map(|row| {
        let numbers: Option<Vec<i64>> = row.files.as_deref().map(serde_json::from_str).transpose()?;
        let files = numbers.map(|numbers| every.iter().filter(|file| numbers.contains(&file.position)).cloned().collect());
        let (id, made_by, intent, note, made_at, state) = (row.id, row.made_by, row.intent, row.note, row.made_at, row.state);
        Ok(Wording { id, made_by, intent, note, made_at, state, files })
    });
    wordings.collect()
}
