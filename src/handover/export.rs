//! Everything as files.

use super::{fill, readable, tables};
use crate::{app::App, database, files, secret::sha256};
use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs, path::Path};

/// What an export says of itself.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct About {
    /// The newest migration of the database that it is of.
    pub schema: i64,
    /// SHA-256 of the file of each table; none in exports of before.
    #[serde(default)]
    pub tables: BTreeMap<String, String>,
}

/// Writes everything that the site has to a new folder, while it serves.
///
/// # Errors
/// If there is something in the folder, or it cannot be written, or a stored file is damaged.
pub async fn export(app: &App, folder: &Path) -> anyhow::Result<()> {
    fill(app, folder, write).await
}

async fn write(app: &App, folder: &Path) -> anyhow::Result<()> {
    fs::write(folder.join("README.md"), include_str!("README.md"))?;
    let about = About { schema: database::newest_schema(), tables: write_tables(app, &folder.join("tables")).await? };
    fs::write(folder.join("export.json"), format!("{}\n", serde_json::to_string_pretty(&about)?))?;
    write_files(app, &folder.join("files")).await?;
    readable::write(app, folder).await
}

async fn write_tables(app: &App, folder: &Path) -> anyhow::Result<BTreeMap<String, String>> {
    fs::create_dir(folder)?;
    let (mut database, mut written) = (app.database.acquire().await?, BTreeMap::new());
    for table in tables::names(&mut database).await? {
        let rows = tables::write(&mut database, &table).await?;
        fs::write(folder.join(format!("{table}.csv")), &rows)?;
        written.insert(table, sha256(&rows));
    }
    Ok(written)
}

async fn write_files(app: &App, folder: &Path) -> anyhow::Result<()> {
    fs::create_dir(folder)?;
    for (sha256, media_type) in stored(app).await? {
        let bytes = files::read(&app.database, &sha256).await?;
        let file = folder.join(file_name(&sha256, &media_type));
        fs::write(&file, bytes).with_context(|| format!("{} cannot be written", file.display()))?;
    }
    Ok(())
}

async fn stored(app: &App) -> Result<Vec<(String, String)>, sqlx::Error> {
    sqlx::query_as("SELECT sha256, media_type FROM file ORDER BY sha256").fetch_all(&app.database).await
}

/// A name with an ending by which a computer knows how to open it.
pub(super) fn file_name(sha256: &str, media_type: &str) -> String {
    let ending = ending(media_type);
    if ending.is_empty() { sha256.to_owned() } else { format!("{sha256}.{ending}") }
}

/// The usual ending of a media type.
pub(super) fn ending(media_type: &str) -> &'static str {
    match media_type.split(';').next().unwrap_or_default().trim() {
        "application/pdf" => "pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        "application/msword" => "doc",
        "application/json" => "json",
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        "image/gif" => "gif",
        "image/svg+xml" => "svg",
        "text/html" => "html",
        "text/plain" => "txt",
        "text/csv" => "csv",
        _ => "",
    }
}
