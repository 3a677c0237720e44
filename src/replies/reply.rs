//! A reply in the database. The token of its page is made with a key of the site; only its SHA-256 is stored.

use crate::{
    clock::Moment,
    database::WriteTransaction,
    languages::Language,
    secret::{Proof, Secret, hex, random, sha256},
};
use sqlx::SqliteExecutor;
use std::time::Duration;

/// A letter that asks whether an address is theirs is good for so long; unanswered, the reply is forgotten then.
pub(super) const GOOD: Duration = Duration::from_hours(14 * 24);
/// A code can be typed wrongly so often.
const ATTEMPTS: i64 = 5;

/// A reply.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Its place in the table.
    pub id: i64,
    /// To which event.
    pub submission: i64,
    /// Who comes.
    pub name: String,
    /// The address.
    pub email: String,
    /// How many people.
    pub people: i64,
    /// The program of a city that they belong to; may be empty.
    pub city_program: String,
    /// `asked`, `coming`, `waiting` or `cancelled`.
    pub state: String,
    /// What the token is made from.
    salt: String,
    /// The language in which they are written to: the one in which they replied.
    pub language: Language,
    /// When the address was proved.
    pub proved_at: Option<Moment>,
}

/// What was typed.
#[derive(Debug)]
pub struct NewReply {
    /// Who comes.
    pub name: String,
    /// The address.
    pub email: String,
    /// How many people.
    pub people: i64,
    /// The program of a city; may be empty.
    pub city_program: String,
}

macro_rules! replies {
    ($where:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            Reply,
            r#"SELECT id AS "id!: i64", submission, name, email, people, city_program, state, salt, language AS "language: Language",
                      proved_at AS "proved_at: Moment"
               FROM reply WHERE "# + $where
            $(, $argument)*
        )
    };
}

fn token(secret: &Secret, salt: &str) -> String {
    secret.tag("reply", salt.as_bytes())
}

fn code_sha256(submission: i64, email: &str, code: &str) -> String {
    sha256(format!("reply {submission} {} {code}", email.to_ascii_lowercase()).as_bytes())
}

