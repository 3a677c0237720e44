//! The second factor: a code of six digits from the telephone (TOTP, RFC 6238), or a printed recovery code.

use super::recovery;
use crate::{
    clock::Moment,
    database::{self, Database, WriteTransaction},
    secret::{random, sha256},
};
use anyhow::Context as _;
use totp_rs::{Builder, Secret, Totp};

/// Seconds that one code is shown (RFC 6238, 5.2).
const STEP: u64 = 30;

/// The secret that a telephone and the site share.
#[derive(Clone)]
pub struct Factor([u8; 20]);

impl Factor {
    /// A new one.
    ///
    /// # Errors
    /// If the operating system gives no random bytes.
    pub fn new() -> Result<Self, getrandom::Error> {
        random::<20>().map(Self)
    }

    /// One that was stored.
    ///
    /// # Errors
    /// If it has not 20 bytes.
    pub fn stored(bytes: Vec<u8>) -> anyhow::Result<Self> {
        Ok(Self(bytes.try_into().ok().context("a second factor has 20 bytes")?))
    }

    /// Its bytes, to be stored.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn totp(&self, account: &str, issuer: &str) -> anyhow::Result<Totp> {
        // a colon would end the issuer (Key URI format)
        let clean = |text: &str| text.replace(':', " ");
        let builder = Builder::new().with_skew(0).with_secret(Secret::new(self.0.into()));
        Ok(builder.with_account_name(clean(account)).with_issuer(Some(clean(issuer))).build()?)
    }

    /// The address that a telephone reads from the picture (`otpauth://totp/…`).
    ///
    /// # Errors
    /// If the names cannot stand in it.
    pub fn address(&self, account: &str, issuer: &str) -> anyhow::Result<String> {
        Ok(self.totp(account, issuer)?.to_url()?)
    }

    /// The secret as letters, to be typed.
    #[must_use]
    pub fn letters(&self) -> String {
        Secret::new(self.0.into()).to_base32()
    }

    /// The one with these letters.
    #[must_use]
    pub fn from_letters(letters: &str) -> Option<Self> {
        Secret::try_from_base32(letters).ok().and_then(|secret| secret.as_ref().try_into().ok()).map(Self)
    }

    /// The code at an instant.
    ///
    /// # Errors
    /// None that can happen with 20 bytes.
    pub fn code(&self, now: Moment) -> anyhow::Result<String> {
        Ok(self.totp("", "")?.generate(seconds(now)).to_string())
    }

    /// The step of this code, if it is the one of now or the one before (somebody types slowly).
    ///
    /// # Errors
    /// None that can happen with 20 bytes.
    pub fn step(&self, code: &str, now: Moment) -> anyhow::Result<Option<i64>> {
        let code: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
        let totp = self.totp("", "")?;
        let found = totp.check(&code, seconds(now)).or_else(|| totp.check(&code, seconds(now).saturating_sub(STEP)));
        Ok(found.map(i64::try_from).transpose()?)
    }
}

fn seconds(now: Moment) -> u64 {
    u64::try_from(now.timestamp().as_second()).unwrap_or_default()
}

/// Whether the code is this person's, and uses it up: neither a code of the telephone nor a printed one is good twice. A
/// code that was used by a clock that was ahead does not use up all those until then.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn take(database: &Database, person: i64, code: &str, now: Moment) -> anyhow::Result<bool> {
    let row = sqlx::query!("SELECT totp_secret, totp_last_step FROM person WHERE id = ?", person).fetch_optional(database).await?;
    let secret = row.and_then(|row| row.totp_secret);
    let factor = secret.map_or_else(|| Ok(Factor([0; 20])), Factor::stored)?;
    if let Some(step) = factor.step(code, now)? {
        let _turn = database::turn(database).await;
        let taken =
            sqlx::query!("UPDATE person SET totp_last_step = ?1 WHERE id = ?2 AND NOT totp_last_step BETWEEN ?1 AND ?1 + 1", step, person);
        return Ok(taken.execute(database).await?.rows_affected() == 1);
    }
    recovery::take(database, person, code, now).await
}

