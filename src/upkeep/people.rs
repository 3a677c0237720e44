//! Ends of terms are announced, and what has ended about people is forgotten.

use crate::{app::App, database, people};

/// Does both; each of them knows by what is stored whether there is anything to do.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn look_after(app: &App) -> anyhow::Result<()> {
    let mut write = database::begin_write(&app.database).await?;
    people::forget(&mut write, app.clock.now()).await?;
    write.commit().await?;
    people::announce_terms(app).await
}
