//! For the small script of the editor: a text as it will look, and what was pasted, as Markdown. Both are pages of words for
//! the script alone; without it, the button “See how it looks” does the same.

use super::paste::to_markdown;
use crate::web::{self, Error, form::Form};
use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use serde_json::json;

fn answer(body: &serde_json::Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

/// `POST /admin/preview`: Markdown in the field `text`, answered as HTML that can do no harm.
///
/// # Errors
/// None.
pub async fn preview(form: Form) -> Result<Response, Error> {
    Ok(answer(&json!({ "html": web::markdown(form.typed.get("text")) })))
}

/// `POST /admin/paste`: HTML of a clipboard in the field `html`, answered as Markdown.
///
/// # Errors
/// If it cannot be turned into Markdown.
pub async fn paste(form: Form) -> Result<Response, Error> {
    let html = form.typed.get("html").to_owned();
    let markdown = tokio::task::spawn_blocking(move || to_markdown(&html)).await??;
    Ok(answer(&json!({ "markdown": markdown })))
}
