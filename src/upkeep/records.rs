//! The clock's part in editing: what was thrown away or taken back more than thirty days ago is forgotten.

use crate::{app::App, database, documents, records};

/// Forgets what has waited in the trash for thirty days.
///
/// # Errors
/// If the database cannot be written.
pub async fn forget(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let mut write = database::begin_write(&app.database).await?;
    records::forget(&mut write, now).await?;
    documents::forget(&mut write, now).await?;
    Ok(write.commit().await?)
}
