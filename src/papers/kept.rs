//! Papers that were made: once for each generation, however many ask.

use crate::{app::App, clock::Moment, web::Error};
use bytes::Bytes;
use std::time::Duration;
use tokio::sync::Mutex;

/// A paper that could not be made is tried again after so long, and not for everyone who asks.
const PAUSE: Duration = Duration::from_mins(1);

/// The papers.
#[derive(Debug, Default)]
pub struct Kept {
    /// The directory.
    pub directory: Paper,
    /// The brochure.
    pub brochure: Paper,
}

/// A paper as it was made last. While it is made, others wait.
#[derive(Debug, Default)]
pub struct Paper(Mutex<Option<Made>>);

#[derive(Debug)]
struct Made {
    generation: i64,
    at: Moment,
    /// Nothing if it could not be made.
    pdf: Option<Bytes>,
}

impl Paper {
    /// The paper as it is now; nothing if it cannot be made.
    ///
    /// # Errors
    /// If the database cannot be read, or what the paper says cannot be gathered.
    pub async fn get(&self, app: &App, make: impl AsyncFnOnce() -> Result<Option<Bytes>, Error>) -> Result<Option<Bytes>, Error> {
        let mut kept = self.0.lock().await;
        // looked at first: what changes meanwhile makes the paper an older one
        let generation = sqlx::query_scalar!("SELECT number FROM generation").fetch_one(&app.database).await?;
        let now = app.clock.now();
        if let Some(made) = kept.as_ref()
            && made.generation == generation
            && (made.pdf.is_some() || now.since(made.at) < PAUSE)
        {
            return Ok(made.pdf.clone());
        }
        let pdf = make().await?;
        *kept = Some(Made { generation, at: now, pdf: pdf.clone() });
        Ok(pdf)
    }
}
