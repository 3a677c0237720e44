//! Links for one use: an invitation, or a way to a new password. Sent by mail, or printed by the command line.

use super::Person;
use crate::{
    app::App,
    clock::Moment,
    database::{Database, WriteTransaction},
    secret::{self, sha256},
};
use jiff::civil::Date;
use std::time::Duration;

/// An invitation is good for so long.
const INVITATION: Duration = Duration::from_hours(7 * 24);
/// A link to a new password is good for so long.
pub(super) const RESET: Duration = Duration::from_hours(1);

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The first password and the first second factor.
    Invitation,
    /// A new password, for whoever shows the second factor.
    Reset,
    /// A new password and a new second factor: for somebody whose telephone and printed codes are gone.
    ResetWithFactor,
}

impl Purpose {
    fn key(self) -> &'static str {
        if self == Self::Invitation { "invitation" } else { "reset" }
    }

    /// How long such a link is good.
    #[must_use]
    pub fn lasts(self) -> Duration {
        if self == Self::Invitation { INVITATION } else { RESET }
    }

    /// The one that brings a person in who has lost a password: who has never had one is invited again.
    #[must_use]
    pub fn to_come_in(person: &Person, also_factor: bool) -> Self {
        match (person.is_set_up, also_factor) {
            (false, _) => Self::Invitation,
            (true, false) => Self::Reset,
            (true, true) => Self::ResetWithFactor,
        }
    }
}

/// A link that is good now.
#[derive(Debug)]
pub struct Link {
    /// What it is for.
    pub purpose: Purpose,
    /// Whom it lets in.
    pub person: Person,
    token_sha256: String,
}

impl Link {
    /// Makes a link of 256 random bits and gives its address in the person's language, which is stored nowhere. If it was asked
    /// for, it opens in the browser with this token alone (see [`Visitor`](super::Visitor)).
    ///
    /// # Errors
    /// If the database cannot be written, or there are no random bytes.
    pub async fn make(
        app: &App,
        write: &mut WriteTransaction,
        person: &Person,
        purpose: Purpose,
        browser: Option<&str>,
    ) -> anyhow::Result<String> {
        let browser_sha256 = browser.map(|token| sha256(token.as_bytes()));
        let token = secret::token()?;
        let (token_sha256, now) = (sha256(token.as_bytes()), app.clock.now());
        let (key, also_factor, expires_at) = (purpose.key(), purpose == Purpose::ResetWithFactor, now.after(purpose.lasts()));
        sqlx::query!(
            "INSERT INTO mailed_link (token_sha256, purpose, person, also_factor, browser_sha256, made_at, expires_at)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
            token_sha256,
            key,
            person.id,
            also_factor,
            browser_sha256,
            now,
            expires_at
        )
        .execute(&mut **write)
        .await?;
        Ok(format!("{}{}", app.origin(), person.language.address(&format!("/account/{token}"))))
    }

    /// The link with this token, if it can still be used, was not asked for by another browser than the visitor's, and its person
    /// is not shut out and has time left in office.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(
        database: &Database,
        token: &str,
        browser: Option<&str>,
        now: Moment,
        today: Date,
    ) -> Result<Option<Self>, sqlx::Error> {
        let (token_sha256, browser_sha256) = (sha256(token.as_bytes()), browser.map(|token| sha256(token.as_bytes())));
        let row = sqlx::query!(
            r#"SELECT purpose, person, also_factor AS "also_factor: bool" FROM mailed_link
               WHERE token_sha256 = ? AND used_at IS NULL AND expires_at > ? AND (browser_sha256 IS NULL OR browser_sha256 = ?)"#,
            token_sha256,
            now,
            browser_sha256
        )
        .fetch_optional(database)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let Some(person) = Person::find(database, row.person).await? else { return Ok(None) };
        let may_come_in = person.may_come_in(database, today).await?;
        let purpose = match (row.purpose.as_str(), row.also_factor) {
            ("invitation", _) => Purpose::Invitation,
            (_, false) => Purpose::Reset,
            (_, true) => Purpose::ResetWithFactor,
        };
        Ok(may_come_in.then_some(Self { purpose, person, token_sha256 }))
    }

    /// What a form made for this link is bound to.
    #[must_use]
    pub fn subject(&self) -> String {
        format!("link {}", self.token_sha256)
    }

    /// Uses it up, and with it every other link of the person. Of many who do this at once, one is told that it worked.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn take(&self, write: &mut WriteTransaction, now: Moment) -> Result<bool, sqlx::Error> {
        let taken = sqlx::query!(
            "UPDATE mailed_link SET used_at = ?1 WHERE token_sha256 = ?2 AND used_at IS NULL AND expires_at > ?1
                AND EXISTS (SELECT 1 FROM person AS holder WHERE holder.id = mailed_link.person AND holder.disabled_at IS NULL)",
            now,
            self.token_sha256
        );
        let is_ours = taken.execute(&mut **write).await?.rows_affected() == 1;
        if is_ours {
            Self::void(write, self.person.id, now).await?;
        }
        Ok(is_ours)
    }

    /// Makes every link of a person useless, because the password has changed or the person is shut out.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn void(write: &mut WriteTransaction, person: i64, now: Moment) -> Result<(), sqlx::Error> {
        sqlx::query!("UPDATE mailed_link SET used_at = ? WHERE person = ? AND used_at IS NULL", now, person).execute(&mut **write).await?;
        Ok(())
    }

    /// Whether a way to a new password was made for a person in this browser between two instants and can still be used.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub(super) async fn was_made(
        write: &mut WriteTransaction,
        person: i64,
        browser: &str,
        since: Moment,
        until: Moment,
    ) -> Result<bool, sqlx::Error> {
        let browser_sha256 = sha256(browser.as_bytes());
        sqlx::query_scalar!(
            r#"SELECT EXISTS (SELECT 1 FROM mailed_link
                              WHERE person = ? AND browser_sha256 = ? AND used_at IS NULL AND made_at > ? AND made_at <= ?) AS "exists!: bool""#,
            person,
            browser_sha256,
            since,
            until
        )
        .fetch_one(&mut **write)
        .await
    }
}
