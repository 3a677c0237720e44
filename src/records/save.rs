//! Saving a record: row, revision, redirect from an old address, and a line in the log, in one transaction.

use super::{
    kind::{Input, Kind},
    record::{Content, KEY, Record, complete},
    revision::{CONTENT_FILES, New, Revision},
};
use crate::{
    clock::Moment,
    database::WriteTransaction,
    languages::Language,
    log::{self, Change, Deed, Who},
    say,
};
use anyhow::Context as _;
use sqlx::error::ErrorKind;

/// What was saved.
#[derive(Debug)]
pub struct Saved {
    /// The record's key, which may be another than before.
    pub key: String,
    /// The number of the new revision; nothing if nothing was different.
    pub revision: Option<i64>,
}

/// Why the database did not take it: a sentence about a field.
#[derive(Debug)]
pub struct Refused {
    /// The field's column.
    pub field: &'static str,
    /// The sentence.
    pub sentence: String,
}

/// Saves a record: a new one without a key. The content has passed the checks of its form; what the database refuses all
/// the same (an address that is taken, something that is gone) comes back as a sentence.
///
/// # Errors
/// If the database cannot be written.
pub async fn save(
    write: &mut WriteTransaction,
    kind: &Kind,
    key: Option<&str>,
    content: Content,
    form_id: &str,
    (who, now): (&Who, Moment),
) -> anyhow::Result<Result<Saved, Refused>> {
    match key {
        Some(key) => change(write, kind, key, content, (who, now)).await,
        None => make(write, kind, content, form_id, (who, now)).await,
    }
}

/// Gives some fields of a record new texts, as [`save`] does with all of them.
///
/// # Errors
/// If there is no such kind, or the database cannot be written.
pub async fn put(
    write: &mut WriteTransaction,
    kind: &str,
    key: &str,
    texts: &Content,
    (who, now): (&Who, Moment),
) -> anyhow::Result<Result<Saved, Refused>> {
    let kind = Kind::find(kind).context("no such kind of record")?;
    let mut content = Record::find(&mut **write, kind, key).await?.map(|record| record.content).unwrap_or_default();
    for (column, text) in &texts.0 {
        content.set(column, text.clone());
    }
    change(write, kind, key, content, (who, now)).await
}

async fn make(
    write: &mut WriteTransaction,
    kind: &Kind,
    mut content: Content,
    form_id: &str,
    (who, now): (&Who, Moment),
) -> anyhow::Result<Result<Saved, Refused>> {
    complete(write, kind, &mut content, &now.to_string()).await?;
    let key = match content.0.remove(KEY) {
        Some(key) if !key.is_empty() => key,
        _ => Record::new_key(write, kind, &content).await?,
    };
    if let Err(error) = Record::insert(write, kind, &key, &content).await {
        return refused(kind, error).map(Err);
    }
    let Some(record) = Record::find(&mut **write, kind, &key).await? else { anyhow::bail!("the new {} cannot be found", kind.table) };
    let new = New { kind, key: &key, content: &record.content, is_trash: false, who, form_id: Some(form_id) };
    let revision = Revision::add(write, &new, now).await?;
    note(write, kind, "make", &record, &Content::default(), (who, now)).await?;
    Ok(Ok(Saved { key, revision: Some(revision) }))
}

