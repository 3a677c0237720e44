//! An item that is published, and lists of them. Everything is read from the view `published`.

use crate::{clock::Moment, database::Database, languages::Language, submissions::Content, web::Error};

/// What the public may see.
#[derive(Debug, Clone)]
pub struct Item {
    /// The submission's number.
    pub submission: i64,
    /// `event` or `newsletter`.
    pub kind: String,
    /// Its key, in its address.
    pub slug: String,
    /// Its first day, in its own zone (ISO 8601).
    pub starts_on: String,
    /// When it was published.
    pub published_at: Moment,
    /// When its words were last changed.
    pub updated_at: Moment,
    /// In which language it was sent in.
    pub language: Language,
    /// JSON of its words.
    content: String,
}

/// Items that fulfil a condition.
macro_rules! items {
    ($where:tt $(, $argument:expr)*) => {
        sqlx::query_as!(
            Item,
            r#"SELECT submission AS "submission!: i64", kind AS "kind!: String", slug AS "slug!: String", starts_on AS "starts_on!: String",
                      published_at AS "published_at!: Moment", updated_at AS "updated_at!: Moment",
                      (SELECT language FROM submission WHERE number = published.submission) AS "language!: Language", content AS "content!: String"
               FROM published "# + $where
            $(, $argument)*
        )
    };
}

