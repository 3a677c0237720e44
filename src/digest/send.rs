//! Issues by the clock: made on their day, or as soon as the machine is on again, and written to each subscriber once.

use super::{FREQUENCIES, issue::Content, subscriber};
use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database,
    languages::{self, Language},
    mail::{self, Letter},
    say,
};
use anyhow::Context as _;
use jiff::{ToSpan as _, civil::Date, tz::TimeZone};
use lettre::message::Mailbox;
use std::time::Duration;

/// Issues are made after this hour where the chapter is.
const HOUR: i64 = 7;
/// A clock is ahead that has made an issue so much later than now: less is a clock that was set right a little.
const AHEAD: Duration = Duration::from_hours(24);
/// So many letters are written in one transaction, so that nobody who writes waits for long.
const AT_ONCE: i64 = 50;

/// Makes the issues that are due, and writes the letters that are still to be written. Whatever ends the process, the
/// next call goes on where it stopped: a letter and the row that says whose it is are one transaction.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn write_due(app: &App) -> anyhow::Result<()> {
    let chapter = Chapter::find(&app.database).await?;
    for (frequency, _) in FREQUENCIES {
        make(app, &chapter, frequency).await?;
    }
    while write_some(app, &chapter).await? {
        // others who want to write come first
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(())
}

/// The last day on which an issue was due: a Monday, or the first of a month.
fn due_day(frequency: &str, now: Moment, zone: &TimeZone) -> Date {
    let today = now.before(Duration::from_hours(HOUR.unsigned_abs())).day_in(zone);
    let back = if frequency == "weekly" { today.weekday().to_monday_zero_offset() } else { today.day() - 1 };
    today.saturating_sub(i64::from(back).days())
}

/// The day on which the next issue is due.
#[must_use]
pub fn next_day(frequency: &str, now: Moment, zone: &TimeZone) -> Date {
    let last = due_day(frequency, now, zone);
    last.saturating_add(if frequency == "weekly" { 7.days() } else { 1.month() })
}

/// What an editor wants with the next issue (`hold`, `skip` or nothing), and where the last one that was written ended.
///
/// # Errors
/// If the database cannot be read.
pub async fn state(app: &App, frequency: &str) -> anyhow::Result<(String, Moment)> {
    let row = sqlx::query!(
        r#"SELECT coalesce((SELECT wish FROM digest_wish WHERE frequency = ?1), '') AS "wish!: String",
                  (SELECT until FROM digest_issue WHERE frequency = ?1 AND state <> 'skipped' ORDER BY day DESC LIMIT 1) AS "until?: Moment""#,
        frequency
    )
    .fetch_one(&app.database)
    .await?;
    let first = app.clock.now().before(Duration::from_hours(24 * if frequency == "weekly" { 7 } else { 30 }));
    Ok((row.wish, row.until.unwrap_or(first)))
}

async fn make(app: &App, chapter: &Chapter, frequency: &str) -> anyhow::Result<()> {
    let now = app.clock.now();
    let day = due_day(frequency, now, &chapter.zone()).to_string();
    made_ahead(app, frequency, now, now.day_in(&chapter.zone())).await?;
    // a clock that was set back makes no issue anew
    let made = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM digest_issue WHERE frequency = ? AND day >= ?) AS "made!: bool""#,
        frequency,
        day
    );
    let (wish, since) = state(app, frequency).await?;
    if made.fetch_one(&app.database).await? || wish == "hold" {
        return Ok(());
    }
    // what can still be undone waits for the next issue
    let until = now.before(app.config.undo).max(since);
    let content = Content::collect(app, chapter, frequency, (since, until)).await?;
    let (json, state) = (serde_json::to_string(&content)?, if wish == "skip" { "skipped" } else { "writing" });
    let mut write = database::begin_write(&app.database).await?;
    let wished = sqlx::query_scalar!("SELECT wish FROM digest_wish WHERE frequency = ?", frequency);
    if wished.fetch_optional(&mut *write).await?.unwrap_or_default() != wish {
        // an editor has decided otherwise meanwhile: the next look does as they say
        return Ok(());
    }
    sqlx::query!(
        "INSERT INTO digest_issue (frequency, day, since, until, content, state, made_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        frequency,
        day,
        since,
        until,
        json,
        state,
        now
    )
    .execute(&mut *write)
    .await?;
    sqlx::query!("DELETE FROM digest_wish WHERE frequency = ?", frequency).execute(&mut *write).await?;
    Ok(write.commit().await?)
}

