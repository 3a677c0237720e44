//! What a file of rows would do: tried in a transaction that is rolled back, so that what is shown is what will happen.

use super::{
    check,
    kind::{Keys, Kind},
    record::{Content, KEY, Record},
    save,
    sheet::{Row, Sheet},
};
use crate::{
    clock::Moment,
    content::kind_and_status,
    database::WriteTransaction,
    log::{Change, Who},
    say,
    web::FieldErrors,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// So many sentences about a file are enough.
const SENTENCES: usize = 100;

/// What a file would do.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// What would be added or changed.
    pub rows: Vec<Planned>,
    /// How many rows say what is there already.
    pub left: usize,
    /// What is wrong: line and sentence. With any of these, nothing can be taken over.
    pub errors: Vec<(u64, String)>,
}

/// A row that would be added or changed.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Planned {
    /// Its line in the file.
    pub line: u64,
    /// The key of the record that would be changed; nothing if it would be added.
    pub key: Option<String>,
    /// What that record says now.
    pub before: Content,
    /// What it would say.
    pub after: Content,
}

impl Planned {
    /// What would be different, field by field.
    pub fn changes(&self, kind: &Kind) -> Vec<Change> {
        self.before.changes(kind, &self.after)
    }

    /// What the row is called, by its first fields.
    pub fn name(&self, kind: &Kind) -> String {
        kind.fields.iter().take(2).map(|field| self.after.get(field.column)).collect::<Vec<_>>().join(", ")
    }
}

impl Plan {
    /// How many rows would be added.
    pub fn added(&self) -> usize {
        self.rows.iter().filter(|row| row.key.is_none()).count()
    }

    /// How many would be changed.
    pub fn changed(&self) -> usize {
        self.rows.len() - self.added()
    }
}

/// Tries a file. The transaction must be rolled back by the caller.
///
/// # Errors
/// If the database fails.
pub(super) async fn attempt(
    write: &mut WriteTransaction,
    kind: &'static Kind,
    sheet: Sheet,
    (who, now): (&Who, Moment),
) -> anyhow::Result<Plan> {
    let mut plan = Plan { errors: sheet.errors, ..Plan::default() };
    let known: BTreeMap<String, Record> =
        Record::all(&mut **write, kind).await?.into_iter().map(|record| (mark(kind, &record.content, &record.key), record)).collect();
    let mut seen = BTreeSet::new();
    for row in sheet.rows {
        if plan.errors.len() >= SENTENCES {
            break;
        }
        let line = row.line;
        match one(write, kind, row, (&known, &mut seen), (who, now)).await? {
            Ok(Some(planned)) => plan.rows.push(planned),
            Ok(None) => plan.left += 1,
            Err(sentence) => plan.errors.push((line, sentence)),
        }
    }
    Ok(plan)
}

/// By what a row is known.
fn mark(kind: &Kind, content: &Content, key: &str) -> String {
    if kind.match_on.is_empty() {
        return key.to_owned();
    }
    kind.match_on.iter().map(|column| content.get(column)).collect::<Vec<_>>().join("\n")
}

/// Nothing if the row says what is there already; a sentence if it cannot be taken.
async fn one(
    write: &mut WriteTransaction,
    kind: &'static Kind,
    mut row: Row,
    (known, seen): (&BTreeMap<String, Record>, &mut BTreeSet<String>),
    (who, now): (&Who, Moment),
) -> anyhow::Result<Result<Option<Planned>, String>> {
    if let Err(sentence) = two_in_one(kind, &mut row) {
        return Ok(Err(sentence));
    }
    let mut content = Content::default();
    for (column, text) in &row.cells {
        content.set(column, text.as_str());
    }
    let key = row.key.as_deref().unwrap_or_default();
    let mark = mark(kind, &content, key);
    let record = known.get(&mark);
    if let Err(sentence) = may_be(kind, key, record.is_some(), &mark, seen) {
        return Ok(Err(sentence));
    }
    let before = record.map_or_else(Content::default, |record| record.content.clone());
    let mut whole = before.clone();
    whole.0.extend(content.0);
    let mut errors = FieldErrors::default();
    let mut after = check::read(kind, &whole.typed(kind), &mut errors);
    if let Some((_, sentence)) = errors.iter().next() {
        return Ok(Err(sentence.clone()));
    }
    let old_key = record.map(|record| record.key.clone());
    if let Some(sentence) = check::address(write, kind, old_key.as_deref(), &after).await? {
        return Ok(Err(sentence));
    }
    if record.is_some() && before.is_same(kind, &after) {
        return Ok(Ok(None));
    }
    if record.is_none() && matches!(kind.keys, Keys::Made(_)) && !key.is_empty() {
        after.set(KEY, key);
    }
    match save(write, kind, old_key.as_deref(), after.clone(), "", (who, now)).await? {
        Ok(_) => Ok(Ok(Some(Planned { line: row.line, key: old_key, before, after }))),
        Err(refused) => Ok(Err(refused.sentence)),
    }
}

/// Whether a row may be taken for what it is.
fn may_be(kind: &Kind, key: &str, is_known: bool, mark: &str, seen: &mut BTreeSet<String>) -> Result<(), String> {
    if !mark.trim().is_empty() && !seen.insert(mark.to_owned()) {
        return Err(say!("records-import-twice", mark = mark.replace('\n', ", ")));
    }
    let is_word =
        |key: &str| key.len() <= 80 && key.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
    match kind.keys {
        _ if is_known => Ok(()),
        Keys::Given => Err(say!("records-import-given", key = key, kind = say!(kind.one))),
        Keys::Number if kind.match_on.is_empty() && !key.is_empty() => {
            Err(say!("records-import-no-number", key = key, column = kind.key_csv, kind = say!(kind.one)))
        }
        Keys::Made(_) if !is_word(key) => Err(say!("records-import-no-word", column = kind.key_csv)),
        _ => Ok(()),
    }
}

/// The content files say kind and status of a partnership in one column.
fn two_in_one(kind: &Kind, row: &mut Row) -> Result<(), String> {
    if kind.key != "partnerships" || row.cells.contains_key("kind") {
        return Ok(());
    }
    let Some(status) = row.cells.get("status") else { return Ok(()) };
    let (kind, status) = kind_and_status(status).map_err(|_| say!("records-import-no-status", status = status))?;
    row.cells.insert("kind", kind.to_owned());
    row.cells.insert("status", status.to_owned());
    Ok(())
}

/// Does what was shown, all of it or nothing: gives the line of a row that somebody has changed meanwhile, or that cannot be
/// taken any more.
///
/// # Errors
/// If the database fails.
pub(super) async fn carry_out(
    write: &mut WriteTransaction,
    kind: &'static Kind,
    rows: Vec<Planned>,
    (who, now): (&Who, Moment),
) -> anyhow::Result<Result<usize, u64>> {
    let count = rows.len();
    for row in rows {
        if let Some(key) = &row.key {
            let record = Record::find(&mut **write, kind, key).await?;
            if record.is_none_or(|record| record.content != row.before) {
                return Ok(Err(row.line));
            }
        }
        if save(write, kind, row.key.as_deref(), row.after, "", (who, now)).await?.is_err() {
            return Ok(Err(row.line));
        }
    }
    Ok(Ok(count))
}
