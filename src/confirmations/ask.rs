//! The letter that asks a city whether its entry is right: one for each half of a year.

use super::contact::{Contact, token};
use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database::{self, WriteTransaction},
    directory::Partnership,
    mail::{self, Letter},
    say,
    web::filters,
};
use askama::Template;
use jiff::{ToSpan as _, civil::Date};
use std::time::Duration;

/// A half of a year is asked about from its fifteenth day on, when people are back from their holidays.
const DAYS: i64 = 14;
/// Nobody is asked twice within so long, even when a half of a year ends in between.
const PAUSE: Duration = Duration::from_hours(60 * 24);
/// So many letters in one transaction.
const AT_ONCE: i64 = 50;

#[derive(Template)]
#[template(path = "letters/confirmation.txt")]
struct ConfirmationLetter<'a> {
    contact: &'a Contact,
    chapter: &'a Chapter,
    ties: &'a [Partnership],
    page: &'a str,
}

/// What kind of tie it is, and since when.
fn kind_of(tie: &Partnership) -> String {
    let year = tie.since_year.as_ref().map(ToString::to_string);
    match (tie.kind.as_str(), year) {
        ("friendship_city", Some(year)) => say!("confirm-letter-friendship-since", year = year),
        ("friendship_city", None) => say!("tie-friendship-city"),
        (_, Some(year)) => say!("confirm-letter-sister-since", year = year),
        (_, None) => say!("confirm-letter-sister"),
    }
}

/// The half of a year that is asked about on a day: `2027-1`.
fn period(today: Date) -> String {
    let day = today.saturating_sub(DAYS.days());
    format!("{}-{}", day.year(), if day.month() <= 6 { 1 } else { 2 })
}

/// Asks every city that has a contact and was not asked in this half of the year. A letter and the note that it was written
/// are one transaction, so that nobody is asked twice.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn ask_all(app: &App) -> anyhow::Result<()> {
    loop {
        let mut write = database::begin_write(&app.database).await?;
        let chapter = Chapter::find(&mut *write).await?;
        let now = app.clock.now();
        let due = due(&mut write, &period(now.day_in(&chapter.zone())), now).await?;
        for member in &due {
            ask(app, &chapter, &mut write, *member).await?;
        }
        if due.is_empty() {
            return Ok(());
        }
        write.commit().await?;
        app.letters.notify_one();
    }
}

async fn due(write: &mut WriteTransaction, period: &str, now: Moment) -> Result<Vec<i64>, sqlx::Error> {
    let pause = now.before(PAUSE);
    sqlx::query_scalar!(
        r#"SELECT member AS "member!: i64" FROM city_contact
           WHERE NOT EXISTS (SELECT 1 FROM confirmation WHERE confirmation.member = city_contact.member
                               AND (period = ?1 OR (asked_at > ?2 AND asked_at <= ?3)))
           ORDER BY member LIMIT ?4"#,
        period,
        pause,
        now,
        AT_ONCE
    )
    .fetch_all(&mut **write)
    .await
}

/// Writes the letter to a city's contact, within the caller's transaction. False if there is no contact, or the city was
/// asked in this half of the year.
///
/// # Errors
/// If the contact's address cannot be written to, or the database cannot be written.
pub async fn ask(app: &App, chapter: &Chapter, write: &mut WriteTransaction, member: i64) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let Some(contact) = Contact::of(write, member).await? else { return Ok(false) };
    let period = period(now.day_in(&chapter.zone()));
    let question =
        sqlx::query!("INSERT INTO confirmation (member, period, asked_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", member, period, now);
    let question = question.execute(&mut **write).await?;
    if question.rows_affected() == 0 {
        return Ok(false);
    }
    let (token, ties) = (token(&app.secret, question.last_insert_rowid(), &contact.email), contact.ties(write).await?);
    let (subject, body) = contact.language.within(|| {
        let page = format!("{}/confirm/{token}", app.origin_spoken());
        let body = ConfirmationLetter { contact: &contact, chapter, ties: &ties, page: &page }.render();
        (say!("confirm-letter-subject", city = contact.city, chapter = chapter.short_name), body)
    });
    let (to, body) = (mail::mailbox(&contact.name, contact.email.parse()?), body?);
    let letter = Letter { reply_to: Some(app.mail_to(chapter)?), ..Letter::new(app.mail_from(chapter)?, to, subject, body) };
    mail::write(write, &letter, now).await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_half_of_a_year_begins_two_weeks_late() {
        for (day, expected) in
            [(date(2027, 1, 14), "2026-2"), (date(2027, 1, 15), "2027-1"), (date(2027, 7, 14), "2027-1"), (date(2027, 7, 15), "2027-2")]
        {
            assert_eq!(period(day), expected);
        }
    }
}
