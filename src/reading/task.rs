//! The worker that reads what has come in: outside of the request that sent it, one file at a time, again after a crash.

use super::{
    stored,
    text::{Block, Outcome},
};
use crate::{
    app::App,
    clock::Moment,
    database::{self, WriteTransaction},
    files,
    log::{self, Deed, Who},
    press::{NoResult, Press, Task},
};
use std::time::Duration;
use tokio::time::sleep;

/// What waits is looked for this often.
const LOOK: Duration = Duration::from_secs(5);
/// A file whose reading failed is tried again after so long; nobody else tries it before.
const WAIT: Duration = Duration::from_mins(5);
/// So often at most.
const ATTEMPTS: i64 = 3;

/// Reads what waits, for ever.
pub async fn run(app: App) {
    loop {
        if let Err(error) = once(&app).await {
            tracing::error!("a newsletter could not be read: {error:#}");
        }
        sleep(LOOK).await;
    }
}

async fn once(app: &App) -> anyhow::Result<()> {
    let read = match app.press.program() {
        Some(_) => read_due(app, &app.press).await,
        // what waits, waits until there is one
        None => Ok(()),
    };
    super::ask::for_summaries(app).await?;
    read
}

/// Has a press read every file that is due now.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn read_due(app: &App, press: &Press) -> anyhow::Result<()> {
    while let Some((submission, attempts)) = claim(app).await? {
        let Some(sha256) = file_of(app, submission).await? else { continue };
        let outcome = match files::read(&app.database, &sha256).await {
            Ok(bytes) => extract(press, bytes).await,
            Err(error) => Err(error),
        };
        match outcome {
            Ok(outcome) => keep(app, (submission, &sha256), outcome).await?,
            Err(error) => {
                tracing::warn!("the file of newsletter {submission} was not read: {error:#}");
                if attempts >= ATTEMPTS {
                    keep(app, (submission, &sha256), Outcome::Unreadable(stored::unusual())).await?;
                }
            }
        }
    }
    Ok(())
}

async fn extract(press: &Press, bytes: Vec<u8>) -> anyhow::Result<Outcome> {
    match press.run(Task::Extract, bytes).await {
        Ok(answer) => Ok(serde_json::from_slice(&answer)?),
        Err(NoResult::Missing | NoResult::Busy) => anyhow::bail!("there is no press that could read it"),
        Err(NoResult::Failed(error)) => Err(error),
    }
}

/// Takes the next file: those on the site first. Whoever takes one moves it on first, so that a file on which everything breaks is
/// not tried for ever; what is due later than that is of a clock that was ahead. What looks like spam is not opened.
async fn claim(app: &App) -> Result<Option<(i64, i64)>, sqlx::Error> {
    let now = app.clock.now();
    let later = now.after(WAIT);
    let claimed = sqlx::query!(
        r#"UPDATE reading SET attempts = attempts + 1, due_at = ?2
           WHERE submission = (SELECT reading.submission FROM reading JOIN submission ON number = reading.submission
                               WHERE reading.state = 'waiting' AND (due_at <= ?1 OR due_at > ?2) AND submission.state IN ('waiting', 'asked', 'published')
                               ORDER BY submission.state = 'published' DESC, due_at LIMIT 1)
           RETURNING submission, attempts"#,
        now,
        later
    );
    let _turn = database::turn(&app.database).await;
    Ok(claimed.fetch_optional(&app.database).await?.map(|row| (row.submission, row.attempts)))
}

/// The fingerprint of its file.
async fn file_of(app: &App, submission: i64) -> Result<Option<String>, sqlx::Error> {
    let sha256 = sqlx::query_scalar!(
        r#"SELECT sha256 AS "sha256!: String" FROM attached WHERE submission = ? AND field = 'document' ORDER BY position LIMIT 1"#,
        submission
    );
    sha256.fetch_optional(&app.database).await
}

/// The words of a page, for the search.
fn plain(page: &[Block]) -> String {
    page.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Stores what was found in a file, and the line of the log, at once; unless another file has taken its place meanwhile.
async fn keep(app: &App, (submission, sha256): (i64, &str), outcome: Outcome) -> anyhow::Result<()> {
    let now = app.clock.now();
    let mut write = database::begin_write(&app.database).await?;
    let (state, language, is_cut, because, action) = match &outcome {
        Outcome::Text(reading) => ("done", reading.language.as_str(), reading.is_cut, "", "read"),
        Outcome::NoText => ("no_text", "", false, "", "find no text in"),
        Outcome::Unreadable(because) => ("failed", "", false, because.as_str(), "fail to read"),
    };
    let kept = sqlx::query!(
        "UPDATE reading SET state = ?, language = ?, is_cut = ?, because = ?
         WHERE submission = ?5 AND state = 'waiting'
           AND EXISTS (SELECT 1 FROM attached WHERE attached.submission = ?5 AND field = 'document' AND sha256 = ?6)",
        state,
        language,
        is_cut,
        because,
        submission,
        sha256
    );
    if kept.execute(&mut *write).await?.rows_affected() == 0 {
        return Ok(());
    }
    if let Outcome::Text(reading) = &outcome {
        for (number, page) in (1_i64..).zip(&reading.pages) {
            let (blocks, body) = (serde_json::to_string(page)?, plain(page));
            sqlx::query!(
                "INSERT INTO reading_page (submission, number, blocks, body) VALUES (?, ?, ?, ?)",
                submission,
                number,
                blocks,
                body
            )
            .execute(&mut *write)
            .await?;
        }
    }
    note(&mut write, submission, action, now).await?;
    write.commit().await?;
    Ok(())
}

async fn note(write: &mut WriteTransaction, submission: i64, action: &str, now: Moment) -> anyhow::Result<()> {
    let (subject, path) = (format!("the file of newsletter {submission}"), format!("/admin/submissions/{submission}"));
    log::write(write, &Who::named("the site"), &Deed { action, subject: &subject, path: &path, changes: &[] }, now).await
}
