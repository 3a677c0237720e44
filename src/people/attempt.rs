//! Attempts to prove who one is: counted before they are looked at, so that many at once are no more than many in a row.

use crate::{
    app::App,
    clock::Moment,
    database::{self, WriteTransaction},
    say,
    secret::sha256,
};
use std::time::Duration;

/// Failures are counted for so long.
const WINDOW: Duration = Duration::from_mins(15);
/// So many failures of one account, known or not.
const PER_ACCOUNT: i64 = 5;
/// So many failures from one network.
const PER_NETWORK: i64 = 20;

/// So many failures of one account, with no right attempt between them, and it opens by a new password alone (NIST SP 800-63B-4,
/// 3.2.2: no more than 100 in a row).
const CEILING: i64 = 100;

/// An attempt under way. It counts as a failure unless it is said to be right.
#[derive(Debug)]
pub(super) struct Attempt(i64);

impl Attempt {
    /// Begins one, or says how long to wait first. An `account` is whatever is guessed at: an address as typed, a link, a
    /// session. What was counted by a clock that was ahead shuts nobody out.
    pub(super) async fn begin(app: &App, account: &str, network: &str) -> Result<Result<Self, Duration>, sqlx::Error> {
        let account = sha256(account.as_bytes());
        let mut write = database::begin_write(&app.database).await?;
        // read when nobody else writes: what those who came first have counted is not later than this
        let now = app.clock.now();
        let since = now.before(WINDOW);
        let failures = sqlx::query!(
            r#"SELECT count(*) FILTER (WHERE account_sha256 = ?1) AS "of_account!: i64",
                      count(*) FILTER (WHERE network = ?2) AS "of_network!: i64", max(failed_at) AS "last: Moment"
               FROM sign_in_failure WHERE failed_at > ?3 AND failed_at <= ?4 AND (account_sha256 = ?1 OR network = ?2)"#,
            account,
            network,
            since,
            now
        )
        .fetch_one(&mut *write)
        .await?;
        let is_over = failures.of_account >= PER_ACCOUNT || failures.of_network >= PER_NETWORK;
        if let Some(last) = failures.last.filter(|_| is_over) {
            return Ok(Err(WINDOW.saturating_sub(now.since(last)).max(Duration::from_secs(1))));
        }
        let attempt =
            sqlx::query!("INSERT INTO sign_in_failure (account_sha256, network, failed_at) VALUES (?, ?, ?)", account, network, now)
                .execute(&mut *write)
                .await?;
        write.commit().await?;
        Ok(Ok(Self(attempt.last_insert_rowid())))
    }

    /// It was right, so it does not count, and those before it are no row of failures any more.
    pub(super) async fn was_right(self, app: &App) -> Result<(), sqlx::Error> {
        let since = app.clock.now().before(WINDOW);
        let _turn = database::turn(&app.database).await;
        sqlx::query!(
            "DELETE FROM sign_in_failure
             WHERE id = ?1 OR account_sha256 = (SELECT account_sha256 FROM sign_in_failure WHERE id = ?1) AND failed_at <= ?2",
            self.0,
            since
        )
        .execute(&app.database)
        .await?;
        Ok(())
    }

    /// Whether so many attempts in a row have failed that an account opens by a new password alone, known or not.
    pub(super) async fn is_exhausted(app: &App, account: &str) -> Result<bool, sqlx::Error> {
        let (account, now) = (sha256(account.as_bytes()), app.clock.now());
        let failures =
            sqlx::query_scalar!("SELECT count(*) FROM sign_in_failure WHERE account_sha256 = ? AND failed_at <= ?", account, now);
        Ok(failures.fetch_one(&app.database).await? >= CEILING)
    }

    /// An account has a new password.
    pub(super) async fn forgive(write: &mut WriteTransaction, account: &str) -> Result<(), sqlx::Error> {
        let account = sha256(account.as_bytes());
        sqlx::query!("DELETE FROM sign_in_failure WHERE account_sha256 = ?", account).execute(&mut **write).await?;
        Ok(())
    }
}

/// What to say to somebody who has to wait.
pub(super) fn wait_words(wait: Duration) -> String {
    say!("people-wait", minutes = wait.as_secs().div_ceil(60))
}
