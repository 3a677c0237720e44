//! A record, and what it says: column and text.

use super::{
    check,
    kind::{Derived, Input, Keys, Kind},
};
use crate::{
    content::{search_name, slug},
    database::{Database, WriteTransaction},
    log::{Change, difference},
    say,
    web::form::Typed,
};
use serde::{Deserialize, Serialize};
use sqlx::{AssertSqlSafe, Executor, Sqlite};
use std::collections::BTreeMap;

/// So many records of a kind are looked at.
const MOST: usize = 20_000;

/// In a content to be made: the key it shall have.
pub(super) const KEY: &str = "(key)";

/// What a record says: the text of each column; one that is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content(pub BTreeMap<String, String>);

impl Content {
    /// The text of a column; empty if it is not known.
    #[must_use]
    pub fn get(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }

    /// Gives a column a text.
    pub fn set(&mut self, column: &str, text: impl Into<String>) {
        self.0.insert(column.to_owned(), text.into());
    }

    /// Reads what the database made of a row.
    fn from_row(json: &str) -> anyhow::Result<Self> {
        let values: BTreeMap<String, serde_json::Value> = serde_json::from_str(json)?;
        let text = |value: serde_json::Value| match value {
            serde_json::Value::Null => String::new(),
            // the content files end a text with an empty line; forms do not
            serde_json::Value::String(text) => text.trim().to_owned(),
            // 33.0 and 33 are the same number
            value => value.as_f64().filter(|_| value.is_f64()).map_or_else(|| value.to_string(), |number| number.to_string()),
        };
        Ok(Self(values.into_iter().map(|(column, value)| (column, text(value))).collect()))
    }

    /// Labels and words, field by field.
    #[must_use]
    pub fn rows(&self, kind: &Kind) -> Vec<(String, String)> {
        kind.fields.iter().map(|field| (say!(field.label), field.words(self.get(field.column)))).collect()
    }

    /// Whether every field says the same.
    #[must_use]
    pub fn is_same(&self, kind: &Kind, other: &Self) -> bool {
        kind.fields.iter().all(|field| self.get(field.column) == other.get(field.column))
    }

    /// What differs, field by field, in the language that is spoken.
    #[must_use]
    pub fn changes(&self, kind: &Kind, after: &Self) -> Vec<Change> {
        difference(&self.rows(kind), &after.rows(kind))
    }

    /// The fields, as a form has them.
    #[must_use]
    pub fn typed(&self, kind: &Kind) -> Typed {
        Typed::new(kind.fields.iter().map(|field| (field.column.to_owned(), self.get(field.column).to_owned())).collect())
    }
}

/// A record as the database has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// The public page that shows it.
    pub path: String,
    /// What it says.
    pub content: Content,
}

impl Record {
    fn sql(kind: &Kind) -> String {
        let Kind { table, id, title, path, .. } = kind;
        let columns: Vec<_> = kind.fields.iter().map(|field| format!("'{}', {}", field.column, field.read(table))).collect();
        let columns = columns.join(", ");
        format!("SELECT CAST({table}.{id} AS TEXT), coalesce({title}, ''), coalesce({path}, ''), json_object({columns}) FROM {table}")
    }

