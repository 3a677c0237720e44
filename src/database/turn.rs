//! Whose turn it is to write: whoever came first.

use super::Database;
use sqlx::{Sqlite, SqliteConnection, Transaction};
use std::{
    collections::HashMap,
    ops::{Deref, DerefMut},
    path::PathBuf,
    sync::{Arc, LazyLock, Mutex, PoisonError},
    time::Duration,
};
use tokio::{sync::OwnedMutexGuard, time::timeout};

/// So long a writer stands in line for its turn.
const LINE: Duration = Duration::from_secs(10);

/// The lines in which the writers of this process wait, by file: whoever came first writes first.
static LINES: LazyLock<Mutex<HashMap<PathBuf, Arc<tokio::sync::Mutex<()>>>>> = LazyLock::new(Mutex::default);

/// The turn to write to a file, among all in this process, for as long as it is kept.
#[derive(Debug)]
#[must_use = "others write when it is dropped"]
pub struct Turn {
    _first_in_line: Option<OwnedMutexGuard<()>>,
}

/// Waits until all that came before in this process have written. Without it, SQLite lets those who wait try again at intervals:
/// on a slow disk the lock goes to whoever tries at the right moment, and one without luck is refused while others who came later
/// write. Who stands in line also holds no connection, so that readers go on.
///
/// Who has stood in line for ten seconds asks SQLite all the same, which then says how long it is busy.
pub async fn turn(database: &Database) -> Turn {
    stand_in_line(database, LINE).await
}

async fn stand_in_line(database: &Database, at_most: Duration) -> Turn {
    let file = database.connect_options().get_filename().to_owned();
    let line = {
        let mut lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
        lines.retain(|_, line| Arc::strong_count(line) > 1);
        Arc::clone(lines.entry(file).or_default())
    };
    Turn { _first_in_line: timeout(at_most, line.lock_owned()).await.ok() }
}

/// A transaction that holds the right to write since its first statement. Dropped, it is rolled back.
#[derive(Debug)]
pub struct WriteTransaction {
    transaction: Transaction<'static, Sqlite>,
    // after the transaction, which ends first
    _turn: Turn,
}

impl WriteTransaction {
    /// Makes all of it last.
    ///
    /// # Errors
    /// If the disk is full or fails: then nothing of it lasts.
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        self.transaction.commit().await
    }

    /// Undoes all of it.
    ///
    /// # Errors
    /// If the disk fails.
    pub async fn rollback(self) -> Result<(), sqlx::Error> {
        self.transaction.rollback().await
    }
}

impl Deref for WriteTransaction {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.transaction
    }
}

impl DerefMut for WriteTransaction {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }
}

/// Begins a transaction that may write, in its [`turn`]. It takes the write lock at once: one that only reads first and writes later
/// would fail with `SQLITE_BUSY_SNAPSHOT`, which no waiting mends.
///
/// # Errors
/// If another writer holds the lock for too long, or the disk fails.
pub async fn begin_write(database: &Database) -> Result<WriteTransaction, sqlx::Error> {
    let turn = turn(database).await;
    Ok(WriteTransaction { transaction: database.begin_with("BEGIN IMMEDIATE").await?, _turn: turn })
}

#[cfg(test)]
mod tests {
    use super::{super::open, *};
    use sqlx::{SqlitePool, sqlite::SqliteConnectOptions};
    use std::time::Instant;

    #[tokio::test]
    async fn writers_write_in_the_order_in_which_they_came_and_keep_no_reader_waiting() {
        let folder = tempfile::tempdir().expect("a folder");
        let database = open(&folder.path().join("site.db")).await.expect("a database");
        let first = begin_write(&database).await.expect("a transaction");
        let done = Arc::new(Mutex::new(Vec::new()));
        let writers = (0..40).map(|number| {
            let (database, done) = (database.clone(), Arc::clone(&done));
            tokio::spawn(async move {
                let mut write = begin_write(&database).await.expect("a transaction");
                sqlx::query("UPDATE chapter SET name = name").execute(&mut *write).await.expect("a change");
                done.lock().expect("no panic").push(number);
                write.commit().await.expect("a commit");
            })
        });
        let writers: Vec<_> = writers.collect();
        // each comes to its place in the line, then somebody reads
        tokio::task::yield_now().await;
        let read = timeout(Duration::from_secs(3), sqlx::query("SELECT 1").execute(&database)).await;
        read.expect("no reader waits for writers").expect("a row");
        assert!(done.lock().expect("no panic").is_empty());
        first.commit().await.expect("a commit");
        for writer in writers {
            writer.await.expect("no panic");
        }
        assert_eq!(*done.lock().expect("no panic"), (0..40).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn who_has_stood_in_line_for_too_long_asks_all_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("site.db");
        let database = SqlitePool::connect_lazy_with(SqliteConnectOptions::new().filename(&file));
        let other = SqlitePool::connect_lazy_with(SqliteConnectOptions::new().filename(&file));
        let first = turn(&database).await;
        let (begun, wait) = (Instant::now(), Duration::from_millis(50));
        timeout(LINE, stand_in_line(&other, wait)).await.map(drop).expect("it does not wait on and on");
        assert!(begun.elapsed() >= wait, "the line is of the file");
        drop(first);
        timeout(LINE / 2, turn(&other)).await.map(drop).expect("nobody is before it any more");
    }
}
