//! A subscriber in the database. The token of their pages is made with a key of the site; only its SHA-256 is stored.

use super::Wishes;
use crate::{
    clock::Moment,
    database::{self, Database, WriteTransaction},
    languages::Language,
    secret::{Proof, Secret, hex, random, sha256},
};
use sqlx::SqliteExecutor;
use std::time::Duration;

/// A letter that asks whether an address is theirs is good for so long; unanswered, the address is erased then.
pub(super) const GOOD: Duration = Duration::from_hours(14 * 24);
/// The address of somebody who gets no more letters, and the letters themselves, are kept for so long.
const KEPT: Duration = Duration::from_hours(30 * 24);

/// Somebody who gets the digest, or did.
#[derive(Debug)]
pub struct Subscriber {
    /// Their place in the table.
    pub id: i64,
    /// The address; empty once it is erased.
    pub email: String,
    /// `weekly` or `monthly`.
    frequency: String,
    /// JSON of places.
    cities: String,
    /// What the token is made from.
    salt: String,
    /// The language of their letters: the one in which they asked for them, or saved their wishes last.
    pub language: Language,
    /// Whether they get letters.
    pub is_active: bool,
}

macro_rules! subscriber {
    ($where:literal, $argument:expr) => {
        sqlx::query_as!(
            Subscriber,
            r#"SELECT id AS "id!: i64", coalesce(email, '') AS "email!: String", frequency, cities, salt, language AS "language: Language",
                      confirmed_at IS NOT NULL AND ended_at IS NULL AS "is_active!: bool"
               FROM subscriber WHERE "#
                + $where,
            $argument
        )
    };
}

/// The token of a subscriber's pages.
pub(super) fn token(secret: &Secret, salt: &str) -> String {
    secret.tag("digest", salt.as_bytes())
}

fn code_sha256(email: &str, code: &str) -> String {
    sha256(format!("digest {} {code}", email.to_ascii_lowercase()).as_bytes())
}

impl Subscriber {
    /// Whose pages these are.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: &Database, token: &str) -> Result<Option<Self>, sqlx::Error> {
        let token_sha256 = sha256(token.as_bytes());
        subscriber!("token_sha256 = ?", token_sha256).fetch_optional(database).await
    }

    /// Who has this address.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find_by_email(database: impl SqliteExecutor<'_>, email: &str) -> Result<Option<Self>, sqlx::Error> {
        subscriber!("email = ?", email).fetch_optional(database).await
    }

    /// The token of their pages.
    #[must_use]
    pub fn token(&self, secret: &Secret) -> String {
        token(secret, &self.salt)
    }

    /// What they want.
    ///
    /// # Errors
    /// If what is stored cannot be read.
    pub fn wishes(&self) -> serde_json::Result<Wishes> {
        Ok(Wishes { frequency: self.frequency.clone(), places: serde_json::from_str(&self.cities)? })
    }

    /// Somebody asks for the digest: stored, to be confirmed by the proof that it gives. Nothing is changed for an
    /// address that gets it already: the caller has seen to that.
    ///
    /// # Errors
    /// If the database cannot be written, or the operating system gives no random bytes.
    pub async fn ask(write: &mut WriteTransaction, secret: &Secret, email: &str, wishes: &Wishes, now: Moment) -> anyhow::Result<Proof> {
        let (proof, salt) = (Proof::new()?, hex(&random::<16>()?));
        let (token_sha256, language) = (sha256(token(secret, &salt).as_bytes()), Language::current());
        let (proof_sha256, code_sha256) = (sha256(proof.token.as_bytes()), code_sha256(email, &proof.code));
        let places = serde_json::to_string(&wishes.places)?;
        sqlx::query!(
            "INSERT INTO subscriber (email, frequency, cities, salt, token_sha256, asked_at, proof_sha256, code_sha256, proof_made_at,
                                     language)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?6, ?9)
             ON CONFLICT (email) DO UPDATE SET frequency = ?2, cities = ?3, asked_at = ?6, confirmed_at = NULL, ended_at = NULL,
                 proof_sha256 = ?7, code_sha256 = ?8, code_attempts = 0, proof_made_at = ?6, language = ?9",
            email,
            wishes.frequency,
            places,
            salt,
            token_sha256,
            now,
            proof_sha256,
            code_sha256,
            language
        )
        .execute(&mut **write)
        .await?;
        Ok(proof)
    }

    /// When an address has ended its letters; empty if it has not.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn ended(write: &mut WriteTransaction, email: &str) -> Result<String, sqlx::Error> {
        let ended = sqlx::query_scalar!(r#"SELECT coalesce(ended_at, '') AS "ended!: String" FROM subscriber WHERE email = ?"#, email);
        Ok(ended.fetch_optional(&mut **write).await?.unwrap_or_default())
    }

    /// The button in place of the code. Gives the token of their pages, if the proof is good.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn confirm(database: &Database, secret: &Secret, proof: &str, now: Moment) -> Result<Option<String>, sqlx::Error> {
        let (proof_sha256, oldest) = (sha256(proof.as_bytes()), now.before(GOOD));
        let salt = sqlx::query_scalar!(
            "UPDATE subscriber SET confirmed_at = ?1, proof_sha256 = NULL, code_sha256 = NULL
             WHERE proof_sha256 = ?2 AND proof_made_at > ?3 AND email IS NOT NULL RETURNING salt",
            now,
            proof_sha256,
            oldest
        );
        let _turn = database::turn(database).await;
        Ok(salt.fetch_optional(database).await?.map(|salt| token(secret, &salt)))
    }

    /// The code in place of the button. After `attempts` wrong ones none is good.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn confirm_by_code(
        write: &mut WriteTransaction,
        secret: &Secret,
        (email, code): (&str, &str),
        attempts: i64,
        now: Moment,
    ) -> Result<Option<String>, sqlx::Error> {
        let (code_sha256, oldest) = (code_sha256(email, code), now.before(GOOD));
        let salt = sqlx::query_scalar!(
            "UPDATE subscriber SET confirmed_at = ?1, proof_sha256 = NULL, code_sha256 = NULL
             WHERE email = ?2 AND code_sha256 = ?3 AND proof_made_at > ?4 AND code_attempts < ?5 RETURNING salt",
            now,
            email,
            code_sha256,
            oldest,
            attempts
        )
        .fetch_optional(&mut **write)
        .await?;
        sqlx::query!("UPDATE subscriber SET code_attempts = min(code_attempts + 1, ?) WHERE email = ?", attempts, email)
            .execute(&mut **write)
            .await?;
        Ok(salt.map(|salt| token(secret, &salt)))
    }

    /// Stores other wishes, and the language in which they were said.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn change(&self, database: &Database, wishes: &Wishes) -> anyhow::Result<()> {
        let (places, language) = (serde_json::to_string(&wishes.places)?, Language::current());
        let _turn = database::turn(database).await;
        sqlx::query!(
            "UPDATE subscriber SET frequency = ?, cities = ?, language = ? WHERE id = ?",
            wishes.frequency,
            places,
            language,
            self.id
        )
        .execute(database)
        .await?;
        Ok(())
    }

    /// No more letters: also those that are written and have not left.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end(&self, write: &mut WriteTransaction, now: Moment) -> Result<(), sqlx::Error> {
        sqlx::query!(
            "UPDATE subscriber SET ended_at = coalesce(ended_at, ?), proof_sha256 = NULL, code_sha256 = NULL WHERE id = ?",
            now,
            self.id
        )
        .execute(&mut **write)
        .await?;
        let unsent = sqlx::query_scalar!(
            r#"SELECT letter AS "letter!: i64" FROM digest_recipient JOIN letter ON letter.id = letter
               WHERE subscriber = ? AND state IN ('due', 'stuck') LIMIT 100"#,
            self.id
        );
        for letter in unsent.fetch_all(&mut **write).await? {
            sqlx::query!("UPDATE digest_recipient SET letter = NULL WHERE letter = ?", letter).execute(&mut **write).await?;
            sqlx::query!("DELETE FROM letter WHERE id = ?", letter).execute(&mut **write).await?;
        }
        Ok(())
    }
}

