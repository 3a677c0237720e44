//! How an item comes to be there, changes, and goes: within the transaction of the decision.

use super::Span;
use crate::{calendar, clock::Moment, content, database::WriteTransaction, directory::PartnerCity, submissions::Content};
use jiff::tz::TimeZone;
use std::collections::HashSet;

/// Addresses below `/events` and `/newsletters` that are pages of their own.
const TAKEN: [&str; 2] = ["archive", "month"];
/// A key is cut at a word's end before so many letters.
const LONGEST: usize = 80;

/// Publishes a submission under an address of its own, or again under the one that it had.
///
/// # Errors
/// If the database cannot be written.
pub async fn publish(write: &mut WriteTransaction, submission: i64, content: &Content, zone: &TimeZone, now: Moment) -> anyhow::Result<()> {
    let again = sqlx::query!("UPDATE item SET withdrawn_at = NULL WHERE submission = ?", submission).execute(&mut **write).await?;
    if again.rows_affected() == 0 {
        let kind = kind(content);
        let slug = free_slug(write, kind, content.title()).await?;
        sqlx::query!(
            "INSERT INTO item (submission, kind, slug, title, starts_at, ends_at, published_at, updated_at)
             VALUES (?1, ?2, ?3, '', ?4, ?4, ?4, ?4)",
            submission,
            kind,
            slug,
            now
        )
        .execute(&mut **write)
        .await?;
    }
    refresh(write, submission, content, zone, now).await
}

/// Computes anew what follows from an item's words. Does nothing if the submission is not published.
///
/// # Errors
/// If the database cannot be written.
pub async fn refresh(write: &mut WriteTransaction, submission: i64, content: &Content, zone: &TimeZone, now: Moment) -> anyhow::Result<()> {
    let id = sqlx::query_scalar!(r#"SELECT id AS "id!: i64" FROM item WHERE submission = ?"#, submission);
    let Some(id) = id.fetch_optional(&mut **write).await? else { return Ok(()) };
    let span = Span::of(content, zone, now.day_in(zone));
    let (title, starts_on, member_city) = (content.title(), span.starts_on.to_string(), host(write, content).await?);
    sqlx::query!(
        "UPDATE item SET title = ?, starts_on = ?, starts_at = ?, ends_at = ?, member_city = ?, updated_at = ? WHERE id = ?",
        title,
        starts_on,
        span.starts_at,
        span.ends_at,
        member_city,
        now,
        id
    )
    .execute(&mut **write)
    .await?;
    sqlx::query!("DELETE FROM item_partner WHERE item = ?", id).execute(&mut **write).await?;
    if let Content::Event(event) = content {
        let mut event = event.clone();
        for partner in &mut event.partners {
            *partner = PartnerCity::present_key(&mut **write, partner).await?;
        }
        for partner in &event.partners {
            sqlx::query!("INSERT INTO item_partner (item, partner) VALUES (?, ?) ON CONFLICT DO NOTHING", id, partner)
                .execute(&mut **write)
                .await?;
        }
        if !is_withdrawn(write, id).await? {
            calendar::keep(write, submission, &event, now).await?;
        }
    }
    Ok(())
}

async fn is_withdrawn(write: &mut WriteTransaction, id: i64) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"SELECT withdrawn_at IS NOT NULL AS "is_withdrawn!: bool" FROM item WHERE id = ?"#, id)
        .fetch_one(&mut **write)
        .await
}

/// Takes an item off the site; its address says so from then on.
///
/// # Errors
/// If the database cannot be written.
pub async fn withdraw(write: &mut WriteTransaction, submission: i64, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query!("UPDATE item SET withdrawn_at = ? WHERE submission = ?", now, submission).execute(&mut **write).await?;
    calendar::withdraw(write, submission, now).await
}

/// Undoes a publication, as if it had not been; but calendars that have fetched it learn that it was taken back.
///
/// # Errors
/// If the database cannot be written.
pub async fn unpublish(write: &mut WriteTransaction, submission: i64, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query!("DELETE FROM item WHERE submission = ?", submission).execute(&mut **write).await?;
    calendar::withdraw(write, submission, now).await
}

fn kind(content: &Content) -> &'static str {
    match content {
        Content::Event(_) => "event",
        Content::Newsletter(_) => "newsletter",
    }
}

/// The key of the host among the places of the region, by its name or its body's name; empty if it is none of them.
async fn host(write: &mut WriteTransaction, content: &Content) -> Result<String, sqlx::Error> {
    let name = match content {
        Content::Event(event) => &event.host,
        Content::Newsletter(newsletter) => &newsletter.organization,
    };
    let search_name = content::search_name(name);
    let slug = sqlx::query_scalar!(
        "SELECT slug FROM member_city WHERE search_name = ?1 OR (organization <> '' AND lower(organization) = lower(?2)) LIMIT 1",
        search_name,
        name
    );
    Ok(slug.fetch_optional(&mut **write).await?.unwrap_or_default())
}

/// A key made of the title that no other item of the kind has: the kind itself if the title leaves no letter.
async fn free_slug(write: &mut WriteTransaction, kind: &str, title: &str) -> Result<String, sqlx::Error> {
    let base = shortened(&content::slug(title), kind);
    let series = format!("{base}-");
    let taken = sqlx::query_scalar!(
        "SELECT slug FROM item WHERE kind = ?1 AND (slug = ?2 OR substr(slug, 1, length(?3)) = ?3)",
        kind,
        base,
        series
    )
    .fetch_all(&mut **write)
    .await?;
    let taken: HashSet<String> = taken.into_iter().collect();
    let is_free = |slug: &String| !TAKEN.contains(&slug.as_str()) && !taken.contains(slug);
    let numbered = (2_u32..).map(|number| format!("{base}-{number}"));
    Ok(std::iter::once(base.clone()).chain(numbered).find(is_free).unwrap_or(base))
}

fn shortened(slug: &str, kind: &str) -> String {
    if slug.len() <= LONGEST {
        return if slug.is_empty() { kind.to_owned() } else { slug.to_owned() };
    }
    let cut = &slug[..LONGEST];
    cut.rsplit_once('-').map_or(cut, |(words, _)| words).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_never_empty_and_never_long() {
        assert_eq!(shortened("tanabata-evening", "event"), "tanabata-evening");
        assert_eq!(shortened("", "event"), "event");
        assert_eq!(shortened(&"a".repeat(300), "event").len(), LONGEST);
        let words = shortened(&"word-".repeat(40), "event");
        assert!(words.len() <= LONGEST && words.ends_with("word"), "{words}");
    }
}
