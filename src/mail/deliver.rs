//! The worker that empties the outbox.

use super::{Failure, Mailer, Run, outbox};
use crate::{app::App, secret::random};
use std::{collections::HashMap, time::Duration};
use tokio::time::{Instant, sleep, timeout};

/// When the server cannot be reached, nothing is tried again sooner than after one wait, and nothing later than after
/// five: a long outage must not leave letters waiting for an hour after its end.
const MOST_PAUSES: u32 = 5;
/// The outbox is looked at this often even if nobody says that a letter was written.
const LOOK: Duration = Duration::from_secs(5);

/// Letters that were refused, and when by a clock that nobody sets: whatever the time of day jumps to, none is tried twice within one
/// unit, unless a person asks for it.
#[derive(Debug, Default)]
struct Resting(HashMap<i64, Instant>);

impl Resting {
    /// Those that rest still, as a JSON array.
    fn ids(&mut self, unit: Duration) -> String {
        self.0.retain(|_, refused| refused.elapsed() < unit);
        serde_json::json!(self.0.keys().collect::<Vec<_>>()).to_string()
    }
}

/// Sends what is due, for ever.
pub async fn deliver(app: App, mailer: Mailer) {
    let (mut failures, mut resting) = (0, Resting::default());
    // on a disk that has failed nobody can write down what has left, and it would leave again
    while !app.has_failed_disk() {
        match deliver_rested(&app, &mailer, &mut resting).await {
            Ok(None) => failures = 0,
            Ok(Some(failure)) => {
                failures += 1;
                let pause = pause(&failure, failures, app.config.mail_retry);
                tracing::warn!(
                    "the mail server did not take a letter; trying again in {} s: {:?}",
                    pause.as_secs(),
                    without_addresses(&failure.to_string())
                );
                if timeout(pause, app.mail_again.notified()).await.is_ok() {
                    resting = Resting::default();
                }
                continue;
            }
            Err(error) => {
                app.look_for_failed_disk(&error);
                tracing::error!("the outbox cannot be read or written: {error:#}");
                sleep(LOOK).await;
                continue;
            }
        }
        tokio::select! {
            () = app.mail_again.notified() => resting = Resting::default(),
            _ = timeout(LOOK, app.letters.notified()) => {}
        }
    }
}

/// How long nothing is tried after this failure, which is the `failures`-th in a row, unless a person asks for it. A name
/// or password that the server does not take is asked about once an hour: more often looks like guessing, and is locked out.
fn pause(failure: &Failure, failures: u32, unit: Duration) -> Duration {
    match failure {
        Failure::SignIn(_) => outbox::after_refusal(unit, 0),
        _ => unit * failures.min(MOST_PAUSES),
    }
}

/// Sends every letter that is due now, one after the other. Gives the failure if the server cannot be reached or does not
/// let us sign in, because trying the others is no use then.
///
/// # Errors
/// If the outbox cannot be read or written.
pub async fn deliver_due(app: &App, mailer: &Mailer) -> anyhow::Result<Option<Failure>> {
    deliver_rested(app, mailer, &mut Resting::default()).await
}

async fn deliver_rested(app: &App, mailer: &Mailer, resting: &mut Resting) -> anyhow::Result<Option<Failure>> {
    let mut run = mailer.run();
    let done = deliver_run(app, &mut run, resting).await;
    run.end();
    done
}

async fn deliver_run(app: &App, run: &mut Run<'_>, resting: &mut Resting) -> anyhow::Result<Option<Failure>> {
    let unit = app.config.mail_retry;
    let mut next = outbox::next(&app.database, &resting.ids(unit), app.clock.now()).await?;
    while let Some(letter) = next {
        // a file that is damaged must not hold up the other letters
        let sent = match outbox::attached(&app.database, letter.id).await {
            Ok(files) => run.send(&letter, files).await,
            Err(error) => Err(Failure::Letter(format!("{error:#}"))),
        };
        match sent {
            Ok(()) => {
                next = outbox::sent_and_next(&app.database, letter.id, &resting.ids(unit), app.clock.now()).await?;
                tracing::info!(letter = letter.id, attempts = letter.attempts, "letter sent");
            }
            Err(failure @ (Failure::Server(_) | Failure::SignIn(_))) => {
                outbox::failed(&app.database, &letter, &failure.to_string(), Duration::ZERO, app.clock.now()).await?;
                return Ok(Some(failure));
            }
            Err(failure @ (Failure::Letter(_) | Failure::LetterForGood(_))) => {
                let jitter = random::<1>()?[0];
                let wait = match &failure {
                    Failure::LetterForGood(_) => outbox::after_refusal(unit, jitter),
                    _ => outbox::back_off(letter.attempts, unit, jitter),
                };
                let answer = failure.to_string();
                tracing::warn!(
                    letter = letter.id,
                    "letter refused, trying again in {} s: {:?}",
                    wait.as_secs(),
                    without_addresses(&answer)
                );
                outbox::failed(&app.database, &letter, &answer, wait, app.clock.now()).await?;
                resting.0.insert(letter.id, Instant::now());
                next = outbox::next(&app.database, &resting.ids(unit), app.clock.now()).await?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_is_away_is_asked_within_five_minutes_and_one_that_does_not_know_us_after_an_hour() {
        let (minute, words) = (Duration::from_mins(1), String::new);
        for (failures, minutes) in [(1, 1), (2, 2), (5, 5), (6, 5), (1000, 5)] {
            assert_eq!(pause(&Failure::Server(words()), failures, minute), minute * minutes);
            assert_eq!(pause(&Failure::SignIn(words()), failures, minute), minute * 60);
        }
    }
}