impl Item {
    /// The item of a kind with this key.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: &Database, kind: &str, slug: &str) -> Result<Option<Self>, sqlx::Error> {
        items!("WHERE kind = ? AND slug = ?", kind, slug).fetch_optional(database).await
    }

    /// The item at this address.
    ///
    /// # Errors
    /// [`Error::Withdrawn`] if it was taken off the site, [`Error::NotFound`] if there never was one, or if the database
    /// cannot be read.
    pub async fn published(database: &Database, kind: &str, slug: &str) -> Result<Self, Error> {
        match Self::find(database, kind, slug).await? {
            Some(item) => Ok(item),
            None if Self::was_there(database, kind, slug).await? => Err(Error::Withdrawn),
            None => Err(Error::NotFound),
        }
    }

    /// The item of a submission.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of(database: &Database, submission: i64) -> Result<Option<Self>, sqlx::Error> {
        items!("WHERE submission = ?", submission).fetch_optional(database).await
    }

    /// Whether there was an item at this address.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn was_there(database: &Database, kind: &str, slug: &str) -> Result<bool, sqlx::Error> {
        let count = sqlx::query_scalar!("SELECT count(*) FROM item WHERE kind = ? AND slug = ?", kind, slug);
        Ok(count.fetch_one(database).await? > 0)
    }

    /// Events that are not over, the next one first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn upcoming(database: &Database, now: Moment, limit: i64) -> Result<Vec<Self>, sqlx::Error> {
        // the words are read of those alone that are shown
        items!(
            "WHERE id IN (SELECT id FROM item WHERE kind = 'event' AND withdrawn_at IS NULL AND ends_at >= ?1 ORDER BY starts_at, id LIMIT ?2)
             ORDER BY starts_at, id",
            now,
            limit
        )
        .fetch_all(database)
        .await
    }

    /// Events that are not over of a host of the directory; at most 20.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn upcoming_of_host(database: &Database, member_city: &str, now: Moment) -> Result<Vec<Self>, sqlx::Error> {
        items!("WHERE kind = 'event' AND member_city = ? AND ends_at >= ? ORDER BY starts_at, id LIMIT 20", member_city, now)
            .fetch_all(database)
            .await
    }

    /// Events that are not over and concern a place abroad; at most 20.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn upcoming_with_partner(database: &Database, partner: &str, now: Moment) -> Result<Vec<Self>, sqlx::Error> {
        items!(
            "WHERE kind = 'event' AND id IN (SELECT item FROM item_partner WHERE partner = ?) AND ends_at >= ?
             ORDER BY starts_at, id LIMIT 20",
            partner,
            now
        )
        .fetch_all(database)
        .await
    }

    /// Events of which a date lies between two days, the first one first; at most 1,000.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn events_between(database: &Database, first: &str, last: &str) -> Result<Vec<Self>, sqlx::Error> {
        items!(
            "WHERE kind = 'event' AND submission IN (SELECT submission FROM calendar_entry
                                                     WHERE state = 'live' AND last_day >= ? AND first_day <= ?)
             ORDER BY starts_at, id LIMIT 1000",
            first,
            last
        )
        .fetch_all(database)
        .await
    }

    /// Events of a year that are over, the last one first; at most 400.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn past_in(database: &Database, year: &str, now: Moment) -> Result<Vec<Self>, sqlx::Error> {
        items!(
            "WHERE id IN (SELECT id FROM item WHERE kind = 'event' AND withdrawn_at IS NULL AND ends_at < ?1
                            AND starts_on BETWEEN ?2 || '-01-01' AND ?2 || '-12-31' ORDER BY starts_at DESC, id DESC LIMIT 400)
             ORDER BY starts_at DESC, id DESC",
            now,
            year
        )
        .fetch_all(database)
        .await
    }

    /// The years of events that are over, the last one first, with how many there are; at most 200.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn past_years(database: &Database, now: Moment) -> Result<Vec<(String, i64)>, sqlx::Error> {
        // from year to year by the index, and counted there
        let rows = sqlx::query!(
            r#"WITH RECURSIVE year (name) AS (
                   SELECT substr(max(starts_on), 1, 4) FROM item WHERE kind = 'event' AND withdrawn_at IS NULL
                   UNION ALL
                   SELECT (SELECT substr(max(starts_on), 1, 4) FROM item WHERE kind = 'event' AND withdrawn_at IS NULL AND starts_on < name)
                   FROM year WHERE name IS NOT NULL
               )
               SELECT name AS "year!: String", count AS "count!: i64" FROM (
                   SELECT name, (SELECT count(*) FROM item INDEXED BY item_shown
                                 WHERE kind = 'event' AND withdrawn_at IS NULL AND ends_at < ?1
                                   AND starts_on BETWEEN name || '-01-01' AND name || '-12-31') AS count
                   FROM year WHERE name IS NOT NULL
               ) WHERE count > 0 LIMIT 200"#,
            now
        );
        Ok(rows.fetch_all(database).await?.into_iter().map(|row| (row.year, row.count)).collect())
    }

    /// What was published last: of a kind and of a city of the directory, unless these are empty.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn newest(database: &Database, (kind, city): (&str, &str), limit: i64) -> Result<Vec<Self>, sqlx::Error> {
        items!(
            "WHERE (?1 = '' OR kind = ?1) AND (?2 = '' OR member_city = ?2) ORDER BY published_at DESC, id DESC LIMIT ?3",
            kind,
            city,
            limit
        )
        .fetch_all(database)
        .await
    }

    /// Newsletters, the newest issue first, after so many: of a city of the directory and of a year, unless these are empty.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn newsletters(database: &Database, (city, year): (&str, &str), limit: i64, after: i64) -> Result<Vec<Self>, sqlx::Error> {
        items!(
            "WHERE kind = 'newsletter' AND (?1 = '' OR member_city = ?1) AND (?2 = '' OR substr(starts_on, 1, 4) = ?2)
             ORDER BY starts_at DESC, id DESC LIMIT ?3 OFFSET ?4",
            city,
            year,
            limit,
            after
        )
        .fetch_all(database)
        .await
    }

    /// Newsletters of an organization of the directory, the newest issue first; at most 5.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn newsletters_of_host(database: &Database, member_city: &str) -> Result<Vec<Self>, sqlx::Error> {
        items!("WHERE kind = 'newsletter' AND member_city = ? ORDER BY starts_at DESC, id DESC LIMIT 5", member_city)
            .fetch_all(database)
            .await
    }

    /// Newsletters published, and events not over published or changed, after `since`; nothing published after `until`.
    /// At most 300.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn fresh(database: &Database, since: Moment, until: Moment, now: Moment) -> Result<Vec<Self>, sqlx::Error> {
        items!(
            "WHERE published_at <= ?2 AND ((kind = 'newsletter' AND published_at > ?1) OR (kind = 'event' AND ends_at >= ?3 AND (published_at > ?1 OR (updated_at > ?1 AND updated_at <= ?2))))
             ORDER BY starts_at, id LIMIT 300",
            since,
            until,
            now
        )
        .fetch_all(database)
        .await
    }

    /// The pages of places that it belongs to: its host's (`cities/…`) and those it concerns (`partners/…`).
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn places(&self, database: &Database) -> Result<Vec<String>, sqlx::Error> {
        sqlx::query_scalar!(
            r#"SELECT 'cities/' || member_city AS "place!: String" FROM item WHERE submission = ?1 AND member_city <> ''
               UNION ALL SELECT 'partners/' || partner FROM item_partner JOIN item ON item.id = item WHERE submission = ?1 LIMIT 50"#,
            self.submission
        )
        .fetch_all(database)
        .await
    }

    /// The addresses of all items; at most 40,000.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn paths(database: &Database) -> Result<Vec<String>, sqlx::Error> {
        sqlx::query_scalar!(r#"SELECT '/' || kind || 's/' || slug AS "path!: String" FROM published ORDER BY id LIMIT 40000"#)
            .fetch_all(database)
            .await
    }

    /// Its own address on this site.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/{}", self.subject())
    }

    /// What translations of it are named by.
    #[must_use]
    pub fn subject(&self) -> String {
        format!("{}s/{}", self.kind, self.slug)
    }

    /// Its words.
    ///
    /// # Errors
    /// If what is stored is not of its kind.
    pub fn read(&self) -> serde_json::Result<Content> {
        Content::read(&self.kind, &self.content)
    }
}
