//! Everything given back: [`export()`] writes all that the site has as files that people can read, [`import()`] makes a site of
//! them again, and [`export_static`] writes the public pages so that they open without the site.
//!
//! An export has two parts. `tables/` and `files/` hold every row and every byte, and are what an import reads. Everything
//! else is the same once more, for people: pages and news as Markdown, lists as the tables that the desk takes, events as
//! calendar files, newsletters as they were sent, letters as mailboxes. What opens doors is left out ([`tables`] names it).

mod export;
mod import;
mod links;
mod readable;
mod static_site;
pub mod tables;

pub use export::export;
pub use import::import;
pub use static_site::export_static;

use crate::{app::App, backups};
use anyhow::{Context as _, ensure};
use std::{fs, path::Path};
use tempfile::TempDir;

/// Fills a new folder by way of a scratch one beside it, so that a folder that is there is whole. `write` gets a copy of the
/// site in which nothing changes any more.
async fn fill<T>(app: &App, folder: &Path, write: impl AsyncFnOnce(&App, &Path) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let is_free = !folder.exists() || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    ensure!(is_free, "{} is there already, and is left as it is: choose another name", folder.display());
    let beside = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(beside).with_context(|| format!("{} cannot be made", beside.display()))?;
    let scratch = scratch(beside)?;
    let (data, part) = (scratch.path().join("data"), scratch.path().join("part"));
    fs::create_dir(&data)?;
    fs::create_dir(&part)?;
    backups::write(&app.database, &data.join("site.db")).await?;
    let copy = app.open_beside(data).await?;
    let written = write(&copy, &part).await;
    copy.database.close().await;
    let said = written?;
    fs::rename(&part, folder).with_context(|| format!("{} cannot be put in place", folder.display()))?;
    Ok(said)
}

fn scratch(beside: &Path) -> anyhow::Result<TempDir> {
    let scratch = tempfile::Builder::new().prefix(".export-").tempdir_in(beside);
    scratch.with_context(|| format!("{} cannot be written", beside.display()))
}
