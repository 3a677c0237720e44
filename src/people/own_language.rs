//! Choosing the language in which one is written to.

use crate::{
    app::App,
    database,
    desk::Desk,
    languages::Language,
    log::{self, Change, Deed},
    say,
    web::{
        Error, FieldErrors,
        form::{Form, Typed},
    },
};
use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect, Response},
};

/// The languages, as forms offer them: each with its own name for itself.
#[must_use]
pub fn choices() -> Vec<(&'static str, String)> {
    Language::all().map(|language| (language.tag(), language.name())).collect()
}

/// Reads the field `language`; nothing if none was chosen.
pub(super) fn parse(typed: &Typed, errors: &mut FieldErrors) -> Option<Language> {
    let known: Vec<_> = Language::all().map(|language| (language.tag(), "")).collect();
    let tag = errors.choice(typed, "language", &known);
    Language::of(&tag).filter(|_| !typed.get("language").is_empty())
}

/// `POST /admin/account/language`.
///
/// # Errors
/// If the database cannot be read or written.
pub async fn submit(desk: Desk, State(app): State<App>, form: Form) -> Result<Response, Error> {
    let mut errors = FieldErrors::default();
    let chosen = parse(&form.typed, &mut errors);
    if chosen.is_none() && errors.is_empty() {
        errors.add("language", say!("form-no-choice"));
    }
    let Some(language) = chosen.filter(|_| errors.is_empty()) else {
        return super::own::page(&app, &desk, &form.typed, &errors, "").await;
    };
    let (person, now) = (&desk.signed.person, app.clock.now());
    let mut write = database::begin_write(&app.database).await?;
    let before = sqlx::query_scalar!(r#"SELECT language AS "language: Language" FROM person WHERE id = ?"#, person.id);
    let before = before.fetch_one(&mut *write).await?;
    if before != language {
        sqlx::query!("UPDATE person SET language = ? WHERE id = ?", language, person.id).execute(&mut *write).await?;
        let changes = [Change { label: super::person::LANGUAGE.to_owned(), before: before.name(), after: language.name() }];
        let deed = Deed { action: "choose the language of letters", subject: &person.name, path: &person.path(), changes: &changes };
        log::write(&mut write, &desk.signed.who(), &deed, now).await?;
    }
    write.commit().await?;
    Ok(Redirect::to("/admin/account?done=language").into_response())
}
