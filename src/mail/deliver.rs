//! The worker that empties the outbox.

use super::{Failure, Mailer, Run, outbox};
use crate::{app::App, secret::random};
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// When the server cannot be reached, nothing is tried again sooner than after one wait, and nothing later than after
/// five: a long outage must not leave letters waiting for an hour after its end.
const MOST_PAUSES: u32 = 5;
/// The outbox is looked at this often even if nobody says that a letter was written.
const LOOK: Duration = Duration::from_secs(5);

/// Sends what is due, for ever.
pub async fn deliver(app: App, mailer: Mailer) {
    let mut failures = 0;
    loop {
        match deliver_due(&app, &mailer).await {
            Ok(None) => failures = 0,
            Ok(Some(answer)) => {
                failures += 1;
                let pause = app.config.mail_retry * failures.min(MOST_PAUSES);
                tracing::warn!(
                    "the mail server did not take a letter; trying again in {} s: {:?}",
                    pause.as_secs(),
                    without_addresses(&answer)
                );
                let _ = timeout(pause, app.mail_again.notified()).await;
                continue;
            }
            Err(error) => {
                tracing::error!("the outbox cannot be read or written: {error:#}");
                sleep(LOOK).await;
                continue;
            }
        }
        let _ = timeout(LOOK, app.letters.notified()).await;
    }
}

/// Sends every letter that is due now, one after the other. Gives the server's words if it cannot be reached, because
/// trying the others is no use then.
///
/// # Errors
/// If the outbox cannot be read or written.
pub async fn deliver_due(app: &App, mailer: &Mailer) -> anyhow::Result<Option<String>> {
    let mut run = mailer.run();
    let done = deliver_run(app, &mut run).await;
    run.end();
    done
}

async fn deliver_run(app: &App, run: &mut Run<'_>) -> anyhow::Result<Option<String>> {
    let mut next = outbox::claim(&app.database, app.clock.now()).await?;
    while let Some(letter) = next {
        // a file that is damaged must not hold up the other letters
        let sent = match outbox::attached(&app.database, letter.id).await {
            Ok(files) => run.send(&letter, files).await,
            Err(error) => Err(Failure::Letter(format!("{error:#}"))),
        };
        match sent {
            Ok(()) => {
                next = outbox::sent_and_next(&app.database, letter.id, app.clock.now()).await?;
                tracing::info!(letter = letter.id, attempts = letter.attempts, "letter sent");
            }
            Err(Failure::Server(answer)) => {
                outbox::failed(&app.database, &letter, &answer, Duration::ZERO, app.clock.now()).await?;
                return Ok(Some(answer));
            }
            Err(Failure::Letter(answer)) => {
                let wait = outbox::back_off(letter.attempts, app.config.mail_retry, random::<1>()?[0]);
                tracing::warn!(
                    letter = letter.id,
                    "letter refused, trying again in {} s: {:?}",
                    wait.as_secs(),
                    without_addresses(&answer)
                );
                outbox::failed(&app.database, &letter, &answer, wait, app.clock.now()).await?;
                next = outbox::claim(&app.database, app.clock.now()).await?;
            }
        }
    }
    Ok(None)
}

/// The mail server's words for the log, which is nobody's address book.
fn without_addresses(answer: &str) -> String {
    let words: Vec<&str> = answer.split_whitespace().map(|word| if word.contains('@') { "…" } else { word }).collect();
    words.join(" ")
}