async fn change(
    write: &mut WriteTransaction,
    kind: &Kind,
    key: &str,
    mut content: Content,
    (who, now): (&Who, Moment),
) -> anyhow::Result<Result<Saved, Refused>> {
    content.0.remove(KEY);
    let Some(before) = Record::find(&mut **write, kind, key).await? else {
        return Ok(Err(Refused { field: kind.fields[0].column, sentence: say!("records-gone", kind = say!(kind.one)) }));
    };
    for field in kind.fields.iter().filter(|field| matches!(field.input, Input::Slug(_))) {
        if content.get(field.column).is_empty() {
            content.set(field.column, before.content.get(field.column));
        }
    }
    complete(write, kind, &mut content, &now.to_string()).await?;
    if before.content.is_same(kind, &content) {
        return Ok(Ok(Saved { key: key.to_owned(), revision: None }));
    }
    remember_first(write, kind, &before, now).await?;
    if let Err(error) = Record::update(write, kind, key, &content).await {
        return refused(kind, error).map(Err);
    }
    let new_key = if kind.field(kind.id).is_some() { content.get(kind.id).to_owned() } else { key.to_owned() };
    if new_key != key {
        Revision::rename(write, kind, key, &new_key).await?;
    }
    let Some(after) = Record::find(&mut **write, kind, &new_key).await? else {
        anyhow::bail!("the {} {new_key} cannot be found", kind.table)
    };
    let new = New { kind, key: &new_key, content: &after.content, is_trash: false, who, form_id: None };
    let revision = Revision::add(write, &new, now).await?;
    note(write, kind, "change", &after, &before.content, (who, now)).await?;
    let has_address = kind.fields.iter().any(|field| matches!(field.input, Input::Slug(_))) || kind.key == "countries";
    if has_address && before.path != after.path {
        lead_on(write, &before.path, &after.path, (who, now)).await?;
    }
    Ok(Ok(Saved { key: new_key, revision: Some(revision) }))
}

/// Before the first change in the browser, what the content files said becomes the first revision.
pub(super) async fn remember_first(write: &mut WriteTransaction, kind: &Kind, record: &Record, now: Moment) -> anyhow::Result<()> {
    if Revision::newest(&mut **write, kind, &record.key).await?.is_none() {
        let who = Who::named(CONTENT_FILES);
        let first = New { kind, key: &record.key, content: &record.content, is_trash: false, who: &who, form_id: None };
        Revision::add(write, &first, now).await?;
    }
    Ok(())
}

/// The line in the log.
pub(super) async fn note(
    write: &mut WriteTransaction,
    kind: &Kind,
    action: &str,
    record: &Record,
    before: &Content,
    (who, now): (&Who, Moment),
) -> anyhow::Result<()> {
    let (subject, changes) = in_log(kind, record, before, &record.content);
    let path = kind.form_path(&record.key);
    log::write(write, who, &Deed { action, subject: &subject, path: &path, changes: &changes }, now).await
}

/// A record and what is different about it, as the log says it.
pub(super) fn in_log(kind: &Kind, record: &Record, before: &Content, after: &Content) -> (String, Vec<Change>) {
    Language::DEFAULT.within(|| (format!("{}: {}", say!(kind.one), kind.title_of(record)), before.changes(kind, after)))
}

/// A redirect from an address that a page had to the one it has. What led away from the new address is forgotten.
async fn lead_on(write: &mut WriteTransaction, from: &str, to: &str, (who, now): (&Who, Moment)) -> anyhow::Result<()> {
    let Some(kind) = Kind::find("redirects") else { return Ok(()) };
    for path in [from, to] {
        if let Some(old) = Record::find(&mut **write, kind, path).await? {
            remember_first(write, kind, &old, now).await?;
            Record::delete(write, kind, path).await?;
            let gone = New { kind, key: path, content: &old.content, is_trash: true, who, form_id: None };
            Revision::add(write, &gone, now).await?;
        }
    }
    let mut content = Content::default();
    content.set("from_path", from);
    content.set("to_path", to);
    Box::pin(make(write, kind, content, "", (who, now))).await?.map_err(|refused| anyhow::anyhow!(refused.sentence))?;
    Ok(())
}

/// A sentence for what the database does not take; other failures stay failures.
pub(super) fn refused(kind: &Kind, error: sqlx::Error) -> anyhow::Result<Refused> {
    let sqlx::Error::Database(cause) = &error else { return Err(error.into()) };
    let field = kind.fields.iter().find(|field| cause.message().contains(&format!("{}.{}", kind.table, field.column)));
    let missing = kind.fields.iter().find(|field| matches!(field.input, Input::Reference(_)));
    let column = field.or(missing).map_or(kind.fields[0].column, |field| field.column);
    let sentence = match cause.kind() {
        ErrorKind::UniqueViolation => say!("records-twice", kind = say!(kind.one)),
        ErrorKind::ForeignKeyViolation | ErrorKind::NotNullViolation => say!("records-not-there"),
        ErrorKind::CheckViolation => say!("records-no-form"),
        _ => return Err(error.into()),
    };
    Ok(Refused { field: column, sentence })
}
