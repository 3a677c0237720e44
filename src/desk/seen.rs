//! Two people at one form of the desk: whoever saves second is told what came between.

use crate::{
    say,
    secret::sha256,
    web::{FieldErrors, form::Typed},
};

/// A mark of what a form was opened with, for its hidden field `seen`.
#[must_use]
pub fn mark(values: &[&str]) -> String {
    let mut mark = sha256(values.join("\0").as_bytes());
    mark.truncate(16);
    mark
}

/// Whether a form was opened with something else than what is there now.
#[must_use]
pub fn differs(typed: &Typed, present: &str) -> bool {
    !typed.get("seen").is_empty() && typed.get("seen") != present
}

/// Whether somebody has saved the same since the form was opened. If so, the form says it, keeps what was typed, and may be sent
/// again: then it is known what it takes the place of.
pub fn was_changed(typed: &mut Typed, errors: &mut FieldErrors, present: &str) -> bool {
    let was_changed = differs(typed, present);
    if was_changed {
        typed.set("seen", present);
        errors.add("form_id", say!("desk-changed-meanwhile"));
    }
    was_changed
}
