//! A change to something published: seen field by field, taken whole, in part, or not at all.

use super::{
    decide::WORDS,
    item, labels,
    sitting::{Ruling, Sitting},
};
use crate::{
    app::App,
    desk::Desk,
    items,
    languages::Language,
    log::{Change, difference},
    reading, say,
    submissions::{Attachment, Content, FieldFiles, NewVersion, Version, file_changes, file_differences, with_files_of},
    web::{
        Error, FieldErrors,
        form::{Form, Typed},
    },
};
use axum::{
    extract::{Path, State},
    response::Response,
};

/// A field of a proposal that differs from what holds.
pub struct ProposedField {
    /// Its name in the stored form.
    pub name: String,
    /// What would be different, in words.
    pub changes: Vec<Change>,
    /// What would be different, in files.
    pub files: Option<FieldFiles>,
}

impl ProposedField {
    /// As people call it.
    #[must_use]
    pub fn label(&self) -> String {
        labels::of_field(&self.name)
    }
}

/// A proposal beside what holds.
pub struct Proposal {
    /// The proposal.
    pub version: Version,
    /// The fields in which it differs.
    pub fields: Vec<ProposedField>,
    /// Its files.
    files: Vec<Attachment>,
    /// The picture in words, as it is and as it would be.
    pub image_texts: [String; 2],
}

/// What holds, or would: words and files.
type Whole<'a> = (&'a Content, &'a [Attachment]);

impl Proposal {
    /// Compares a proposal, with its files, with what holds.
    ///
    /// # Errors
    /// If what is stored is not of its kind.
    pub fn compare(version: Version, files: Vec<Attachment>, (holds, there): Whole<'_>, kind: &str) -> Result<Self, Error> {
        let wanted = Content::read(kind, &version.content)?;
        let mut fields = Vec::new();
        for name in holds.differing_fields(&wanted)? {
            let with_it = holds.with_fields_of(&wanted, &[&name])?;
            let changes = difference(&holds.rows(), &with_it.rows());
            fields.push(ProposedField { name, changes, files: None });
        }
        for difference in file_differences(there, &files) {
            let (name, changes) = (difference.field.to_owned(), Vec::new());
            fields.push(ProposedField { name, changes, files: Some(difference) });
        }
        let image_texts = [holds, &wanted].map(|content| content.image_text().to_owned());
        Ok(Self { version, fields, files, image_texts })
    }

    /// The id of what the sender wants, in words.
    #[must_use]
    pub fn intent(&self) -> &'static str {
        match self.version.intent.as_str() {
            "withdraw" => "review-intent-withdraw",
            "cancel" => "review-intent-cancel",
            "postpone" => "review-intent-postpone",
            _ => "review-intent-change",
        }
    }

    /// Whether it asks for nothing but to be taken off the site.
    #[must_use]
    pub fn is_withdrawal(&self) -> bool {
        self.version.intent == "withdraw"
    }
}

/// `POST /admin/submissions/{number}/take`: all of a proposal (`all`), or the fields that are ticked.
///
/// # Errors
/// If there is no such submission, or the database fails.
pub async fn take(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let typed = form.typed;
    let mut sitting = match Sitting::open(&app, &desk, number, typed.get("seen"), &["published"]).await? {
        Ok(sitting) => sitting,
        Err(late) => return Ok(late),
    };
    let Some(version) = Version::waiting(&mut *sitting.write, number).await? else { return Err(Error::NotFound) };
    let there = Attachment::of(&mut *sitting.write, number).await?;
    let files = Attachment::newest(&mut *sitting.write, number).await?;
    let proposal = Proposal::compare(version, files, (&sitting.content, &there), &sitting.case.kind)?;
    if proposal.is_withdrawal() {
        return take_off(&app, &desk, sitting, &proposal).await;
    }
    let proposed = Content::read(&sitting.case.kind, &proposal.version.content)?;
    let is_all = !typed.get("all").is_empty();
    let ticked: Vec<&str> =
        proposal.fields.iter().map(|field| field.name.as_str()).filter(|name| is_all || typed.has("field", name)).collect();
    if ticked.is_empty() && !is_all {
        sitting.write.rollback().await?;
        let mut errors = FieldErrors::default();
        errors.add("field", say!("review-tick-missing"));
        return item::wrong(desk, app, number, &typed, &errors).await;
    }
    let is_whole = ticked.len() == proposal.fields.len();
    let merged = sitting.content.with_fields_of(&proposed, &ticked)?;
    let files = with_files_of(&there, &proposal.files, &ticked);
    if let Some(sentence) = apart(&ticked, (&merged, &files)) {
        sitting.write.rollback().await?;
        let mut errors = FieldErrors::default();
        errors.add("field", sentence);
        return item::wrong(desk, app, number, &typed, &errors).await;
    }
    let made = settle(&mut sitting, &proposal, (&merged, &files), (&there, is_whole)).await?;
    reading::renew(&mut sitting.write, number, &there, sitting.now).await?;
    let mut changes = Language::DEFAULT.within(|| difference(&sitting.content.rows(), &merged.rows()));
    changes.extend(file_changes(&there, &files));
    let left_out = proposal.fields.iter().filter(|field| !ticked.contains(&field.name.as_str()));
    // the sender reads it
    let reason = sitting.case.language.within(|| {
        let labels: Vec<String> = left_out.map(ProposedField::label).collect();
        if is_whole { String::new() } else { say!("review-not-changed", fields = labels.join(", ")) }
    });
    let now = sitting.now;
    items::refresh(&mut sitting.write, number, &merged, &desk.frame.zone, now).await?;
    sitting.content = merged;
    let action = if is_whole { "take the change of" } else { "take part of the change of" };
    let version = Some(proposal.version.id);
    let ruling = Ruling { outcome: "taken", action, state: "published", version, made, reason: &reason, changes, ..Ruling::default() };
    sitting.close(&app, &desk, ruling).await
}

