//! Where addresses of the old site lead now. The table is content.

use crate::{
    app::App,
    database::Database,
    web::{self, Error},
};
use axum::{extract::State, http::Uri, response::Response};

/// The answer for an address that no page has: a permanent redirect, if the table has one.
///
/// # Errors
/// `NotFound` if it has none, or if the database cannot be read.
pub async fn answer(database: &Database, path: &str) -> Result<Response, Error> {
    let target = sqlx::query_scalar!(
        "SELECT to_path FROM redirect
         WHERE from_path = ?1
            OR (from_path LIKE '%*' AND substr(?1, 1, length(from_path) - 1) = rtrim(from_path, '*'))
         ORDER BY from_path = ?1 DESC, length(from_path) DESC LIMIT 1",
        path
    )
    .fetch_optional(database)
    .await?;
    target.map(|target| web::permanent(&target)).ok_or(Error::NotFound)
}

/// The same for an address below a page: it leads below the page's new address.
///
/// # Errors
/// `NotFound` if the page has none, or if the database cannot be read.
pub async fn below(database: &Database, page: &str, rest: &str) -> Result<Response, Error> {
    let target = sqlx::query_scalar!("SELECT to_path FROM redirect WHERE from_path = ?", page).fetch_optional(database).await?;
    target.map(|target| web::permanent(&format!("{target}{rest}"))).ok_or(Error::NotFound)
}

/// Every address that nothing else answers.
///
/// # Errors
/// `NotFound` if the table has no redirect for it.
pub async fn follow(State(app): State<App>, uri: Uri) -> Result<Response, Error> {
    answer(&app.database, uri.path()).await
}

/// `/?p=123`: posts of the old site were numbered.
///
/// # Errors
/// `NotFound` if the table has no redirect for it.
pub async fn home_with_query(database: &Database, query: &str) -> Result<Response, Error> {
    answer(database, &format!("/?{query}")).await
}
