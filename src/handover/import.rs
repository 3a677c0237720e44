//! A site made of an export.

use super::{
    export::{About, file_name},
    tables,
};
use crate::{
    app::App,
    backups,
    clock::{Clock, Moment},
    config::Config,
    database::{self, WriteTransaction},
    files,
    secret::{Secret, sha256},
};
use anyhow::{Context as _, ensure};
use sqlx::AssertSqlSafe;
use std::{fs, path::Path};

/// Fills an empty data folder from an export. A data folder that has a site is left as it is.
///
/// # Errors
/// If there is a site already, or the export is not whole, or is of a newer version of the program; then there is no site
/// afterwards either.
pub async fn import(config: Config, from: &Path) -> anyhow::Result<()> {
    let (data, site, part) = (&config.data, config.data.join("site.db"), config.data.join("site.db.part"));
    ensure!(!site.exists(), "{} has a site already: name an empty folder with SITE_DATA", data.display());
    let about = from.join("export.json");
    let about = fs::read(&about).with_context(|| format!("{} cannot be read: is this an export?", about.display()))?;
    let about: About = serde_json::from_slice(&about).context("export.json is not in its form")?;
    ensure!(about.schema <= database::newest_schema(), "{} is of a newer version of this program: install that one first", from.display());
    for (table, known) in &about.tables {
        let name = format!("tables/{table}.csv");
        let rows = fs::read(from.join(&name)).with_context(|| format!("{name} cannot be read"))?;
        ensure!(
            sha256(&rows) == *known,
            "{name} is not as it was exported. If nobody has changed it, the export is damaged: take another one. If somebody has, take its line out of export.json"
        );
    }
    fs::create_dir_all(data).with_context(|| format!("{} cannot be made", data.display()))?;
    for rest in ["site.db.part", "site.db.part-wal", "site.db.part-shm"] {
        let rest = data.join(rest);
        if rest.exists() {
            fs::remove_file(rest)?;
        }
    }
    let opened = database::open_at(&part, about.schema).await?;
    let read = read(&opened, from).await;
    opened.close().await;
    if let Err(error) = read {
        let _ = fs::remove_file(&part);
        return Err(error);
    }
    // from the schema of the export to ours
    database::open(&part).await?.close().await;
    database::check(&part).await?;
    backups::put_in_place(&part, &site)?;
    App::open(config, Clock::System).await?.database.close().await;
    Ok(())
}

async fn read(opened: &database::Database, from: &Path) -> anyhow::Result<()> {
    let secret = Secret::load(opened, "forms").await?;
    let mut write = database::begin_write(opened).await?;
    sqlx::query("PRAGMA defer_foreign_keys = ON").execute(&mut *write).await?;
    // what triggers would do is in the export already
    let triggers: Vec<(String, String)> =
        sqlx::query_as("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetch_all(&mut *write).await?;
    for (name, _) in &triggers {
        sqlx::query(AssertSqlSafe(format!("DROP TRIGGER \"{name}\""))).execute(&mut *write).await?;
    }
    for table in tables::names(&mut write).await? {
        let file = from.join("tables").join(format!("{table}.csv"));
        if table == "file" {
            read_files(&mut write, &file, &from.join("files")).await?;
        } else if table != "sqlite_sequence" {
            tables::read(&mut write, &table, &file).await?;
        }
    }
    // after the rows, which move it
    tables::read(&mut write, "sqlite_sequence", &from.join("tables").join("sqlite_sequence.csv")).await?;
    tables::renew_tokens(&mut write, &secret).await?;
    for rebuild in
        ["INSERT INTO search (search) VALUES ('rebuild')", "INSERT INTO search_translation (search_translation) VALUES ('rebuild')"]
    {
        sqlx::query(rebuild).execute(&mut *write).await?;
    }
    for (_, sql) in triggers {
        sqlx::query(AssertSqlSafe(sql)).execute(&mut *write).await?;
    }
    write.commit().await.context("rows of the export lead nowhere")
}

async fn read_files(write: &mut WriteTransaction, list: &Path, folder: &Path) -> anyhow::Result<()> {
    let mut reader = csv::Reader::from_path(list).with_context(|| format!("{} cannot be read", list.display()))?;
    for row in reader.deserialize() {
        let (sha256, media_type, _size, stored_at): (String, String, i64, String) = row.context("tables/file.csv is not in its form")?;
        ensure!(sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit()), "{sha256:?} is no name of a file");
        let path = folder.join(file_name(&sha256, &media_type));
        let file = fs::File::open(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        ensure!(files::digest(&file)? == sha256, "{} is damaged", path.display());
        files::store(write, &file, &sha256, &media_type, Moment::new(stored_at.parse()?)).await?;
    }
    Ok(())
}
