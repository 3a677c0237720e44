//! Printed recovery codes, for the day the telephone is gone: ten, each good once.

use super::password;
use crate::{
    clock::Moment,
    database::{self, Database, WriteTransaction},
    secret::{random, sha256},
};

/// So many are printed.
const CODES: usize = 10;
/// Their letters: none that are read for another. Fifteen of them are 75 random bits.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// Ten new codes, and what is kept of them: they are shown once.
pub struct RecoveryCodes {
    printed: Vec<String>,
    salt: [u8; 16],
    kept: Vec<String>,
}

impl RecoveryCodes {
    /// New ones, with a salt of their own (OWASP ASVS 5.0, 6.5.2).
    ///
    /// # Errors
    /// If the operating system gives no random bytes, or there is no memory.
    pub async fn new() -> anyhow::Result<Self> {
        let letters = |bytes: [u8; 15]| bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect::<String>();
        let codes = (0..CODES).map(|_| random().map(letters)).collect::<Result<Vec<_>, _>>()?;
        let printed = codes.iter().map(|code| format!("{}-{}-{}", &code[..5], &code[5..10], &code[10..])).collect();
        let salt = random()?;
        Ok(Self { printed, salt, kept: kept(codes, &salt).await? })
    }

    /// As they stand on paper.
    #[must_use]
    pub fn printed(&self) -> &[String] {
        &self.printed
    }

    /// Stores what is kept, in place of the old ones.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn store(&self, write: &mut WriteTransaction, person: i64) -> Result<(), sqlx::Error> {
        sqlx::query!("DELETE FROM recovery_code WHERE person = ?", person).execute(&mut **write).await?;
        let salt = &self.salt[..];
        for sha256 in &self.kept {
            sqlx::query!("INSERT INTO recovery_code (person, salt, sha256) VALUES (?, ?, ?)", person, salt, sha256)
                .execute(&mut **write)
                .await?;
        }
        Ok(())
    }
}

/// Whether the code is one of this person's that is not used up, and uses it up. Those printed before they had a salt are good.
pub(super) async fn take(database: &Database, person: i64, code: &str, now: Moment) -> anyhow::Result<bool> {
    let code: String = code.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let salt = sqlx::query_scalar!("SELECT salt FROM recovery_code WHERE person = ? LIMIT 1", person).fetch_optional(database).await?;
    let sha256 = match salt.flatten() {
        Some(salt) => kept(vec![code], &salt).await?.concat(),
        None => sha256(code.as_bytes()),
    };
    let _turn = database::turn(database).await;
    let taken =
        sqlx::query!("UPDATE recovery_code SET used_at = ? WHERE person = ? AND sha256 = ? AND used_at IS NULL", now, person, sha256);
    Ok(taken.execute(database).await?.rows_affected() == 1)
}

async fn kept(codes: Vec<String>, salt: &[u8]) -> anyhow::Result<Vec<String>> {
    Ok(password::stretch(codes, salt.to_vec()).await?.iter().map(|hash| sha256(hash)).collect())
}
