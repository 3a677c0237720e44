//! A copy of everything while the site serves, and the way back from it.

use crate::{app::App, clock::Clock, config::Config, database};
use anyhow::{Context as _, ensure};
use std::{fs, path::Path};

/// Writes a consistent copy of the database to a new file, whoever reads and writes meanwhile (SQLite, `VACUUM INTO`).
///
/// # Errors
/// If the file is there already, or cannot be written, or the copy is not sound.
pub async fn backup(config: Config, to: &Path) -> anyhow::Result<()> {
    ensure!(!to.exists(), "{} is there already, and is left as it is: choose another name", to.display());
    let app = App::open(config, Clock::System).await?;
    let name = to.to_str().context("the name of the file is not UTF-8")?;
    sqlx::query("VACUUM INTO ?").bind(name).execute(&app.database).await.context("the copy cannot be written")?;
    database::check(to).await?;
    println!("copied to {}, and read back: it is sound ({} bytes)", to.display(), fs::metadata(to)?.len());
    Ok(())
}

/// Puts a copy in the place of the database, and keeps what was there beside it. The site must not be running.
///
/// # Errors
/// If the copy is not sound or is no database of this site, if the site is running, or the disk fails; then nothing is
/// changed.
pub async fn restore(config: Config, from: &Path) -> anyhow::Result<()> {
    database::check(from).await?;
    fs::create_dir_all(&config.data)?;
    let lock = fs::File::create(config.data.join("lock")).context("the data folder cannot be written")?;
    ensure!(lock.try_lock().is_ok(), "the site is running on {}: stop it first", config.data.display());
    let (site, part) = (config.data.join("site.db"), config.data.join("site.db.part"));
    fs::copy(from, &part).with_context(|| format!("{} cannot be copied", from.display()))?;
    fs::File::open(&part)?.sync_all()?;
    if site.exists() {
        let kept = (1..1000).map(|number| config.data.join(format!("site.db.before-{number}"))).find(|path| !path.exists());
        let kept = kept.context("there is no name left for what was there")?;
        database::copy(&site, &kept).await?;
        println!("what was there is kept as {}", kept.display());
    }
    for rest in ["site.db-wal", "site.db-shm"] {
        let rest = config.data.join(rest);
        if rest.exists() {
            fs::remove_file(rest)?;
        }
    }
    fs::rename(&part, &site)?;
    fs::File::open(&config.data)?.sync_all()?;
    // the schema of an earlier release is brought up to date now, not at the next start
    App::open(config, Clock::System).await?;
    println!("restored from {}; start the site again", from.display());
    Ok(())
}
