//! Once a day: files are compared with their fingerprints, and what was held for unfinished forms is forgotten.

use super::begin;
use crate::{app::App, chapter::Chapter, database, files};

/// Gives the names of damaged files.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn look(app: &App) -> anyhow::Result<Vec<String>> {
    let now = app.clock.now();
    let today = now.day_in(&Chapter::find(&app.database).await?.zone());
    let mut write = database::begin_write(&app.database).await?;
    if !begin(&mut write, "files", today).await? {
        return Ok(Vec::new());
    }
    files::forget_held(&mut write, now).await?;
    write.commit().await?;
    let damaged = files::damaged(&app.database).await?;
    for sha256 in &damaged {
        tracing::error!("the stored file {sha256} is damaged: restore it from a backup");
    }
    Ok(damaged)
}