/// Erases, within the transaction: addresses never confirmed, addresses that get no more letters, and old digests.
///
/// # Errors
/// If the database cannot be written.
pub async fn forget(write: &mut WriteTransaction, now: Moment) -> Result<u64, sqlx::Error> {
    let (unconfirmed, ended) = (now.before(GOOD), now.before(KEPT));
    sqlx::query!(
        "UPDATE letter SET body = '', to_address = 'erased', answer = '', reply_to = NULL
         WHERE to_address <> 'erased' AND id IN (
             SELECT letter FROM subscriber_mail JOIN subscriber ON subscriber.id = subscriber
             WHERE email IS NOT NULL AND ((confirmed_at IS NULL AND asked_at < ?1) OR ended_at < ?2))",
        unconfirmed,
        ended
    )
    .execute(&mut **write)
    .await?;
    let erased = sqlx::query!(
        "UPDATE subscriber SET email = NULL, cities = '[]', proof_sha256 = NULL, code_sha256 = NULL
         WHERE email IS NOT NULL AND ((confirmed_at IS NULL AND asked_at < ?1) OR ended_at < ?2)",
        unconfirmed,
        ended
    );
    let erased = erased.execute(&mut **write).await?.rows_affected();
    sqlx::query!("DELETE FROM subscriber_mail WHERE subscriber IN (SELECT id FROM subscriber WHERE email IS NULL)")
        .execute(&mut **write)
        .await?;
    sqlx::query!(
        "DELETE FROM subscriber WHERE email IS NULL AND confirmed_at IS NULL AND id NOT IN (SELECT subscriber FROM digest_recipient)"
    )
    .execute(&mut **write)
    .await?;
    sqlx::query!(
        "UPDATE digest_recipient SET letter = NULL
         WHERE letter IN (SELECT id FROM letter WHERE urgency = 1 AND (sent_at < ?1 OR (state = 'stuck' AND written_at < ?1)))",
        ended
    )
    .execute(&mut **write)
    .await?;
    let letters = sqlx::query!(
        "DELETE FROM letter WHERE urgency = 1 AND unsubscribe <> '' AND (sent_at < ?1 OR (state = 'stuck' AND written_at < ?1))",
        ended
    );
    Ok(erased + letters.execute(&mut **write).await?.rows_affected())
}
