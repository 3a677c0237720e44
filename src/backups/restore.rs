//! The way back from a copy. The nightly rehearsal goes the same way.

use super::copy::{put_in_place, write};
use crate::database;
use anyhow::{Context as _, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Puts a copy in the place of the database of a data folder that no process uses. What was there is kept beside it, and
/// its name is given.
///
/// # Errors
/// If the copy is not sound, is no database of this site or of a newer version of the program, if the site is running, or
/// the disk fails; then nothing is changed.
pub async fn restore(data: &Path, from: &Path) -> anyhow::Result<Option<PathBuf>> {
    database::check(from).await?;
    fs::create_dir_all(data)?;
    let lock = fs::File::create(data.join("lock")).context("the data folder cannot be written")?;
    ensure!(lock.try_lock().is_ok(), "the site is running on {}: stop it first", data.display());
    let (site, part) = (data.join("site.db"), data.join("site.db.part"));
    tokio::fs::copy(from, &part).await.with_context(|| format!("{} cannot be copied", from.display()))?;
    tokio::fs::OpenOptions::new().write(true).open(&part).await?.sync_all().await?;
    let kept = if site.exists() { Some(keep(data, &site).await?) } else { None };
    for rest in ["site.db-wal", "site.db-shm"] {
        let rest = data.join(rest);
        if rest.exists() {
            fs::remove_file(rest)?;
        }
    }
    put_in_place(&part, &site)?;
    Ok(kept)
}

/// Keeps what is there, under a name that nothing has. A database that is too damaged to be copied is kept as it is,
/// journal and all.
async fn keep(data: &Path, site: &Path) -> anyhow::Result<PathBuf> {
    let kept = (1..1000).map(|number| data.join(format!("site.db.before-{number}"))).find(|path| !path.exists());
    let kept = kept.context("there is no name left for what was there")?;
    let Err(trouble) = copied(site, &kept).await else { return Ok(kept) };
    tracing::warn!("what was there is damaged, and is kept as it is: {trouble:#}");
    for ending in ["", "-wal"] {
        let from = data.join(format!("site.db{ending}"));
        if from.exists() {
            let to = data.join(format!("{}{ending}", kept.file_name().unwrap_or_default().to_string_lossy()));
            tokio::fs::copy(&from, &to).await.with_context(|| format!("{} cannot be kept", from.display()))?;
            tokio::fs::OpenOptions::new().write(true).open(&to).await?.sync_all().await?;
        }
    }
    Ok(kept)
}

/// Copies a database that is not in use, with what lies in its journal.
async fn copied(from: &Path, to: &Path) -> anyhow::Result<()> {
    let database = database::read(from).await?;
    let written = write(&database, to).await;
    database.close().await;
    written
}
