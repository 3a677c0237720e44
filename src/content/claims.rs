//! What has been claimed about the numbers.

use super::{edited, read_toml};
use crate::database::WriteTransaction;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimsFile {
    claim: Vec<Claim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claim {
    words: String,
    claimed_by: String,
    as_of: String,
    source: String,
}

/// Replaces the claims, unless one of them was changed in the browser.
pub(super) async fn import(write: &mut WriteTransaction, folder: &Path, kept: &mut Vec<String>) -> anyhow::Result<()> {
    let file: ClaimsFile = read_toml(folder, "claims.toml")?;
    if edited::any(write, ["claims", ""]).await? {
        kept.push("claims about the numbers (claims.toml)".to_owned());
        return Ok(());
    }
    sqlx::query!("DELETE FROM claim").execute(&mut **write).await?;
    for (rank, claim) in (1_i64..).zip(file.claim) {
        sqlx::query!(
            "INSERT INTO claim (id, rank, words, claimed_by, as_of, source) VALUES (?1, ?1, ?2, ?3, ?4, ?5)",
            rank,
            claim.words,
            claim.claimed_by,
            claim.as_of,
            claim.source
        )
        .execute(&mut **write)
        .await?;
    }
    Ok(())
}
