//! The labels of rows in the language that is spoken: what editors have marked is stored as they have read it.

use crate::{languages::Language, say};

/// The ids of all labels.
const LABELS: [&str; 35] = [
    "submission-row-title",
    "submission-row-host",
    "submission-row-kind",
    "submission-row-status",
    "submission-row-when",
    "submission-row-attendance",
    "submission-row-where",
    "submission-row-link",
    "submission-row-opens",
    "submission-row-closes",
    "submission-row-who",
    "submission-row-what",
    "submission-row-award",
    "submission-row-contact",
    "submission-row-partners",
    "submission-row-cost",
    "submission-row-reply",
    "submission-row-reply-by",
    "submission-row-private",
    "submission-row-replies",
    "submission-row-agenda",
    "submission-row-minutes",
    "submission-row-text",
    "submission-row-language",
    "submission-row-interpreting",
    "submission-row-accessibility",
    "submission-row-age-limits",
    "submission-row-sponsors",
    "submission-row-picture-words",
    "submission-row-organization",
    "submission-row-issue",
    "submission-row-issued-on",
    "submission-row-summary",
    "submission-row-picture",
    "submission-row-files",
];

/// A label as it is stored, in the language that is spoken. One that no row has any more stays as it is.
#[must_use]
pub fn spoken(label: &str) -> String {
    let id = LABELS.iter().find(|id| Language::DEFAULT.within(|| say!(**id)) == label);
    id.map_or_else(|| label.to_owned(), |id| say!(*id))
}
