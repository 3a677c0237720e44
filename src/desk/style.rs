//! Every part that pages are made of, in every state, on one page: what a designer looks at and browser tests photograph.

use super::Desk;
use crate::{
    chapter::Frame,
    say,
    web::{self, Error, FieldErrors, filters, form::Typed},
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use jiff::civil::{Date, Time};

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

/// The day of the example's event, and its end.
const DAY: Date = Date::constant(2027, 7, 7);
const NIGHT: Time = Time::constant(21, 0, 0, 0);

/// The choices of the page's example fields, each with the id of its text.
const ANSWERS: [(&str, &str); 3] = [("first", "style-answer-first"), ("second", "style-answer-second"), ("other", "style-answer-other")];

/// `GET /admin/style`.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn show(desk: Desk) -> Result<Response, Error> {
    let mut errors = FieldErrors::default();
    let day = say!("style-typed-day");
    errors.add("wrong", say!("form-no-date", text = day));
    errors.add("wrong_text", say!("style-error-words"));
    errors.add("wrong_choice", say!("form-no-choice"));
    let mut typed = Typed::default();
    for (field, text) in [
        ("filled", say!("style-typed-evening")),
        ("wrong", day),
        ("filled_area", say!("style-typed-lines")),
        ("filled_choice", "second".to_owned()),
    ] {
        typed.set(field, &text);
    }
    let (empty, right) = (Typed::default(), FieldErrors::default());
    let page = StylePage { frame: &desk.frame, desk: &desk, typed: &typed, empty: &empty, errors: &errors, right: &right };
    web::html_with(StatusCode::OK, "no-store", &page)
}
