//! What editors write in other languages.

use super::{BODY, field};
use crate::{
    content,
    people::Permission,
    records::{
        kind::{Derived, Input, Keys, Kind},
        record::Content,
    },
    web::FieldErrors,
};

pub(super) static KINDS: &[Kind] = &[Kind {
    key: "translations",
    table: "translation",
    one: "translation",
    many: "Translations",
    about: "Pages, news, events and links of the menu in other languages. Where there is none, the site shows the original and says so.",
    id: "id",
    row: "id",
    keys: Keys::Number,
    title: "translation.title || ' (' || translation.language || ', ' || translation.subject || ')'",
    path: "CASE WHEN translation.subject GLOB 'pages/*' THEN '/' || translation.language || substr(translation.subject, 6)
                    WHEN translation.subject GLOB 'news/*' OR translation.subject GLOB 'events/*'
                    THEN '/' || translation.language || '/' || translation.subject ELSE '/' || translation.language END",
    order: "translation.subject, translation.language",
    fields: &[
        field("subject", "What it is a translation of", Input::Text, 300)
            .required()
            .hint("Kind and address: pages/mission, news/our-first-meeting, events/garden-party, menu/cities."),
        field("language", "Language", Input::Language, 35).required(),
        field("title", "Title", Input::Text, 200).required(),
        field("description", "In one sentence", Input::Text, 400).hint("As the original has it."),
        field("body", "Text", Input::Markdown, BODY),
    ],
    derived: &[("updated_at", Derived::Now)],
    match_on: &["subject", "language"],
    key_csv: "id",
    permission: Permission::Editor,
    check: subject,
}];

fn subject(content: &Content, errors: &mut FieldErrors) {
    if !content::is_subject(content.get("subject")) {
        errors.add("subject", "Please say what it is a translation of, such as pages/mission.");
    }
}
