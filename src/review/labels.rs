//! Fields as people call them.

use crate::{say, submissions::Content};

/// The ids of the labels of what was filled in, once each, for "please check".
#[must_use]
pub fn of_rows(content: &Content) -> Vec<&'static str> {
    let mut labels: Vec<&'static str> = Vec::new();
    for (label, _) in content.rows() {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels.extend(["submission-row-picture", "submission-row-files"]);
    labels
}

/// A field of the stored form, as people call it in the language that is spoken.
#[must_use]
pub fn of_field(field: &str) -> String {
    const LABELS: [(&str, &str); 35] = [
        ("title", "submission-row-title"),
        ("host", "submission-row-host"),
        ("kind", "submission-row-kind"),
        ("status", "submission-row-status"),
        ("dates", "submission-row-when"),
        ("zone", "review-field-zone"),
        ("attendance", "submission-row-attendance"),
        ("venues", "submission-row-where"),
        ("link", "submission-row-link"),
        ("contact", "submission-row-contact"),
        ("partners", "submission-row-partners"),
        ("cost", "submission-row-cost"),
        ("reply", "submission-row-reply"),
        ("reply_by", "submission-row-reply-by"),
        ("private_details", "submission-row-private"),
        ("takes_replies", "submission-row-replies"),
        ("reply_places", "review-field-places"),
        ("agenda", "submission-row-agenda"),
        ("minutes", "submission-row-minutes"),
        ("description", "submission-row-text"),
        ("language", "submission-row-language"),
        ("text_language", "submission-row-text-language"),
        ("interpreting", "submission-row-interpreting"),
        ("accessibility", "submission-row-accessibility"),
        ("age_limits", "submission-row-age-limits"),
        ("sponsors", "submission-row-sponsors"),
        ("image_text", "submission-row-picture-words"),
        ("call", "review-field-call"),
        ("organization", "submission-row-organization"),
        ("issue", "submission-row-issue"),
        ("issued_on", "submission-row-issued-on"),
        ("summary", "submission-row-summary"),
        ("image", "submission-row-picture"),
        ("document", "submission-document"),
        ("file", "submission-row-files"),
    ];
    LABELS.iter().find(|(known, _)| *known == field).map_or_else(|| field.to_owned(), |(_, label)| say!(*label))
}
