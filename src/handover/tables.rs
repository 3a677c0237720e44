//! Tables as CSV files and back, driven by the schema: a new table needs no line here unless it holds what opens doors.
//!
//! The first line names the columns. `\N` is no value; a text that begins with a backslash has one more. A cell that a
//! spreadsheet would take for a formula has an apostrophe in front.

use crate::{
    database::WriteTransaction,
    records::{neutral, plain},
    routes::is_keyed,
    secret::{Secret, sha256},
};
use anyhow::{Context as _, bail, ensure};
use sqlx::{AssertSqlSafe, Row as _, Sqlite, SqliteConnection, TypeInfo as _, ValueRef as _, sqlite::SqliteRow};
use std::{collections::BTreeSet, fs, path::Path};

/// Tables that are not exported: keys and sessions, what is held for minutes, fingerprints of networks, letters' bookkeeping,
/// and what belongs to one computer. Files' pieces are files in an export.
pub const LEFT_OUT: &[&str] = &[
    "_sqlx_migrations",
    "editing",
    "file_piece",
    "generation",
    "held_file",
    "held_form",
    "held_import",
    "letter_asked",
    "mailed_link",
    "press",
    "recovery_code",
    "rehearsal",
    "reply_mail",
    "secret",
    "session",
    "sign_in_failure",
    "subscriber_mail",
];

/// Columns that are not exported, with what an import puts there (SQL).
pub const HIDDEN: &[(&str, &str, &str)] = &[
    ("digest_recipient", "letter", "NULL"),
    ("letter", "lease_until", "NULL"),
    ("letter", "unsubscribe", "''"),
    ("log_entry", "network", "''"),
    ("message", "network", "''"),
    ("person", "password_hash", "NULL"),
    ("person", "totp_last_step", "0"),
    ("person", "totp_secret", "NULL"),
    ("reply", "code_sha256", "NULL"),
    ("reply", "proof_sha256", "NULL"),
    ("reply", "token_sha256", "lower(hex(randomblob(32)))"),
    ("submission", "code_sha256", "NULL"),
    ("submission", "network", "''"),
    ("submission", "proof_sha256", "NULL"),
    ("subscriber", "code_sha256", "NULL"),
    ("subscriber", "proof_sha256", "NULL"),
    ("subscriber", "token_sha256", "lower(hex(randomblob(32)))"),
];

/// Rows that are exported: of letters, those about what was sent in; the others are invitations and the like.
const CHOSEN: &[(&str, &str)] =
    &[("letter", "submission IS NOT NULL"), ("letter_attachment", "letter IN (SELECT id FROM letter WHERE submission IS NOT NULL)")];

struct Column {
    name: String,
    is_hidden: bool,
}

/// The tables of an export, in the order of their names.
pub(super) async fn names(database: &mut SqliteConnection) -> anyhow::Result<Vec<String>> {
    let names: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema' AND name NOT LIKE 'sqlite_stat%'
         ORDER BY name",
    )
    .fetch_all(database)
    .await?;
    Ok(names.into_iter().filter(|name| !LEFT_OUT.contains(&name.as_str())).collect())
}

async fn columns(database: &mut SqliteConnection, table: &str) -> anyhow::Result<(Vec<Column>, Vec<String>)> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid").bind(table).fetch_all(database).await?;
    let mut key: Vec<_> = rows.iter().filter(|row| row.1 > 0).collect();
    key.sort_by_key(|row| row.1);
    let key = if key.is_empty() { vec!["name".to_owned()] } else { key.into_iter().map(|row| row.0.clone()).collect() };
    let is_hidden = |name: &str| HIDDEN.iter().any(|hidden| hidden.0 == table && hidden.1 == name);
    Ok((rows.iter().map(|row| Column { name: row.0.clone(), is_hidden: is_hidden(&row.0) }).collect(), key))
}

/// A table as a CSV file.
///
/// # Errors
/// If the database cannot be read, or holds bytes that are no text.
pub(super) async fn write(database: &mut SqliteConnection, table: &str) -> anyhow::Result<Vec<u8>> {
    let (columns, key) = columns(database, table).await?;
    let shown: Vec<_> = columns.iter().filter(|column| !column.is_hidden).map(|column| column.name.as_str()).collect();
    let chosen = CHOSEN.iter().find(|chosen| chosen.0 == table).map_or("1", |chosen| chosen.1);
    let wanted: Vec<_> = shown.iter().map(|name| wanted(table, name)).collect();
    let order: Vec<_> = key.iter().map(|name| format!("\"{name}\"")).collect();
    let sql = format!("SELECT {} FROM \"{table}\" WHERE {chosen} ORDER BY {}", wanted.join(", "), order.join(", "));
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(&shown)?;
    for row in sqlx::query::<Sqlite>(AssertSqlSafe(sql)).fetch_all(database).await? {
        let mut cells = Vec::with_capacity(shown.len());
        for (index, name) in shown.iter().enumerate() {
            let text = text(&row, index).with_context(|| format!("{table}.{name}"))?;
            let text = if table == "letter" && *name == "body" { text.map(|body| without_personal_links(&body)) } else { text };
            cells.push(cell(text.as_deref()));
        }
        writer.write_record(cells)?;
    }
    writer.into_inner().map_err(|error| anyhow::anyhow!("{error}"))
}

