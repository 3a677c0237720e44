//! Cities are asked whether their entries are right, and told of round years.

use crate::{app::App, confirmations};

/// Does both; each of them knows by what is stored whom it has written to.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn ask(app: &App) -> anyhow::Result<()> {
    confirmations::ask_all(app).await?;
    confirmations::tell_anniversaries(app).await
}
