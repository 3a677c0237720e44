//! Other items on the same day, to compare an event with.

use crate::{
    database::Database,
    submissions::{Content, NewEvent},
};

/// Another event that is published or waits.
#[derive(Debug)]
pub struct Similar {
    /// Its number.
    pub number: i64,
    /// Its words.
    pub event: NewEvent,
}

impl Similar {
    /// Events that are published and begin on a day of this one, and the newest 200 that wait.
    ///
    /// # Errors
    /// If the database cannot be read, or what is stored is no event.
    pub async fn to(database: &Database, number: i64, event: &NewEvent) -> anyhow::Result<Vec<Self>> {
        let mut found = Vec::new();
        for date in &event.dates {
            let on = date.on.to_string();
            let rows = sqlx::query!(
                r#"SELECT submission AS "number!: i64", content AS "content!: String" FROM published
                   WHERE kind = 'event' AND starts_on = ? AND submission <> ? LIMIT 200"#,
                on,
                number
            );
            found.extend(rows.fetch_all(database).await?.into_iter().map(|row| (row.number, row.content)));
        }
        let rows = sqlx::query!(
            r#"SELECT number AS "number!: i64", content FROM submission
               WHERE state IN ('waiting', 'asked') AND kind = 'event' AND number <> ? ORDER BY number DESC LIMIT 200"#,
            number
        );
        found.extend(rows.fetch_all(database).await?.into_iter().map(|row| (row.number, row.content)));
        let mut similar = Vec::new();
        for (number, content) in found {
            if let Content::Event(event) = Content::read("event", &content)? {
                similar.push(Self { number, event: *event });
            }
        }
        Ok(similar)
    }
}