impl Reply {
    /// Whose page this is.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: impl SqliteExecutor<'_>, token: &str) -> Result<Option<Self>, sqlx::Error> {
        let token_sha256 = sha256(token.as_bytes());
        replies!("token_sha256 = ? AND email <> ''", token_sha256).fetch_optional(database).await
    }

    /// The reply of an address to an event that counts or waits to be proved.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_address(database: impl SqliteExecutor<'_>, submission: i64, email: &str) -> Result<Option<Self>, sqlx::Error> {
        replies!("submission = ? AND email = ? AND state <> 'cancelled'", submission, email).fetch_optional(database).await
    }

    /// The proved replies to an event in their order, those that come first; at most 1000.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: impl SqliteExecutor<'_>, submission: i64) -> Result<Vec<Self>, sqlx::Error> {
        replies!(
            "submission = ? AND state IN ('coming', 'waiting', 'cancelled') AND email <> ''
             ORDER BY CASE state WHEN 'coming' THEN 1 WHEN 'waiting' THEN 2 ELSE 3 END, proved_at, id LIMIT 1000",
            submission
        )
        .fetch_all(database)
        .await
    }

    /// Those on the waiting list of an event, in order; at most 500.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn waiting(write: &mut WriteTransaction, submission: i64) -> Result<Vec<Self>, sqlx::Error> {
        replies!("submission = ? AND state = 'waiting' AND email <> '' ORDER BY proved_at, id LIMIT 500", submission)
            .fetch_all(&mut **write)
            .await
    }

    /// Those who were last told something else of an event; at most 50.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn told_otherwise(write: &mut WriteTransaction, submission: i64, fingerprint: &str) -> Result<Vec<Self>, sqlx::Error> {
        replies!(
            "submission = ? AND state IN ('coming', 'waiting') AND email <> '' AND told <> ? ORDER BY id LIMIT 50",
            submission,
            fingerprint
        )
        .fetch_all(&mut **write)
        .await
    }

    /// The token of its page.
    #[must_use]
    pub fn token(&self, secret: &Secret) -> String {
        token(secret, &self.salt)
    }

    /// Stores a reply that is to be proved, in place of an earlier one of the address that was not.
    ///
    /// # Errors
    /// If the database cannot be written, or the operating system gives no random bytes.
    pub async fn ask(write: &mut WriteTransaction, secret: &Secret, submission: i64, new: &NewReply, now: Moment) -> anyhow::Result<Proof> {
        let (proof, salt) = (Proof::new()?, hex(&random::<16>()?));
        let (token_sha256, language) = (sha256(token(secret, &salt).as_bytes()), Language::current());
        let (proof_sha256, code_sha256) = (sha256(proof.token.as_bytes()), code_sha256(submission, &new.email, &proof.code));
        sqlx::query!(
            "INSERT INTO reply (submission, name, email, people, city_program, salt, token_sha256, proof_sha256, code_sha256, asked_at, language)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (submission, email) WHERE state <> 'cancelled' AND email <> '' DO UPDATE
             SET name = ?2, people = ?4, city_program = ?5, proof_sha256 = ?8, code_sha256 = ?9, code_attempts = 0, asked_at = ?10, language = ?11
             WHERE state = 'asked'",
            submission,
            new.name,
            new.email,
            new.people,
            new.city_program,
            salt,
            token_sha256,
            proof_sha256,
            code_sha256,
            now,
            language
        )
        .execute(&mut **write)
        .await?;
        Ok(proof)
    }

    /// How often an address has cancelled its reply to an event.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn cancelled(write: &mut WriteTransaction, submission: i64, email: &str) -> Result<i64, sqlx::Error> {
        let count =
            sqlx::query_scalar!("SELECT count(*) FROM reply WHERE submission = ? AND email = ? AND state = 'cancelled'", submission, email);
        count.fetch_one(&mut **write).await
    }

    /// Of a reply that is still to be proved, what was typed last holds.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn correct(write: &mut WriteTransaction, submission: i64, new: &NewReply) -> Result<(), sqlx::Error> {
        let language = Language::current();
        sqlx::query!(
            "UPDATE reply SET name = ?, people = ?, city_program = ?, language = ?
             WHERE submission = ? AND email = ? AND state = 'asked'",
            new.name,
            new.people,
            new.city_program,
            language,
            submission,
            new.email
        )
        .execute(&mut **write)
        .await?;
        Ok(())
    }

    /// The reply that a proof in a link is of, if it is good.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_proof(write: &mut WriteTransaction, proof: &str, now: Moment) -> Result<Option<Self>, sqlx::Error> {
        let (proof_sha256, oldest) = (sha256(proof.as_bytes()), now.before(GOOD));
        replies!("proof_sha256 = ? AND asked_at > ? AND state = 'asked'", proof_sha256, oldest).fetch_optional(&mut **write).await
    }

    /// The reply that a typed code is of, if it is good. After five wrong ones none is.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn of_code(
        write: &mut WriteTransaction,
        (submission, email, code): (i64, &str, &str),
        now: Moment,
    ) -> Result<Option<Self>, sqlx::Error> {
        let (code_sha256, oldest) = (code_sha256(submission, email, code), now.before(GOOD));
        let found = replies!(
            "submission = ? AND email = ? AND code_sha256 = ? AND asked_at > ? AND state = 'asked' AND code_attempts < ?",
            submission,
            email,
            code_sha256,
            oldest,
            ATTEMPTS
        )
        .fetch_optional(&mut **write)
        .await?;
        sqlx::query!(
            "UPDATE reply SET code_attempts = min(code_attempts + 1, ?) WHERE submission = ? AND email = ?",
            ATTEMPTS,
            submission,
            email
        )
        .execute(&mut **write)
        .await?;
        Ok(found)
    }

    /// It counts from now on, as coming or as waiting, and this is what it was told of the event.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_state(&self, write: &mut WriteTransaction, state: &str, told: &str, now: Moment) -> Result<(), sqlx::Error> {
        sqlx::query!(
            "UPDATE reply SET state = ?, told = ?, proved_at = coalesce(proved_at, ?), proof_sha256 = NULL, code_sha256 = NULL WHERE id = ?",
            state,
            told,
            now,
            self.id
        )
        .execute(&mut **write)
        .await?;
        Ok(())
    }
}
