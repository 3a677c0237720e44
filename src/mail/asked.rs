//! Letters asked for by somebody who has proved nothing yet: counted, so that no form of ours floods a stranger's mailbox.

use crate::{clock::Moment, database::WriteTransaction};
use std::time::Duration;

/// Letters asked for are counted within so long, and one address gets one in it.
const HOUR: Duration = Duration::from_hours(1);
/// What was counted is kept for so long.
const KEPT: Duration = Duration::from_hours(30 * 24);

/// Who asks for a letter, and to which address.
#[derive(Debug)]
pub struct Asking<'a> {
    /// `digest` or `reply`.
    pub kind: &'a str,
    /// Keyed fingerprints of the network, now and an hour ago.
    pub network: (&'a str, &'a str),
    /// Keyed fingerprint of the address and, if there is one, of what the letter would be about.
    pub address: &'a str,
}

/// Whether a letter that was asked for is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Write,
    /// No: this address had one within the hour. Whoever asks is answered as if it were written.
    Silent,
    /// No, and whoever asks is told so: very many were asked for from this network.
    Refused,
}

impl Asking<'_> {
    /// Counts it, and says what is to be done. At most `most` letters are written within the hour for one network. `now` is read
    /// within the transaction, so that what those who came first have counted is not later; what is later is of a clock that was ahead.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn judge(&self, write: &mut WriteTransaction, most: i64, now: Moment) -> Result<Verdict, sqlx::Error> {
        let since = now.before(HOUR);
        let (network, earlier) = self.network;
        let counted = sqlx::query!(
            r#"SELECT (SELECT count(*) FROM letter_asked WHERE kind = ?1 AND network IN (?2, ?3) AND asked_at > ?5 AND asked_at <= ?6) AS "network!: i64",
                      (SELECT count(*) FROM letter_asked WHERE kind = ?1 AND address = ?4 AND asked_at > ?5 AND asked_at <= ?6) AS "address!: i64""#,
            self.kind,
            network,
            earlier,
            self.address,
            since,
            now
        )
        .fetch_one(&mut **write)
        .await?;
        if counted.network >= most {
            return Ok(Verdict::Refused);
        }
        sqlx::query!(
            "INSERT INTO letter_asked (kind, network, address, asked_at) VALUES (?, ?, ?, ?)",
            self.kind,
            network,
            self.address,
            now
        )
        .execute(&mut **write)
        .await?;
        Ok(if counted.address > 0 { Verdict::Silent } else { Verdict::Write })
    }
}

/// Forgets what was counted thirty days ago.
///
/// # Errors
/// If the database cannot be written.
pub async fn forget(write: &mut WriteTransaction, now: Moment) -> Result<u64, sqlx::Error> {
    let before = now.before(KEPT);
    let gone = sqlx::query!("DELETE FROM letter_asked WHERE asked_at < ?", before).execute(&mut **write).await?;
    Ok(gone.rows_affected())
}
