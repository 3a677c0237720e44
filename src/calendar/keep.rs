//! How the entries of an event follow it: within the transaction that publishes, changes or withdraws it.

use super::{
    component::Words,
    entry::{Entry, Owner},
    slot::Slot,
};
use crate::{
    clock::Moment,
    database::{self, Database, WriteTransaction},
    secret::{hex, random, sha256},
    submissions::{Content, NewEvent},
};

/// Brings the entries of a published event up to its words. Dates that are as they were keep their entries; of the others, each
/// goes to the entry of the date that is nearest, which so is moved; dates that are left over get entries of their own, and
/// entries that are left over are cancelled.
///
/// # Errors
/// If the database cannot be written, or the operating system gives no random bytes.
pub async fn keep(write: &mut WriteTransaction, submission: i64, event: &NewEvent, now: Moment) -> anyhow::Result<()> {
    let item = sqlx::query!("SELECT slug, member_city FROM item WHERE submission = ?", submission).fetch_one(&mut **write).await?;
    let words_sha256 = sha256(Words::of(event).joined().as_bytes());
    let is_moved = event.status == "moved";
    let owner = Owner { submission, slug: &item.slug, member_city: &item.member_city, words_sha256: &words_sha256, is_moved };
    let entries = Entry::of(&mut **write, submission).await?;
    let slots = Slot::all(event);
    let pairs = pairs(&entries, &slots);
    for (slot, entry) in slots.iter().zip(&pairs) {
        match entry {
            Some(index) => entries[*index].update(write, &owner, slot, now).await?,
            None => Entry::insert(write, &owner, &uid()?, slot, now).await?,
        }
    }
    for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.state != "dropped") {
        if !pairs.contains(&Some(index)) {
            cancel(write, entry.id, "dropped", now).await?;
        }
    }
    keep_partners(write, submission, event).await?;
    Ok(())
}

/// For each date the index of its entry, if it has one.
fn pairs(entries: &[Entry], slots: &[Slot]) -> Vec<Option<usize>> {
    let mut pairs: Vec<Option<usize>> = vec![None; slots.len()];
    let is_same: [fn(&Entry, &Slot) -> bool; 4] = [
        |entry, slot| entry.state != "dropped" && entry.is_at(slot),
        |entry, slot| entry.state != "dropped" && entry.starts_as(slot),
        // a date that comes back
        Entry::is_at,
        Entry::starts_as,
    ];
    for is_same in is_same {
        for (position, slot) in slots.iter().enumerate() {
            if pairs[position].is_none() {
                pairs[position] = (0..entries.len()).find(|index| !pairs.contains(&Some(*index)) && is_same(&entries[*index], slot));
            }
        }
    }
    while let Some((position, index)) = nearest(entries, slots, &pairs) {
        pairs[position] = Some(index);
    }
    pairs
}

/// Of the dates and entries that are left over, the two that are nearest to each other.
fn nearest(entries: &[Entry], slots: &[Slot], pairs: &[Option<usize>]) -> Option<(usize, usize)> {
    let free_slots = (0..slots.len()).filter(|position| pairs[*position].is_none());
    let couples = free_slots.flat_map(|position| (0..entries.len()).map(move |index| (position, index)));
    couples
        .filter(|(position, index)| {
            let entry = &entries[*index];
            !pairs.contains(&Some(*index)) && entry.state != "dropped" && entry.purpose == slots[*position].purpose
        })
        .min_by_key(|(position, index)| (distance(&entries[*index].starts, &slots[*position].starts), *index, *position))
}

/// How far two stored days lie apart, in days.
fn distance(one: &str, other: &str) -> i32 {
    let day = |text: &str| text.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok()).unwrap_or_default();
    day(one).duration_until(day(other)).as_hours().unsigned_abs().try_into().unwrap_or(i32::MAX)
}

/// A UID that tells nothing and is the same for ever (RFC 7986, 5.3).
fn uid() -> anyhow::Result<String> {
    Ok(hex(&random::<16>()?))
}

async fn cancel(write: &mut WriteTransaction, id: i64, state: &str, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "UPDATE calendar_entry
         SET state = ?2, sequence = sequence + (status <> 'CANCELLED'), status = 'CANCELLED', cancelled_at = ?3, modified_at = ?3
         WHERE id = ?1",
        id,
        state,
        now
    )
    .execute(&mut **write)
    .await?;
    Ok(())
}

async fn keep_partners(write: &mut WriteTransaction, submission: i64, event: &NewEvent) -> Result<(), sqlx::Error> {
    sqlx::query!("DELETE FROM calendar_partner WHERE submission = ?", submission).execute(&mut **write).await?;
    for partner in &event.partners {
        sqlx::query!("INSERT INTO calendar_partner (submission, partner) VALUES (?, ?) ON CONFLICT DO NOTHING", submission, partner)
            .execute(&mut **write)
            .await?;
    }
    Ok(())
}

/// Cancels the entries of an event that is taken off the site.
///
/// # Errors
/// If the database cannot be written.
pub async fn withdraw(write: &mut WriteTransaction, submission: i64, now: Moment) -> Result<(), sqlx::Error> {
    for entry in Entry::of(&mut **write, submission).await?.iter().filter(|entry| entry.state == "live") {
        cancel(write, entry.id, "withdrawn", now).await?;
    }
    Ok(())
}

/// Gives entries to events that were published before there were any. Does nothing the next time.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn fill(database: &Database) -> anyhow::Result<()> {
    loop {
        let mut write = database::begin_write(database).await?;
        let rows = sqlx::query!(
            r#"SELECT submission AS "submission!: i64", content AS "content!: String", updated_at AS "updated_at!: Moment" FROM published
               WHERE kind = 'event' AND NOT EXISTS (SELECT 1 FROM calendar_entry WHERE calendar_entry.submission = published.submission)
               ORDER BY submission LIMIT 500"#
        )
        .fetch_all(&mut *write)
        .await?;
        let mut filled = 0;
        for row in &rows {
            if let Content::Event(event) = Content::read("event", &row.content)? {
                keep(&mut write, row.submission, &event, row.updated_at).await?;
                filled += Slot::all(&event).len();
            }
        }
        write.commit().await?;
        // an event without any date has no entry ever
        if filled == 0 {
            return Ok(());
        }
    }
}
