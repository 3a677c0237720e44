//! What runs by the clock, without anybody's hand.

mod directory;
mod erasure;
mod files;
mod nightly;
mod people;
mod records;

use crate::{app::App, backups, database::WriteTransaction, digest, replies};
use jiff::civil::Date;
use std::time::Duration;
use tokio::time::sleep;

/// The tasks are looked at this often; each decides by what is stored whether it is due.
const LOOK: Duration = Duration::from_mins(5);

/// Does what is due, for ever.
pub async fn run(app: App) {
    loop {
        // a task of its own: what goes wrong in it beyond an error ends it, and not the next look
        let all = app.clone();
        match tokio::spawn(async move { once(&all).await }).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => {
                app.look_for_failed_disk(&error);
                tracing::error!("the upkeep failed: {error:#}");
            }
            Err(error) => tracing::error!("the upkeep broke off: {error}"),
        }
        sleep(LOOK).await;
    }
}

/// Does what is due now. Gives the names of damaged files that were found. A task that fails holds up no other one, and
/// is tried again the next time.
///
/// # Errors
/// The first failure.
pub async fn once(app: &App) -> anyhow::Result<Vec<String>> {
    let done = [
        nightly::write(app).await,
        erasure::erase(app).await,
        people::look_after(app).await,
        records::forget(app).await,
        directory::ask(app).await,
        digest::write_due(app).await,
        replies::tell(app).await,
    ];
    // last, because the others may have let go of files
    let damaged = files::look(app).await;
    // it may take minutes, and takes what the others have done
    let copied = backups::make(app).await;
    done.into_iter().chain([copied]).collect::<anyhow::Result<()>>()?;
    damaged
}

/// Whether a task has not run on this day yet: then it counts as done, once the transaction is committed.
///
/// # Errors
/// If the database cannot be written.
pub async fn begin(write: &mut WriteTransaction, task: &str, day: Date) -> Result<bool, sqlx::Error> {
    let day = day.to_string();
    let begun = sqlx::query!("INSERT INTO upkeep_day (task, day) VALUES (?, ?) ON CONFLICT DO NOTHING", task, day);
    Ok(begun.execute(&mut **write).await?.rows_affected() == 1)
}
