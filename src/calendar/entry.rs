//! An entry of the calendar, as it is stored.

use super::slot::Slot;
use crate::{clock::Moment, database::WriteTransaction};
use sqlx::SqliteExecutor;

/// An entry.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields are the columns of the table, which says what they are")]
pub struct Entry {
    pub id: i64,
    pub submission: i64,
    pub slug: String,
    pub uid: String,
    pub sequence: i64,
    pub purpose: String,
    pub starts: String,
    pub ends: String,
    pub time_zone: String,
    pub starts_second: bool,
    pub ends_second: bool,
    pub place: String,
    pub status: String,
    pub state: String,
    pub cancelled_at: Option<Moment>,
    pub previous: String,
    pub words_sha256: String,
    pub created_at: Moment,
    pub modified_at: Moment,
}

impl Entry {
    /// The entries of a submission, in the order in which they came to be; at most 5,000.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of(database: impl SqliteExecutor<'_>, submission: i64) -> Result<Vec<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT id, submission, slug, uid, sequence, purpose, starts, ends, time_zone, starts_second AS "starts_second: bool",
                      ends_second AS "ends_second: bool", place, status, state, cancelled_at AS "cancelled_at: Moment", previous,
                      words_sha256, created_at AS "created_at: Moment", modified_at AS "modified_at: Moment"
               FROM calendar_entry WHERE submission = ? ORDER BY id LIMIT 5000"#,
            submission
        )
        .fetch_all(database)
        .await
    }

    /// Whether this is the entry of a date, to the minute.
    #[must_use]
    pub fn is_at(&self, slot: &Slot) -> bool {
        self.starts_as(slot)
            && self.ends == slot.ends
            && self.time_zone == slot.time_zone
            && (self.starts_second, self.ends_second) == (slot.starts_second, slot.ends_second)
    }

    /// Whether this is the entry of a date that begins on the same day at the same time, on whatever clock.
    #[must_use]
    pub fn starts_as(&self, slot: &Slot) -> bool {
        self.purpose == slot.purpose && self.starts == slot.starts
    }

    /// Inserts an entry of a date.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub(super) async fn insert(
        write: &mut WriteTransaction,
        owner: &Owner<'_>,
        uid: &str,
        slot: &Slot,
        now: Moment,
    ) -> Result<(), sqlx::Error> {
        let (first_day, last_day) = (slot.first_day.to_string(), slot.last_day.to_string());
        let cancelled_at = (slot.status == "CANCELLED").then_some(now);
        sqlx::query!(
            "INSERT INTO calendar_entry (submission, slug, member_city, uid, purpose, starts, ends, time_zone, starts_second, ends_second,
                                         starts_at, ends_at, first_day, last_day, place, status, state, cancelled_at, words_sha256,
                                         created_at, modified_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 'live', ?17, ?18, ?19, ?19)",
            owner.submission,
            owner.slug,
            owner.member_city,
            uid,
            slot.purpose,
            slot.starts,
            slot.ends,
            slot.time_zone,
            slot.starts_second,
            slot.ends_second,
            slot.starts_at,
            slot.ends_at,
            first_day,
            last_day,
            slot.place,
            slot.status,
            cancelled_at,
            owner.words_sha256,
            now
        )
        .execute(&mut **write)
        .await?;
        Ok(())
    }

    /// Brings an entry up to what its date says now. It counts as modified only if calendars show something else.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub(super) async fn update(&self, write: &mut WriteTransaction, owner: &Owner<'_>, slot: &Slot, now: Moment) -> anyhow::Result<()> {
        let is_moved = !self.is_at(slot);
        let is_other = is_moved || self.place != slot.place || self.status != slot.status;
        let sequence = self.sequence + i64::from(is_other);
        let is_reworded = self.words_sha256 != owner.words_sha256 || self.state != "live";
        let modified_at = if is_other || is_reworded { now } else { self.modified_at };
        let cancelled_at = (slot.status == "CANCELLED").then(|| self.cancelled_at.unwrap_or(now));
        let previous = if self.starts_as(slot) { self.previous.clone() } else { self.with_previous(slot, owner.is_moved)? };
        let (first_day, last_day) = (slot.first_day.to_string(), slot.last_day.to_string());
        sqlx::query!(
            "UPDATE calendar_entry
             SET slug = ?2, member_city = ?3, sequence = ?4, starts = ?5, ends = ?6, time_zone = ?7, starts_second = ?8, ends_second = ?9,
                 starts_at = ?10, ends_at = ?11, first_day = ?12, last_day = ?13, place = ?14, status = ?15, state = 'live',
                 cancelled_at = ?16, previous = ?17, words_sha256 = ?18, modified_at = ?19
             WHERE id = ?1",
            self.id,
            owner.slug,
            owner.member_city,
            sequence,
            slot.starts,
            slot.ends,
            slot.time_zone,
            slot.starts_second,
            slot.ends_second,
            slot.starts_at,
            slot.ends_at,
            first_day,
            last_day,
            slot.place,
            slot.status,
            cancelled_at,
            previous,
            owner.words_sha256,
            modified_at
        )
        .execute(&mut **write)
        .await?;
        Ok(())
    }

    /// The date that it had, after those that it had before; the last five. If it goes back to one of them, what came after that
    /// is forgotten, unless the event says itself that it was moved.
    fn with_previous(&self, slot: &Slot, is_moved: bool) -> serde_json::Result<String> {
        let mut dates = super::previous_dates(&self.previous);
        let back = dates.iter().position(|(starts, zone)| *starts == slot.starts && *zone == slot.time_zone);
        dates.truncate(back.unwrap_or(dates.len()));
        if is_moved || back.is_none() {
            dates.push((self.starts.clone(), self.time_zone.clone()));
        }
        let first = dates.len().saturating_sub(5);
        serde_json::to_string(&dates[first..])
    }
}

/// What all entries of one event share.
#[derive(Debug)]
pub(super) struct Owner<'a> {
    pub submission: i64,
    pub slug: &'a str,
    pub member_city: &'a str,
    pub words_sha256: &'a str,
    /// Whether the event says that it was moved.
    pub is_moved: bool,
}
