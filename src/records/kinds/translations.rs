//! What editors write in other languages.

use super::{BODY, field};
use crate::{
    content,
    people::Permission,
    records::{
        kind::{Derived, Input, Keys, Kind},
        record::Content,
    },
    say,
    web::FieldErrors,
};

pub(super) static KINDS: &[Kind] = &[Kind {
    key: "translations",
    table: "translation",
    one: "kind-translation",
    many: "kind-translations",
    about: "kind-translations-about",
    add: "kind-translations-add",
    called: "",
    id: "id",
    row: "id",
    keys: Keys::Number,
    title: "translation.title || ' (' || translation.language || ', ' || translation.subject || ')'",
    path: "CASE WHEN translation.subject GLOB 'pages/*' THEN '/' || translation.language || substr(translation.subject, 6)
                    WHEN translation.subject GLOB 'news/*' OR translation.subject GLOB 'events/*'
                    THEN '/' || translation.language || '/' || translation.subject ELSE '/' || translation.language END",
    order: "translation.subject, translation.language",
    fields: &[
        field("subject", "field-subject", Input::Text, 300).required().hint("field-subject-hint"),
        field("language", "submission-row-language", Input::Language, 35).required(),
        field("title", "field-title", Input::Text, 200).required(),
        field("description", "field-summary", Input::Text, 400).hint("field-summary-translated-hint"),
        field("body", "field-text", Input::Markdown, BODY),
    ],
    derived: &[("updated_at", Derived::Now)],
    match_on: &["subject", "language"],
    key_csv: "id",
    permission: Permission::Editor,
    check: subject,
}];

fn subject(content: &Content, errors: &mut FieldErrors) {
    if !content::is_subject(content.get("subject")) {
        errors.add("subject", say!("field-subject-error"));
    }
}
