//! What lists and charts say about all ties, computed once for each generation.

use super::{Counts, filter::Cell};
use crate::{app::App, database::Database};
use std::sync::Arc;

/// The totals, and the ties counted by all that can be chosen.
#[derive(Debug)]
pub struct Summary {
    /// The totals.
    pub counts: Counts,
    pub(super) cells: Vec<Cell>,
}

impl Summary {
    /// As it is now.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn now(app: &App) -> Result<Arc<Self>, sqlx::Error> {
        app.computed
            .summary
            .get(&app.database, async |database: &Database| {
                Ok(Self { counts: Counts::compute(database).await?, cells: Cell::all(database).await? })
            })
            .await
    }
}