/// SQL of a column. A letter that has not left will not leave from elsewhere.
fn wanted(table: &str, column: &str) -> String {
    match (table, column) {
        ("letter", "state") => "CASE WHEN state IN ('due', 'sending') THEN 'stuck' ELSE state END".to_owned(),
        _ => format!("\"{column}\""),
    }
}

fn text(row: &SqliteRow, index: usize) -> anyhow::Result<Option<String>> {
    let value = row.try_get_raw(index)?;
    if value.is_null() {
        return Ok(None);
    }
    Ok(Some(match value.type_info().name() {
        "INTEGER" => row.try_get::<i64, _>(index)?.to_string(),
        // the shortest text that is read as the same number
        "REAL" => row.try_get::<f64, _>(index)?.to_string(),
        "TEXT" => row.try_get(index)?,
        other => bail!("{other} cannot be written as text"),
    }))
}

fn cell(text: Option<&str>) -> String {
    match text {
        None => "\\N".to_owned(),
        Some(text) if text.starts_with('\\') => format!("\\{text}"),
        Some(text) => neutral(text),
    }
}

fn value(cell: &str) -> Option<&str> {
    match cell {
        "\\N" => None,
        _ if cell.starts_with('\\') => Some(&cell[1..]),
        _ => Some(plain(cell)),
    }
}

/// A letter's text without the links that are for its reader alone.
pub(super) fn without_personal_links(body: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(body.len()), body);
    while let Some(at) = rest.find("http") {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let end = from.find(char::is_whitespace).unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        let path = word.split_once("://").and_then(|(_, address)| address.find('/').map(|slash| &address[slash..])).unwrap_or_default();
        kept.push_str(if is_keyed(path) { "[a link for its reader alone]" } else { word });
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// Reads a table from its CSV file; what the schema has put there goes.
///
/// # Errors
/// If the file is not in its form, or the database refuses a row.
pub(super) async fn read(write: &mut WriteTransaction, table: &str, file: &Path) -> anyhow::Result<()> {
    let name = || file.display().to_string();
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", name()))?;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let (columns, _) = columns(write, table).await?;
    let header = reader.headers()?.clone();
    let known: BTreeSet<_> = columns.iter().filter(|column| !column.is_hidden).map(|column| column.name.as_str()).collect();
    for column in &header {
        ensure!(known.contains(column), "{} has a column {column:?} that is not known", name());
    }
    let hidden: Vec<_> = HIDDEN.iter().filter(|hidden| hidden.0 == table && columns.iter().any(|column| column.name == hidden.1)).collect();
    let names = header.iter().chain(hidden.iter().map(|hidden| hidden.1)).map(|column| format!("\"{column}\"")).collect::<Vec<_>>();
    let values = header.iter().map(|_| "?").chain(hidden.iter().map(|hidden| hidden.2)).collect::<Vec<_>>();
    let sql = format!("INSERT INTO \"{table}\" ({}) VALUES ({})", names.join(", "), values.join(", "));
    sqlx::query(AssertSqlSafe(format!("DELETE FROM \"{table}\""))).execute(&mut **write).await?;
    for record in reader.records() {
        let record = record.with_context(|| format!("{} is not in its form", name()))?;
        let mut insert = sqlx::query(AssertSqlSafe(sql.clone()));
        for cell in &record {
            insert = insert.bind(value(cell));
        }
        let line = record.position().map_or(0, csv::Position::line);
        insert.execute(&mut **write).await.with_context(|| format!("{}, line {line}", name()))?;
    }
    Ok(())
}

/// Makes the tokens of people's pages anew, because they hang on a key of the site that is not exported.
///
/// # Errors
/// If the database cannot be written.
pub(super) async fn renew_tokens(write: &mut WriteTransaction, secret: &Secret) -> anyhow::Result<()> {
    for (table, purpose) in [("subscriber", "digest"), ("reply", "reply")] {
        let rows: Vec<(i64, String)> =
            sqlx::query_as(AssertSqlSafe(format!("SELECT id, salt FROM {table}"))).fetch_all(&mut **write).await?;
        for (id, salt) in rows {
            let token_sha256 = sha256(secret.tag(purpose, salt.as_bytes()).as_bytes());
            let sql = format!("UPDATE {table} SET token_sha256 = ? WHERE id = ?");
            sqlx::query(AssertSqlSafe(sql)).bind(token_sha256).bind(id).execute(&mut **write).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back_from_its_cell() {
        for text in [None, Some(""), Some("\\N"), Some("\\"), Some("'=1"), Some("=1"), Some("-3.5"), Some("two\r\nlines"), Some("\\\\N")] {
            assert_eq!(value(&cell(text)), text, "{text:?}");
        }
    }

    #[test]
    fn links_for_one_reader_are_taken_out_and_others_stay() {
        let body =
            "See https://a.org/events/x and\nhttps://a.org/submissions/abc-DEF_1/prove/xyz\nor http://a.org/digest/tok/unsubscribe. http";
        assert_eq!(
            without_personal_links(body),
            "See https://a.org/events/x and\n[a link for its reader alone]\nor [a link for its reader alone] http"
        );
        assert_eq!(
            without_personal_links("https://a.org/es/events/x https://a.org/es/replies/abc-DEF_1 https://a.org/es/account/xyz"),
            "https://a.org/es/events/x [a link for its reader alone] [a link for its reader alone]"
        );
    }
}