    /// The record with this key, written as it is stored: 01 is not 1.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find<'a>(database: impl Executor<'a, Database = Sqlite>, kind: &Kind, key: &str) -> anyhow::Result<Option<Self>> {
        let sql = format!("{} WHERE {}.{} = ?", Self::sql(kind), kind.table, kind.id);
        let row: Option<(String, String, String, String)> = sqlx::query_as(AssertSqlSafe(sql)).bind(key).fetch_optional(database).await?;
        row.filter(|row| row.0 == key).map(Self::from_row).transpose()
    }

    /// All records of a kind, in its order; at most 20,000.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all<'a>(database: impl Executor<'a, Database = Sqlite>, kind: &Kind) -> anyhow::Result<Vec<Self>> {
        let sql = format!("{} ORDER BY {} LIMIT {MOST}", Self::sql(kind), kind.order);
        let rows: Vec<(String, String, String, String)> = sqlx::query_as(AssertSqlSafe(sql)).fetch_all(database).await?;
        rows.into_iter().map(Self::from_row).collect()
    }

    fn from_row((key, title, path, json): (String, String, String, String)) -> anyhow::Result<Self> {
        Ok(Self { key, title, path, content: Content::from_row(&json)? })
    }

    /// Keys and titles of all records of a kind, to choose from.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn choices(database: &Database, kind: &Kind) -> anyhow::Result<Vec<(String, String)>> {
        let Kind { table, id, title, order, .. } = kind;
        let sql = format!("SELECT CAST({table}.{id} AS TEXT), coalesce({title}, '') FROM {table} ORDER BY {order} LIMIT {MOST}");
        Ok(sqlx::query_as(AssertSqlSafe(sql)).fetch_all(database).await?)
    }

    /// Writes a new row and gives its key.
    ///
    /// # Errors
    /// If the database refuses it.
    pub(super) async fn insert(write: &mut WriteTransaction, kind: &Kind, key: &str, content: &Content) -> Result<(), sqlx::Error> {
        let (mut columns, mut values) = (Vec::new(), Vec::new());
        for field in kind.fields.iter().filter(|field| field.column != kind.id) {
            columns.push(field.column);
            values.push(field.written(kind.table));
        }
        for (column, derived) in kind.derived {
            columns.push(column);
            values.push(match derived {
                Derived::Next => format!("(SELECT coalesce(max({column}), 0) + 1 FROM {})", kind.table),
                _ => format!("json_extract(?1, '$.{column}')"),
            });
        }
        let sql = format!("INSERT INTO {} ({}, {}) VALUES (?2, {})", kind.table, kind.id, columns.join(", "), values.join(", "));
        sqlx::query(AssertSqlSafe(sql)).bind(json(content)).bind(key).execute(&mut **write).await?;
        Ok(())
    }

    /// Writes a row anew.
    ///
    /// # Errors
    /// If the database refuses it.
    pub(super) async fn update(write: &mut WriteTransaction, kind: &Kind, key: &str, content: &Content) -> Result<(), sqlx::Error> {
        let fields = kind.fields.iter().map(|field| format!("{} = {}", field.column, field.written(kind.table)));
        let derived = kind.derived.iter().filter(|(_, derived)| !matches!(derived, Derived::Next));
        let derived = derived.map(|(column, _)| format!("{column} = json_extract(?1, '$.{column}')"));
        let set: Vec<_> = fields.chain(derived).collect();
        let sql = format!("UPDATE {} SET {} WHERE {} = ?2", kind.table, set.join(", "), kind.id);
        sqlx::query(AssertSqlSafe(sql)).bind(json(content)).bind(key).execute(&mut **write).await?;
        Ok(())
    }

    /// Takes a row away.
    ///
    /// # Errors
    /// If the database refuses, because something names it.
    pub(super) async fn delete(write: &mut WriteTransaction, kind: &Kind, key: &str) -> Result<(), sqlx::Error> {
        let sql = format!("DELETE FROM {} WHERE {} = ?", kind.table, kind.id);
        sqlx::query(AssertSqlSafe(sql)).bind(key).execute(&mut **write).await?;
        Ok(())
    }

    /// Whether a text stands in a column of some row.
    pub(super) async fn has(write: &mut WriteTransaction, kind: &Kind, column: &'static str, text: &str) -> Result<bool, sqlx::Error> {
        let sql = format!("SELECT count(*) FROM {} WHERE {column} = ?", kind.table);
        let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).bind(text).fetch_one(&mut **write).await?;
        Ok(count > 0)
    }

    /// The key of a new record.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub(super) async fn new_key(write: &mut WriteTransaction, kind: &Kind, content: &Content) -> Result<String, sqlx::Error> {
        match kind.keys {
            Keys::Field | Keys::Given => Ok(content.get(kind.id).to_owned()),
            Keys::Number => {
                let Kind { table, id, key, .. } = kind;
                let sql = format!(
                    "SELECT CAST(1 + max(coalesce((SELECT max({id}) FROM {table}), 0),
                                coalesce((SELECT max(CAST(key AS INTEGER)) FROM revision WHERE kind = '{key}'), 0)) AS TEXT)"
                );
                sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut **write).await
            }
            Keys::Made(from) => free(write, kind, kind.id, &slug(content.get(from))).await,
        }
    }
}

/// An address that no other row has, nor the site itself: the wanted one, or that with a number. It begins with a letter.
async fn free(write: &mut WriteTransaction, kind: &Kind, column: &'static str, wanted: &str) -> Result<String, sqlx::Error> {
    let wanted: String = wanted.chars().take(60).collect();
    let wanted = match wanted.trim_end_matches('-') {
        "" => kind.key.to_owned(),
        wanted if wanted.starts_with(|letter: char| letter.is_ascii_lowercase()) => wanted.to_owned(),
        wanted => format!("{}-{wanted}", kind.key),
    };
    let mut address = wanted.clone();
    let mut number = 1;
    while check::is_reserved(kind, &address) || Record::has(write, kind, column, &address).await? {
        if number == 1 {
            number += numbered(write, kind, column, &wanted).await?;
        }
        number += 1;
        address = format!("{wanted}-{number}");
    }
    Ok(address)
}

/// How many rows have that address with a number: of thousands, the next is found at once.
async fn numbered(write: &mut WriteTransaction, kind: &Kind, column: &'static str, wanted: &str) -> Result<i64, sqlx::Error> {
    let sql = format!(
        "SELECT count(*) FROM {} WHERE {column} > ?1 || '-' AND {column} < ?1 || '-:' AND {column} GLOB ?1 || '-[0-9]*'",
        kind.table
    );
    sqlx::query_scalar(AssertSqlSafe(sql)).bind(wanted).fetch_one(&mut **write).await
}

/// Fills in what follows from the fields.
///
/// # Errors
/// If the database cannot be read.
pub(super) async fn complete(write: &mut WriteTransaction, kind: &Kind, content: &mut Content, now: &str) -> Result<(), sqlx::Error> {
    for field in kind.fields {
        if let Input::Slug(from) = field.input
            && content.get(field.column).is_empty()
        {
            let address = free(write, kind, field.column, &slug(content.get(from))).await?;
            content.set(field.column, address);
        }
    }
    for (column, derived) in kind.derived {
        let value = match derived {
            Derived::SearchName(columns) => search_name(&columns.iter().map(|column| content.get(column)).collect::<Vec<_>>().join(" ")),
            Derived::Slug(from) => Some(slug(content.get(from))).filter(|slug| !slug.is_empty()).unwrap_or_else(|| kind.key.to_owned()),
            Derived::Now => now.to_owned(),
            Derived::IsLinkable => {
                let address = content.get("address");
                let is_web = address.starts_with("https://") || address.starts_with("http://");
                let is_linkable = is_web && !content.get("note").contains("do not link");
                u8::from(is_linkable).to_string()
            }
            Derived::Next => continue,
        };
        content.set(column, value);
    }
    Ok(())
}

fn json(content: &Content) -> String {
    serde_json::Value::from_iter(content.0.clone()).to_string()
}