/// Stores a password and a second factor together. The code that proved the factor is used up.
pub(super) async fn store(write: &mut WriteTransaction, person: i64, hash: &str, factor: &Factor, step: i64) -> Result<(), sqlx::Error> {
    let secret = factor.bytes();
    sqlx::query!("UPDATE person SET password_hash = ?, totp_secret = ?, totp_last_step = ? WHERE id = ?", hash, secret, step, person)
        .execute(&mut **write)
        .await?;
    Ok(())
}

/// The fingerprint of a person's second factor: another one has another.
pub(super) async fn fingerprint(database: &Database, person: i64) -> Result<String, sqlx::Error> {
    let secret = sqlx::query_scalar!("SELECT totp_secret FROM person WHERE id = ?", person).fetch_one(database).await?;
    Ok(sha256(&secret.unwrap_or_default()))
}

/// Stores a second factor in place of the old one. The code that proved it is used up.
pub(super) async fn replace(write: &mut WriteTransaction, person: i64, factor: &Factor, step: i64) -> Result<(), sqlx::Error> {
    let secret = factor.bytes();
    sqlx::query!("UPDATE person SET totp_secret = ?, totp_last_step = ? WHERE id = ?", secret, step, person).execute(&mut **write).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{super::recovery::RecoveryCodes, *};

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, SHA-1, cut to six digits
        let factor = Factor(*b"12345678901234567890");
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")] {
            let now = Moment::new(jiff::Timestamp::from_second(second).expect("an instant"));
            assert_eq!(factor.code(now).expect("a code"), code);
            assert_eq!(factor.step(&format!("{} {}", &code[..3], &code[3..]), now).expect("a step"), Some(second / 30));
            let later = now.after(std::time::Duration::from_secs(30));
            assert_eq!(factor.step(code, later).expect("a step"), Some(second / 30), "the one before is taken");
            let much_later = now.after(std::time::Duration::from_mins(1));
            assert_eq!(factor.step(code, much_later).expect("a step"), None);
        }
        for wrong in ["", "12345", "abcdef", "0000000", "二八七〇八二"] {
            assert_eq!(factor.step(wrong, Moment::new(jiff::Timestamp::UNIX_EPOCH)).expect("a step"), None);
        }
    }

    /// Without the limit of failures, which lets few through to here.
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn a_code_that_a_hundred_use_at_once_is_taken_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let database = database::open(&folder.path().join("site.db")).await.expect("a database");
        let factor = Factor::new().expect("random bytes");
        let person = sqlx::query_scalar::<_, i64>(
            "INSERT INTO person (name, email, role, office, term_begins_on, term_ends_on, password_hash, totp_secret, made_at)
             VALUES ('Grace', 'grace@example.org', 'editor', 'Editor', '2026-01-01', '2027-12-31', 'x', ?, '2026-01-01T00:00:00.000Z') RETURNING id",
        );
        let person = person.bind(factor.bytes()).fetch_one(&database).await.expect("a person");
        let codes = RecoveryCodes::new().await.expect("codes");
        let mut write = database::begin_write(&database).await.expect("a transaction");
        codes.store(&mut write, person).await.expect("a set");
        write.commit().await.expect("a commit");
        let now = Moment::new("2026-11-24T12:00:00Z".parse().expect("an instant"));
        for code in [factor.code(now).expect("a code"), codes.printed()[0].clone(), codes.printed()[9].to_uppercase()] {
            let attempts = (0..100).map(|_| {
                let (database, code) = (database.clone(), code.clone());
                tokio::spawn(async move { take(&database, person, &code, now).await.expect("an answer") })
            });
            let taken = futures_util::future::join_all(attempts.collect::<Vec<_>>()).await;
            assert_eq!(taken.into_iter().filter(|taken| *taken.as_ref().expect("no panic")).count(), 1, "{code}");
        }
    }
}
