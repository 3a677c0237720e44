//! The labels of rows, as they are stored where editors have marked them "please check": by their ids.

use crate::say;

/// With what these ids begin.
const ROW: &str = "submission-row-";

/// A label as it is stored, in the language that is spoken. Those that were stored in words stay as they are.
#[must_use]
pub fn spoken(label: &str) -> String {
    if label.starts_with(ROW) { say!(label) } else { label.to_owned() }
}
