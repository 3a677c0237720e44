//! Sessions: an opaque token in a cookie, its fingerprint in the database, ended by time or by hand.

use super::Person;
use crate::{
    clock::Moment,
    database::{self, Database, WriteTransaction},
    say,
    secret::{self, sha256},
};
use std::time::Duration;

/// Without a request, a session ends after so long.
const IDLE: Duration = Duration::from_hours(1);
/// It ends after so long in any case.
const ABSOLUTE: Duration = Duration::from_hours(12);
/// What only a recently shown second factor allows is allowed for so long.
const CONFIRMED: Duration = Duration::from_mins(15);

/// What browsers call themselves; most name others too, so the order counts.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
/// What they say of the device, with its name or the id of a text.
const SYSTEMS: [(&str, &str); 6] = [
    ("iPhone", "people-device-iphone"),
    ("iPad", "people-device-ipad"),
    ("Android", "people-device-android"),
    ("Windows", "Windows"),
    ("Macintosh", "people-device-mac"),
    ("Linux", "Linux"),
];

/// A session of somebody who signed in.
#[derive(Debug, Clone)]
pub struct Session {
    /// Its key.
    pub id: i64,
    /// Whose it is.
    pub person: i64,
    /// The browser's own words.
    pub device: String,
    /// Where it was begun.
    pub network: String,
    /// When.
    pub made_at: Moment,
    /// When it was last used.
    pub seen_at: Moment,
    /// When the second factor was last shown.
    pub confirmed_at: Moment,
    /// When it was ended by hand.
    pub ended_at: Option<Moment>,
}

impl Session {
    /// Begins a session, and gives its token.
    ///
    /// # Errors
    /// If the database cannot be written, or there are no random bytes.
    pub async fn begin(write: &mut WriteTransaction, person: i64, device: &str, network: &str, now: Moment) -> anyhow::Result<String> {
        let token = secret::token()?;
        let token_sha256 = sha256(token.as_bytes());
        let device: String = device.chars().take(200).collect();
        sqlx::query!(
            "INSERT INTO session (token_sha256, person, device, network, made_at, seen_at, confirmed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5)",
            token_sha256,
            person,
            device,
            network,
            now
        )
        .execute(&mut **write)
        .await?;
        Ok(token)
    }

    /// The session whose token a request carries, over or not.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: &Database, token: &str) -> Result<Option<Self>, sqlx::Error> {
        let token_sha256 = sha256(token.as_bytes());
        sqlx::query_as!(
            Self,
            r#"SELECT id AS "id!: i64", person, device, network, made_at AS "made_at: Moment", seen_at AS "seen_at: Moment",
                      confirmed_at AS "confirmed_at: Moment", ended_at AS "ended_at: Moment"
               FROM session WHERE token_sha256 = ?"#,
            token_sha256
        )
        .fetch_optional(database)
        .await
    }

    /// The sessions of a person that are not over, newest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of(database: &Database, person: i64, now: Moment) -> Result<Vec<Self>, sqlx::Error> {
        let sessions = sqlx::query_as!(
            Self,
            r#"SELECT id AS "id!: i64", person, device, network, made_at AS "made_at: Moment", seen_at AS "seen_at: Moment",
                      confirmed_at AS "confirmed_at: Moment", ended_at AS "ended_at: Moment"
               FROM session WHERE person = ? AND ended_at IS NULL ORDER BY id DESC LIMIT 200"#,
            person
        );
        Ok(sessions.fetch_all(database).await?.into_iter().filter(|session| !session.is_over(now)).collect())
    }

    /// Whether it has ended, by hand, by an hour without use, or after twelve hours. A clock that was set back ends it
    /// too: nobody knows then how old it is.
    #[must_use]
    pub fn is_over(&self, now: Moment) -> bool {
        self.ended_at.is_some() || now.since(self.seen_at) >= IDLE || now.since(self.made_at) >= ABSOLUTE || self.made_at > now.after(IDLE)
    }

    /// Whether the second factor was shown lately.
    #[must_use]
    pub fn is_confirmed(&self, now: Moment) -> bool {
        now.since(self.confirmed_at) < CONFIRMED
    }

    /// Notes that it was used; once a minute is enough.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn touch(&self, database: &Database, now: Moment) -> Result<(), sqlx::Error> {
        if now.since(self.seen_at) >= Duration::from_mins(1) {
            let _turn = database::turn(database).await;
            sqlx::query!("UPDATE session SET seen_at = ? WHERE id = ?", now, self.id).execute(database).await?;
        }
        Ok(())
    }

    /// Gives a session a new token because its second factor was just shown: a new session that ends when the old one
    /// would have, in place of the old one. Nothing if the old one was ended meanwhile.
    ///
    /// # Errors
    /// If the database cannot be written, or there are no random bytes.
    pub async fn confirm(&self, write: &mut WriteTransaction, now: Moment) -> anyhow::Result<Option<String>> {
        if !Self::end(write, self.id, now).await? {
            return Ok(None);
        }
        let token = secret::token()?;
        let token_sha256 = sha256(token.as_bytes());
        sqlx::query!(
            "INSERT INTO session (token_sha256, person, device, network, made_at, seen_at, confirmed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
            token_sha256,
            self.person,
            self.device,
            self.network,
            self.made_at,
            now
        )
        .execute(&mut **write)
        .await?;
        Ok(Some(token))
    }

    /// Browser and device in everyday words, as far as the browser's own words tell.
    #[must_use]
    pub fn device_words(&self) -> String {
        let first = |known: &[(&str, &'static str)]| known.iter().find(|(mark, _)| self.device.contains(mark)).map(|(_, words)| *words);
        match (first(&BROWSERS), first(&SYSTEMS)) {
            (Some(browser), Some(system)) => say!("people-device", browser = browser, system = system_words(system)),
            (Some(browser), None) => browser.to_owned(),
            (None, Some(system)) => system_words(system),
            (None, None) if self.device.is_empty() => say!("people-device-unknown"),
            (None, None) => self.device.chars().take(60).collect(),
        }
    }

    /// Ends one session. False if it had ended.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end(write: &mut WriteTransaction, id: i64, now: Moment) -> Result<bool, sqlx::Error> {
        let ended = sqlx::query!("UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL", now, id);
        Ok(ended.execute(&mut **write).await?.rows_affected() == 1)
    }

    /// Ends every session of a person but one, because a password, a factor or a role has changed.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end_others(write: &mut WriteTransaction, person: i64, but: Option<i64>, now: Moment) -> Result<(), sqlx::Error> {
        sqlx::query!("UPDATE session SET ended_at = ?1 WHERE person = ?2 AND id IS NOT ?3 AND ended_at IS NULL", now, person, but)
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    /// The person whose session it is, if the session is not over and the person may sign in today.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn holder(&self, database: &Database, now: Moment, today: jiff::civil::Date) -> Result<Option<Person>, sqlx::Error> {
        if self.is_over(now) {
            return Ok(None);
        }
        match Person::find(database, self.person).await? {
            Some(person) if person.may_sign_in(database, today).await? => Ok(Some(person)),
            _ => Ok(None),
        }
    }
}

/// A system that goes by its name is called so in every language.
fn system_words(system: &str) -> String {
    if system.starts_with("people-") { say!(system) } else { system.to_owned() }
}
