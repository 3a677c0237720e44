//! Who answers for a city's entry, and how that entry stands.

use crate::{clock::Moment, database::Database, directory::Partnership, languages::Language, secret::Secret};
use sqlx::SqliteConnection;

/// So many cities stand on one page.
pub(super) const SHOWN: i64 = 200;

/// Who answers for a city's entry.
#[derive(Debug, Clone)]
pub struct Contact {
    /// Row of the city.
    pub member: i64,
    /// Key of the city.
    pub slug: String,
    /// The city.
    pub city: String,
    /// The local body; may be empty.
    pub organization: String,
    /// Its web site; may be empty.
    pub website: String,
    /// Who it is.
    pub name: String,
    /// Where letters go.
    pub email: String,
    /// The language of these letters: the one that an editor chose.
    pub language: Language,
}

impl Contact {
    /// The contact of a city with this row.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of(read: &mut SqliteConnection, member: i64) -> Result<Option<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT member, slug, member_city.name AS city, organization, website, city_contact.name, email,
                    city_contact.language AS "language: Language"
             FROM city_contact JOIN member_city ON member_city.id = member WHERE member = ?"#,
            member
        )
        .fetch_optional(read)
        .await
    }

    /// Who says it, as the page shows it: a body, not a person.
    #[must_use]
    pub fn in_public(&self) -> &str {
        if self.organization.is_empty() { "the city’s contact" } else { &self.organization }
    }

    /// The ties of the city.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn ties(&self, read: &mut SqliteConnection) -> Result<Vec<Partnership>, sqlx::Error> {
        Partnership::of_member(read, &self.slug).await
    }
}

/// The address of a letter's page: the number of the question, and a tag that is good while the mail address is the same.
#[must_use]
pub(super) fn token(secret: &Secret, id: i64, email: &str) -> String {
    format!("{id}-{}", secret.tag("confirmation", format!("{id} {email}").as_bytes()))
}

/// The question and the contact that a token names, if the site made it.
///
/// # Errors
/// If the database cannot be read.
pub(super) async fn asked(read: &mut SqliteConnection, secret: &Secret, sent: &str) -> Result<Option<(i64, Contact)>, sqlx::Error> {
    let Some((id, tag)) = sent.split_once('-') else { return Ok(None) };
    let Ok(id) = id.parse::<i64>() else { return Ok(None) };
    let member = sqlx::query_scalar!("SELECT member FROM confirmation WHERE id = ?", id).fetch_optional(&mut *read).await?;
    let Some(member) = member else { return Ok(None) };
    let contact = Contact::of(read, member).await?;
    Ok(contact
        .filter(|contact| secret.is_tag("confirmation", format!("{id} {}", contact.email).as_bytes(), tag))
        .map(|contact| (id, contact)))
}

/// How the entry of a city stands.
#[derive(Debug)]
pub struct Entry {
    /// Key of the city.
    pub slug: String,
    /// The city.
    pub name: String,
    /// Where letters go; empty if nobody is known.
    pub email: String,
    /// When the city last said that its entry is right (ISO 8601).
    pub confirmed_on: Option<String>,
    /// When it was last asked.
    pub asked_at: Option<Moment>,
}

impl Entry {
    /// Cities by name: all, those without a contact (`contact`), or those that were not confirmed since a day (`old`).
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn listed(database: &Database, list: &str, oldest: &str, after: i64) -> Result<Vec<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT slug, member_city.name, coalesce(email, '') AS "email!: String", confirmed_on,
                      (SELECT max(asked_at) FROM confirmation WHERE confirmation.member = member_city.id) AS "asked_at: Moment"
               FROM member_city LEFT JOIN city_contact ON city_contact.member = member_city.id
               WHERE ?1 = '' OR (?1 = 'contact' AND email IS NULL) OR (?1 = 'old' AND coalesce(confirmed_on, '') < ?2)
               ORDER BY search_name, slug LIMIT ?3 OFFSET ?4"#,
            list,
            oldest,
            SHOWN,
            after
        )
        .fetch_all(database)
        .await
    }

    /// How many there are of each list: all, without a contact, not confirmed since a day.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn counts(database: &Database, oldest: &str) -> Result<[i64; 3], sqlx::Error> {
        let row = sqlx::query!(
            r#"SELECT count(*) AS "all!: i64", count(*) FILTER (WHERE email IS NULL) AS "contact!: i64",
                      count(*) FILTER (WHERE coalesce(confirmed_on, '') < ?) AS "old!: i64"
               FROM member_city LEFT JOIN city_contact ON city_contact.member = member_city.id"#,
            oldest
        );
        let row = row.fetch_one(database).await?;
        Ok([row.all, row.contact, row.old])
    }
}