/// An issue that a clock made which was far ahead is one of today: its own day is free again, and what comes from now on is in the next.
async fn made_ahead(app: &App, frequency: &str, now: Moment, today: Date) -> anyhow::Result<()> {
    let (today, ahead) = (today.to_string(), now.after(AHEAD));
    let _turn = database::turn(&app.database).await;
    sqlx::query!(
        "UPDATE OR IGNORE digest_issue SET day = ?1, since = min(since, ?2), until = ?2, made_at = ?2 WHERE frequency = ?3 AND made_at > ?4",
        today,
        now,
        frequency,
        ahead
    )
    .execute(&app.database)
    .await?;
    Ok(())
}

/// Letters for the next few subscribers. False if there is nothing left to write.
async fn write_some(app: &App, chapter: &Chapter) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let mut write = database::begin_write(&app.database).await?;
    let issue = sqlx::query!(
        r#"SELECT id AS "id!: i64", frequency, day, content, reached, made_at AS "made_at: Moment" FROM digest_issue
           WHERE state = 'writing' ORDER BY id LIMIT 1"#
    );
    let Some(issue) = issue.fetch_optional(&mut *write).await? else { return Ok(false) };
    let content: Content = serde_json::from_str(&issue.content)?;
    let day: Date = issue.day.parse().context("a stored day is not one")?;
    let subscribers = sqlx::query!(
        r#"SELECT id AS "id!: i64", email AS "email!: String", salt, cities, language AS "language: Language" FROM subscriber
           WHERE frequency = ?1 AND id > ?2 AND confirmed_at IS NOT NULL AND ended_at IS NULL AND email IS NOT NULL AND confirmed_at <= ?3
           ORDER BY id LIMIT ?4"#,
        issue.frequency,
        issue.reached,
        issue.made_at,
        AT_ONCE
    )
    .fetch_all(&mut *write)
    .await?;
    for subscriber in &subscribers {
        let token = subscriber::token(&app.secret, &subscriber.salt);
        let places: Vec<String> = serde_json::from_str(&subscriber.cities)?;
        let written = subscriber.language.within(|| {
            let letter = content.letter((&app.origin_spoken(), chapter), &places, &issue.frequency, &token)?;
            Ok::<_, askama::Error>(letter.map(|body| (subject(chapter, day), body, app.origin_spoken())))
        });
        let Some((subject, body, origin)) = written? else { continue };
        // one address that has become unreadable must not keep the letter from all others
        let Ok(to) = subscriber.email.parse() else { continue };
        let letter =
            Letter { reply_to: Some(app.mail_to(chapter)?), ..Letter::new(app.mail_from(chapter)?, Mailbox::new(None, to), subject, body) };
        let letter = mail::write_in_bulk(&mut write, &letter, &format!("{origin}/digest/{token}/unsubscribe"), now).await?;
        sqlx::query!("INSERT INTO digest_recipient (issue, subscriber, letter) VALUES (?, ?, ?)", issue.id, subscriber.id, letter)
            .execute(&mut *write)
            .await?;
    }
    let reached = subscribers.last().map_or(issue.reached, |subscriber| subscriber.id);
    let state = if subscribers.len() < usize::try_from(AT_ONCE)? { "written" } else { "writing" };
    sqlx::query!("UPDATE digest_issue SET reached = ?, state = ? WHERE id = ?", reached, state, issue.id).execute(&mut *write).await?;
    write.commit().await?;
    app.letters.notify_one();
    Ok(true)
}

/// The subject of an issue's letters.
#[must_use]
pub fn subject(chapter: &Chapter, day: Date) -> String {
    say!("digest-issue-subject", chapter = chapter.short_name, day = languages::day(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issues_are_due_on_mondays_and_on_the_first_after_seven_where_the_chapter_is() {
        let zone = TimeZone::get("America/Los_Angeles").expect("a zone");
        let due = |frequency, moment: &str| due_day(frequency, Moment::new(moment.parse().expect("an instant")), &zone).to_string();
        assert_eq!(due("weekly", "2026-11-30T14:59:00Z"), "2026-11-23");
        assert_eq!(due("weekly", "2026-11-30T15:00:00Z"), "2026-11-30");
        assert_eq!(due("weekly", "2026-12-06T23:00:00Z"), "2026-11-30");
        assert_eq!(due("monthly", "2026-12-01T14:59:00Z"), "2026-11-01");
        assert_eq!(due("monthly", "2026-12-01T15:00:00Z"), "2026-12-01");
        let now = Moment::new("2026-12-31T20:00:00Z".parse().expect("an instant"));
        assert_eq!(next_day("monthly", now, &zone).to_string(), "2027-01-01");
        assert_eq!(next_day("weekly", now, &zone).to_string(), "2027-01-04");
    }
}
