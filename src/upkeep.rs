//! What runs by the clock, without anybody's hand.

mod records;

use crate::{app::App, database, files};
use std::time::Duration;
use tokio::time::sleep;

/// Once a day: files are compared with their fingerprints, and what was held for unfinished forms is forgotten.
const DAY: Duration = Duration::from_hours(24);

/// Does the day's upkeep, for ever. What fails is logged and tried again the next day.
pub async fn run(app: App) {
    loop {
        if let Err(error) = once(&app).await {
            tracing::error!("the daily upkeep failed: {error:#}");
        }
        sleep(DAY).await;
    }
}

/// Does the day's upkeep once. Gives the names of damaged files.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn once(app: &App) -> anyhow::Result<Vec<String>> {
    let mut write = database::begin_write(&app.database).await?;
    records::forget(&mut write, app.clock.now()).await?;
    files::forget_held(&mut write, app.clock.now()).await?;
    write.commit().await?;
    let damaged = files::damaged(&app.database).await?;
    for sha256 in &damaged {
        tracing::error!("the stored file {sha256} is damaged: restore it from a backup");
    }
    Ok(damaged)
}
