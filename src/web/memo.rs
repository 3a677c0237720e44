//! A value that is computed from the database once for each generation.

use super::generation;
use crate::database::Database;
use std::sync::Arc;
use tokio::sync::Mutex;

/// What was computed last, and of which generation it is. While one computes it, others wait.
#[derive(Debug)]
pub struct Memo<T> {
    kept: Mutex<Option<(i64, Arc<T>)>>,
    keeps: bool,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { kept: Mutex::default(), keeps: true }
    }
}

impl<T> Memo<T> {
    /// One that computes its value each time: what the benchmark compares with.
    #[must_use]
    pub fn never() -> Self {
        Self { keeps: false, ..Self::default() }
    }

    /// The value as it is now.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn get<E: From<sqlx::Error>>(
        &self,
        database: &Database,
        compute: impl AsyncFnOnce(&Database) -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        self.get_if(database, |_| true, compute).await
    }

    /// The same; a value that is no good is computed again, though nothing has changed.
    ///
    /// # Errors
    /// If the database cannot be read, or what computes the value says so.
    pub async fn get_if<E: From<sqlx::Error>>(
        &self,
        database: &Database,
        is_good: impl FnOnce(&T) -> bool,
        compute: impl AsyncFnOnce(&Database) -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        if !self.keeps {
            return Ok(Arc::new(compute(database).await?));
        }
        let mut kept = self.kept.lock().await;
        // looked at first: if something changes meanwhile, the value counts as the older one and is computed again
        let Ok(generation) = generation::current(database).await else { return Ok(Arc::new(compute(database).await?)) };
        match &*kept {
            Some((of, value)) if *of == generation && is_good(value) => Ok(value.clone()),
            _ => {
                let value = Arc::new(compute(database).await?);
                *kept = Some((generation, value.clone()));
                Ok(value)
            }
        }
    }
}
