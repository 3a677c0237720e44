//! The clock's part in editing: what was thrown away or taken back more than thirty days ago is forgotten.

use crate::{clock::Moment, database::WriteTransaction, documents, records};

/// Forgets what has waited in the trash for thirty days.
///
/// # Errors
/// If the database cannot be written.
pub async fn forget(write: &mut WriteTransaction, now: Moment) -> anyhow::Result<()> {
    records::forget(write, now).await?;
    documents::forget(write, now).await?;
    Ok(())
}
