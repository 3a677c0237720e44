//! Every part that pages are made of, in every state, on one page: what a designer looks at and browser tests photograph.

use super::Desk;
use crate::{
    chapter::Frame,
    web::{self, Error, FieldErrors, filters, form::Typed},
};
use askama::Template;
use axum::{http::StatusCode, response::Response};

#[derive(Template)]
#[template(path = "desk/style.html")]
struct StylePage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    typed: &'a Typed,
    empty: &'a Typed,
    errors: &'a FieldErrors,
    right: &'a FieldErrors,
}

/// The choices of the page's example fields.
const ANSWERS: [(&str, &str); 3] = [
    ("first", "The first answer"),
    ("second", "The second"),
    ("other", "Another, with rather more words than fit on one line of a telephone"),
];

/// `GET /admin/style`.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn show(desk: Desk) -> Result<Response, Error> {
    let mut errors = FieldErrors::default();
    errors.add("wrong", "“31 June” is not a date we can read. Write it as 2027-03-14 or 3/14/2027.");
    errors.add("wrong_text", "Please write a few words.");
    errors.add("wrong_choice", "Please choose one of the answers.");
    let mut typed = Typed::default();
    for (field, text) in
        [("filled", "七夕 Tanabata evening"), ("wrong", "31 June"), ("filled_area", "Two lines\nof text"), ("filled_choice", "second")]
    {
        typed.set(field, text);
    }
    let (empty, right) = (Typed::default(), FieldErrors::default());
    let page = StylePage { frame: &desk.frame, desk: &desk, typed: &typed, empty: &empty, errors: &errors, right: &right };
    web::html_with(StatusCode::OK, "no-store", &page)
}
