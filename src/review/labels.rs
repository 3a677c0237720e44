//! Fields as people call them.

use crate::submissions::Content;

/// The labels of what was filled in, once each, for "please check".
#[must_use]
pub fn of_rows(content: &Content) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for (label, _) in content.rows() {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels.extend(["Picture".to_owned(), "Files".to_owned()]);
    labels
}

/// A field of the stored form, as people call it.
#[must_use]
pub fn of_field(field: &str) -> &str {
    const LABELS: [(&str, &str); 34] = [
        ("title", "Title"),
        ("host", "Host"),
        ("kind", "Kind"),
        ("status", "Status"),
        ("dates", "When"),
        ("zone", "Time zone"),
        ("attendance", "Taking part"),
        ("venues", "Where"),
        ("link", "Link"),
        ("contact", "Contact for visitors"),
        ("partners", "Partner cities"),
        ("cost", "Cost"),
        ("reply", "How to reply"),
        ("reply_by", "Reply by"),
        ("private_details", "Only for those who reply"),
        ("takes_replies", "Replies on our site"),
        ("reply_places", "Places for those who reply"),
        ("agenda", "Agenda"),
        ("minutes", "Minutes"),
        ("description", "Description"),
        ("language", "Language"),
        ("interpreting", "Interpreting"),
        ("accessibility", "Accessibility"),
        ("age_limits", "Age limits"),
        ("sponsors", "Sponsors"),
        ("image_text", "Picture in words"),
        ("call", "Call with a deadline"),
        ("organization", "Organization"),
        ("issue", "Issue"),
        ("issued_on", "Issue date"),
        ("summary", "Summary"),
        ("sender", "Sender"),
        ("sender_name", "Sender’s name"),
        ("note", "Note"),
    ];
    LABELS.iter().find(|(known, _)| *known == field).map_or(field, |(_, label)| label)
}
