//! The number of the state that public pages show: triggers move it on with every change of it.

use crate::database::Database;

tokio::task_local! {
    static CURRENT: i64;
}

/// The number as it is in the database now.
///
/// # Errors
/// If the database cannot be read.
pub async fn read(database: &Database) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!("SELECT number FROM generation").fetch_one(database).await
}

/// Does work for a page that counts only if the number is still this one when it is done: what is kept of this generation is
/// good enough for it, and need not look again.
pub async fn during<T>(number: i64, work: impl Future<Output = T>) -> T {
    CURRENT.scope(number, work).await
}

/// The number that counts for what is done here: that of [`during`], or the one in the database.
///
/// # Errors
/// If the database cannot be read.
pub async fn current(database: &Database) -> Result<i64, sqlx::Error> {
    match CURRENT.try_with(|number| *number) {
        Ok(number) => Ok(number),
        Err(_) => read(database).await,
    }
}
