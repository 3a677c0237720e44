//! The content folder, read into the database: a new database is filled from it, and `import` brings changed files in.
//!
//! What somebody has changed in the browser stays as it is there, and the import says so.
//!
//! Texts that are kept whole in one file (menu, redirects, reasons, time line, quotations, board) replace what was there; pages,
//! cities and partnerships are matched by their keys, so that what exists only in the database stays.

mod chapter;
mod claims;
mod directory;
mod edited;
mod pages;
mod reasons;
mod translations;

pub use directory::kind_and_status;
pub use translations::is_subject;

use crate::{
    clock::Moment,
    database::{self, Database},
};
use anyhow::Context as _;
use serde::de::DeserializeOwned;
use std::{fs, path::Path};

/// How many rows of each kind an import has added or changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Text pages.
    pub pages: u64,
    /// Places of the region, places abroad, and countries.
    pub places: u64,
    /// Partnerships.
    pub partnerships: u64,
    /// What is not as the files have it, because it was changed in the browser.
    pub kept: Vec<String>,
}

/// Whether the database was filled already.
///
/// # Errors
/// If it cannot be read.
pub async fn is_filled(database: &Database) -> Result<bool, sqlx::Error> {
    Ok(sqlx::query_scalar!("SELECT count(*) FROM chapter").fetch_one(database).await? > 0)
}

/// Reads the whole folder into the database, or nothing of it.
///
/// # Errors
/// If a file is missing or not in its form (the message names it), or the database cannot be written.
pub async fn import(database: &Database, folder: &Path, now: Moment) -> anyhow::Result<Imported> {
    let mut write = database::begin_write(database).await?;
    let mut kept = Vec::new();
    chapter::import(&mut write, folder, &mut kept).await?;
    reasons::import(&mut write, folder).await?;
    claims::import(&mut write, folder, &mut kept).await?;
    translations::import(&mut write, folder, now, &mut kept).await?;
    let imported = Imported {
        pages: pages::import(&mut write, folder, now, &mut kept).await?,
        places: directory::import_places(&mut write, &folder.join("directory"), now, &mut kept).await?,
        partnerships: directory::import_partnerships(&mut write, &folder.join("directory"), now, &mut kept).await?,
        kept,
    };
    write.commit().await?;
    Ok(imported)
}

/// A lowercase ASCII name for addresses: "São Tomé" becomes `sao-tome`.
#[must_use]
pub fn slug(name: &str) -> String {
    let plain = search_name(name);
    let words: Vec<_> = plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// A lowercase ASCII form in which names are searched: "Järvenpää" becomes `jarvenpaa`.
#[must_use]
pub fn search_name(name: &str) -> String {
    deunicode::deunicode(name).to_lowercase()
}

fn read(folder: &Path, file: &str) -> anyhow::Result<String> {
    let path = folder.join(file);
    fs::read_to_string(&path).with_context(|| format!("the content file {} cannot be read", path.display()))
}

fn read_toml<T: DeserializeOwned>(folder: &Path, file: &str) -> anyhow::Result<T> {
    toml::from_str(&read(folder, file)?).with_context(|| format!("the content file {file} is not in its form"))
}

fn read_csv<T: DeserializeOwned>(folder: &Path, file: &str) -> anyhow::Result<Vec<T>> {
    let text = read(folder, file)?;
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .with_context(|| format!("the content file {file} is not in its form"))
}
