//! The one SQLite file: opened, brought to the present schema, written to by one transaction at a time.

use anyhow::Context as _;
use sqlx::{
    Sqlite, SqlitePool, Transaction,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{path::Path, time::Duration};

/// The database, shared by all who read and write.
pub type Database = SqlitePool;

/// A transaction that holds the right to write since its first statement.
pub type WriteTransaction = Transaction<'static, Sqlite>;

/// Opens the file, making it if it is not there, and migrates it to the present schema.
///
/// A commit has reached the disk when it returns (`synchronous=FULL` in WAL mode); readers never wait for a writer;
/// a writer waits up to five seconds for another.
///
/// # Errors
/// If the file cannot be made or opened, is not a database, or is of a newer version of the program.
pub async fn open(file: &Path) -> anyhow::Result<Database> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .pragma("trusted_schema", "OFF")
        // what is erased must be gone from the file, not only from the tables
        .pragma("secure_delete", "ON");
    let database = SqlitePoolOptions::new()
        .max_connections(8)
        .acquire_timeout(Duration::from_secs(5))
        .connect_with(options)
        .await
        .with_context(|| format!("the database {} cannot be opened", file.display()))?;
    sqlx::migrate!().run(&database).await.with_context(|| format!("the database {} cannot be migrated", file.display()))?;
    Ok(database)
}

/// Begins a transaction that may write. It takes the write lock at once: one that only reads first and writes later
/// would fail with `SQLITE_BUSY_SNAPSHOT`, which no waiting mends.
///
/// # Errors
/// If another writer holds the lock for more than five seconds, or the disk fails.
pub async fn begin_write(database: &Database) -> Result<WriteTransaction, sqlx::Error> {
    database.begin_with("BEGIN IMMEDIATE").await
}
