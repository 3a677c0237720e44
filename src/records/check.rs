//! What was typed, checked field by field.

use super::{
    kind::{Field, Input, Kind},
    record::Content,
};
use crate::{
    database::WriteTransaction,
    languages::Language,
    routes, say,
    web::{FieldErrors, form::Typed},
};
use axum::http::Method;

/// Reads a form. What is wrong is named in `errors`; the content is good only if nothing is.
pub(super) fn read(kind: &Kind, typed: &Typed, errors: &mut FieldErrors) -> Content {
    let mut content = Content::default();
    for field in kind.fields {
        let text = one(field, typed, errors);
        content.set(field.column, text);
    }
    if errors.is_empty() {
        (kind.check)(&content, errors);
    }
    content
}

fn one(field: &Field, typed: &Typed, errors: &mut FieldErrors) -> String {
    let column = field.column;
    if field.required && typed.get(column).is_empty() {
        errors.add(column, say!("records-empty", field = say!(field.label)));
        return String::new();
    }
    let text = errors.text(typed, column, field.most);
    if text.chars().count() > field.most || text.is_empty() && !matches!(field.input, Input::Choice(_)) {
        return text;
    }
    match field.input {
        Input::Area | Input::Markdown => text,
        Input::Text | Input::Reference(_) => text.replace(['\n', '\t'], " "),
        Input::Day => errors.day(typed, column).map_or(text, |day| day.to_string()),
        Input::Number(least, most) => whole(field, &text, least, most, errors),
        Input::Decimal(least, most) => number(field, &text, least, most, errors),
        Input::Order => number(field, &text, -1e6, 1e6, errors),
        Input::Language => {
            if Language::of(&text).is_none_or(Language::is_default) {
                errors.add(column, say!("records-no-language"));
            }
            text
        }
        Input::Choice(answers) => errors.choice(typed, column, answers),
        Input::Picture => {
            if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                errors.add(column, say!("records-no-picture"));
            }
            text
        }
        Input::Link => errors.link(typed, column),
        Input::Email => errors.email(typed, column, &say!("records-no-mailbox")),
        Input::Slug(_) => {
            let is_address = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
            if !text.chars().all(is_address) || !text.starts_with(|letter: char| letter.is_ascii_lowercase()) {
                errors.add(column, say!("records-no-address"));
            }
            text
        }
        Input::Path => {
            let is_path = text.starts_with('/') && !text.starts_with("//") && !text.contains(['\\', ' ', '\n', '\t', '"', '<', '>']);
            if !is_path {
                errors.add(column, say!("records-no-path"));
            }
            text
        }
    }
}

fn whole(field: &Field, text: &str, least: i64, most: i64, errors: &mut FieldErrors) -> String {
    match text.replace(',', "").parse::<i64>() {
        Ok(number) if (least..=most).contains(&number) => number.to_string(),
        _ => {
            let range = (least.to_string(), most.to_string());
            errors.add(field.column, say!("records-no-whole-number", field = say!(field.label), least = range.0, most = range.1));
            text.to_owned()
        }
    }
}

fn number(field: &Field, text: &str, least: f64, most: f64, errors: &mut FieldErrors) -> String {
    match text.parse::<f64>() {
        Ok(number) if (least..=most).contains(&number) => number.to_string(),
        _ => {
            let range = (least.to_string(), most.to_string());
            errors.add(field.column, say!("records-no-number", field = say!(field.label), least = range.0, most = range.1));
            text.to_owned()
        }
    }
}

/// Whether a page may have its address, or leave the one it has: some are built into the site, some belong to documents.
///
/// # Errors
/// If the database cannot be read.
pub(super) async fn address(
    write: &mut WriteTransaction,
    kind: &Kind,
    key: Option<&str>,
    content: &Content,
) -> Result<Option<String>, sqlx::Error> {
    let wanted = content.get("slug");
    if kind.field("slug").is_none() || wanted.is_empty() || key == Some(wanted) {
        return Ok(None);
    }
    if is_reserved(kind, wanted) {
        return Ok(Some(say!("records-address-taken")));
    }
    match key {
        Some(key) if kind.key == "pages" && is_fixed(write, key).await? => Ok(Some(say!("records-address-fixed"))),
        _ => Ok(None),
    }
}

/// Whether a page is one that the site adds something to, at its own address.
///
/// # Errors
/// If the database cannot be read.
pub(super) async fn is_fixed(write: &mut WriteTransaction, slug: &str) -> Result<bool, sqlx::Error> {
    let documents = sqlx::query_scalar!(r#"SELECT count(*) AS "count!: i64" FROM document WHERE key = ?"#, slug).fetch_one(&mut **write);
    Ok(documents.await? > 0 || is_built_in(slug))
}

/// Whether the site itself has this address: of the desk, of a page that is built in, or of a language.
pub(super) fn is_reserved(kind: &Kind, address: &str) -> bool {
    const NO_ADDRESS: &[&str] = &["new", "import", "file"];
    let is_first = ["pages", "documents"].contains(&kind.key);
    NO_ADDRESS.contains(&address) || is_first && (is_built_in(address) || Language::of(address).is_some())
}

/// Whether an address of the site begins with this.
fn is_built_in(slug: &str) -> bool {
    routes::table().iter().any(|route| route.method == Method::GET && route.path.split('/').nth(1) == Some(slug))
}