/// Makes the merged wording hold. A proposal that is taken whole holds itself, unless an editor has made a newer
/// wording since it was sent: of two that are taken, the newer one holds.
async fn settle(
    sitting: &mut Sitting,
    proposal: &Proposal,
    (content, files): Whole<'_>,
    (there, is_whole): (&[Attachment], bool),
) -> anyhow::Result<Option<i64>> {
    let (id, submission) = (proposal.version.id, proposal.version.submission);
    let newer = sqlx::query_scalar!("SELECT count(*) FROM version WHERE submission = ? AND state = 'taken' AND id > ?", submission, id)
        .fetch_one(&mut *sitting.write)
        .await?;
    let state = if is_whole { "taken" } else { "declined" };
    sqlx::query!("UPDATE version SET state = ? WHERE id = ?", state, id).execute(&mut *sitting.write).await?;
    if is_whole && newer == 0 {
        return Ok(None);
    }
    let intent = proposal.version.intent.as_str();
    let files = Attachment::keep(&mut sitting.write, (there, files), submission, sitting.now).await?;
    let files = files.as_deref();
    let version = NewVersion { submission, content, made_by: "editor", intent, note: "", state: "taken", files };
    Ok(Some(Version::add(&mut sitting.write, &version, sitting.now).await?))
}

/// What is missing if a picture is taken without its words, or a newsletter loses both its file and its web address.
fn apart(ticked: &[&str], (content, files): Whole<'_>) -> Option<String> {
    let mut errors = FieldErrors::default();
    if ["image", "image_text", "document", "link"].iter().any(|field| ticked.contains(field)) {
        content.check_files(files, "review-link-missing", &mut errors);
    }
    errors.iter().next().map(|(_, sentence)| sentence.clone())
}

async fn take_off(app: &App, desk: &Desk, mut sitting: Box<Sitting>, proposal: &Proposal) -> Result<Response, Error> {
    let (id, now) = (proposal.version.id, sitting.now);
    sqlx::query!("UPDATE version SET state = 'taken' WHERE id = ?", id).execute(&mut *sitting.write).await?;
    items::withdraw(&mut sitting.write, proposal.version.submission, now).await?;
    let reason = sitting.case.language.within(|| say!("review-as-asked"));
    let ruling = Ruling {
        outcome: "taken",
        action: "withdraw, as the sender asked,",
        state: "withdrawn",
        version: Some(id),
        reason: &reason,
        ..Ruling::default()
    };
    sitting.close(app, desk, ruling).await
}

/// `POST /admin/submissions/{number}/refuse`: nothing of a proposal, and why.
///
/// # Errors
/// If there is no such submission, or the database fails.
pub async fn refuse(desk: Desk, State(app): State<App>, Path(number): Path<i64>, form: Form) -> Result<Response, Error> {
    let typed: Typed = form.typed;
    let mut errors = FieldErrors::default();
    let words = errors.required(&typed, "refusal", WORDS, &say!("review-why-missing"));
    if !errors.is_empty() {
        return item::wrong(desk, app, number, &typed, &errors).await;
    }
    let mut sitting = match Sitting::open(&app, &desk, number, typed.get("seen"), &["published"]).await? {
        Ok(sitting) => sitting,
        Err(late) => return Ok(late),
    };
    let Some(version) = Version::waiting(&mut *sitting.write, number).await? else { return Err(Error::NotFound) };
    sqlx::query!("UPDATE version SET state = 'declined' WHERE id = ?", version.id).execute(&mut *sitting.write).await?;
    let (outcome, state) = ("refused", "published");
    let ruling = Ruling { outcome, action: "refuse the change of", state, version: Some(version.id), reason: &words, ..Ruling::default() };
    sitting.close(&app, &desk, ruling).await
}
