//! An event that people reply to, as it is published now.

use crate::{
    clock::Moment,
    say,
    secret::sha256,
    submissions::{NewEvent, Occurrence},
    web::filters::place_of,
};
use jiff::tz::TimeZone;
use sqlx::SqliteExecutor;

/// An event that people reply to.
#[derive(Debug)]
pub struct Hosted {
    /// The submission's number.
    pub number: i64,
    /// Its key, in its address.
    pub slug: String,
    /// Its words.
    pub event: NewEvent,
    /// Its last moment.
    pub ends_at: Moment,
}

/// The published event that fulfils a condition.
macro_rules! hosted {
    ($database:ident, $where:tt, $argument:ident) => {{
        let row = sqlx::query!(
            r#"SELECT submission AS "number!: i64", slug AS "slug!: String", content AS "content!: String", ends_at AS "ends_at!: Moment"
               FROM published WHERE kind = 'event' AND "#
                + $where,
            $argument
        );
        let Some(row) = row.fetch_optional($database).await? else { return Ok(None) };
        Ok(Some(Self { number: row.number, slug: row.slug, event: serde_json::from_str(&row.content)?, ends_at: row.ends_at }))
    }};
}

impl Hosted {
    /// The published event with this key.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: impl SqliteExecutor<'_>, slug: &str) -> anyhow::Result<Option<Self>> {
        hosted!(database, "slug = ?", slug)
    }

    /// The published event of a submission.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of(database: impl SqliteExecutor<'_>, number: i64) -> anyhow::Result<Option<Self>> {
        hosted!(database, "submission = ?", number)
    }

    /// Whether a reply is taken now.
    #[must_use]
    pub fn is_open(&self, now: Moment) -> bool {
        let event = &self.event;
        let zone = TimeZone::get(&event.zone).unwrap_or(TimeZone::UTC);
        let takes_place = matches!(event.status.as_str(), "scheduled" | "moved");
        event.takes_replies && takes_place && self.ends_at >= now && event.reply_by.is_none_or(|day| now.day_in(&zone) <= day)
    }

    /// Whether it takes place, so that somebody on the list can be let in.
    #[must_use]
    pub fn takes_place(&self, now: Moment) -> bool {
        matches!(self.event.status.as_str(), "scheduled" | "moved") && self.ends_at >= now
    }

    /// How many people there is room for.
    #[must_use]
    pub fn places(&self) -> i64 {
        self.event.reply_places.map_or(i64::MAX, i64::from)
    }

    /// Its address on the site.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/events/{}", self.slug)
    }

    /// Where one replies.
    #[must_use]
    pub fn reply_path(&self) -> String {
        format!("/replies/to/{}", self.slug)
    }

    /// A date with the clock that it is on.
    #[must_use]
    pub fn when(&self, date: &Occurrence) -> String {
        say!("day-at-place", date = date.words(), place = place_of(&self.event.zone))
    }

    /// A fingerprint of what whoever comes must know: when, where, whether at all, and what only they are told.
    ///
    /// # Errors
    /// None that can happen with these types.
    pub fn fingerprint(&self) -> serde_json::Result<String> {
        let event = &self.event;
        let facts = (&event.status, &event.dates, &event.zone, &event.attendance, &event.venues, &event.link, &event.private_details);
        Ok(sha256(serde_json::to_string(&facts)?.as_bytes()))
    }
}
