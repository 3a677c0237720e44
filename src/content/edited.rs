//! What people have changed in the browser: the content files do not overwrite it.

use crate::database::WriteTransaction;
use std::collections::BTreeSet;

/// The records of a kind that somebody has made, changed or thrown away in the browser: by all keys they have had, as the
/// files have them. `column` is the one that the files know them by; where revisions do not have it, the key is.
pub(super) async fn keys(write: &mut WriteTransaction, kind: &str, column: &str) -> Result<BTreeSet<String>, sqlx::Error> {
    let keys = sqlx::query_scalar!(
        r#"SELECT DISTINCT coalesce(json_extract(wording.content, '$.' || ?2), wording.key) AS "key!: String" FROM revision AS wording
           WHERE wording.kind = ?1 AND EXISTS (SELECT 1 FROM revision AS hand
               WHERE hand.kind = wording.kind AND hand.key = wording.key AND hand.person IS NOT NULL)"#,
        kind,
        column
    );
    Ok(keys.fetch_all(&mut **write).await?.into_iter().collect())
}

/// The partnerships that somebody has made, changed or thrown away: the keys of both ends.
pub(super) async fn partnerships(write: &mut WriteTransaction) -> Result<BTreeSet<(String, String)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"SELECT DISTINCT coalesce(wording.content ->> 'member', '') AS "member!: String",
                  coalesce(wording.content ->> 'partner', '') AS "partner!: String" FROM revision AS wording
           WHERE wording.kind = 'partnerships' AND EXISTS (SELECT 1 FROM revision AS hand
               WHERE hand.kind = wording.kind AND hand.key = wording.key AND hand.person IS NOT NULL)"#
    );
    Ok(rows.fetch_all(&mut **write).await?.into_iter().map(|row| (row.member, row.partner)).collect())
}

/// Whether somebody has changed anything of these kinds: then a file that is kept whole stays outside.
pub(super) async fn any(write: &mut WriteTransaction, kinds: [&str; 2]) -> Result<bool, sqlx::Error> {
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!: i64" FROM revision WHERE kind IN (?, ?) AND person IS NOT NULL"#,
        kinds[0],
        kinds[1]
    );
    Ok(count.fetch_one(&mut **write).await? > 0)
}

/// The translations that somebody has made, changed or thrown away: subject and language.
pub(super) async fn translations(write: &mut WriteTransaction) -> Result<BTreeSet<(String, String)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"SELECT DISTINCT coalesce(content ->> 'subject', '') AS "subject!: String", coalesce(content ->> 'language', '') AS "language!: String"
           FROM revision AS wording
           WHERE wording.kind = 'translations' AND EXISTS (SELECT 1 FROM revision AS hand
               WHERE hand.kind = wording.kind AND hand.key = wording.key AND hand.person IS NOT NULL)"#
    );
    Ok(rows.fetch_all(&mut **write).await?.into_iter().map(|row| (row.subject, row.language)).collect())
}
