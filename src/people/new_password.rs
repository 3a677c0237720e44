//! A new password as a form gives it: typed twice, and none that would be guessed soon.

use super::{Person, password};
use crate::{
    app::App,
    chapter::Chapter,
    database::WriteTransaction,
    say,
    web::{FieldErrors, form::Typed},
};

/// Looks at the fields `new_password` and `again`.
pub(super) async fn check(app: &App, chapter: &Chapter, person: &Person, typed: &Typed, errors: &mut FieldErrors) -> anyhow::Result<()> {
    let cities = sqlx::query_scalar!("SELECT name FROM member_city UNION SELECT name FROM partner_city LIMIT 2000");
    let mut near = cities.fetch_all(&app.database).await?;
    near.extend([&person.name, &person.email, &person.office, &chapter.name, &chapter.short_name, &chapter.legal_name].map(Clone::clone));
    near.extend(app.config.url.host_str().map(str::to_owned));
    if let Some(sentence) = password::check(typed.get("new_password"), near).await? {
        errors.add("new_password", say!(sentence));
    } else if typed.get("new_password") != typed.get("again") {
        errors.add("again", say!("people-password-differs"));
    }
    Ok(())
}

/// Stores it.
pub(super) async fn store(write: &mut WriteTransaction, person: i64, hash: &str) -> Result<(), sqlx::Error> {
    sqlx::query!("UPDATE person SET password_hash = ? WHERE id = ?", hash, person).execute(&mut **write).await?;
    Ok(())
}
