//! A consistent copy of the database, whoever reads and writes meanwhile.

use crate::database::Database;
use anyhow::{Context as _, ensure};
use std::{collections::BTreeMap, fs, path::Path};

/// Writes a copy to a new file and has it reach the disk. Nobody waits for it: a reader of one state is what makes it
/// (SQLite, `VACUUM INTO`). A copy that could not be written whole is removed.
///
/// # Errors
/// If there is such a file, or it cannot be written.
pub async fn write(database: &Database, to: &Path) -> anyhow::Result<()> {
    let name = to.to_str().context("the name of the file is not UTF-8")?;
    ensure!(!to.exists(), "{} is there already, and is left as it is: choose another name", to.display());
    let written = async {
        sqlx::query("VACUUM INTO ?").bind(name).execute(database).await?;
        // SQLite does not wait for the disk here
        tokio::fs::File::open(to).await?.sync_all().await?;
        anyhow::Ok(())
    };
    let written = written.await;
    if written.is_err() {
        let _ = tokio::fs::remove_file(to).await;
    }
    written.with_context(|| format!("the copy {} cannot be written", to.display()))
}

/// Gives a file that is whole the name under which it is looked for, so that it has it after a power cut too.
///
/// # Errors
/// If the folder cannot be written.
pub fn put_in_place(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::rename(from, to).with_context(|| format!("{} cannot be renamed", from.display()))?;
    let folder = to.parent().context("a file is in a folder")?;
    Ok(fs::File::open(folder)?.sync_all()?)
}

/// How many rows each table has: from, and to, because people write while a copy is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts(BTreeMap<String, (i64, i64)>);

impl Counts {
    /// Counts every table in one state of the database.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn read(database: &Database) -> Result<Self, sqlx::Error> {
        let mut read = database.begin().await?;
        let tables: Vec<String> = sqlx::query_scalar(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        )
        .fetch_all(&mut *read)
        .await?;
        let mut counts = BTreeMap::new();
        for table in tables {
            let sql = format!("SELECT count(*) FROM \"{}\"", table.replace('"', "\"\""));
            let count = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut *read).await?;
            counts.insert(table, (count, count));
        }
        Ok(Self(counts))
    }

    /// These counts, and later ones of the same database: a copy made in between has a number of rows between the two.
    #[must_use]
    pub fn until(mut self, later: &Self) -> Self {
        for (table, (from, to)) in &later.0 {
            let known = self.0.entry(table.clone()).or_insert((0, 0));
            *known = (known.0.min(*from), known.1.max(*to));
        }
        self
    }

    /// A sentence about the first table of a copy that has not the rows it should have.
    #[must_use]
    pub fn difference(&self, copy: &Self) -> Option<String> {
        let tables = self.0.keys().chain(copy.0.keys().filter(|table| !self.0.contains_key(*table)));
        for table in tables {
            let (expected, found) = (self.0.get(table), copy.0.get(table).map(|count| count.0));
            let (Some((from, to)), Some(found)) = (expected, found) else {
                return Some(format!("The table {table} is in only one of the two."));
            };
            if !(*from..=*to).contains(&found) {
                let expected = if from == to { from.to_string() } else { format!("{from} to {to}") };
                return Some(format!("The table {table} should have {expected} rows, and has {found}."));
            }
        }
        None
    }

    /// Tables and their rows.
    pub fn named(&self) -> impl Iterator<Item = (&str, i64)> {
        self.0.iter().map(|(table, count)| (table.as_str(), count.1))
    }

    /// How many tables there are.
    #[must_use]
    pub fn tables(&self) -> usize {
        self.0.len()
    }

    /// How many rows they have together.
    #[must_use]
    pub fn rows(&self) -> i64 {
        self.0.values().map(|count| count.1).sum()
    }
}
