//! The letter of every morning: what came in the day before, also when nothing did, so that a missing number is seen.

use super::begin;
use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database::{self, WriteTransaction},
    languages::{self, Language},
    mail::{self, Letter, Waiting},
    say, submissions,
    web::filters,
};
use anyhow::Context as _;
use askama::Template;
use jiff::{
    ToSpan as _,
    civil::{Date, Time},
    tz::TimeZone,
};

/// It is written after this hour where the chapter is.
const HOUR: i8 = 6;
/// So many lines of each kind at most.
const LINES: usize = 200;

/// A submission that came in.
struct Line {
    number: i64,
    kind: String,
    state: String,
    received_at: Moment,
}

impl Line {
    /// Its state in a few words.
    fn state_words(&self) -> String {
        if self.state == "held" { say!("chapter-letter-held-state") } else { submissions::words(&self.state) }
    }
}

/// The days that a letter tells of: whether it is `one` or `more`, the first, the last.
struct Days(&'static str, String, String);

impl Days {
    fn new(first: Date, last: Date) -> Self {
        Self(if first == last { "one" } else { "more" }, languages::day(first), languages::day(last))
    }
}

/// Something that looked like spam: never its text, which would carry the spam on.
struct Held {
    number: i64,
    kind: String,
    is_change: bool,
    because: String,
}

#[derive(Template)]
#[template(path = "letters/nightly.txt")]
struct NightlyLetter<'a> {
    origin: &'a str,
    days: &'a Days,
    received: i64,
    lines: &'a [Line],
    held: &'a [Held],
    held_now: i64,
    waiting: &'a Waiting,
    zone: &'a TimeZone,
}

impl NightlyLetter<'_> {
    fn time(&self, moment: &Moment) -> String {
        let there = moment.timestamp().to_zoned_datetime(self.zone.clone());
        format!("{}, {}", languages::day_of_month(there.date()), languages::time(there.time()))
    }
}

/// Writes the day's letter unless it was written, or the day is too young.
///
/// # Errors
/// If the database cannot be read or written, or the chapter's mailbox is not an address.
pub async fn write(app: &App) -> anyhow::Result<()> {
    let chapter = Chapter::find(&app.database).await?;
    let (now, zone) = (app.clock.now(), chapter.zone());
    let local = now.timestamp().to_zoned_datetime(zone.clone());
    let today = local.date();
    if local.time() < Time::constant(HOUR, 0, 0, 0) {
        return Ok(());
    }
    let mut write = database::begin_write(&app.database).await?;
    let last = last(&mut write, today).await?;
    // a clock that was set back does not write a day's letter anew
    if last.is_some_and(|day| day >= today) || !begin(&mut write, "nightly", today).await? {
        return Ok(());
    }
    // a site that is new today has no yesterday to tell of
    if last.is_none() && !has_any_before(&mut write, start(today, &zone)?).await? {
        return Ok(write.commit().await?);
    }
    let yesterday = today.yesterday()?;
    // after days without a letter the next one tells of all of them, a month at most
    let first = last.unwrap_or(yesterday).max(today.checked_sub(31.days())?);
    let period = (start(first, &zone)?, start(today, &zone)?);
    let body = body(app, &mut write, (first, yesterday), period, &zone).await?;
    let subject = Language::DEFAULT.within(|| {
        let Days(days, first, last) = Days::new(first, yesterday);
        say!("chapter-letter-nightly-subject", chapter = chapter.short_name, days = days, first = first, last = last)
    });
    let letter = Letter::new(app.mail_from(&chapter)?, app.mail_to(&chapter)?, subject, body);
    // their days come yet
    let ahead = today.to_string();
    sqlx::query!("DELETE FROM upkeep_day WHERE task = 'nightly' AND day > ?", ahead).execute(&mut *write).await?;
    mail::write(&mut write, &letter, now).await?;
    write.commit().await?;
    app.letters.notify_one();
    Ok(())
}

/// The day of the last one; those of a clock that was ahead do not count.
async fn last(write: &mut WriteTransaction, today: Date) -> anyhow::Result<Option<Date>> {
    let today = today.to_string();
    let day = sqlx::query_scalar!("SELECT day FROM upkeep_day WHERE task = 'nightly' AND day <= ? ORDER BY day DESC LIMIT 1", today);
    let day = day.fetch_optional(&mut **write).await?;
    day.map(|day| day.parse().context("a stored day is not one")).transpose()
}

async fn has_any_before(write: &mut WriteTransaction, moment: Moment) -> Result<bool, sqlx::Error> {
    let any = sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM submission WHERE received_at < ?) AS "any!: bool""#, moment);
    any.fetch_one(&mut **write).await
}

fn start(day: Date, zone: &TimeZone) -> anyhow::Result<Moment> {
    Ok(Moment::new(day.to_zoned_datetime(zone.clone())?.timestamp()))
}

async fn body(
    app: &App,
    write: &mut WriteTransaction,
    (first, last): (Date, Date),
    (from, until): (Moment, Moment),
    zone: &TimeZone,
) -> anyhow::Result<String> {
    let lines = sqlx::query_as!(
        Line,
        r#"SELECT number, kind, state, received_at AS "received_at: Moment" FROM submission
           WHERE received_at >= ? AND received_at < ? ORDER BY received_at, number LIMIT 200"#,
        from,
        until
    )
    .fetch_all(&mut **write)
    .await?;
    let counts = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM submission WHERE received_at >= ?1 AND received_at < ?2) AS "received!: i64",
                  (SELECT count(*) FROM submission WHERE state = 'held') AS "held!: i64""#,
        from,
        until
    )
    .fetch_one(&mut **write)
    .await?;
    let held = held(write, from, until).await?;
    let waiting = Waiting::count(&mut **write).await?;
    let body = Language::DEFAULT.within(|| {
        let letter = NightlyLetter {
            origin: &app.origin(),
            days: &Days::new(first, last),
            received: counts.received,
            lines: &lines,
            held: &held,
            held_now: counts.held,
            waiting: &waiting,
            zone,
        };
        letter.render()
    });
    Ok(body?)
}

/// What was held apart between two moments: new submissions, then changes.
async fn held(write: &mut WriteTransaction, from: Moment, until: Moment) -> Result<Vec<Held>, sqlx::Error> {
    sqlx::query_as!(
        Held,
        r#"SELECT number AS "number!: i64", kind AS "kind!: String", is_change AS "is_change!: bool", because AS "because!: String" FROM (
               SELECT number, kind, 0 AS is_change, held_because AS because FROM submission
               WHERE received_at >= ?1 AND received_at < ?2 AND held_because <> ''
                 AND NOT EXISTS (SELECT 1 FROM press WHERE press.submission = number AND press.held_because = submission.held_because)
               UNION ALL
               SELECT number, submission.kind, 1, press.held_because FROM press JOIN submission ON number = press.submission
               WHERE pressed_at >= ?1 AND pressed_at < ?2 AND press.held_because <> '')
           LIMIT 200"#,
        from,
        until
    )
    .fetch_all(&mut **write)
    .await
}
