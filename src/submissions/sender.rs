//! Who sends something in.

use crate::{
    chapter::Chapter,
    say,
    web::{FieldErrors, form::Typed},
};
use serde::{Deserialize, Serialize};

/// Who sends something in; shown to editors only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// Name.
    pub name: String,
    /// Mail address, in a form that can be written to.
    pub email: String,
    /// What the sender is to the host; may be empty.
    pub role: String,
    /// A note to the editor; may be empty.
    pub note: String,
}

impl Sender {
    /// Checks the sender's part of a form.
    pub fn parse(typed: &Typed, errors: &mut FieldErrors) -> Self {
        let name = errors.required(typed, "sender_name", 120, &say!("form-sender-name"));
        let email = errors.email(typed, "sender_email", &say!("form-sender-email"));
        let sender = Self { name, email, role: errors.text(typed, "sender_role", 120), note: errors.text(typed, "note", 5000) };
        if typed.get("permission").is_empty() {
            errors.add("permission", say!("form-permission"));
        }
        sender
    }
}

/// Nothing was saved: the one thing that the sender must know now.
#[must_use]
pub fn not_saved(chapter: &Chapter) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.add("form_id", say!("form-not-saved", email = chapter.email));
    errors
}
