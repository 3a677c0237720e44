//! A copy of everything while the site serves, and the way back from it.

use crate::{app::App, backups, clock::Clock, config::Config, database};
use anyhow::ensure;
use std::{fs, path::Path};

/// Writes a consistent copy of the database to a new file, whoever reads and writes meanwhile.
///
/// # Errors
/// If the file is there already, or cannot be written, or the copy is not sound.
pub async fn backup(config: Config, to: &Path) -> anyhow::Result<()> {
    ensure!(!to.exists(), "{} is there already, and is left as it is: choose another name", to.display());
    let app = App::open(config, Clock::System).await?;
    backups::write(&app.database, to).await?;
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
    if let Some(kept) = backups::restore(&config.data, from).await? {
        println!("what was there is kept as {}", kept.display());
    }
    // the schema of an earlier release is brought up to date now, not at the next start
    let app = App::open(config, Clock::System).await?;
    super::note(&app, "restore", "the copy that was put in place", "/admin/backups").await?;
    println!("restored from {}; start the site again", from.display());
    Ok(())
}
