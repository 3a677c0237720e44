//! The one SQLite file: opened, brought to the present schema, written to by one transaction at a time.

mod turn;

use anyhow::{Context as _, ensure};
use sqlx::{
    Connection as _, SqlitePool,
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{path::Path, sync::LazyLock, time::Duration};
pub use turn::{Turn, WriteTransaction, begin_write, turn};

/// The database, shared by all who read and write.
pub type Database = SqlitePool;

/// What SQLite says of a write that the disk itself refused: `SQLITE_IOERR_WRITE`, `_FSYNC`, `_DIR_FSYNC` and `_TRUNCATE`.
const FAILED_WRITES: [u32; 4] = [778, 1034, 1290, 1546];

/// What SQLite says of a write that could not be done: `SQLITE_BUSY`, `_LOCKED`, `_READONLY`, `_IOERR` and `_FULL`.
const REFUSED_WRITES: [u32; 5] = [5, 6, 8, 10, 13];

/// Every schema there was, one step after the other. Each only adds, so that the program of the release before can be put back and
/// reads on; one that such a program could not live with sets `PRAGMA user_version` to its own number.
static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| {
    let mut migrations = sqlx::migrate!();
    migrations.set_ignore_missing(true);
    migrations
});

/// Opens the file, making it if it is not there, and migrates it to the present schema.
///
/// A commit has reached the disk when it returns (`synchronous=FULL` in WAL mode); readers never wait for a writer;
/// a writer waits up to ten seconds for those of this process, in their order, and then up to five for those of others.
///
/// # Errors
/// If the file cannot be made or opened, is not a database, or asks for a newer version of the program.
pub async fn open(file: &Path) -> anyhow::Result<Database> {
    open_at(file, newest_schema()).await
}

/// Whether a write failed on the disk itself. A full disk is not of that kind, and what cannot be read was written before.
#[must_use]
pub fn is_failed_write(error: &anyhow::Error) -> bool {
    code(error).is_some_and(|code| FAILED_WRITES.contains(&code))
}

/// Whether nothing could be written because another writer held the lock for too long, the disk is full, read only, or fails.
#[must_use]
pub fn is_refused_write(error: &anyhow::Error) -> bool {
    // extended codes have the primary one in their lowest byte
    code(error).is_some_and(|code| REFUSED_WRITES.contains(&(code & 0xff)))
}

/// SQLite's own number for what went wrong.
fn code(error: &anyhow::Error) -> Option<u32> {
    error.downcast_ref::<sqlx::Error>()?.as_database_error()?.code()?.parse().ok()
}

/// The number of the newest migration.
#[must_use]
pub fn newest_schema() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default()
}

/// Opens the file as [`open`] does, and migrates it as far as this number.
///
/// # Errors
/// If the file cannot be made or opened, is not a database, or asks for a newer version of the program.
pub async fn open_at(file: &Path, schema: i64) -> anyhow::Result<Database> {
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
        // a full disk makes SQLite roll back by itself, which sqlx does not notice: such a connection could never begin
        // a transaction again
        .before_acquire(|connection, _| Box::pin(async { Ok(!connection.is_in_transaction()) }))
        .connect_with(options)
        .await
        .with_context(|| format!("the database {} cannot be opened", file.display()))?;
    ensure_known(&database, file).await?;
    settle(&database).await;
    let migrated = MIGRATIONS.run_to(schema, &database).await;
    migrated.with_context(|| format!("the database {} cannot be migrated", file.display()))?;
    Ok(database)
}

/// Whether this program knows all that the file asks a program to know.
async fn ensure_known(database: &Database, file: &Path) -> anyhow::Result<()> {
    let asked: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(database).await.with_context(|| damaged(file))?;
    ensure!(asked <= newest_schema(), "{} is of a newer version of this program: install that one first", file.display());
    Ok(())
}

/// Brings what an earlier run has left in the journal into the file itself. After a synchronization that failed, the end of
/// the journal may be in the memory of the system and not on the disk; whatever came behind it would be lost with it.
///
/// If somebody else uses the file, their journal goes on. If the disk is full or fails, pages can still be read.
async fn settle(database: &Database) {
    // as one statement after the other on one connection: nobody waits here
    let settled = sqlx::raw_sql("PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = 5000");
    if let Err(error) = settled.execute(database).await {
        tracing::warn!("what is in the journal cannot be brought into the database: {error}");
    }
}

/// Checks a file that is not in use: that it is a database of this site, whole and consistent, and does not ask for a newer
/// version of the program.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub async fn check(file: &Path) -> anyhow::Result<()> {
    let database = read(file).await?;
    let words: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&database).await.with_context(|| damaged(file))?;
    ensure!(words == ["ok"], "{}: {}", damaged(file), words.join("; "));
    let broken = sqlx::query("PRAGMA foreign_key_check").fetch_all(&database).await.with_context(|| damaged(file))?;
    ensure!(broken.is_empty(), "{}: {} rows lead nowhere", damaged(file), broken.len());
    let tables: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sqlite_master WHERE name IN ('chapter', 'submission', 'letter', '_sqlx_migrations')")
            .fetch_one(&database)
            .await?;
    ensure!(tables == 4, "{} is a database, but not one of this site", file.display());
    ensure_known(&database, file).await?;
    database.close().await;
    Ok(())
}

/// Opens a file that is there, as it is: nothing is migrated.
///
/// # Errors
/// If there is no such file, or it is no database.
pub async fn read(file: &Path) -> anyhow::Result<Database> {
    ensure!(file.is_file(), "there is no file {}", file.display());
    let options = SqliteConnectOptions::new().filename(file).busy_timeout(Duration::from_secs(5));
    let database = SqlitePoolOptions::new().max_connections(1).connect_with(options).await;
    database.with_context(|| format!("{} is not a database that can be read", file.display()))
}

fn damaged(file: &Path) -> String {
    format!("{} is damaged and is not used", file.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_start_goes_on_with_an_empty_journal_and_everything_that_was_in_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("site.db");
        // a process that was killed leaves its journal as one does that still runs
        let before = open(&file).await.expect("a database");
        let journal = || std::fs::metadata(folder.path().join("site.db-wal")).expect("a journal").len();
        assert!(journal() > 0);
        let after = open(&file).await.expect("a database");
        assert_eq!(journal(), 0);
        let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_master").fetch_one(&after).await.expect("tables");
        assert!(tables > 50);
        assert!(begin_write(&before).await.is_ok());
    }

    #[tokio::test]
    async fn a_connection_whose_transaction_sqlite_has_rolled_back_is_not_used_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let database = open(&folder.path().join("site.db")).await.expect("a database");
        for _ in 0..10 {
            let mut write = begin_write(&database).await.expect("a transaction");
            // as a full disk does
            sqlx::query("ROLLBACK").execute(&mut *write).await.expect("a rollback");
        }
        begin_write(&database).await.expect("a transaction").commit().await.expect("a commit");
    }
}
