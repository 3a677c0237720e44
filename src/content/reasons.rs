//! The stock reasons for declining.

use super::read_toml;
use crate::database::WriteTransaction;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonsFile {
    reason: Vec<Reason>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    /// What translations call it by: `reasons/{key}`.
    key: String,
    label: String,
    words: String,
}

pub(super) async fn import(write: &mut WriteTransaction, folder: &Path) -> anyhow::Result<()> {
    let file: ReasonsFile = read_toml(folder, "reasons.toml")?;
    sqlx::query!("DELETE FROM stock_reason").execute(&mut **write).await?;
    for (position, reason) in (1_i64..).zip(file.reason) {
        sqlx::query!(
            "INSERT INTO stock_reason (position, key, label, words) VALUES (?, ?, ?, ?)",
            position,
            reason.key,
            reason.label,
            reason.words
        )
        .execute(&mut **write)
        .await?;
    }
    Ok(())
}
