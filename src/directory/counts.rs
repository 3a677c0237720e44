//! The totals of the directory, computed from its rows each time.

use crate::{clock::Moment, database::Database};

/// What the directory holds. Current are ties that are active, of either kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Places of the region with a current tie.
    pub members: i64,
    /// Places abroad with a current tie.
    pub partners: i64,
    /// Countries and territories of these.
    pub countries: i64,
    /// Current ties.
    pub partnerships: i64,
    /// Of the current ties, those that are friendship cities.
    pub friendships: i64,
    /// Ties that have ended.
    pub ended: i64,
    /// Ties of which only an old or single mention is known.
    pub unknown: i64,
    /// Places of the region of which all ties have ended or are not confirmed.
    pub without: i64,
    /// When a row was last changed.
    pub as_of: Moment,
}

impl Counts {
    /// Counts the rows.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn compute(database: &Database) -> Result<Self, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT count(DISTINCT member) FILTER (WHERE status = 'active') AS "members!: i64",
                      count(DISTINCT partner) FILTER (WHERE status = 'active') AS "partners!: i64",
                      count(DISTINCT country) FILTER (WHERE status = 'active') AS "countries!: i64",
                      count(*) FILTER (WHERE status = 'active') AS "partnerships!: i64",
                      count(*) FILTER (WHERE status = 'active' AND kind = 'friendship_city') AS "friendships!: i64",
                      count(*) FILTER (WHERE status = 'ended') AS "ended!: i64",
                      count(*) FILTER (WHERE status = 'unknown') AS "unknown!: i64",
                      count(DISTINCT member) - count(DISTINCT member) FILTER (WHERE status = 'active') AS "without!: i64",
                      coalesce(max(partnership.updated_at), '1970-01-01T00:00:00.000Z') AS "as_of!: Moment"
               FROM partnership JOIN partner_city ON partner_city.id = partner"#
        )
        .fetch_one(database)
        .await
    }
}
